"""What an ally pays into NATO's common budgets, in US dollars."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure, Trail, currency
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.world import World
from fairshare.errors import UnitMismatch

#: Whose national currency is the euro in every year of the IMF's table.
GERMANY = "DEU"


@derived(
    Shown("Part in NATO's common budgets, US$", "million US$", 1e-6, 1, "USD@current", "sum", stands_on=""),
    formula="part in EUR × US$ for a euro, which is Germany's GDP in US$ ÷ its GDP in EUR (IMF)",
)
def common_funding_usd(world: World, year: int) -> Row:
    """The part in euros at the euro's mean rate of the year."""
    germany = world.over(frozenset({GERMANY}))
    national, usd = germany.row("weo_gdp_national", year), germany.row("weo_gdp_usd", year)
    if GERMANY not in national or GERMANY not in usd:
        reason = f"the euro's rate of {year}: {national.why_missing(GERMANY)}"
        return Row.none(world.span(year), reason, Unit.of("USD@current"))
    return world.row("common_funding_eur", year) * (usd[GERMANY] / _in_euros(national[GERMANY]))


def _in_euros(amount: Figure) -> Figure:
    """An amount in national currency as euros, if that is its currency."""
    if (found := currency(amount)) != "EUR":
        raise UnitMismatch(f"{amount.id} is in {found or 'no known currency'}, not in EUR.")
    return Figure(amount.value, Unit.of("EUR@current"), Trail("in EUR", (amount,)), amount.status)
