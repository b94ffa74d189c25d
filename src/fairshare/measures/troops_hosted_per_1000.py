"""Troops of other allies for every thousand inhabitants of the country they are in."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown(
        "Troops of other allies per 1,000 inhabitants",
        "per 1,000 inhabitants",
        1000,
        2,
        "1",
        "ratio",
        ("troops_hosted", "weo_population"),
        stands_on="",
    ),
    formula="troops of other allies in the country, as far as counted ÷ population (IMF)",
)
def troops_hosted_per_1000(world: World, year: int) -> Row:
    """Permanently assigned troops of other members over the inhabitants of the host."""
    return world.row("troops_hosted", year) / world.row("weo_population", year)
