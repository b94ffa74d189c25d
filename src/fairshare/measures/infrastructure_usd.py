"""Infrastructure in US dollars."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Infrastructure, US$", "million US$", 1e-6, 0, "USD@current", "sum"),
    formula="share of defence expenditure × defence expenditure",
)
def infrastructure_usd(world: World, year: int) -> Row:
    """Infrastructure: its published share of defence expenditure times defence expenditure."""
    return world.row("infrastructure_share", year) * world.row("expenditure_usd", year)
