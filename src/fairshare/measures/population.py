"""Population, as implied by NATO's tables."""

from fairshare.core.derived import rederived
from fairshare.core.published import changed_row
from fairshare.core.row import Row
from fairshare.core.world import World


@rederived(formula="GDP ÷ GDP per head, both at constant prices; or defence expenditure ÷ defence expenditure per head")
def population(world: World, year: int) -> Row:
    """Inhabitants: NATO prints none, but two of its tables imply them; a scenario carries them on."""
    if world.beyond(year):
        return changed_row(world, world.base_measure("population"), year)
    implied = world.published("population", year)
    if implied.numbers:
        return implied
    return world.published("gdp_usd_constant", year) / world.published("gdp_per_head", year)
