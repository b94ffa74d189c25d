"""Spending above or below a level of GDP, added up since a year."""

from fairshare.core.derived import Shown, derived
from fairshare.core.fact import softest
from fairshare.core.figure import Figure, Trail
from fairshare.core.row import NO_FORCES, Row
from fairshare.core.unit import Unit
from fairshare.core.world import FIRST_YEAR, LAST_YEAR, World
from fairshare.errors import BadInput, NoBoard

PRICES = ("constant", "current")


@derived(
    Shown("Above or below a level since a year", "million US$", 1e-6, 0, "USD@constant", "sum", signed=True),
    formula="Σ (expenditure − level × GDP) over the years of membership since a year, from one release",
)
def cumulative_gap(world: World, year: int, *, since: str = "2014", level: str = "2", prices: str = "constant") -> Row:
    """Spent minus ``level`` per cent of GDP ``since`` a year, or accession if that is later: negative is below."""
    if prices not in PRICES:
        raise BadInput.of("prices", prices, " or ".join(PRICES))
    asked, first = _level(level), _first(since)
    if first > year:
        return Row.none(world.span(year), f"{first} is after {year}", Unit.of(f"USD@{prices}"))
    here = world.steady(year).over(world.span(year))
    rows = {y: _gap(here, y, asked, prices) for y in range(first, year + 1)}
    figures: dict[str, Figure] = {}
    missing: dict[str, str] = {}
    for place in sorted(world.span(year)):
        member = [y for y in rows if place in here.members(y)]
        unknown = [y for y in member if place not in rows[y]]
        if year not in member:
            missing[place] = f"not a member in {year}"
        elif unknown:
            why = rows[unknown[0]].why_missing(place)
            missing[place] = why if why == NO_FORCES else f"{unknown[0]}: {why}"
        else:
            figures[place] = _added_up([rows[y][place] for y in member], member, first)
    return Row.of(figures, missing, Unit.of(f"USD@{prices}"))


def _gap(here: World, year: int, level: Figure, prices: str) -> Row:
    """Spent minus the level in one year, or why the release does not tell."""
    try:
        spent, gdp = (here.row(f"{what}_usd_{prices}", year) for what in ("expenditure", "gdp"))
    except NoBoard:
        return Row.none(here.span(year), "the release does not cover that year")
    return spent - gdp * level


def _added_up(parts: list[Figure], years: list[int], first: int) -> Figure:
    """The sum of one ally's years; its step names them, because who joined later counts from accession."""
    accession = ", from accession" if years[0] > first else ""
    step = Trail(f"Σ {years[0]}-{years[-1]}{accession}", tuple(parts))
    return Figure(sum(p.value for p in parts), parts[0].unit, step, softest(*(p.status for p in parts)))


def _level(text: str) -> Figure:
    """The level as a ratio of GDP (BadInput for anything but a percentage)."""
    try:
        percent = float(text)
    except ValueError:
        percent = -1.0
    if not 0 <= percent <= 100:
        raise BadInput.of("level", text, "per cent of GDP from 0 to 100, e.g. 2 or 3.5")
    return Figure.chosen(f"level of {percent:g} % of GDP", percent / 100)


def _first(text: str) -> int:
    """The first year that counts (BadInput for no year)."""
    if not text.isdecimal() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise BadInput.of("since", text, f"a year from {FIRST_YEAR} to {LAST_YEAR}")
    return int(text)
