"""Interest on the debt that extra defence spending left behind."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.core.years import carried_on


@derived(
    Shown("Interest on extra debt, share of GDP", "% of GDP", 100, 2, stands_on="", signed=True),
    formula="interest rate on extra debt × extra debt of the year before × its GDP ÷ GDP",
)
def extra_interest(world: World, year: int, *, rate: str = "implied", **choices: str) -> Row:
    """What the extra debt at the end of the year before costs in the year; choices as of extra_debt."""
    here = world.over(world.span(year))
    ahead = carried_on(here)
    owed = here.row("extra_debt", year - 1, rate=rate, **choices)
    growth = ahead.row("weo_gdp_national", year) / ahead.row("weo_gdp_national", year - 1)
    return here.row("extra_debt_rate", year, rate=rate) * owed / growth
