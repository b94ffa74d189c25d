"""What the tracker of aid to Ukraine holds on a day: years, donors, amounts of one donor or of many together."""

from calendar import month_name
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import fsum

from fairshare.core.fact import softest
from fairshare.core.figure import Figure, Trail
from fairshare.core.figure_id import FigureId
from fairshare.core.place import plain
from fairshare.core.question import Missing
from fairshare.core.row import Row
from fairshare.core.source import Source
from fairshare.core.world import World
from fairshare.errors import BadInput, NoSuchFact
from fairshare.questions._aid_counted import months_held

TOTAL = "ukraine_aid_total"
#: The EU's Commission and Council, a donor beside the governments.
INSTITUTIONS = "EU"
EVERYBODY = "all"
#: Donors that are no registered places, in words; their figures have no address.
_ELSEWHERE = {
    "AUS": "Australia",
    "IND": "India",
    "KOR": "South Korea",
    "NZL": "New Zealand",
    "TWN": "Taiwan",
}
Cell = Figure | Missing
Choices = Mapping[str, str]


def years_held(world: World) -> tuple[int, ...]:
    """The years an edition visible on the day covers; where none is, those of a later one that were over by then.

    Raises:
        NoSuchFact: if there is no such year.
    """
    measure = world.base_measure(TOTAL)
    sources = [s for s in world.facts.sources.values() if s.publisher == measure.publisher]
    printed = sorted({y for s in sources for y in world.facts.years(TOTAL, s.id)})
    seen = tuple(y for y in printed if world.source_of(measure, y) is not None)
    found = seen or tuple(y for y in printed if y < world.asof.year)
    if not found:
        why = (
            f"the tracker begins in {printed[0]}, and no year of it was over by then" if printed else "nothing is held"
        )
        raise NoSuchFact(f"aid to Ukraine is unknown on {world.asof}: {why}.")
    return found


def donor_of(world: World, text: str, years: tuple[int, ...], group: str) -> str:
    """The code of a donor by any name; ``EU`` for the EU's institutions.

    Raises:
        UnknownName: for no country.
        BadInput: for a country that is no donor, or not of the group.
    """
    names = {plain(word): code for code, name in _ELSEWHERE.items() for word in (code, name)}
    last = years[-1]
    code = INSTITUTIONS if plain(text) == plain(INSTITUTIONS) else names.get(plain(text)) or world.place(text).iso3
    if code == INSTITUTIONS and group in (EVERYBODY, INSTITUTIONS):
        return code
    if group != EVERYBODY and code not in world.members(last, group):
        raise BadInput.of("donor", text, f"one that is in the group {group} in {last}")
    if code not in Given(world.backfilled(), years).governments(last):
        raise BadInput.of("donor", text, f"an ally, {INSTITUTIONS}, or another donor the tracker lists: fairshare aid")
    return code


