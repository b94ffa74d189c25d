"""What an ally should pay by a rule, in US dollars, of what all spend or of a total somebody sets."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput, NoSuchFact

ACTUAL = "actual"


@derived(
    Shown("Fair amount by a rule, US$", "million US$", 1e-6, 0, "USD@current", "sum", stands_on=""),
    formula="fair share × the total",
)
def fair_usd(
    world: World, year: int, *, rule: str = "equal-effort", group: str = "NATO", total: str = ACTUAL, **choices: str
) -> Row:
    """The rule's share of the ``actual`` total of the group, or of a percentage of its GDP (of those with forces)."""
    shares = world.row("fair_share", year, rule=rule, group=group, **choices)
    try:
        return shares * whole(world, year, group, total)
    except NoSuchFact as error:
        return Row.none(world.span(year), str(error).rstrip("."), world.row("expenditure_usd", year).unit)


def whole(world: World, year: int, group: str, total: str) -> Figure:
    """What is to be shared: what the group spent, or a percentage of the GDP of those in it that have armed forces.

    Raises:
        NoSuchFact: where a member's amount is unknown.
        BadInput: for a total that is neither ``actual`` nor a percentage.
    """
    members, places = world.members(year, group), world.catalogue.places
    here = world.over(frozenset(p for p in members if places[p].armed_forces))
    if total == ACTUAL:
        return here.row("expenditure_usd", year).total()
    try:
        percent = float(total)
    except ValueError:
        raise BadInput.of("total", total, "actual, or a percentage of GDP such as 3.5") from None
    if not 0 < percent <= 100:
        raise BadInput.of("total", total, "actual, or a percentage of GDP from 0 to 100")
    level = Figure.chosen("total in percent of GDP", percent) / Figure.chosen("one hundred", 100.0)
    return here.row("gdp_usd", year).total() * level
