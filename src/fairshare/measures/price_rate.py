"""What a dollar of a release's base year is in dollars of another year."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown(
        "Dollars of the year for one of the release's base year",
        "US$ of the year per US$",
        1,
        4,
        "USD@current/USD@constant",
    ),
    formula="GDP at current prices ÷ GDP at constant prices, both of the release",
)
def price_rate(world: World, year: int) -> Row:
    """The change of an ally's prices and exchange rate since the base year, as the release's GDP tables imply it."""
    return world.row("gdp_usd_current", year) / world.row("gdp_usd_constant", year)
