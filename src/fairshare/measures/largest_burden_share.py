"""The share of the burden of the member that bears most."""

from fairshare.core.derived import Shown, whole
from fairshare.core.figure import Figure, Trail
from fairshare.core.row import Parts
from fairshare.core.world import World
from fairshare.errors import NoSuchFact


@whole(
    Shown("Share of the burden of the largest payer", "% of the group's burden", 100, 1, stands_on=""),
    formula="the largest of the members' shares of the burden",
)
def largest_burden_share(world: World, year: int, *, source: str = "nato") -> Figure:
    """The largest share of what all members of a group bear, by one account."""
    shares = world.row("burden_share", year, source=source, group=",".join(sorted(world.span(year))))
    if not shares.numbers:
        raise NoSuchFact(f"{next(iter(shares.missing.values()), 'no member bears anything')}.")
    largest = max(shares.numbers, key=lambda p: (shares.numbers[p][0], p))
    value, status = shares.numbers[largest]
    return Figure(value, shares.unit, Trail(f"largest of {len(shares)}: {largest}", Parts(shares)), status)
