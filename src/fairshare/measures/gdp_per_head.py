"""GDP per inhabitant: as published, or implied by what is."""

from fairshare.core.derived import rederived
from fairshare.core.row import Row
from fairshare.core.world import World


@rederived(formula="as published; GDP ÷ population at constant prices where the release gives no GDP per head")
def gdp_per_head(world: World, year: int) -> Row:
    """NATO's own GDP per head where the release prints it, else GDP over population."""
    printed = world.published("gdp_per_head", year)
    return printed if printed.numbers else world.row("gdp_usd_constant", year) / world.row("population", year)
