"""What a path costs beyond a baseline for every household, where users added how many there are."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World

#: An older count of households says too little about the year.
LOOK_BACK = 15


@derived(
    Shown(
        "Extra spending per household", "US$ per household", 1, 0, "USD@constant/household", stands_on="", signed=True
    ),
    formula="extra spending in US$ ÷ households, of the year or the newest one before it in the user's own table",
)
def bill_per_household(world: World, year: int, *, prices: str = "constant", baseline: str = "baseline") -> Row:
    """Extra spending over households; no count of them is shipped, so without a table of one's own it is unknown."""
    bill = world.row("bill_usd", year, prices=prices, baseline=baseline)
    counts = world.row("households", year)
    for earlier in range(year - 1, year - 1 - LOOK_BACK, -1):
        counts = counts.or_else(world.row("households", earlier))
    return bill / counts
