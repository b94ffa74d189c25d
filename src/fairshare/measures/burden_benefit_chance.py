"""How likely shares of burden and benefit so far apart are if neither is above the other."""

from fairshare.core.derived import Shown, whole
from fairshare.core.figure import Figure
from fairshare.core.paired import Paired
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.methods.ranks import wilcoxon

SIDES = ("two-sided", "above", "below")


@whole(
    Shown("Burden and benefit, chance of such ranks", "chance", 1, 3, stands_on="", least_shown=0.001),
    formula="chance of signed ranks so far off if every ally were as likely above its share of the benefit as below",
)
def burden_benefit_chance(
    world: World, year: int, *, source: str = "nato", proxies: str = "three", side: str = "two-sided"
) -> Figure:
    """The p-value of Wilcoxon's signed-rank test of the shares of burden and benefit by one account."""
    if side not in SIDES:
        raise BadInput.of("side", side, ", ".join(SIDES))
    group = ",".join(sorted(world.span(year)))
    burden = world.row("burden_share", year, source=source, group=group)
    pairs = Paired(burden, world.row("benefit_share", year, source=source, group=group, proxies=proxies))
    test = wilcoxon(*pairs.columns)
    chance = {"two-sided": test.two_sided, "above": test.above, "below": test.below}[side]
    return pairs.made(f"{side} chance by wilcoxon, {test.count} pairs, {test.method}", chance)
