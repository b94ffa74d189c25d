"""Spell: amounts above or below a level added up over years, an ally's own from accession on, by one release."""

from collections.abc import Callable

from fairshare.core.fact import softest
from fairshare.core.figure import Figure, Trail
from fairshare.core.row import NO_FORCES, Row
from fairshare.core.unit import Unit
from fairshare.core.world import FIRST_YEAR, LAST_YEAR, World
from fairshare.errors import BadInput, NoBoard

#: Why a year is unknown that the release which answers for the last year does not hold.
NOT_COVERED = "the release does not cover that year"


def added_up(world: World, year: int, since: str, yearly: Callable[[World, int], Row], unit: Unit) -> Row:
    """A yearly amount added up ``since`` a year, or accession if that is later; with a year unknown there is no sum.

    Args:
        world: What was known; the release that answers for the last year answers for all.
        year: The last year.
        since: The first, as text.
        yearly: The amounts of one year, in a world that one release answers for.
        unit: Of the sums.

    Raises:
        BadInput: for a first year that is none.
    """
    first = _first(since)
    if first > year:
        return Row.none(world.span(year), f"{first} is after {year}", unit)
    here = world.steady(year).over(world.span(year))
    rows = {y: _held(here, y, yearly) for y in range(first, year + 1)}
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
            figures[place] = _sum([rows[y][place] for y in member], member, first)
    return Row.of(figures, missing, unit)


def level_of(text: str) -> Figure:
    """A level as a ratio of GDP (BadInput for anything but a percentage)."""
    try:
        percent = float(text)
    except ValueError:
        percent = -1.0
    if not 0 <= percent <= 100:
        raise BadInput.of("level", text, "per cent of GDP from 0 to 100, e.g. 2 or 3.5")
    return Figure.chosen(f"level of {percent:g} % of GDP", percent / 100)


def _held(here: World, year: int, yearly: Callable[[World, int], Row]) -> Row:
    """The amounts of a year, or why the release does not tell."""
    try:
        return yearly(here, year)
    except NoBoard:
        return Row.none(here.span(year), NOT_COVERED)


def _sum(parts: list[Figure], years: list[int], first: int) -> Figure:
    """The sum of one ally's years; its step names them, because who joined later counts from accession."""
    accession = ", from accession" if years[0] > first else ""
    step = Trail(f"Σ {years[0]}-{years[-1]}{accession}", tuple(parts))
    return Figure(sum(p.value for p in parts), parts[0].unit, step, softest(*(p.status for p in parts)))


def _first(text: str) -> int:
    """The first year that counts (BadInput for no year)."""
    if not (text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise BadInput.of("since", text, f"a year from {FIRST_YEAR} to {LAST_YEAR}")
    return int(text)
