"""Distance of the actual share to the fair one by a rule, in points of the whole: negative is short."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.rule import rules
from fairshare.core.world import World


@derived(
    Shown("Gap between actual and fair share", "points of the whole", 100, 2, stands_on="", signed=True),
    formula="share of the group's expenditure − fair share",
)
def gap_fair_points(world: World, year: int, *, rule: str = "equal-effort", group: str = "NATO", **choices: str) -> Row:
    """The share of the group's spending minus the share the rule asks: over a group these sum to nothing."""
    prices = rules[rule].prices
    here = world.backfilled() if prices == "ppp" else world  # parities are inputs, like the rule's own
    actual = here.row("share_of_total", year, prices=prices, group=group)
    return actual - world.row("fair_share", year, rule=rule, group=group, **choices)
