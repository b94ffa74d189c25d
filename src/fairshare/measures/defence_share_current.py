"""Defence expenditure as a share of GDP at current prices."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown(
        "Share of GDP, current prices", "% of GDP", 100, 2, "1", "ratio", ("expenditure_usd_current", "gdp_usd_current")
    ),
    formula="expenditure ÷ GDP, both at current prices and exchange rates",
)
def defence_share_current(world: World, year: int) -> Row:
    """Current-price expenditure over current-price GDP of the same release."""
    return world.row("expenditure_usd_current", year) / world.row("gdp_usd_current", year)
