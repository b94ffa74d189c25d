"""The reader for the Kiel Institute's Ukraine Support Tracker: aid by month and type, added up to calendar years.

1. A donor's months are added up per year and type; a month (or a whole year) without a row is one without activity.
2. Donors that ``source.toml`` says are not covered are unknown in every year.
3. The EU institutions' aid of a year is split among the members by their shares of all of it, the same key every year.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from fairshare.core.fact import Fact, Status
from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource
from fairshare.sources.country_names import COUNTRIES
from fairshare.sources.order import Order
from fairshare.sources.spelling import decimal_in
from fairshare.sources.table_entry import Entry, Holds
from fairshare.sources.table_shapes import Point, points

#: Column -> measure.
TYPES = {
    "total": "ukraine_aid_total",
    "military": "ukraine_aid_military",
    "financial": "ukraine_aid_financial",
    "humanitarian": "ukraine_aid_humanitarian",
}
VIA_EU = "ukraine_aid_via_eu"
EU = "EU"
UNIT = "billion EUR@current"
#: The publisher rounds to a millionth of a billion; the sum of its types may be off by their rounding.
ROUNDING = Decimal("0.000002")


@dataclass(frozen=True)
class _Month:
    """One row: what a donor allocated in a month, by type."""

    donor: str
    year: int
    month: int
    aid: dict[str, Decimal]


def release(order: Order, places: Gazetteer) -> Iterator[Fact]:
    """Yearly allocations of every donor by type, and the members' parts in the EU institutions' aid.

    Args:
        order: Says which files to read (``months``, ``key``), who is not covered (``uncovered``) and up to which
            month the last year goes (``until``, the number of the month).
        places: Not needed: donors are written as ISO 3166-1 alpha-3 codes, the EU institutions as ``EU``.

    Raises:
        BadSource: naming file, row and column of what cannot be read.
    """
    months = _months(order.path(order.says["months"]))
    years = range(min(m.year for m in months), max(m.year for m in months) + 1)
    last = max(m.month for m in months if m.year == years[-1])
    if last != order.says["until"]:
        raise BadSource(f"{order.id}: the last month is {years[-1]}-{last:02}, source.toml says {order.says['until']}.")
    yield from _years(order, months, years)
    uncovered = order.says.get("uncovered", {})
    if not isinstance(uncovered, dict):
        raise BadSource(f"{order.id}, source.toml: uncovered is no table of places and reasons.")
    for place, reason in uncovered.items():
        if any(m.donor == place for m in months):
            raise BadSource(f"{order.id}: {place} is said not to be covered, but {order.says['months']} has it.")
        for year in years:
            for measure in TYPES.values():
                yield _fact(order, (measure, place, year), None, f"{order.says['months']}, no row {place}", reason)
    yield from _via_eu(order, months, years)


def _fact(order: Order, key: tuple[str, str, int], value: Decimal | None, cell: str, reason: str = "") -> Fact:
    status: Status = "unflagged" if value is None else "derived"
    number = None if value is None else float(value)
    return Fact(*key, number, "", UNIT, status, reason, order.id, cell, order.grade)


def _decimal(point: Point) -> Decimal:
    if (number := decimal_in((point.text or "").strip())) is None:
        raise BadSource(f"{point.at}: {point.text!r} is no number.")
    return number


def _months(path: Path) -> list[_Month]:
    """Every row; BadSource for a month listed twice, no month, or types that do not make up the total."""
    columns = ("month", *TYPES)
    entry = Entry(path.name, "long", place="iso", holds=tuple(Holds(c, c, UNIT) for c in columns))
    found: dict[tuple[str, int, int], _Month] = {}
    cells = list(points(path, entry))
    for n in range(0, len(cells), len(columns)):
        month, *aid = cells[n : n + len(columns)]
        if month.label not in COUNTRIES and month.label != EU:
            raise BadSource(f"{month.at}: {month.label!r} is no donor known.")
        number = _decimal(month)
        if number not in range(1, 13):
            raise BadSource(f"{month.at}: {month.text!r} is no month.")
        row = _Month(month.label, month.year, int(number), dict(zip(TYPES, map(_decimal, aid), strict=True)))
        if abs(row.aid["total"] * 2 - sum(row.aid.values())) > ROUNDING:
            raise BadSource(f"{aid[0].at}, month {row.month}: the types do not add up to the total.")
        if found.setdefault((row.donor, row.year, row.month), row) is not row:
            raise BadSource(f"{month.at}: month {row.month} is listed twice.")
    return list(found.values())


def _years(order: Order, months: list[_Month], years: range) -> Iterator[Fact]:
    by_year = _by_year(months)
    for donor in sorted({m.donor for m in months}):
        for year in years:
            held = by_year.get((donor, year), [])
            rows = f"{order.says['months']}, {len(held)} rows {donor} {year}"
            for column, measure in TYPES.items():
                value = sum((m.aid[column] for m in held), Decimal(0))
                yield _fact(order, (measure, donor, year), value, f"{rows}, column {column}{_part(order, years, year)}")


def _by_year(months: Iterable[_Month]) -> Mapping[tuple[str, int], list[_Month]]:
    found: dict[tuple[str, int], list[_Month]] = {}
    for month in months:
        found.setdefault((month.donor, month.year), []).append(month)
    return found


def _part(order: Order, years: range, year: int) -> str:
    """What the last year leaves out, if anything."""
    until = order.says["until"]
    return f" (part of the year: months 1 to {until})" if year == years[-1] and until != 12 else ""


def _via_eu(order: Order, months: list[_Month], years: range) -> Iterator[Fact]:
    """The members' parts in the EU institutions' aid, by their shares of all of it."""
    path = order.path(order.says["key"])
    entry = Entry(path.name, "long", place="iso", year_is=str(years[-1]), holds=(Holds("eu_share_bn", VIA_EU, UNIT),))
    key: dict[str, Decimal] = {}
    for point in points(path, entry):
        if point.label not in COUNTRIES:
            raise BadSource(f"{point.at}: {point.label!r} is no country known.")
        if point.label in key:
            raise BadSource(f"{point.at}: {point.label} is listed twice.")
        key[point.label] = _decimal(point)
    whole = sum(key.values())
    total = sum((m.aid["total"] for m in months if m.donor == EU), Decimal(0))
    if not whole or abs(whole - total) > ROUNDING * len(key):
        raise BadSource(f"{path.name}: the shares add up to {whole}, the EU institutions' aid to {total}.")
    by_year = _by_year(months)
    aid = {year: sum((m.aid["total"] for m in by_year.get((EU, year), [])), Decimal(0)) for year in years}
    for place, share in key.items():
        for year in years:
            value = aid[year] * share / whole
            cell = (
                f"{path.name}, row {place}, column eu_share_bn; {order.says['months']}, rows {EU} {year}, column total"
            )
            cell += f"; constant key assumed{_part(order, years, year)}"
            yield _fact(order, (VIA_EU, place, year), value, cell)
