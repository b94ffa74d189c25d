"""How fast defence expenditure must grow to be on a path's last point in time."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import ONE
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.core.years import carried_on
from fairshare.errors import BadInput


@derived(
    Shown("Growth needed on the path, a year", "% a year", 100, 1, stands_on="", signed=True),
    formula="(expenditure at the end of the path ÷ expenditure of the year at an unchanged share of GDP, constant "
    "prices) ^ (1 ÷ years between) − 1",
)
def growth_on_path(world: World, year: int, *, by: str = "2035", target: str = "hague-2025-core") -> Row:
    """Average real growth a year from the share of GDP an ally has without the path to the target ``by`` a year."""
    if not by.isdecimal():
        raise BadInput.of("by", by, "a year, e.g. 2035")
    end, newest = int(by), world.unchanged().newest_year()
    if not newest <= year < end:
        return Row.none(world.span(year), f"a path begins after {newest} and ends in {end}")
    here = carried_on(world).over(world.span(year))
    extra = world.over(world.span(year)).row("extra_defence", end, by=by, target=target)
    amount = (here.row("defence_share", end) + extra) * here.row("gdp_usd_constant", end)
    return (amount / here.row("expenditure_usd_constant", year)) ** (1 / (end - year)) - ONE
