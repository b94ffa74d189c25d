"""What the alliance would lose of an ally's spending if it left, by a reading of what is spent for the alliance."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World

#: Who has no part in the board's last year has it from one of the two before it.
LOOK_BACK = 3


@derived(
    Shown("Spending that leaves with an ally", "million US$", 1e-6, 0, "USD@current", "sum", stands_on=""),
    formula="defence expenditure × the part of it that is for the alliance by the reading; after the last published "
    "year the part stays what it last was",
)
def withdrawn_usd(world: World, year: int, *, reading: str = "high") -> Row:
    """Expenditure at the prices of the release, by the reading ``low``, ``middle`` or ``high``."""
    spent = world.row("expenditure_usd", year)
    return spent if reading == "high" else spent * _part(world, year, reading)


def _part(world: World, year: int, reading: str) -> Row:
    """The part of the year, or of the last years for which it can be known."""
    if not world.beyond(year):
        return world.row("part_for_alliance", year, reading=reading)
    last = world.unchanged().newest_year()
    found = world.row("part_for_alliance", last, reading=reading)
    for before in range(last - 1, last - LOOK_BACK, -1):
        found = found.or_else(world.row("part_for_alliance", before, reading=reading))
    return found
