"""What an ally pays over what it should pay by a rule: 1 is exactly its fair share."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.rule import rules
from fairshare.core.world import World

#: Why there is no ratio where a rule asks for nothing.
NOTHING = "by this rule its fair share is nothing"


@derived(
    Shown("Actual over fair share", "times its fair share", 1, 2, "1", stands_on=""),
    formula="share of the group's expenditure ÷ fair share",
)
def paid_to_fair(world: World, year: int, *, rule: str = "equal-effort", group: str = "NATO", **choices: str) -> Row:
    """The share of the group's actual spending over the share the rule asks."""
    fair = world.row("fair_share", year, rule=rule, group=group, **choices)
    prices = rules[rule].prices
    here = world.backfilled() if prices == "ppp" else world  # parities are inputs, like the rule's own
    ratio = here.row("share_of_total", year, prices=prices, group=group) / fair
    nothing = {p: NOTHING for p, (value, _) in fair.numbers.items() if value == 0}
    return Row(ratio.numbers, ratio.unit, {**ratio.missing, **nothing}, ratio.step)
