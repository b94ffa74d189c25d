"""The balance of general government as it goes on without extra defence spending."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.core.years import carried_on, held_until


@derived(
    Shown("Balance without the extra, share of GDP", "% of GDP", 100, 1, stands_on="", signed=True),
    formula="the IMF's figure; after its last year, or where a scenario changes GDP: primary balance − implied "
    "interest rate × debt of the year before ÷ growth of nominal GDP, the IMF's or those of its last year",
)
def balance_without(world: World, year: int) -> Row:
    """The IMF's balance over GDP as far as it goes, then its last primary balance less interest on debt."""
    here, plain = carried_on(world).over(world.span(year)), world.unchanged().over(world.span(year))
    published, end = here.row("weo_balance", year), held_until(plain, "weo_debt", year)
    if year <= plain.newest_year():
        return published
    gdp = here.row("weo_gdp_national", year)
    if year == end:
        told = plain.row("weo_gdp_national", year)
        published = published.only(p for p in here.span(year) if gdp.value(p) == told.value(p))
        if len(published) + len(published.missing) == len(here.span(year)):
            return published
    growth = gdp / here.row("weo_gdp_national", year - 1)
    interest = here.row("debt_without", year - 1) * plain.row("implied_interest", end) / growth
    chain = plain.row("weo_primary_balance", end) - interest
    return published.or_else(chain) if year == end else chain
