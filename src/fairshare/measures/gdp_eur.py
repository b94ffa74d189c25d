"""Gross domestic product in euros, by the IMF."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure, Trail, currency
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.world import World
from fairshare.errors import UnitMismatch

#: Whose national currency is the euro in every year of the IMF's table.
GERMANY = "DEU"


@derived(
    Shown("GDP in euros, IMF", "billion EUR", 1e-9, 1, "EUR@current", "sum", stands_on="weo_gdp_usd"),
    formula="GDP in US$ × the euro's rate, which is Germany's GDP in EUR ÷ its GDP in US$, all by the IMF",
)
def gdp_eur(world: World, year: int) -> Row:
    """GDP at current prices and the exchange rate of the year."""
    germany = world.over(frozenset({GERMANY}))
    national, usd = germany.row("weo_gdp_national", year), germany.row("weo_gdp_usd", year)
    if GERMANY not in national or GERMANY not in usd:
        reason = f"the euro's rate of {year}: {national.why_missing(GERMANY)}"
        return Row.none(world.span(year), reason, Unit.of("EUR@current"))
    return world.row("weo_gdp_usd", year) * (_in_euros(national[GERMANY]) / usd[GERMANY])


def _in_euros(amount: Figure) -> Figure:
    """An amount in national currency as euros, if that is its currency."""
    if (found := currency(amount)) != "EUR":
        raise UnitMismatch(f"{amount.id} is in {found or 'no known currency'}, not in EUR.")
    return Figure(amount.value, Unit.of("EUR@current"), Trail("in EUR", (amount,)), amount.status)
