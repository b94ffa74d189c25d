"""How fast defence expenditure grew over some years."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import ONE
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput, NoBoard

#: More years than any release covers.
MOST = 50


@derived(
    Shown("Growth over the last years, a year", "% a year", 100, 1, signed=True),
    formula="(expenditure ÷ that of n years before) ^ (1 ÷ n) − 1, at constant prices of one release",
)
def growth_achieved(world: World, year: int, *, years: str = "5") -> Row:
    """Average annual real growth over the last ``years`` years, both ends from one release."""
    if not years.isdecimal() or not 1 <= int(years) <= MOST:
        raise BadInput.of("years", years, f"a whole number from 1 to {MOST}")
    span = int(years)
    here = world.steady(year).over(world.span(year))
    try:
        before = here.row("expenditure_usd_constant", year - span)
    except NoBoard:
        return Row.none(world.span(year), f"{here.release(year).id} does not cover {year - span}")
    return (here.row("expenditure_usd_constant", year) / before) ** (1 / span) - ONE
