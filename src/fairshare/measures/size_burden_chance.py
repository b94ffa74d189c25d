"""How likely so high a correlation of size and burden is if ranks fall at random."""

from fairshare.core.derived import Shown, whole
from fairshare.core.figure import Figure
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.methods.ranks import kendall, spearman

TESTS = {"spearman": spearman, "kendall": kendall}
SIDES = ("above", "two-sided", "below")


@whole(
    Shown("Size and burden, chance of such ranks", "chance", 1, 3, stands_on="", least_shown=0.001),
    formula="chance of so high a rank correlation of size and burden if the order of burdens were drawn at random",
)
def size_burden_chance(
    world: World, year: int, *, source: str = "nato", by: str = "spearman", side: str = "above"
) -> Figure:
    """The p-value of Spearman's or Kendall's coefficient: ``above`` asks whether larger allies bear more."""
    if by not in TESTS:
        raise BadInput.of("by", by, " or ".join(TESTS))
    if side not in SIDES:
        raise BadInput.of("side", side, ", ".join(SIDES))
    pairs = world.series(source).paired(world.backfilled(), year)
    test = TESTS[by](*pairs.columns)
    chance = {"above": test.above, "two-sided": test.two_sided, "below": test.below}[side]
    return pairs.made(f"{side} chance by {by}, {test.count} pairs, {test.method}", chance)
