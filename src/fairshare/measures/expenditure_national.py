"""Defence expenditure in national currency: NATO's own amount, or an estimate of it."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Defence expenditure, national currency", "million", 1e-6, 0, "NCU@current", stands_on=""),
    formula="as published; else expenditure in US$ × GDP in national currency ÷ GDP in US$ (IMF); else published share "
    "of GDP × GDP in national currency (IMF), an estimate that is too high for a country whose share is not of GDP",
)
def expenditure_national(world: World, year: int) -> Row:
    """Current prices: NATO's amount, else its US dollars at the IMF's rate, else its share of the IMF's GDP."""
    gdp = world.row("weo_gdp_national", year)
    rate = gdp / world.row("weo_gdp_usd", year)
    converted = (world.row("expenditure_usd_current", year) * rate).marked("derived")
    implied = (world.row("defence_share", year) * gdp).marked("derived")
    return world.row("expenditure_national_current", year).or_else(converted).or_else(implied)
