"""How many of an ally's forces the alliance would lose if it left, by a reading."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput

READINGS = ("low", "middle", "high")
LOOK_BACK = 3


@derived(
    Shown("Forces that leave with an ally", "thousand", 1e-3, 1, "person", "sum", stands_on=""),
    formula="low: troops stationed in other members; middle: personnel × the part meant for the Treaty's area; high: "
    "all military personnel; after the last published year as last known",
)
def withdrawn_personnel(world: World, year: int, *, reading: str = "high") -> Row:
    """Members of the forces by the reading ``low``, ``middle`` or ``high``."""
    if reading not in READINGS:
        raise BadInput.of("reading", reading, ", ".join(READINGS))
    here = world.backfilled()
    if not here.beyond(year):
        return _of_year(here, year, reading)
    last = here.unchanged().newest_year()
    found = _of_year(here, last, reading)
    for before in range(last - 1, last - LOOK_BACK, -1):
        found = found.or_else(_of_year(here, before, reading))
    return found.marked("hypothetical")


def _of_year(here: World, year: int, reading: str) -> Row:
    if reading == "low":
        return here.row("troops_abroad", year)
    kept = here.row("personnel", year)
    return kept * here.row("part_for_alliance", year, reading="middle") if reading == "middle" else kept
