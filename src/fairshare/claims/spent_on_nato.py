"""Money spent "on NATO": common funding, forces in Europe, or all national defence, a year or over several."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from fairshare.claims._common_funding import Paid, paid
from fairshare.claims._euros import dollars_per_euro
from fairshare.claims._levels import bounded, place_in
from fairshare.claims._party import ALLIES, OTHERS, spoken, subject
from fairshare.claims._readings import Asked, concluded, explained, held, told_by, unheld
from fairshare.claims._records import record, row_of
from fairshare.claims._sightings import computed, resting, sightings
from fairshare.claims._stance import negated, stance
from fairshare.claims._words import billions, mark
from fairshare.claims._years import time_said, year_meant
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause
from fairshare.core.figure import Figure, RegisterRow
from fairshare.core.figure_id import FigureId
from fairshare.core.grammar import find
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading, Record, Verdict, weakest
from fairshare.core.world import World

_SHAPES = (
    "by:spend|pay|give|cover !comma|mark|gdp|percent* size:money to:word nato",
    "by:spend|pay|give|cover to:word nato .. size:money",
)
_INTO = ("on", "into", "for", "to", "in", "towards", "toward")
_ELSEWHERE = ("gdp", "common_fund", "aid", "military_aid", "owe", "arrears", "rise", "fall", "extra", "spending")
#: What the forces and posture of an ally in Europe cost.
_COST = "direct_posture_usd"
#: How far back "over several years" is counted, and an estimate of a year is looked for.
_BACK = 10


def _read(clause: Clause) -> Claim | None:
    if clause.has(*_ELSEWHERE) or not clause.has("nato"):
        return None
    found = find(clause, *_SHAPES)
    if found is None or found["to"].text.lower() not in _INTO:
        return None
    by = place_in(clause, found["by"])
    who = subject(clause, by)
    if not who or "," in who or who in ("NATO", ALLIES, OTHERS):
        return None
    held_as, between = stance(clause, by), clause.items[max(0, by - 2) : by + 1]
    if negated(between):
        if held_as != "asserted":
            return None
        held_as = "denied"
    said = bounded(clause, place_in(clause, found["size"]))
    slots: dict[str, Slot] = {"who": who, "amount": said}
    if (when := time_said(clause)) is not None:
        slots["when"] = when
    return Claim("spent-on-nato", found["size"].span, slots, held_as)


def _check(case: Case) -> Verdict:
    said, year = case.claim.number("amount"), year_meant(case)
    if said is None or year is None:
        return unheld("no release held covers the time it speaks of")
    readings = [*_common(case, said), *_posture(case, said), *_national(case, said, year)]
    who = spoken(case.claim.text("who"), case.now.catalogue)
    national = next((r for r in readings if r.release and r.main), None)
    common = next((r for r in readings if r.outcome != "unknown" and r.definition.startswith("common")), None)
    parts = [r.found for r in (common, national) if r is not None]
    caveat = "National defence spending serves a country's own aims too and is not paid to NATO."
    true = f"{who}: {'; '.join(parts)}" if parts else ""
    return concluded(readings, told=explained(readings, 4), true=true, caveats=(caveat,))


def _asked(case: Case, said: Quantity, words: str, shown: str) -> Asked:
    return Asked(words, said, case.claim.stance == "denied", True, shown)


def _common(case: Case, said: Quantity) -> Iterator[Reading]:
    """The common budgets: the newest year told, and all years told of the last ten added up."""
    who = case.claim.text("who")
    told = {y: p for y in range(case.day.year - _BACK + 1, case.day.year + 1) if (p := paid(case, who, y)) is not None}
    if not told:
        asked = _asked(case, said, "common funding", "no cost share and budgets are held firmly")
        yield told_by(asked, (), None)
        return
    last = max(told)
    yield _funded(case, said, {last: told[last]}, "common funding, a year")
    if said.per != "year" and len(told) > 1:
        yield _funded(case, said, told, "common funding, over several years")


def _funded(case: Case, said: Quantity, told: dict[int, Paid], words: str) -> Reading:
    euros = said.currency == "EUR"
    low = high = 0.0
    for year, part in told.items():
        rate = 1.0 if euros else _rate(case, year)
        low, high = low + part.low * rate, high + part.high * rate
    sign = "EUR" if euros else "US$"
    years = f"{min(told)}" if len(told) == 1 else f"the {len(told)} years told of {min(told)} to {max(told)}"
    shown = f"about {billions((low + high) / 2, sign)} of common funding in {years}"
    least, most = said.reach()
    asked = _asked(case, said, words, shown)
    reading = told_by(asked, tuple(r for p in told.values() for r in p.records), low <= most and high >= least)
    figures = tuple(f for p in told.values() for f in p.figures)
    return replace(reading, figures=figures, grade=weakest(reading.grade, *(resting(case, f)[0] for f in figures)))


def _rate(case: Case, year: int) -> float:
    """Dollars for a euro in a year; where the year is not held, the nearest before it."""
    found = (dollars_per_euro(case, y) for y in range(year, year - 5, -1))
    return next((f.value for f in found if f is not None), 1.0)


def _posture(case: Case, said: Quantity) -> Iterator[Reading]:
    """Forces in and for Europe, by the newest estimate of the day, a firm one first; unknown where none is held."""
    words = "forces and posture in Europe, a year"
    told = list(_estimates(case)) if said.currency in ("", "USD") else []
    if not told:
        yield told_by(_asked(case, said, words, "no estimate of the time is held"), (), None)
        return
    last = next((e for e in told if e.record.grade != "unverified"), told[0])
    span = billions(last.low) + (f" to {last.high / 1e9:g} bn" if last.high > last.low else "")
    least, most = said.reach()
    asked = _asked(case, said, words, f"{span} a year in {last.year}{mark(last.figures[0])}, an estimate")
    reading = told_by(asked, (last.record,), last.low <= most and last.high >= least)
    yield replace(reading, figures=last.figures)


@dataclass(frozen=True)
class _Estimate:
    """What an ally's forces and posture in Europe cost in a year, and the row of the register that tells it."""

    year: int
    figures: tuple[Figure, Figure]
    record: Record

    @property
    def low(self) -> float:
        """At least."""
        return self.figures[0].value

    @property
    def high(self) -> float:
        """At most."""
        return self.figures[1].value


