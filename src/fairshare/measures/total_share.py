"""Core and related expenditure together as a share of GDP."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World

WHY = "no ally's related spending is published"


@derived(Shown("Core and related expenditure together", "% of GDP", 100, 2), formula="not published")
def total_share(world: World, year: int) -> Row:
    """Core defence and related spending together: no ally's is published."""
    return Row.none(world.span(year), WHY)
