"""GDP per inhabitant in international dollars."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown(
        "GDP per head, purchasing power parity",
        "international $ per head",
        1,
        0,
        "INTL@current/person",
        "ratio",
        ("weo_gdp_ppp", "weo_population"),
        stands_on="weo_gdp_ppp",
    ),
    formula="GDP at purchasing power parities ÷ population (IMF)",
)
def gdp_per_head_ppp(world: World, year: int) -> Row:
    """The IMF's GDP in international dollars of the year over its population."""
    return world.row("weo_gdp_ppp", year) / world.row("weo_population", year)
