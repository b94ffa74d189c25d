"""Distance to the fair amount by a rule in the ally's own currency: negative is short."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Gap to the fair amount, national currency", "million", 1e-6, 0, "NCU@current", stands_on="", signed=True),
    formula="gap to the fair amount in US$ × national currency for one US$ of the board",
)
def gap_fair_national(
    world: World, year: int, *, rule: str = "equal-effort", group: str = "NATO", total: str = "actual", **choices: str
) -> Row:
    """What was spent minus what the rule asks, at the rate of the board: negative is short."""
    gap = world.row("gap_fair_usd", year, rule=rule, group=group, total=total, **choices)
    return gap * world.row("currency_rate", year)
