"""Defence expenditure as a share of GDP with an ally's part in filling what is missing after others left."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Share of GDP with its part of the shortfall", "% of GDP", 100, 2, stands_on=""),
    formula="share of GDP as published + part of the shortfall ÷ GDP",
)
def defence_share_with(world: World, year: int, **choices: str) -> Row:
    """What is spent and what filling takes, by the choices of ``shortfall_part``."""
    return world.row("defence_share", year) + world.row("shortfall_part_gdp", year, **choices)
