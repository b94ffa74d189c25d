"""What the allies most like an ally spend: the median of their shares of GDP."""

from statistics import median

from fairshare.core.derived import Shown, derived
from fairshare.core.fact import softest
from fairshare.core.figure import Figure, Trail
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput


@derived(
    Shown("Median share of GDP of its peers", "% of GDP", 100, 2, stands_on=""),
    formula="of the published shares of the allies nearest by unlikeness, of those of them that have one",
)
def peer_median(
    world: World, year: int, *, by: str = "income,size", count: str = "5", group: str = "NATO", **threat: str
) -> Row:
    """The median of defence spending as a share of GDP over the ``count`` members of a group most like an ally."""
    if not count.isdecimal() or not int(count):
        raise BadInput.of("count", count, "how many peers, a whole number of at least 1")
    everybody = world.over(world.members(year, group))
    spent = everybody.row("defence_share", year)
    figures: dict[str, Figure] = {}
    missing: dict[str, str] = {}
    for place in sorted(world.span(year)):
        row = everybody.row("unlikeness", year, to=place, by=by, group=group, **threat)
        shares = [spent[p] for p in nearest(row, place, int(count)) if p in spent]
        if shares:
            middle, status = median(f.value for f in shares), softest(*(f.status for f in shares))
            figures[place] = Figure(middle, spent.unit, Trail(f"median of {len(shares)}", tuple(shares)), status)
        else:
            missing[place] = "no peer's share is known" if row.numbers else next(iter(row.missing.values()), "nobody")
    return Row.of(figures, missing)


def nearest(unlike: Row, place: str, count: int) -> list[str]:
    """The places most like one, nearest first and without itself, by a row of unlikeness to it."""
    others = ((value, other) for other, (value, _) in unlike.numbers.items() if other != place)
    return [other for _, other in sorted(others)[:count]]
