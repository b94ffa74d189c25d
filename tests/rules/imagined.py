"""An imagined ledger: a few allies with round figures, the same in every year, as a World that rules can be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from fairshare.core.fact import Fact
from fairshare.core.place import Group, Interval
from fairshare.core.source import Source
from fairshare.core.world import World

#: The years it has figures for.
YEARS = tuple(range(2012, 2026))
YEAR = 2024
#: Nobody joined later.
FOUNDED: Mapping[str, int] = {}
Given = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Imagined:
    """Facts in memory: one release per publisher."""

    given: Given
    publishers: Mapping[str, str]
    units: Mapping[str, str]
    sources: Mapping[str, Source] = field(default_factory=dict)
    fingerprint: str = "imagined"

    def row(self, measure: str, year: int, release: str) -> Mapping[str, Fact]:
        if measure not in self.given or year not in YEARS or self.publishers[measure] != release:
            return {}
        unit, source = self.units[measure], self.sources[release].id
        return {
            place: Fact(measure, place, year, value, f"{value:g}", unit, "actual", "", source, "imagined", "reported")
            for place, value in self.given[measure].items()
        }

    def newest(self, measure: str, place: str, year: int, asof: date) -> Fact | None:
        return self.row(measure, year, self.publishers[measure]).get(place)

    def editions(self, measure: str, place: str, year: int) -> tuple[Fact, ...]:
        return tuple(f for f in (self.newest(measure, place, year, date.max),) if f)

    def covered(self, measure: str, year: int, release: str) -> frozenset[str]:
        return frozenset(self.row(measure, year, release))

    def years(self, measure: str, release: str) -> tuple[int, ...]:
        return YEARS if measure in self.given and self.publishers[measure] == release else ()


def imagined(today: World, given: Given, members: frozenset[str], joined: Mapping[str, int] = FOUNDED) -> World:
    """A world with these figures alone, in which these are the allies, since 1949 unless they joined later."""
    measures = today.catalogue.measures
    publishers = {m: measures[m].publisher for m in given}
    units = {m: measures[m].unit.replace("constant", "2015").replace("NCU", "EUR") for m in given}
    sources = {p: _source(p) for p in sorted(set(publishers.values()))}
    alliance = Group("NATO", "imagined", tuple(Interval(p, date(joined.get(p, 1949), 8, 24)) for p in sorted(members)))
    catalogue = replace(today.catalogue, groups={**today.catalogue.groups, "NATO": alliance})
    facts = Imagined(given, publishers, units, sources)
    return World(facts, catalogue, date(2026, 1, 1)).backfilled()


def _source(publisher: str) -> Source:
    return Source(publisher, publisher, "imagined", date(2025, 1, 1), "complete", "reported", "", "", True, "")
