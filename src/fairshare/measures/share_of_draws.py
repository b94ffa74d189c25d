"""In how many of the draws something holds of an ally."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput

EVENTS = ("first", "reached")


@derived(
    Shown("Part of the draws", "% of the draws", 100, 1, stands_on=""),
    formula="draws in which the ally is first, or at or above the threshold (event=reached) ÷ draws; see rank",
)
def share_of_draws(world: World, year: int, *, event: str = "first", of: str = "defence_share", **settings: str) -> Row:
    """The part of the draws in which an ally is first, alone or tied, or reaches the threshold of the measure."""
    if event not in EVENTS:
        raise BadInput.of("event", event, f"one of {', '.join(EVENTS)}")
    return world.row("rank", year, of=of, bound=event, **settings)
