"""Military expenditure by the Correlates of War as a share of the IMF's GDP."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown(
        "Military expenditure (COW), share of the IMF's GDP",
        "% of GDP",
        100,
        2,
        "1",
        "ratio",
        ("cow_military_expenditure", "weo_gdp_usd"),
        stands_on="",
    ),
    formula="military expenditure (COW) ÷ GDP (IMF), both in US$ of the year",
)
def cow_share_weo(world: World, year: int) -> Row:
    """Military budgets over GDP, each at the exchange rates its publisher uses: since 1980, where the IMF begins."""
    return world.row("cow_military_expenditure", year) / world.row("weo_gdp_usd", year)
