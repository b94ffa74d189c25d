"""Which part of the spread of all allies together is one ally's and comes from one kind of choice."""

from fairshare.core.derived import Shown, derived, of_group
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import NoSuchFact

#: Why there are no parts of nothing.
ALIKE = "all stand alike in every combination"


@derived(
    Shown("Part of the spread of all", "% of the spread of all", 100, 1, aggregate="sum", stands_on=""),
    formula="part of the ally's variance that comes from the factor ÷ the variances of all members added up; over all "
    "members it adds up to the index of the factor for all of them together (Lamboni, Monod & Makowski 2011)",
)
def spread_in_all(world: World, year: int, *, factor: str = "rule", order: str = "first", group: str = "NATO") -> Row:
    """An ally's part of the index of a factor for all together, in which an ally counts by how far its standing varies.

    With the factor ``all`` it is the ally's part of the whole.
    """
    here = world.over(world.members(year, group))
    part = here.row("spread_part", year, factor=factor, order=order, group=group)
    try:
        whole = here.row("spread_part", year, factor="all", group=group).total()
    except NoSuchFact as error:
        return of_group(world, year, group, Row.of({}, {**dict.fromkeys(part, str(error)), **part.missing}))
    if not whole.value:
        return of_group(world, year, group, Row.of({}, {**dict.fromkeys(part, ALIKE), **part.missing}))
    return of_group(world, year, group, part / whole)
