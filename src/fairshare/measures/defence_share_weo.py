"""Defence expenditure as a share of the IMF's GDP."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown(
        "Share of GDP, GDP of the IMF",
        "% of GDP",
        100,
        2,
        "1",
        "ratio",
        ("expenditure_usd_current", "weo_gdp_usd"),
        stands_on="",
    ),
    formula="defence expenditure (NATO) ÷ GDP (IMF), both in US$ at current prices",
)
def defence_share_weo(world: World, year: int) -> Row:
    """NATO's expenditure over the IMF's GDP, each at the exchange rates its publisher uses."""
    return world.row("expenditure_usd_current", year) / world.row("weo_gdp_usd", year)
