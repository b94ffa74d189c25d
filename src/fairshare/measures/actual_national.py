"""Defence expenditure in national currency, at the rate at which fair amounts are turned into it."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Expenditure, national currency, at the rate of the board", "million", 1e-6, 0, "NCU@current", stands_on=""),
    formula="expenditure in US$ × national currency for one US$ of the board",
)
def actual_national(world: World, year: int) -> Row:
    """Expenditure at the board's own rate: NATO's own amount where its release holds one."""
    return world.row("expenditure_usd", year) * world.row("currency_rate", year)
