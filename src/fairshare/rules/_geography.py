"""Facts about two places: borders, and distances between capitals."""

from fairshare.core.figure import Figure, Trail
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.world import World
from fairshare.rules._inputs import undated

KM = Unit.of("km")


def insiders(world: World, year: int) -> frozenset[str]:
    """Those whose borders with one another are no outer ones: the allies of the year, and whoever shares."""
    return world.span(year) | world.members(year)


def between(world: World, measure: str, year: int, pairs: set[tuple[str, str]]) -> Row:
    """A measure of pairs, keyed ``DEU>POL``: the first one's figure, towards the second."""
    return undated(world.over(frozenset(f"{a}>{b}" for a, b in pairs)), measure, year)


def neighbours(world: World, year: int) -> dict[str, list[Figure]]:
    """Place -> its land borders with countries that are no insiders, one figure each (named by the pair).

    Countries are in the borders of the edition held, whatever the year.
    """
    return world.once(("outer borders", year), lambda: _neighbours(world, year))


def _neighbours(world: World, year: int) -> dict[str, list[Figure]]:
    inside = insiders(world, year)
    everybody = undated(world.over(world.over(None).once("land borders", lambda: _pairs(world))), "land_border", year)
    found: dict[str, list[Figure]] = {place: [] for place in sorted(world.span(year))}
    for pair in everybody:
        place, _, other = pair.partition(">")
        if place in found and other not in inside:
            found[place].append(everybody[pair])
    return found


def _pairs(world: World) -> frozenset[str]:
    """Every pair of which a land border is held in any edition."""
    publisher = world.base_measure("land_border").publisher
    held = [s.id for s in world.facts.sources.values() if s.publisher == publisher]
    return frozenset(
        pair
        for release in held
        for year in world.facts.years("land_border", release)
        for pair in world.facts.covered("land_border", year, release)
    )


def added(parts: list[Figure], otherwise: Figure) -> Figure:
    """The sum of some lengths; where there are none, zero, as the length of all borders shows."""
    if not parts:
        return Figure(0.0, KM, Trail("of which none is an outer one", (otherwise,)), otherwise.status)
    return Row.of({str(n): part for n, part in enumerate(parts)}, {}).total()
