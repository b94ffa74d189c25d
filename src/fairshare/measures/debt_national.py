"""General government gross debt in national currency."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("General government gross debt, national currency", "million", 1e-6, 0, "NCU@current", stands_on="weo_debt"),
    formula="debt as a share of GDP × GDP in national currency at current prices (IMF)",
)
def debt_national(world: World, year: int) -> Row:
    """The IMF's share of GDP times its GDP in national currency of the year."""
    return world.row("weo_debt", year) * world.row("weo_gdp_national", year)
