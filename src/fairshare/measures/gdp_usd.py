"""Gross domestic product in US dollars, at the prices the release holds."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("GDP, US$", "million US$", 1e-6, 0, "USD@current", "sum"),
    formula="GDP at current prices where the release holds it and its counterpart, else constant ones",
)
def gdp_usd(world: World, year: int) -> Row:
    """Current prices where the release holds expenditure and GDP at them, else constant: one basis for a board."""
    members = world.over(None)
    if all(members.published(f"{what}_usd_current", year).numbers for what in ("expenditure", "gdp")):
        return world.row("gdp_usd_current", year)
    return world.row("gdp_usd_constant", year)
