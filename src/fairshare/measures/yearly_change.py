"""How GDP, its prices and the currency's rate changed on the year before."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import ONE
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput

KINDS = ("growth", "inflation", "exchange")


@derived(
    Shown("Change on the year before", "%", 100, 1, stands_on="weo_growth", signed=True),
    formula="growth: of GDP at constant prices; inflation: of the GDP deflator; exchange: of US dollars for the "
    "national currency, GDP in US$ ÷ GDP in national currency (IMF)",
)
def yearly_change(world: World, year: int, *, of: str = "growth") -> Row:
    """Real ``growth``, ``inflation`` or what the currency gained against the US dollar (``exchange``), by the IMF."""
    if of not in KINDS:
        raise BadInput.of("of", of, f"one of {', '.join(KINDS)}")
    if of == "growth":
        return world.row("weo_growth", year)
    now, before = (_level(world, y, of) for y in (year, year - 1))
    return now / before - ONE


def _level(world: World, year: int, of: str) -> Row:
    if of == "inflation":
        return world.row("weo_deflator", year)
    return world.row("weo_gdp_usd", year) / world.row("weo_gdp_national", year)
