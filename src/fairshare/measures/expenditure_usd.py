"""Defence expenditure in US dollars, at the prices the release holds."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Defence expenditure, US$", "million US$", 1e-6, 0, "USD@current", "sum"),
    formula="expenditure at current prices where the release holds it, else at its constant prices",
)
def expenditure_usd(world: World, year: int) -> Row:
    """Current prices and exchange rates where the release holds them, else its constant prices; never both in a row."""
    if world.published("expenditure_usd_current", year).numbers:
        return world.row("expenditure_usd_current", year)
    return world.row("expenditure_usd_constant", year)
