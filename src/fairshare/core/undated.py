"""Measures that seldom change: borders, distances between capitals, quotas; the edition nearest a year answers."""

from typing import TYPE_CHECKING

from fairshare.core.row import Row

if TYPE_CHECKING:
    from fairshare.core.world import World


def undated(world: "World", measure: str, year: int) -> Row:
    """A measure that seldom changes, as held for the last year up to this one, or for the first after it.

    Its places are those of the year asked about, whoever has joined since.
    """
    return world.over(world.span(year)).row(measure, held_year(world, measure, year))


def held_year(world: "World", measure: str, year: int) -> int:
    """The last year up to this one for which any edition holds a measure, or the first after it."""
    publisher = world.base_measure(measure).publisher
    held = [s.id for s in world.facts.sources.values() if s.publisher == publisher]
    years = {y for release in held for y in world.facts.years(measure, release)}
    return max((y for y in years if y <= year), default=min(years, default=year))
