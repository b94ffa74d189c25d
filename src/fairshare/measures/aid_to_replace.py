"""Aid to Ukraine that others would have to give in an ally's place: that of the last full year."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Cell
from fairshare.core.row import Row
from fairshare.core.world import World

#: The first year of the tracker, and how its cells of a year that is not over say so.
FIRST, UNFINISHED = 2022, "part of the year"


@derived(
    Shown("Aid to Ukraine of the last full year, US$", "million US$", 1e-6, 0, "USD@current", "sum", stands_on=""),
    formula="aid over GDP (Kiel Institute, IMF) × GDP at the prices of the release, "
    "both of the last full year up to this one",
)
def aid_to_replace(world: World, year: int, *, type: str = "total") -> Row:
    """Allocations by ``type`` in US dollars at the prices in which the board has GDP."""
    here = world.backfilled()
    unit = here.row("gdp_usd", year).unit
    for full in range(year, FIRST - 1, -1):
        share = here.row("ukraine_aid_share", full, type=type)
        if share.numbers and not _unfinished(share):
            return share * here.row("gdp_usd", full)
    return Row.none(world.span(year), f"no full year of aid to Ukraine is held up to {year}", unit)


def _unfinished(share: Row) -> bool:
    """Whether the cells of a year say that it is not over."""
    first = next(iter(share.values()))
    return any(UNFINISHED in leaf.fact.cell for leaf in first.trail.leaves() if isinstance(leaf, Cell))
