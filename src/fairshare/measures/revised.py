"""What later releases made of a published figure."""

from collections.abc import Iterator

from fairshare.core.board import visible
from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.published import unit_of
from fairshare.core.row import Row
from fairshare.core.source import Source
from fairshare.core.unit import scaled
from fairshare.core.world import World
from fairshare.errors import NoBoard


@derived(
    Shown("Revised figure over the one before", "times", 1, 4, stands_on=""),
    formula="figure of the newest release held whole that gives it in the same unit ÷ figure of an earlier one, which "
    "may be held in part if it is named",
)
def revised(world: World, year: int, *, of: str = "defence_share", then: str = "") -> Row:
    """The newest figure over that of an earlier release (``then``; the one before the newest unless named)."""
    world.base_measure(of)
    if then and world.source(then).extent != "complete":
        return _since_cells(world, of, year, then)
    held = list(_boards(world, of, year))
    units = {s.id: _there(world, s).over(None).row(of, year).unit for s in held}
    for n, source in enumerate(held):
        newer = next((s for s in held[:n] if units[s.id] == units[source.id]), None)
        if newer is not None and then in ("", source.id):
            return _there(world, newer).row(of, year) / _there(world, source).row(of, year)
    which = f"no release after {then}" if then else "no two releases"
    return Row.none(world.span(year), f"{which} held whole can be compared in the same unit for {year}")


def _since_cells(world: World, of: str, year: int, then: str) -> Row:
    """The newest figures over those that are held of a release in part or as single cells."""
    source, measure = world.source(then), world.base_measure(of)
    newer = next((s for s in _boards(world, of, year) if s.published > source.published), None)
    cells = {p: f for p, f in world.facts.row(of, year, then).items() if f.value is not None and p in world.span(year)}
    if newer is None or not cells or source.published > world.asof:
        return Row.none(world.span(year), f"no release held whole gives {of} of {year} after cells of {then}")
    figures = {
        p: Figure.of_fact(scaled(f.unit).plain(f.value or 0.0), unit_of(measure, f), f) for p, f in cells.items()
    }
    lacking = dict.fromkeys(world.span(year) - cells.keys(), f"no figure of {then} is held for {year}")
    now, before = _there(world, newer).row(of, year), Row.of(figures, lacking)
    if now.unit != before.unit:
        return Row.none(world.span(year), f"{newer.id} gives {of} in another unit than {then}")
    return now / before


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
