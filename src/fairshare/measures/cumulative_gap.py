"""Spending above or below a level of GDP in US dollars, added up since a year."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.row import Row
from fairshare.core.spell import added_up, level_of
from fairshare.core.unit import Unit
from fairshare.core.world import FIRST_YEAR, LAST_YEAR, World
from fairshare.errors import BadInput, NoBoard

PRICES = ("constant", "current")


@derived(
    Shown("Above or below a level since a year", "million US$", 1e-6, 0, "USD@constant", "sum", signed=True),
    formula="Σ (expenditure − level × GDP) over the years of membership since a year, from one release; for prices of "
    "a year named: at constant prices × GDP of that year at current prices ÷ at constant ones, ally by ally",
)
def cumulative_gap(world: World, year: int, *, since: str = "2014", level: str = "2", prices: str = "constant") -> Row:
    """Spent minus ``level`` % of GDP ``since`` a year or accession, at prices of any year: negative is below."""
    asked = level_of(level)
    if prices in PRICES:
        return added_up(world, year, since, lambda here, y: _gap(here, y, asked, prices), Unit.of(f"USD@{prices}"))
    unit = Unit.of(f"USD@{_base(prices)}")
    rate = _rate(world.steady(year).over(world.span(year)), int(prices))
    return added_up(world, year, since, lambda here, y: _at(_gap(here, y, asked, "constant") * rate, unit), unit)


def _gap(here: World, year: int, level: Figure, prices: str) -> Row:
    """Spent minus the level in one year."""
    spent, gdp = (here.row(f"{what}_usd_{prices}", year) for what in ("expenditure", "gdp"))
    return spent - gdp * level


def _rate(here: World, year: int) -> Row:
    """What turns constant dollars into those of another year, or why the release does not tell."""
    try:
        return here.row("price_rate", year)
    except NoBoard:
        return Row.none(here.span(year), f"the release has no prices of {year}")


def _at(row: Row, unit: Unit) -> Row:
    """The same amounts, in the unit that says whose year's prices they have."""
    basis = unit.price_basis
    return Row.made(f"at the prices and exchange rate of {basis}", {p: f.value for p, f in row.items()}, (row,), unit)


def _base(prices: str) -> str:
    """The year whose prices are asked for (BadInput for anything else)."""
    known = prices.isascii() and prices.isdecimal() and len(prices) == 4
    if not known or not FIRST_YEAR <= int(prices) <= LAST_YEAR:
        raise BadInput.of("prices", prices, f"{' or '.join(PRICES)}, or the year whose prices count, e.g. 2023")
    return prices
