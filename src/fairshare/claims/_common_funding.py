"""NATO's common funding: who bears which part of the budgets, and how large they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fairshare.claims._readings import Asked, held, recorded
from fairshare.claims._records import record, rows
from fairshare.claims._sightings import Sighting, main_of, sightings
from fairshare.claims._words import mark, percent
from fairshare.core.claim import Case
from fairshare.core.figure import Figure
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading, Record
from fairshare.core.world import LAST_YEAR

#: The budgets agreed in common: measure -> what people call it.
BUDGETS = {
    "common_budget_civil": "civil budget",
    "common_budget_military": "military budget",
    "common_budget_nsip": "Security Investment Programme",
}
SHARE = "cost share in NATO's common funding"


def common_share(case: Case, said: Quantity, place: str, year: int) -> Iterator[Reading]:
    """An ally's part of common funding held against what was said; what is only unverified is shown beside."""
    denied = case.claim.stance == "denied"
    told = list(_told(case, said, place, year))
    yield from told
    for seen in firm_first(sightings(case, "common_funding_share", place, year)):
        shown = f"{percent(seen.value, 1)} in {year}{mark(seen.figure)}"
        beside = bool(told) and seen.grade == "unverified"
        yield held(Asked(SHARE, said, denied, not beside, shown), seen)


def unknown_share(said: Quantity, year: int, *, main: bool) -> Reading:
    """The reading of an ally whose part is not held: the same definition as for those whose part is."""
    return Reading(SHARE, said.words, f"no cost share is held for {year}", "unknown", main=main)


def firm_first(found: tuple[Sighting, ...]) -> tuple[Sighting, ...]:
    """Sightings in which a firm one answers where the newest of the day is unverified."""
    firm = [s for s in found if s.grade != "unverified"]
    if not firm or any(s.main for s in firm):
        return found
    chosen = next((s for s in firm if s.known == "then"), firm[0])
    return tuple(replace(s, main=s is chosen) for s in found)


def _ranges(case: Case, place: str, year: int) -> Iterator[Mapping[str, str]]:
    """Rows that tell a cost share as a range, which is no figure of the ledger."""
    for row in rows(case, "common_funding", iso3=place, from_year=str(year), unit="%"):
        if row["kind"] in ("cost_share", "press_range") and row["value_high"]:
            yield row


def _told(case: Case, said: Quantity, place: str, year: int) -> Iterator[Reading]:
    """What the register says of the year as a range, in percent."""
    for row in _ranges(case, place, year):
        low, high = float(row["value"]) / 100, float(row["value_high"]) / 100
        found = f"{percent(low, 1).removesuffix(' %')} to {percent(high, 1)} in {year}"
        asked = Asked(SHARE, said, case.claim.stance == "denied", shown=found)
        yield recorded(asked, record("common_funding", row, f"{SHARE} of {year}"), low, high)


def budgets(case: Case, year: int) -> dict[str, Sighting]:
    """The main figure of each budget of a year that is held."""
    seen = {b: main_of(sightings(case, b, "NATO", year)) for b in BUDGETS}
    return {b: s for b, s in seen.items() if s is not None}


def whole(case: Case, year: int) -> Sighting | None:
    """All budgets of a year added up; None where one is not held."""
    held_ones = list(budgets(case, year).values())
    if len(held_ones) < len(BUDGETS):
        return None
    total = held_ones[0].figure
    for seen in held_ones[1:]:
        total = total + seen.figure
    softest = max(held_ones, key=lambda s: ("quotable", "reported", "unverified").index(s.grade))
    return replace(softest, figure=total)


def budgeted_years(case: Case) -> Iterator[int]:
    """The years up to the day's own for which all budgets are held, newest first."""
    return (y for y in range(min(case.day.year, LAST_YEAR), 2016, -1) if len(budgets(case, y)) == len(BUDGETS))


@dataclass(frozen=True)
class Paid:
    """An amount in euros, as a range, with what it rests on."""

    low: float
    high: float
    records: tuple[Record, ...]
    figures: tuple[Figure, ...]


def paid(case: Case, place: str, year: int) -> Paid | None:
    """What an ally bore of the budgets of a year, in euros, by firm figures or rows of the register."""
    return case.once(("paid", place, year), lambda: _paid(case, place, year))


def _paid(case: Case, place: str, year: int) -> Paid | None:
    parts = list(_firm_parts(case, place, year))
    size = _firm_size(case, year) if parts else None
    if size is None:
        return None
    low, high, part_row, part = parts[0]
    total, size_row, figures = size
    records = tuple(r for r in (part_row, size_row) if r is not None)
    return Paid(low * total, high * total, records, (*figures, *((part,) if part else ())))


def _firm_parts(case: Case, place: str, year: int) -> Iterator[tuple[float, float, Record | None, Figure | None]]:
    """A cost share of a year that is not unverified, as a range: a figure, else a row that tells one."""
    for seen in firm_first(sightings(case, "common_funding_share", place, year)):
        if seen.grade != "unverified":
            yield seen.value, seen.value, None, seen.figure
    for row in _ranges(case, place, year):
        if row["grade"] != "unverified":
            told = record("common_funding", row, f"{SHARE} of {year}: {row['value']} to {row['value_high']} %")
            yield float(row["value"]) / 100, float(row["value_high"]) / 100, told, None


def _firm_size(case: Case, year: int) -> tuple[float, Record | None, tuple[Figure, ...]] | None:
    """All budgets of a year: added up where each is held firmly, else as the register tells their total."""
    seen = whole(case, year)
    if seen is not None and seen.grade != "unverified":
        return seen.value, None, tuple(s.figure for s in budgets(case, year).values())
    for row in rows(case, "common_funding", kind="budget", item="total", from_year=str(year)):
        told = f"NATO's common budgets of {year}: EUR {row['value']} million"
        return float(row["value"]) * 1e6, record("common_funding", row, told), ()
    return None
