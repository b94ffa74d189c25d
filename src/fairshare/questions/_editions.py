"""What every release visible says of one figure."""

from fairshare.core.fact import Fact
from fairshare.core.figure import Figure
from fairshare.core.figure_id import FigureId
from fairshare.core.published import unit_of
from fairshare.core.unit import scaled
from fairshare.core.world import World


def visible_facts(world: World, measure: str, place: str, year: int) -> tuple[Fact, ...]:
    """The facts of every release published by the as-of date, oldest first, missing cells included."""
    if measure not in world.catalogue.measures:
        return ()
    found = world.facts.editions(measure, place, year)
    return tuple(f for f in found if world.facts.sources[f.source].published <= world.asof)


def editions(world: World, measure: str, place: str, year: int) -> tuple[Figure, ...]:
    """The figure as each release visible gives it, oldest first."""
    figures = []
    for fact in visible_facts(world, measure, place, year):
        if fact.value is None:
            continue
        unit = unit_of(world.catalogue.measures[measure], fact)
        figure = Figure.of_fact(scaled(fact.unit).plain(fact.value), unit, fact)
        figures.append(figure.named(FigureId(measure, place, year, at=fact.source)))
    return tuple(figures)
