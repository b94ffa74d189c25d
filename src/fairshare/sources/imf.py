"""The IMF's World Economic Outlook: output, people and public finances of every economy, projections included.

Economies that are no place of ours give GDP in US dollars and population only: enough for the scale of the world.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fairshare.core.fact import Fact, Grade, Status
from fairshare.core.place import Gazetteer
from fairshare.core.unit import scaled
from fairshare.errors import BadSource
from fairshare.sources.imf_names import iso_of
from fairshare.sources.imf_series import Cell, Series, series, trimmed
from fairshare.sources.order import Order
from fairshare.sources.spelling import number_in

#: Id under which the world's own aggregate is kept, and the code it has in the IMF's tables.
WORLD, _WORLD = "WORLD", "G001"
#: What a subject counts, which says how its unit may be named.
Kind = Literal["national", "dollar", "international", "percent", "index", "person"]


@dataclass(frozen=True)
class _Subject:
    """A subject code: its measure, unit and scale, and whom it is read for."""

    measure: str
    kind: Kind
    unit: str
    everyone: bool = False
    world: bool = False


_SUBJECTS = {
    "NGDP": _Subject("weo_gdp_national", "national", "billion {currency}@current"),
    "NGDPD": _Subject("weo_gdp_usd", "dollar", "billion USD@current", everyone=True, world=True),
    "PPPGDP": _Subject("weo_gdp_ppp", "international", "billion INTL@current", world=True),
    "NGDP_RPCH": _Subject("weo_growth", "percent", "percent", world=True),
    "NGDP_D": _Subject("weo_deflator", "index", "index"),
    "LP": _Subject("weo_population", "person", "million person", everyone=True),
    "LE": _Subject("weo_employed", "person", "million person"),
    "GGXWDG_NGDP": _Subject("weo_debt", "percent", "percent"),
    "GGXCNL_NGDP": _Subject("weo_balance", "percent", "percent"),
    "GGXONLB_NGDP": _Subject("weo_primary_balance", "percent", "percent"),
    "GGR_NGDP": _Subject("weo_revenue", "percent", "percent"),
    "GGX_NGDP": _Subject("weo_expenditure", "percent", "percent"),
}
#: A word each kind of unit holds, where the file names the unit.
_WORDS: dict[Kind, tuple[str, ...]] = {
    "national": ("national currency", "domestic currency"),
    "dollar": ("us dollar", "u.s. dollar"),
    "international": ("international dollar",),
    "percent": ("percent",),
    "index": ("index",),
    "person": ("person",),
}
_SCALES = {"billions": "billion", "millions": "million", "thousands": "thousand", "units": ""}
#: The currencies of economies that joined the euro later, in the words of earlier editions.
_BEFORE_THE_EURO = {
    "bulgarian lev": "BGN", "croatian kuna": "HRK", "lithuanian litas": "LTL", "latvian lats": "LVL",
    "estonian kroon": "EEK", "slovak koruna": "SKK",
}  # fmt: skip
_MISSING = {"n/a": "not available (n/a)", "--": "zero or less than half the last digit shown (--)"}


def read(path: Path, places: Gazetteer, source_id: str, grade: Grade, projections_from: int) -> list[Fact]:
    """The facts of a WEO table in any of its shapes, ordered by measure, place and year.

    Args:
        path: The file.
        places: Those of which every subject is read.
        source_id: Id of the release the facts belong to.
        grade: How far to trust the way the file came to us.
        projections_from: First year that cannot have been known: that of the edition.

    Raises:
        BadInput: if there is no such file, or openpyxl is needed and not installed.
        BadSource: if it is no WEO table, or anything in it cannot be read.
    """
    found: dict[tuple[str, str, int], Fact] = {}
    for one in series(path, _SUBJECTS):
        subject = _SUBJECTS[one.subject]
        if (place := _place(one, subject, places)) is None:
            continue
        unit = _unit(one, subject, place, places)
        for cell in trimmed(one.cells):
            value, reason = _value(one, cell)
            status = _status(one, cell.year, projections_from)
            fact = Fact(
                subject.measure, place, cell.year, value, cell.text, unit, status, reason, source_id, cell.at, grade
            )
            if (first := found.setdefault((fact.measure, place, cell.year), fact)) is not fact:
                raise BadSource(f"{cell.at}: stands there twice, also at {first.cell}.")
    if not found:
        raise BadSource(f"{path.name}: holds none of the series {', '.join(_SUBJECTS)}.")
    return [found[key] for key in sorted(found)]


def release(order: Order, places: Gazetteer) -> Iterator[Fact]:
    """The facts of the table an order names.

    Raises:
        BadSource: if it cannot be read.
    """
    first = order.says.get("projections_from")
    if not isinstance(first, int):
        raise BadSource(f"{order.id}, source.toml: [import] says no projections_from, the first year projected.")
    yield from read(order.path(order.says.get("file")), places, order.id, order.grade, first)


def _place(one: Series, subject: _Subject, places: Gazetteer) -> str | None:
    """Whom a series is about, or None for whom it is not read."""
    if one.code == _WORLD:
        return WORLD if subject.world else None
    if one.code.startswith("G") and one.code[1:].removeprefix("X").isdecimal():
        return None
    if (iso3 := iso_of(one.code)) is None:
        raise BadSource(f"{one.at}: {one.code!r} is no economy known.")
    return iso3 if subject.everyone or iso3 in places else None


def _unit(one: Series, subject: _Subject, place: str, places: Gazetteer) -> str:
    """The unit, as typed for tables that name none; one that names another kind is refused."""
    words = one.unit.lower()
    if words and not any(word in words for word in _WORDS[subject.kind]):
        raise BadSource(f"{one.at}: its unit is {one.unit!r}, expected {' or '.join(_WORDS[subject.kind])}.")
    unit = subject.unit
    if subject.kind == "national":
        unit = unit.format(currency=_currency(one, places[place].currency))
    scale = one.scale.lower()
    if not scale or subject.kind in ("percent", "index"):
        if scale not in ("", "units"):
            raise BadSource(f"{one.at}: {one.scale!r} of {unit} makes no sense.")
        return unit
    if scale not in _SCALES:
        raise BadSource(f"{one.at}: its scale {one.scale!r} is none of {', '.join(_SCALES)}.")
    return f"{_SCALES[scale]} {scaled(unit).unit}".strip()


def _currency(one: Series, today: str) -> str:
    """ISO code of the currency: today's, unless the file names one that has gone."""
    said = one.currency.strip().lower()
    if today != "EUR" or not said or said.startswith("euro"):
        return today
    if said not in _BEFORE_THE_EURO:
        raise BadSource(f"{one.at}: the currency {one.currency!r} is not known for an economy that has the euro.")
    return _BEFORE_THE_EURO[said]


def _value(one: Series, cell: Cell) -> tuple[float | None, str]:
    """Value, or why there is none."""
    bare = cell.text.strip()
    if bare in _MISSING:
        return None, _MISSING[bare]
    if not bare:
        last = max((c.year for c in one.cells if number_in(c.text.strip()) is not None), default=cell.year)
        return None, "left blank in this edition" + (f", which ends in {last}" if last < cell.year else "")
    if (number := number_in(bare)) is None:
        raise BadSource(f"{cell.at}: {cell.text!r} is neither a number nor a mark for a missing one.")
    return number, ""


def _status(one: Series, year: int, projections_from: int) -> Status:
    """What the edition says of a year: nothing, or its last actual year."""
    if year >= projections_from:
        return "projection"
    if one.latest_actual is None:
        return "unflagged"
    return "actual" if year <= one.latest_actual else "estimate"
