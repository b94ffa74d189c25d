"""The part of a deficit above the European Union's reference value that its escape clause leaves room for."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World

#: The choices that say how spending goes, and not how it is paid for.
_PATH = ("target", "by", "shape", "delay")


@derived(
    Shown("Excess deficit within the escape clause", "% of GDP", 100, 1, stands_on=""),
    formula="the smaller of the deficit above the reference value and the room under the national escape clause",
)
def excess_within_clause(world: World, year: int, **choices: str) -> Row:
    """The smaller of excess and room, with the extra spending; choices as of balance_with.

    A yardstick: the clause speaks of net expenditure, by the Commission's statistics, and not of the deficit.
    """
    here = world.over(world.span(year))
    excess = here.row("excess_deficit", year, **choices)
    room = here.row("escape_clause_room", year, **{k: v for k, v in choices.items() if k in _PATH})
    values = {p: min(v, room.numbers[p][0]) for p, (v, _) in excess.numbers.items() if p in room}
    return Row.made("the smaller of", values, (excess, room), excess.unit)
