"""General government balance in national currency."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown(
        "General government balance, national currency",
        "million",
        1e-6,
        0,
        "NCU@current",
        stands_on="weo_balance",
        signed=True,
    ),
    formula="balance as a share of GDP × GDP in national currency at current prices (IMF)",
)
def balance_national(world: World, year: int) -> Row:
    """The IMF's share of GDP times its GDP in national currency of the year: negative is borrowing."""
    return world.row("weo_balance", year) * world.row("weo_gdp_national", year)
