"""Distance to a target in percentage points."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure, TargetTerm, Trail
from fairshare.core.row import Row
from fairshare.core.unit import RATIO
from fairshare.core.world import World


@derived(
    Shown("Gap to the target", "percentage points", 100, 2, signed=True),
    formula="measure − threshold of the target",
)
def gap_points(world: World, year: int, *, target: str = "wales-2014-2pct") -> Row:
    """What was reached minus what the target asks: negative is short."""
    asked = world.target(target)
    threshold = Figure(asked.threshold, RATIO, Trail("target", leaf=TargetTerm(asked.id, asked.source)))
    return world.row(asked.measure, year) - threshold
