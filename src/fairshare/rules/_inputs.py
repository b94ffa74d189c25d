"""Inputs of rules: from a source that has them for every place, the board's own first, else the IMF's."""

from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import NoBoard


def gdp(world: World, year: int) -> Row:
    """GDP in US dollars of the year: NATO's where its release has it for everybody, else the IMF's."""
    return complete(world, year, "gdp_usd_current", "weo_gdp_usd")


def population(world: World, year: int) -> Row:
    """Inhabitants: as NATO's tables imply them, else the IMF's."""
    return complete(world, year, "population", "weo_population")


def complete(world: World, year: int, *measures: str) -> Row:
    """The first of some measures that is held for every place of this world; the last, with its gaps, if none is."""
    row = None
    for measure in measures:
        try:
            row = world.row(measure, year)
        except NoBoard:
            continue
        if not row.missing:
            return row
    return row if row is not None else Row.none(world.span(year), f"no source held covers {year}")
