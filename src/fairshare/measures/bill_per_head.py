"""What a path costs beyond a baseline for every inhabitant."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown(
        "Extra spending per inhabitant", "US$ per head", 1, 0, "USD@constant/person", mixed_with=("prices=current",),
        signed=True,
    ),
    formula="extra spending in US$ ÷ population",
)  # fmt: skip
def bill_per_head(world: World, year: int, *, prices: str = "constant", baseline: str = "baseline") -> Row:
    """Extra spending over the population of the year; ahead it follows the IMF's projection."""
    return world.row("bill_usd", year, prices=prices, baseline=baseline) / world.row("population", year)
