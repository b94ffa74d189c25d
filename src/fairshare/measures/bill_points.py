"""What a path takes beyond a baseline, in points of GDP."""

from fairshare.core.baseline import BASELINES, without_path
from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput


@derived(
    Shown("Extra spending, share of GDP", "% of GDP", 100, 2, signed=True),
    formula="share of GDP − share of GDP in the same world without the path; with baseline=none the whole share",
)
def bill_points(world: World, year: int, *, baseline: str = "baseline") -> Row:
    """Defence expenditure's share of GDP on the path minus that of the same world without it."""
    if baseline not in BASELINES:
        raise BadInput.of("baseline", baseline, " or ".join(BASELINES))
    share = world.row("defence_share", year)
    return share - without_path(world).row("defence_share", year) if baseline == "baseline" else share
