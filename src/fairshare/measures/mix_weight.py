"""The weight of a rule, in a mix with another, at which an ally changes side."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.rule import rules
from fairshare.core.world import World


@derived(
    Shown("Weight of a rule in a mix at which the side changes", "part of the mix", 1, 3, "1", stands_on=""),
    formula="(actual share − share by the other rule) ÷ (share by the rule − share by the other)",
)
def mix_weight(
    world: World,
    year: int,
    *,
    rule: str = "per-head",
    other: str = "equal-effort",
    group: str = "NATO",
    **choices: str,
) -> Row:  # fmt: skip
    """A mix w × rule + (1 − w) × other is a straight line in w, which meets the actual share at one w at most."""
    if rules[rule].prices != rules[other].prices:
        return Row.none(world.span(year), f"{rule} and {other} are held against spending in unlike prices")
    this = world.row("fair_share", year, rule=rule, group=group, **choices)
    that = world.row("fair_share", year, rule=other, group=group)
    here = world.backfilled() if rules[rule].prices == "ppp" else world  # parities are inputs, like the rule's own
    actual = here.row("share_of_total", year, prices=rules[rule].prices, group=group)
    weight = (actual - that) / (this - that)
    inside = {p: n for p, n in weight.numbers.items() if 0 <= n[0] <= 1}
    same = dict.fromkeys(world.span(year) - inside.keys(), "its side is the same for every weight")
    return Row(inside, weight.unit, {**same, **weight.missing}, weight.step)
