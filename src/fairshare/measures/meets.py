"""Whether an ally reaches a level of defence expenditure, as one or zero, so that allies can be counted."""

from fairshare.core.derived import Shown, derived
from fairshare.core.fact import Status
from fairshare.core.figure import Figure
from fairshare.core.row import Op, Row
from fairshare.core.unit import Unit
from fairshare.core.world import World
from fairshare.errors import BadInput

BASES = ("defence_share", "defence_share_recomputed", "defence_share_current", "equipment_share")


@derived(
    Shown("Reaches the level", "allies", 1, 0, "ally", "sum"),
    formula="1 where the share is at or above the level, else 0; of a group: how many do",
)
def meets(world: World, year: int, *, by: str = "defence_share", level: str = "2") -> Row:
    """One for an ally whose share (``by``) is at or above ``level`` in percent, zero for one below it."""
    if by not in BASES:
        raise BadInput.of("by", by, f"one of {', '.join(BASES)}")
    try:
        threshold = Figure.chosen("level in percent", float(level)) / Figure.chosen("one hundred", 100.0)
    except ValueError:
        raise BadInput.of("level", level, "a number of percent, e.g. 2 or 3.5") from None
    share = world.row(by, year)
    numbers: dict[str, tuple[float, Status]] = {
        place: (float(value >= threshold.value * (1 - 1e-12)), status)
        for place, (value, status) in share.numbers.items()
    }
    return Row(numbers, Unit.of("ally"), share.missing, Op("≥", (share, threshold)))
