"""What later releases made of a published figure."""

from collections.abc import Iterator

from fairshare.core.board import visible
from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.source import Source
from fairshare.core.world import World
from fairshare.errors import NoBoard


@derived(
    Shown("Revised figure over the one before", "times", 1, 4, stands_on=""),
    formula="figure of the newest release held whole that gives it in the same unit ÷ figure of an earlier one",
)
def revised(world: World, year: int, *, of: str = "defence_share", then: str = "") -> Row:
    """The newest figure over that of an earlier release (``then``; the one before the newest unless named)."""
    world.base_measure(of)
    if then:
        world.source(then)
    held = list(_boards(world, of, year))
    units = {s.id: _there(world, s).over(None).row(of, year).unit for s in held}
    for n, source in enumerate(held):
        newer = next((s for s in held[:n] if units[s.id] == units[source.id]), None)
        if newer is not None and then in ("", source.id):
            return _there(world, newer).row(of, year) / _there(world, source).row(of, year)
    which = f"no release after {then}" if then else "no two releases"
    return Row.none(world.span(year), f"{which} held whole can be compared in the same unit for {year}")


def _boards(world: World, of: str, year: int) -> Iterator[Source]:
    """The releases held whole and visible that give the measure for the year, newest first."""
    publisher = world.base_measure(of).publisher
    for source in visible(world.facts, world.asof):
        whole = source.extent == "complete" and source.publisher == publisher
        if not whole or year not in world.facts.years(of, source.id):
            continue
        try:
            _there(world, source).release(year)
        except NoBoard:
            continue
        yield source


def _there(world: World, source: Source) -> World:
    """The same world without scenarios, in which a release answers for its publisher."""
    return world.unchanged().holding(source.id)
