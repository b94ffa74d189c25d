"""Defence expenditure in US dollars, at the prices the release holds."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Defence expenditure, US$", "million US$", 1e-6, 0, "USD@current", "sum"),
    formula="expenditure at current prices where the release holds it and its counterpart, else constant ones",
)
def expenditure_usd(world: World, year: int) -> Row:
    """Current prices where the release holds expenditure and GDP at them, else constant: one basis for a board."""
    members = world.over(None)
    if all(members.published(f"{what}_usd_current", year).numbers for what in ("expenditure", "gdp")):
        return world.row("expenditure_usd_current", year)
    return world.row("expenditure_usd_constant", year)
