"""Distance to the fair amount by a rule, in per cent of it: negative is short."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Gap in % of the fair amount", "% of the fair amount", 100, 1, stands_on="", signed=True),
    formula="(expenditure − fair amount) ÷ fair amount",
)
def gap_fair_percent(
    world: World, year: int, *, rule: str = "equal-effort", group: str = "NATO", total: str = "actual", **choices: str
) -> Row:
    """The gap in parts of what the rule asks: −10 % is a tenth short."""
    fair = world.row("fair_usd", year, rule=rule, group=group, total=total, **choices)
    return world.row("gap_fair_usd", year, rule=rule, group=group, total=total, **choices) / fair
