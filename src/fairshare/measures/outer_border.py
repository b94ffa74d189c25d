"""Land borders with countries outside the alliance, or with some of them that are named."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure, Trail
from fairshare.core.row import Row
from fairshare.core.undated import undated
from fairshare.core.unit import Unit
from fairshare.core.world import World

KM = Unit.of("km")


@derived(
    Shown("Land border with countries outside the alliance", "km", 1, 0, "km", "sum", stands_on=""),
    formula="Σ land borders with countries that are no allies of the year, or with those named, by the edition nearest "
    "the year; 0 where the length of all borders is held and none of them is such a one",
)
def outer_border(world: World, year: int, *, towards: str = "", inside: str = "") -> Row:
    """Kilometres of land border with the countries ``towards`` names by code, or with all that are no allies.

    Countries ``inside`` names are taken for allies, and so is whoever is asked about.
    """
    named, friends = _codes(towards), world.members(year) | _codes(inside)
    whole = undated(world, "land_border_total", year)
    pairs = undated(world.over(world.over(None).once("land borders", lambda: _pairs(world))), "land_border", year)
    parts: dict[str, list[Figure]] = {place: [] for place in sorted(world.span(year))}
    for pair in sorted(pairs):
        place, _, other = pair.partition(">")
        if place in parts and (other in named if named else other not in friends):
            parts[place].append(pairs[pair])
    lengths = {p: _added(found) if found else _none(whole[p]) for p, found in parts.items() if found or p in whole}
    return Row.of(lengths, {p: why for p, why in whole.missing.items() if p not in lengths}, KM)


def _codes(text: str) -> frozenset[str]:
    return frozenset(code for code in text.split(",") if code)


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


def _added(parts: list[Figure]) -> Figure:
    return Row.of({str(n): part for n, part in enumerate(parts)}, {}).total()


def _none(whole: Figure) -> Figure:
    """No length at all, as the length of all borders shows."""
    return Figure(0.0, KM, Trail("of which none is such a one", (whole,)), whole.status)
