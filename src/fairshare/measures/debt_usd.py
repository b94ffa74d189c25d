"""General government gross debt in US dollars."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("General government gross debt, US$", "million US$", 1e-6, 0, "USD@current", "sum", stands_on="weo_debt"),
    formula="debt as a share of GDP × GDP in US$ at current prices (IMF)",
)
def debt_usd(world: World, year: int) -> Row:
    """The IMF's share of GDP times its GDP in US dollars of the year."""
    return world.row("weo_debt", year) * world.row("weo_gdp_usd", year)
