"""Aid to Ukraine added up over donors and years, in euros, with and without what went through the EU."""

from dataclasses import dataclass

from fairshare.claims._euros import dollars_per_euro
from fairshare.claims._sightings import Sighting, mains
from fairshare.core.claim import Case
from fairshare.core.fact import softest
from fairshare.core.figure import Figure, Trail
from fairshare.core.world import LAST_YEAR

#: The first year of the tracker.
FIRST = 2022
#: The group whose members are Europe's donors; the EU's own institutions stand beside them.
DONORS = "EUROPE"
INSTITUTIONS = "EU"
#: Donors outside Europe of whom a part of all aid may be told.
OTHER_DONORS = ("USA", "CAN", "JPN", "AUS", "KOR", "NZL", "TWN")


@dataclass(frozen=True)
class Aid:
    """A sum of allocations.

    Attributes:
        total: In euros, with the figures it is the sum of.
        seen: One sighting of those it rests on, for release and grade.
        usd: In dollars at each year's rate; None where a rate is not held.
        years: From and to.
    """

    total: Figure
    seen: Sighting
    usd: float | None
    years: tuple[int, int]

    def amount(self, currency: str) -> float | None:
        """In euros or dollars; None in any other money."""
        return self.total.value if currency == "EUR" else self.usd if currency in ("", "USD") else None


def donors(case: Case, who: str, *, institutions: bool) -> tuple[str, ...]:
    """The donors a party stands for."""
    if who == "EU":
        inside = tuple(sorted(case.now.members(case.day.year, "EU")))
    elif who in ("EUROPE", "NATO_EUROPE"):
        inside = tuple(sorted(case.now.members(case.day.year, DONORS)))
    elif who in ("EUR_CAN", "NATO", "others", "allies"):
        allies = case.now.members(case.day.year, "NATO" if who == "NATO" else "EUR_CAN")
        inside = tuple(sorted(allies))
    else:
        return tuple(who.split(","))
    return (*inside, INSTITUTIONS) if institutions else inside


def years_meant(case: Case) -> tuple[int, int]:
    """From the first year of the tracker, or the time said, to the last whole year before the day."""
    when = case.claim.time()
    last = max(FIRST, min(case.day.year - 1, LAST_YEAR))
    if when is None:
        return FIRST, last
    if when.year is not None:
        year = min(max(FIRST, when.year), LAST_YEAR)
        return year, year
    return min(max(FIRST, when.since.year), LAST_YEAR), max(FIRST, min(when.until.year, last))


def aid(case: Case, places: tuple[str, ...], kind: str, years: tuple[int, int]) -> Aid | None:
    """What donors allocated over some years; None where the tracker has nothing of them.

    A donor the tracker does not cover counts as unknown and is left out, so that a group's sum is the least it gave.
    """
    return case.once(("aid", places, kind, years), lambda: _added_up(case, places, kind, years))


def _added_up(case: Case, places: tuple[str, ...], kind: str, years: tuple[int, int]) -> Aid | None:
    figures: list[Figure] = []
    first: Sighting | None = None
    dollars: float | None = 0.0
    for year in range(years[0], years[1] + 1):
        seen = list(mains(case, f"ukraine_aid_{kind}", year, places))
        rate = dollars_per_euro(case, year)
        first = first or next(iter(seen), None)
        figures += [s.figure for s in seen]
        given = sum(s.value for s in seen)
        dollars = dollars + given * rate.value if dollars is not None and rate is not None else None
    if first is None:
        return None
    status = softest(*(f.status for f in figures))
    total = Figure(sum(f.value for f in figures), figures[0].unit, Trail("Σ", tuple(figures)), status)
    return Aid(total, first, dollars, years)
