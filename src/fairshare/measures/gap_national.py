"""Distance to a target in the ally's own currency."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.world import World


@derived(
    Shown("Gap to the target, national currency", "million", 1e-6, 0, "NCU@current", stands_on="", signed=True),
    formula="gap in US$ × expenditure in national currency ÷ expenditure in US$, all at current prices of the release; "
    "else gap in points × GDP in national currency (IMF), or × expenditure in national currency for a share of that",
)
def gap_national(world: World, year: int, *, target: str = "wales-2014-2pct") -> Row:
    """Spent minus asked at the release's own exchange rate, else on the IMF's GDP as an estimate: negative is short."""
    asked = world.target(target)
    unit = Unit.of("NCU@current")
    if not asked.whole:
        return Row.none(world.span(year), f"{asked.measure} is not a share of an amount", unit)
    rate = world.row("expenditure_national_current", year) / world.row("expenditure_usd_current", year)
    own = world.row("gap_usd", year, target=asked.id) * rate
    whole = world.row("weo_gdp_national" if asked.whole == "gdp" else "expenditure_national", year)
    estimate = (world.row("gap_points", year, target=asked.id) * whole).marked("derived")
    return own.or_else(estimate) if own.unit == unit else estimate
