"""How shocks to growth, inflation and exchange rates go together."""

from fairshare.core.derived import Shown, derived, of_group
from fairshare.core.figure import Figure
from fairshare.core.history import SINCE, history
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.methods.shocks import correlation, shocks_of

PARTS = ("common", "own")


@derived(
    Shown("Correlation of shocks", "correlation", 1, 2, stands_on="", signed=True),
    formula="correlation of what all share of one kind of change with what all share of the other (common), or of what "
    "is left of an ally's own (own); of a currency with several members own is 0, for it is none of theirs alone",
)
def shock_link(
    world: World, year: int, *, of: str = "growth", and_: str = "inflation", part: str = "common", since: str = SINCE
) -> Row:
    """The correlation of two kinds of shocks over the years both are known."""
    if part not in PARTS:
        raise BadInput.of("part", part, f"one of {', '.join(PARTS)}")
    one, other = (history(world, year, kind, since) for kind in (of, and_))
    both = sorted(one.key.keys() & other.key.keys())
    if not both:
        return of_group(world, year, "NATO", Row.none(world.members(year), "no history of it is held"))
    first, second = shocks_of(one.table), shocks_of(other.table)
    shared = correlation(first.path, second.path)
    values = dict.fromkeys(both, shared)
    if part == "own":
        rest = [dict(zip(h.keys, f.rest, strict=True)) for h, f in ((one, first), (other, second))]
        alone = {p for p in both if all(list(h.key.values()).count(h.key[p]) == 1 for h in (one, other))}
        values = {p: correlation(rest[0][one.key[p]], rest[1][other.key[p]]) if p in alone else 0.0 for p in both}
    op = f"correlation of {part} shocks of {since}-{max(one.rows)}, n = {len(one.rows)}"
    row = Row.made(op, values, (*one.inputs, *other.inputs, Figure.chosen("first year", float(since))))
    missing = {**row.missing, **one.missing, **other.missing}
    return of_group(world, year, "NATO", Row(row.numbers, row.unit, missing, row.step))
