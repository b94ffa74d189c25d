"""Other defence expenditure in US dollars."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Other defence expenditure, US$", "million US$", 1e-6, 0, "USD@current", "sum"),
    formula="share of defence expenditure × defence expenditure",
)
def other_usd(world: World, year: int) -> Row:
    """Other defence expenditure: its published share of defence expenditure times defence expenditure."""
    return world.row("other_share", year) * world.row("expenditure_usd", year)
