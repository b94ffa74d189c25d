"""Nudged: a ledger in which some figures of one place are a little larger, to see how an answer moves with them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from fairshare.core.fact import Fact
from fairshare.core.facts import Facts
from fairshare.core.source import Source
from fairshare.core.world import World


@dataclass(frozen=True)
class Nudged:
    """Facts of which those of some measures of one place are multiplied, in every release and year.

    Attributes:
        facts: What was published.
        measures: Whose figures are multiplied.
        place: Of whom.
        factor: By what.
    """

    facts: Facts
    measures: frozenset[str]
    place: str
    factor: float

    @property
    def sources(self) -> Mapping[str, Source]:
        """Every release held, by id, oldest first."""
        return self.facts.sources

    @property
    def fingerprint(self) -> str:
        """A hash of everything held, and of what is other than published."""
        return f"{self.facts.fingerprint}*{self.place}:{','.join(sorted(self.measures))}:{self.factor}"

    def row(self, measure: str, year: int, release: str) -> Mapping[str, Fact]:
        """Place -> fact of one release, missing cells included."""
        found = self.facts.row(measure, year, release)
        if measure not in self.measures or self.place not in found:
            return found
        return {**found, self.place: self._multiplied(found[self.place])}

    def newest(self, measure: str, place: str, year: int, asof: date) -> Fact | None:
        """The fact with a value from the newest release published by that day."""
        found = self.facts.newest(measure, place, year, asof)
        return self._multiplied(found) if found and place == self.place and measure in self.measures else found

    def editions(self, measure: str, place: str, year: int) -> tuple[Fact, ...]:
        """What every release says, oldest first, missing cells included."""
        found = self.facts.editions(measure, place, year)
        meant = place == self.place and measure in self.measures
        return tuple(self._multiplied(f) for f in found) if meant else found

    def covered(self, measure: str, year: int, release: str) -> frozenset[str]:
        """The places for which a release has a value."""
        return self.facts.covered(measure, year, release)

    def years(self, measure: str, release: str) -> tuple[int, ...]:
        """The years for which a release has any value of a measure."""
        return self.facts.years(measure, release)

    def _multiplied(self, fact: Fact) -> Fact:
        return fact if fact.value is None else replace(fact, value=fact.value * self.factor)


def nudged(world: World, measures: frozenset[str], place: str, factor: float) -> World:
    """The same world in which these figures of a place are multiplied; nothing it made is kept."""
    facts = Nudged(world.facts, measures, place, factor)
    return World(facts, world.catalogue, world.asof, world.pins, world.changes, world.scope, world.backfill)
