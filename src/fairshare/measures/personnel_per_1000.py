"""Military personnel per thousand inhabitants."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown(
        "Military personnel per 1,000 people", "per 1,000 people", 1000, 2, "1", "ratio", ("personnel", "population")
    ),
    formula="military personnel ÷ population",
)
def personnel_per_1000(world: World, year: int) -> Row:
    """Military personnel over the population NATO's tables imply."""
    return world.row("personnel", year) / world.row("population", year)
