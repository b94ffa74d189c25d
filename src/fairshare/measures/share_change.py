"""Change of defence expenditure's share of GDP on the year before."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import NoBoard


@derived(
    Shown("Change on the year before", "percentage points", 100, 2, signed=True),
    formula="share of GDP − the year before's share in the same release",
)
def share_change(world: World, year: int) -> Row:
    """How far the published share moved in a year, both years from one release."""
    here = world.steady(year).over(world.span(year))
    try:
        before = here.row("defence_share", year - 1)
    except NoBoard:
        return Row.none(world.span(year), f"{here.release(year).id} does not cover {year - 1}")
    return here.row("defence_share", year) - before
