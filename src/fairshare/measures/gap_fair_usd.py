"""Distance to the fair amount by a rule, in US dollars: negative is short."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.rule import rules
from fairshare.core.world import World

#: Why there is no gap in dollars where a rule counts at purchasing power parities.
UNLIKE = "the rule counts at purchasing power parities, amounts in US$ are at exchange rates: compare the shares"


@derived(
    Shown("Gap to the fair amount, US$", "million US$", 1e-6, 0, "USD@current", "sum", stands_on="", signed=True),
    formula="expenditure − fair amount, in the prices of the release",
)
def gap_fair_usd(
    world: World, year: int, *, rule: str = "equal-effort", group: str = "NATO", total: str = "actual", **choices: str
) -> Row:
    """What was spent minus what the rule asks: negative is short."""
    fair = world.row("fair_usd", year, rule=rule, group=group, total=total, **choices)
    if rules[rule].prices == "ppp":
        return Row.none(world.span(year), UNLIKE, fair.unit)
    return world.row("expenditure_usd", year) - fair