@dataclass(frozen=True, eq=False)
class Given:
    """The donors and years asked for.

    Attributes:
        world: What was known; a later edition may answer for its day.
        years: The years, first to last.
        group: Whose aid: everybody's, or a group's by its id.
        donor: One donor only, by its code; empty for all of the group.
    """

    world: World
    years: tuple[int, ...]
    group: str = EVERYBODY
    donor: str = ""

    @cached_property
    def edition(self) -> Source:
        """The edition that answers for the last year."""
        found = self.world.source_of(self.world.base_measure(TOTAL), self.years[-1])
        if found is None:
            raise NoSuchFact(f"no edition of the tracker covers {self.years[-1]}.")
        return found

    @property
    def since(self) -> Choices:
        """The choice that adds the years up; none for a single year."""
        return {"since": str(self.years[0])} if len(self.years) > 1 else {}

    def governments(self, year: int) -> frozenset[str]:
        """Whose aid counts together in a year: the donor, the group's members of the year, or all that are listed."""
        if self.donor:
            return frozenset({self.donor})
        if self.group != EVERYBODY:
            return self.world.members(year, self.group)
        listed = self.world.facts.row(TOTAL, year, self.edition.id).keys() - {INSTITUTIONS}
        return frozenset(listed) | self.world.members(year)

    @cached_property
    def donors(self) -> tuple[str, ...]:
        """The codes of those listed one by one: allies of the last year, others, the EU's institutions.

        Raises:
            BadInput: for a group without members.
        """
        if self.donor:
            return (self.donor,)
        last = self.years[-1]
        everyone, allies = self.governments(last), self.world.members(last)
        if not everyone:
            raise BadInput.of("group", self.group, f"a group with members in {last}, or {EVERYBODY}")
        order = sorted(everyone, key=lambda p: (p not in allies, self.name(p)))
        return (*order, INSTITUTIONS) if self.group == EVERYBODY else tuple(order)

    def name(self, donor: str) -> str:
        """A donor in words."""
        if donor == INSTITUTIONS:
            return "EU institutions"
        places = self.world.catalogue.places
        return places[donor].name if donor in places else _ELSEWHERE.get(donor, donor)

    def ally(self, donor: str) -> str:
        """Whether a donor was an ally in all of the years, from one of them on, or in none (empty)."""
        member = [y for y in self.years if donor in self.world.members(y)]
        if not member:
            return ""
        return "ally" if member[0] == self.years[0] else f"from {member[0]}"

    def of_donor(self, donor: str, measure: str, choices: Choices) -> Cell:
        """One donor's figure over all the years."""
        if donor == INSTITUTIONS:
            return self._of_institutions(measure, choices)
        there = self.world.over(frozenset(d for d in self.donors if d != INSTITUTIONS))
        row = there.row(measure, self.years[-1], **choices, **self.since)
        return self._addressed(row, donor)

    def _addressed(self, row: Row, donor: str) -> Cell:
        """A figure, its address left out where nobody could open it, or why there is none."""
        if donor not in row:
            return Missing(row.why_missing(donor))
        return row[donor] if donor in self.world.catalogue.places else replace(row[donor], id=None)

    def _of_institutions(self, measure: str, choices: Choices) -> Cell:
        """What the EU's institutions gave; a scenario changes nothing of it, and ``EU`` under one would be a group."""
        if measure != "ukraine_aid":
            return Missing("the EU's institutions have no GDP of their own")
        if "eu" in choices:
            return Missing("its aid stands as the members' parts in this column; never add both")
        there = self.world.unchanged().over(frozenset({INSTITUTIONS}))
        kind = f"ukraine_aid_{choices.get('type', 'total')}"
        rows = {str(y): there.row(kind, y) for y in self.years}
        row = next(iter(rows.values())) if len(rows) == 1 else Row.summed(self.span, rows)
        return row[INSTITUTIONS] if INSTITUTIONS in row else Missing(row.why_missing(INSTITUTIONS))

    @property
    def until(self) -> str:
        """The last month held of the last year, where the year is held in part; else empty."""
        facts = self.world.facts.row(TOTAL, self.years[-1], self.edition.id).values()
        months = months_held(fact.cell for fact in facts)
        return month_name[months] if months else ""

    @property
    def span(self) -> str:
        """The step that adds up the years."""
        return f"Σ {self.years[0]}-{self.years[-1]}"

    def together(self, measure: str, choices: Choices) -> Cell:
        """The figure of all governments asked for over all the years: every year with its own members."""
        if self.donor:
            return self.of_donor(self.donor, measure, choices)
        if measure != "ukraine_aid" and self.group == EVERYBODY:
            return Missing("a share of GDP is told of a donor or of a group, not of donors as unlike as all of these")
        parts = [Given(self.world, (y,), self.group).of_year(measure, choices) for y in self.years]
        return added(self.span, parts)

    def of_year(self, measure: str, choices: Choices) -> Cell:
        """The figure of all governments asked for in the one year there is; who is not covered is left out."""
        (year,) = self.years
        if self.donor:
            return self.of_donor(self.donor, measure, choices)
        row = self.world.over(self.governments(year)).row("ukraine_aid", year, **choices)
        if not row.numbers:
            return Missing(next(iter(row.missing.values()), f"nobody is asked about in {year}"))
        aid = self._sum("ukraine_aid", row, year, choices)
        if measure == "ukraine_aid" or isinstance(aid, Missing):
            return aid
        covered = frozenset(self.world.over(self.governments(year)).row("ukraine_aid", year))
        gdp = self._sum("gdp_eur", self.world.over(covered).row("gdp_eur", year), year, {})
        return gdp if isinstance(gdp, Missing) else aid / gdp

    def _sum(self, measure: str, row: Row, year: int, choices: Choices) -> Cell:
        """A row added up over those known, with an address if all of them have one."""
        known = sorted(row.keys())
        if measure == "gdp_eur" and row.missing:
            return Missing(f"GDP of {', '.join(sorted(row.missing))}: {next(iter(row.missing.values()))}")
        if set(known) <= set(self.world.catalogue.places):
            return self.world.figure(FigureId(measure, ",".join(known), year, choices=tuple(sorted(choices.items()))))
        return row.only(known).total()

    def uncovered(self) -> list[str]:
        """Whose aid is unknown in the last year, by name."""
        row = self.world.over(self.governments(self.years[-1]) - {INSTITUTIONS}).row(TOTAL, self.years[-1])
        return sorted(map(self.name, row.missing))


def added(step: str, parts: Iterable[Cell]) -> Cell:
    """Figures added up as one step; the first that is missing makes the sum so. One alone stays as it is."""
    known: list[Figure] = []
    for part in parts:
        if isinstance(part, Missing):
            return part
        known.append(part)
    if len(known) == 1:
        return known[0]
    status = softest(*(f.status for f in known))
    return Figure(fsum(f.value for f in known), known[0].unit, Trail(step, tuple(known)), status)
