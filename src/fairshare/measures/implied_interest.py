"""Interest rate on public debt, implied by what is paid for it."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Implied interest rate on public debt", "% a year", 100, 2, stands_on="weo_debt", signed=True),
    formula="(primary balance − balance) × GDP ÷ (debt of the year before × its GDP), national currency at current "
    "prices (IMF)",
)
def implied_interest(world: World, year: int) -> Row:
    """Net interest of the year over gross debt at the end of the year before; negative where assets earn more."""
    here = world.over(world.span(year))
    interest = here.row("weo_primary_balance", year) - here.row("weo_balance", year)
    before = here.row("weo_debt", year - 1) * here.row("weo_gdp_national", year - 1)
    return interest * here.row("weo_gdp_national", year) / before
