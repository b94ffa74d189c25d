"""How much defence spending the European Union's national escape clause leaves out of account."""

import re
from collections.abc import Mapping

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure, RegisterRow, Trail
from fairshare.core.row import Each, Row
from fairshare.core.unit import RATIO
from fairshare.core.world import World
from fairshare.core.years import carried_on

#: Row of the register that holds the clause: its most, its years and who activated it when.
ENTRY = "eu-nec"
#: The rise is counted from this year.
BASE = 2021
_MEMBER = re.compile(r"([A-Z]{3})(?: (\d{4}-\d\d-\d\d))?")
_YEARS = re.compile(r"\b20\d\d\b")


@derived(
    Shown("Room under the national escape clause", "% of GDP", 100, 2, stands_on=""),
    formula="rise of defence spending as a share of GDP since 2021, at least 0 and at most 1.5 % of GDP; members that "
    "activated the clause, in its years 2025-2028",
)
def escape_clause_room(world: World, year: int, **path: str) -> Row:
    """The rise of defence spending that the clause tolerates, by NATO's definition; ``path`` as of extra_defence."""
    here = carried_on(world).over(world.span(year))
    entry = next(r for r in world.catalogue.register("pledges") if r["id"] == ENTRY)
    first, *_, last = (int(y) for y in _YEARS.findall(entry["deadline"]))
    if not first <= year <= last:
        return Row.none(here.span(year), f"the national escape clause covers {first}-{last}")
    active = here.span(year) & _active(entry, str(world.asof))
    idle = dict.fromkeys(here.span(year) - active, f"had not activated the escape clause by {world.asof}")
    if not active:
        return Row({}, RATIO, idle, Each({}))
    most = Figure(float(entry["threshold"]) / 100, RATIO, Trail("most", leaf=RegisterRow("pledges", ENTRY)))
    share = here.row("defence_share", year) + world.over(here.span(year)).row("extra_defence", year, **path)
    rise = (share - here.row("defence_share", BASE)).only(active)
    room = Row.made(
        "from 0 to the most", {p: min(max(v, 0.0), most.value) for p, (v, _) in rise.numbers.items()}, (rise, most)
    )
    return Row(room.numbers, room.unit, {**room.missing, **idle}, room.step)


def _active(entry: Mapping[str, str], day: str) -> frozenset[str]:
    """Who had activated the clause by a day; those without a day of their own did when it was first adopted."""
    return frozenset(p for p, own in _MEMBER.findall(entry["bound"]) if (own or entry["adopted"]) <= day)
