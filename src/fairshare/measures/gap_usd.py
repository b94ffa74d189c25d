"""Distance to a target in US dollars."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World

#: What a target's measure is a share of.
WHOLE = {
    "defence_share": "gdp_usd",
    "related_share": "gdp_usd",
    "total_share": "gdp_usd",
    "equipment_share": "expenditure_usd",
}


@derived(
    Shown("Gap to the target, US$", "million US$", 1e-6, 0, "USD@current", "sum"),
    formula="gap in points × what the target's share is a share of",
)
def gap_usd(world: World, year: int, *, target: str = "wales-2014-2pct") -> Row:
    """What was spent minus what the target asks, in the prices of the release: negative is short."""
    asked = world.target(target)
    if asked.measure not in WHOLE:
        return Row.none(world.span(year), f"{asked.measure} is not a share of an amount")
    return world.row("gap_points", year, target=asked.id) * world.row(WHOLE[asked.measure], year)
