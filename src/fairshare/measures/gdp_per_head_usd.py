"""GDP per inhabitant in US dollars."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown(
        "GDP per head, US$",
        "US$ per head",
        1,
        0,
        "USD@current/person",
        "ratio",
        ("weo_gdp_usd", "weo_population"),
        stands_on="weo_gdp_usd",
    ),
    formula="GDP in US$ at current prices ÷ population (IMF)",
)
def gdp_per_head_usd(world: World, year: int) -> Row:
    """The IMF's GDP in US dollars of the year over its population."""
    return world.row("weo_gdp_usd", year) / world.row("weo_population", year)