def _estimates(case: Case) -> Iterator[_Estimate]:
    """The estimates of the whole that were known on the day, the newest first."""
    who = case.claim.text("who")
    for year in range(case.day.year, case.day.year - _BACK, -1):
        ids = (FigureId(_COST, who, year, choices=(("bound", bound),)) for bound in ("least", "most"))
        low, high = (computed(_told_on(case), id) for id in ids)
        if low is None or high is None:
            continue
        for leaf in high.trail.leaves():
            row = row_of(case, leaf.register, leaf.row) if isinstance(leaf, RegisterRow) else None
            if row is not None:
                told = record("posture", row, f"{row['item']}: US$ {row['low']} bn")
                yield _Estimate(year, (low, high), told)


def _told_on(case: Case) -> World:
    """The registers that may be used here, as known on the day of the statement."""
    return case.now.as_of(case.then.asof)


def _national(case: Case, said: Quantity, year: int) -> Iterator[Reading]:
    """All national defence spending of the year, world-wide."""
    if said.currency not in ("", "USD"):
        return
    for seen in sightings(case, "expenditure_usd_current", case.claim.text("who"), year):
        shown = f"{billions(seen.value)} of national defence spending in {year}{mark(seen.figure)}"
        yield held(_asked(case, said, "all national defence spending, world-wide", shown), seen)


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example(
        "The United States has been spending many billions of dollars on NATO.",
        _DAY,
        "depends_on_definition",
        {"who": "USA"},
    ),
    Example("Germany spends billions of dollars on NATO.", _DAY, "depends_on_definition", {"who": "DEU"}),
    Example("Italy spends trillions of dollars on NATO.", _DAY, "refuted", {"who": "ITA"}),
    Example("Italy does not spend trillions of dollars on NATO.", _DAY, "supported_with_caveat"),
    Example("Germany spends 2 percent of GDP on NATO's target.", _DAY),
    Example("Italy paid 30 billion euros for a bridge, said NATO.", _DAY),
    Example("NATO spent 4 billion euros on a new building.", _DAY),
    Example("The United States should leave NATO for a billion reasons.", _DAY),
)

spent_on_nato = Kind(
    "spent-on-nato",
    "How much money an ally spends on NATO, by what that may mean",
    _read,
    _check,
    _EXAMPLES,
    precedence=28,
    needs=("nato",),
)
