"""An ally's share of all that the members spent."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput, NoSuchFact


@derived(
    Shown("Share of the alliance's expenditure", "% of the alliance total", 100, 1),
    formula="expenditure ÷ the members' expenditure added up",
)
def share_of_total(world: World, year: int, *, prices: str = "current") -> Row:
    """Expenditure over that of all members of the year, at ``current`` or ``constant`` prices."""
    if prices not in ("current", "constant"):
        raise BadInput.of("prices", prices, "current or constant")
    spent = world.row(f"expenditure_usd_{prices}", year)
    try:
        total = world.over(None).row(f"expenditure_usd_{prices}", year).total()
    except NoSuchFact as error:
        reasons = {p: spent.missing.get(p, str(error).rstrip(".")) for p in world.span(year)}
        return Row.of({}, reasons)
    share = spent / total
    members = world.members(year)
    strangers = dict.fromkeys(world.span(year) - members, f"not a member in {year}")
    return Row(share.only(members).numbers, share.unit, {**share.missing, **strangers}, share.step)
