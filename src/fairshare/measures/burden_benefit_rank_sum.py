"""Whether allies bear in proportion to what they gain: the sum of positive ranks."""

from fairshare.core.derived import Shown, whole
from fairshare.core.figure import Figure
from fairshare.core.paired import Paired
from fairshare.core.world import World
from fairshare.methods.ranks import wilcoxon


@whole(
    Shown("Burden and benefit, sum of positive ranks", "sum of ranks", 1, 0, stands_on=""),
    formula="Wilcoxon's sum of the ranks of those whose share of the burden is above their share of the benefit",
)
def burden_benefit_rank_sum(world: World, year: int, *, source: str = "nato", proxies: str = "three") -> Figure:
    """Wilcoxon's statistic of the shares of burden and benefit by one account; half of n(n + 1)/2 is even."""
    group = ",".join(sorted(world.span(year)))
    burden = world.row("burden_share", year, source=source, group=group)
    pairs = Paired(burden, world.row("benefit_share", year, source=source, group=group, proxies=proxies))
    test = wilcoxon(*pairs.columns)
    return pairs.made(f"sum of positive ranks of {test.count} pairs", test.statistic)
