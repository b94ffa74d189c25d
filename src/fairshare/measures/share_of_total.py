"""An ally's share of all that the members spent."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput, NoSuchFact

#: Prices -> the amounts at them.
AMOUNTS = {
    "board": "expenditure_usd",
    "current": "expenditure_usd_current",
    "constant": "expenditure_usd_constant",
    "ppp": "expenditure_ppp",
}


@derived(
    Shown("Share of the alliance's expenditure", "% of the alliance total", 100, 1, mixed_with=("prices=ppp",)),
    formula="expenditure ÷ the members' expenditure added up",
)
def share_of_total(world: World, year: int, *, prices: str = "current", group: str = "NATO") -> Row:
    """Expenditure over that of all members of a group, in ``current``, ``constant``, ``ppp`` or the board's prices."""
    if prices not in AMOUNTS:
        raise BadInput.of("prices", prices, ", ".join(AMOUNTS))
    spent = world.row(AMOUNTS[prices], year)
    try:
        total = world.over(world.members(year, group)).row(AMOUNTS[prices], year).total()
    except NoSuchFact as error:
        reasons = {p: spent.missing.get(p, str(error).rstrip(".")) for p in world.span(year)}
        return Row.of({}, reasons)
    share = spent / total
    members = world.members(year, group)
    strangers = dict.fromkeys(world.span(year) - members, f"not a member of {group} in {year}")
    return Row(share.only(members).numbers, share.unit, {**share.missing, **strangers}, share.step)
