"""Troops in other allies' countries as a part of an ally's forces."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown(
        "Troops in other allies' countries, share of its forces",
        "% of its forces",
        100,
        1,
        "1",
        "ratio",
        ("troops_abroad", "personnel"),
        stands_on="",
    ),
    formula="troops in other allies' countries ÷ military personnel",
)
def troops_abroad_share(world: World, year: int) -> Row:
    """Permanently assigned troops in other members over military personnel by NATO's count."""
    return world.row("troops_abroad", year) / world.row("personnel", year)
