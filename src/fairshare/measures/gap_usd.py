"""Distance to a target in US dollars."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Gap to the target, US$", "million US$", 1e-6, 0, "USD@current", "sum", signed=True),
    formula="gap in points × what the target's share is a share of",
)
def gap_usd(world: World, year: int, *, target: str = "wales-2014-2pct") -> Row:
    """What was spent minus what the target asks, in the prices of the release: negative is short."""
    asked = world.target(target)
    if not asked.whole:
        return Row.none(world.span(year), f"{asked.measure} is not a share of an amount")
    return world.row("gap_points", year, target=asked.id) * world.row(f"{asked.whole}_usd", year)
