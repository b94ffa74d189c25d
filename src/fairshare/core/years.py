"""Years: the last one in which nothing is an estimate any more, the last one held, and those after it."""

from typing import TYPE_CHECKING

from fairshare.core.lever import levers
from fairshare.core.measure import ANCHOR
from fairshare.errors import NoBoard

if TYPE_CHECKING:
    from fairshare.core.world import World

#: The shipped scenario under which years go on after the last one published.
BASELINE = "baseline"
#: The lever that counts other spending; what it counts is known of published years, so that growth comes after it.
REDEFINES = "redefine"
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


def held_until(world: "World", measure: str, year: int) -> int:
    """The year, or the last one that the edition which answers for a published measure holds, where it ends before."""
    newest = world.unchanged().newest_year()
    source = world.source_of(world.base_measure(measure), newest)
    return min(year, max(world.facts.years(measure, source.id))) if source else year


def carried_on(world: "World") -> "World":
    """The world with years after the last board: itself where a scenario fills them, else on top of the baseline.

    The baseline comes first, so that a scenario that changes what is spent finds the years it changes; but after a
    scenario that counts other spending.
    """
    if any(levers[change.lever].extends for change in world.changes):
        return world
    if any(change.lever == REDEFINES for change in world.changes):
        return world.under(world.catalogue.scenarios[BASELINE])
    return world.unchanged().under(world.catalogue.scenarios[BASELINE]).after(world.changes)


def carried_until(world: "World") -> int:
    """The last year that ``carried_on`` fills."""
    ends = []
    for change in carried_on(world).changes:
        lever = levers[change.lever]
        if lever.extends:
            ends.append(int(str(dict(change.settings).get("until_year", lever.settings["until_year"].default))))
    return max(ends)
