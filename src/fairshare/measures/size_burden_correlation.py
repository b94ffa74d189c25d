"""Whether larger allies carry larger burdens: the correlation of ranks."""

from fairshare.core.derived import Shown, whole
from fairshare.core.figure import Figure
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.methods.ranks import kendall, spearman

TESTS = {"spearman": spearman, "kendall": kendall}


@whole(
    Shown("Size and burden, correlation of ranks", "coefficient", 1, 3, stands_on="", signed=True),
    formula="rank correlation of size and burden (spending over size) of the members that have armed forces",
)
def size_burden_correlation(world: World, year: int, *, source: str = "nato", by: str = "spearman") -> Figure:
    """Spearman's or Kendall's coefficient of GDP and burden by one account: above 0, the larger bear more."""
    if by not in TESTS:
        raise BadInput.of("by", by, " or ".join(TESTS))
    pairs = world.series(source).paired(world.backfilled(), year)
    test = TESTS[by](*pairs.columns)
    return pairs.made(f"{by}'s correlation of {test.count} pairs", test.statistic)
