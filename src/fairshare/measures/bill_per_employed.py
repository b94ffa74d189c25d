"""What a path costs beyond a baseline for every person in work."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown(
        "Extra spending per person in work", "US$ per person in work", 1, 0, "USD@constant/person", stands_on="",
        signed=True,
    ),
    formula="extra spending in US$ ÷ employed persons (IMF, for advanced economies only; after its last year they "
    "change as in that year, an assumption)",
)  # fmt: skip
def bill_per_employed(world: World, year: int, *, prices: str = "constant", baseline: str = "baseline") -> Row:
    """Extra spending over the persons in work; who is in no such table is unknown."""
    return world.row("bill_usd", year, prices=prices, baseline=baseline) / world.row("weo_employed", year)
