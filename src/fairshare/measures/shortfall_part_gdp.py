"""An ally's part in filling what is missing after others left, as a share of its GDP."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Part of the shortfall, share of GDP", "% of GDP", 100, 2, stands_on="", signed=True),
    formula="part of the shortfall ÷ GDP, both at the prices of the release",
)
def shortfall_part_gdp(world: World, year: int, **choices: str) -> Row:
    """What filling takes of an ally's GDP, by the choices of ``shortfall_part``."""
    return world.row("shortfall_part", year, **choices) / world.row("gdp_usd", year)
