"""Inputs of rules: from a source that has them for every place, the board's own first, else the IMF's and others'."""

from fairshare.core.row import NO_FORCES, Row
from fairshare.core.world import World
from fairshare.errors import NoBoard


def gdp(world: World, year: int) -> Row:
    """GDP in US dollars of the year: NATO's where its release has it for everybody, else the IMF's."""
    return complete(world, year, "gdp_usd_current", "weo_gdp_usd")


def gdp_ppp(world: World, year: int) -> Row:
    """GDP at purchasing power parities: the IMF's, before 1980 that of the Penn World Table."""
    return complete(world, year, "weo_gdp_ppp", "pwt_gdp")


def population(world: World, year: int) -> Row:
    """Inhabitants: as NATO's tables imply them, else by the IMF, the Penn World Table, the Correlates of War."""
    return complete(world, year, "population", "weo_population", "pwt_population", "cow_population")


def personnel(world: World, year: int) -> Row:
    """Members of the armed forces by NATO, else by the Correlates of War; who has no forces has none to count."""
    return complete(world, year, "personnel", "cow_military_personnel", idle=True)


def spending(world: World, year: int) -> Row:
    """Defence expenditure in US dollars by NATO, else military expenditure by the Correlates of War."""
    return complete(world, year, "expenditure_usd", "cow_military_expenditure", idle=True)


def complete(world: World, year: int, *measures: str, idle: bool = False) -> Row:
    """The first of some measures that is held for every place of this world; the fullest, with its gaps, if none is.

    Args:
        world: Whose places.
        year: The year.
        measures: Ids, the one to be preferred first.
        idle: Whether a place without armed forces may be left out, because there is nothing to count.
    """
    return world.once(("complete", year, measures, idle), lambda: _complete(world, year, measures, idle=idle))


def _complete(world: World, year: int, measures: tuple[str, ...], *, idle: bool) -> Row:
    fullest = Row.none(world.span(year), f"no source held covers {year}")
    for measure in measures:
        row = _known(world, measure, year)
        if row is None:
            continue
        if not row.missing or (idle and row.numbers and set(row.missing.values()) == {NO_FORCES}):
            return row
        fullest = max(fullest, row, key=len) if fullest.numbers else row
    return fullest


def _known(world: World, measure: str, year: int) -> Row | None:
    try:
        return world.row(measure, year)
    except NoBoard:
        return None
