"""An ally's mean rank over all weights on the families of rules: exact, without draws."""

from fairshare.core.derived import Shown, derived, of_group
from fairshare.core.row import Row
from fairshare.core.rule import families
from fairshare.core.world import World
from fairshare.methods.even_weights import expected_ranks


@derived(
    Shown("Mean rank over all weights", "rank from 1", 1, 1, stands_on=""),
    formula="1 + the sum, over all others, of the part of all weights on the families by which the other pays more "
    "over what it is asked for (Varsi 1973)",
)
def expected_rank(world: World, year: int, *, group: str = "NATO") -> Row:
    """The mean rank by actual over fair share under a mix of families, all mixes equally likely."""
    there = world.over(world.members(year, group))
    found = [there.row("asked_to_paid", year, family=family, group=group) for family in families()]
    rows = [row for row in found if row.numbers]
    if not rows:
        return of_group(world, year, group, Row.of({}, found[0].missing))
    known = sorted(set(rows[0]).intersection(*rows[1:]))
    ranks = expected_ranks([[-row.numbers[p][0] for row in rows] for p in known]).tolist()
    whole = Row.made(f"mean rank among {len(known)}", dict(zip(known, ranks, strict=True)), tuple(rows))
    return of_group(world, year, group, whole)
