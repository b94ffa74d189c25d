"""What an ally should pay by a rule, in US dollars, of what all spend or of a total somebody sets."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.row import Row
from fairshare.core.total import Total
from fairshare.core.unit import Unit
from fairshare.core.world import World
from fairshare.errors import NoBoard, NoSuchFact


@derived(
    Shown("Fair amount by a rule, US$", "million US$", 1e-6, 0, "USD@current", "sum", stands_on=""),
    formula="fair share × the total",
)
def fair_usd(
    world: World, year: int, *, rule: str = "equal-effort", group: str = "NATO", total: str = "actual", **choices: str
) -> Row:
    """The rule's share of what the group spent, of a percentage of its GDP, or of an amount."""
    asked, unit = Total.read(total), _unit(world, year)
    shares = world.row("fair_share", year, rule=rule, group=group, **choices)
    try:
        return shares * _whole(world, year, group, asked)
    except NoSuchFact as error:
        return Row.none(world.span(year), str(error).rstrip("."), unit)


def _unit(world: World, year: int) -> Unit:
    """US dollars at the prices of the year's board; where there is none, of the year."""
    try:
        return world.row("expenditure_usd", year).unit
    except NoBoard:
        return Unit.of("USD@current")


def _whole(world: World, year: int, group: str, total: Total) -> Figure:
    """What is to be shared, of those in the group that have armed forces.

    Raises:
        NoSuchFact: where a member's amount is unknown.
        NoBoard: where nothing is known of what was spent in the year.
    """
    if total.kind == "amount":
        return Figure.chosen("total in US dollars, at the prices of the release", total.value, _unit(world, year))
    places = world.catalogue.places
    here = world.over(frozenset(p for p in world.members(year, group) if places[p].armed_forces))
    if total.kind == "actual":
        return here.row("expenditure_usd", year).total()
    level = Figure.chosen("total in percent of GDP", total.value) / Figure.chosen("one hundred", 100.0)
    return _gdp(here, year).total() * level


def _gdp(here: World, year: int) -> Row:
    """GDP at the prices of the board; for who has none there the IMF's, turned into them."""
    own = here.row("gdp_usd", year)
    if not own.missing:
        return own
    known = here.backfilled()
    other = known.row("weo_gdp_national", year) / known.row("currency_rate", year)
    return own.or_else(other) if other.unit == own.unit else own
