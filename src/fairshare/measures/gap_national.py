"""Distance to a target in the ally's own currency."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Gap to the target, national currency", "million", 1e-6, 0, "NCU@current"),
    formula="gap in US$ × expenditure in national currency ÷ expenditure in US$, both at current prices",
)
def gap_national(world: World, year: int, *, target: str = "wales-2014-2pct") -> Row:
    """The gap at the exchange rate the release itself uses: negative is short; unknown without current prices."""
    rate = world.row("expenditure_national_current", year) / world.row("expenditure_usd_current", year)
    return world.row("gap_usd", year, target=target) * rate
