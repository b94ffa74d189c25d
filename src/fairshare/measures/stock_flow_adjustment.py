"""What moves public debt beside the balance and growth."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Stock-flow adjustment, share of GDP", "% of GDP", 100, 1, stands_on="weo_debt", signed=True),
    formula="debt − debt of the year before × its GDP ÷ GDP + balance, national currency at current prices (IMF)",
)
def stock_flow_adjustment(world: World, year: int) -> Row:
    """The change of debt that no deficit explains: assets bought or sold, exchange rates, timing, revisions."""
    here = world.over(world.span(year))
    before = here.row("weo_debt", year - 1) * here.row("weo_gdp_national", year - 1)
    carried = before / here.row("weo_gdp_national", year)
    return here.row("weo_debt", year) - carried + here.row("weo_balance", year)
