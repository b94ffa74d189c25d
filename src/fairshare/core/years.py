"""Years: the last one in which nothing is an estimate any more."""

from typing import TYPE_CHECKING

from fairshare.core.measure import ANCHOR
from fairshare.errors import NoBoard

if TYPE_CHECKING:
    from fairshare.core.world import World

#: How far back it is looked for.
_BACK = 12


def last_actual_year(world: "World") -> int:
    """The newest year with actual spending for every member with forces; where none has, the newest with a board.

    Raises:
        NoBoard: if no release was published by the day.
    """
    newest = world.newest_year()
    for year in range(newest, newest - _BACK, -1):
        try:
            row = world.published(ANCHOR, year)  # a scenario makes no year less actual
        except NoBoard:
            break
        statuses = {row.numbers[p][1] for p in world.bound(year) if p in row}
        if world.bound(year) <= row.keys() and statuses <= {"actual", "unflagged"}:
            return year
    return newest
