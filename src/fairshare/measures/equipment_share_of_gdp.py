"""Equipment expenditure as a share of GDP."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Equipment, share of GDP", "% of GDP", 100, 2),
    formula="equipment share of defence expenditure × defence expenditure's share of GDP",
)
def equipment_share_of_gdp(world: World, year: int) -> Row:
    """Major equipment and related research, as a share of GDP."""
    return world.row("equipment_share", year) * world.row("defence_share", year)
