"""What an ally pays into NATO's common budgets, in US dollars."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.world import World

#: Whose GDP is known in both currencies.
GERMANY = "DEU"


@derived(
    Shown("Part in NATO's common budgets, US$", "million US$", 1e-6, 1, "USD@current", "sum", stands_on=""),
    formula="part in EUR × US$ for a euro, which is Germany's GDP in US$ ÷ its GDP in EUR (IMF)",
)
def common_funding_usd(world: World, year: int) -> Row:
    """The part in euros at the euro's mean rate of the year."""
    germany = world.over(frozenset({GERMANY}))
    euros, dollars = germany.row("gdp_eur", year), germany.row("weo_gdp_usd", year)
    if GERMANY not in euros:
        return Row.none(world.span(year), euros.why_missing(GERMANY), Unit.of("USD@current"))
    return world.row("common_funding_eur", year) * (dollars[GERMANY] / euros[GERMANY])
