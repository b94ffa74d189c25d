"""How NATO's GDP of a country stands to the IMF's, both at the prices and exchange rates of one year."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import ONE, Figure
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("NATO's GDP over the IMF's", "times the IMF's", 1, 3, stands_on=""),
    formula="GDP at constant prices (NATO) ÷ GDP in US$ of their base year × real growth since then (IMF)",
)
def gdp_bridge(world: World, year: int) -> Row:
    """The bridge between two publishers, 1 where they agree; NATO's base year counts for both."""
    ours = world.row("gdp_usd_constant", year)
    if not ours.numbers:
        return Row.none(world.span(year), "NATO's tables give no GDP at constant prices for the year")
    base = int(ours.unit.price_basis)
    here = world.over(world.span(year))  # who joined since the base year was a country then too
    theirs = here.row("weo_gdp_usd", base)
    for between in range(min(base, year) + 1, max(base, year) + 1):
        grown = here.row("weo_growth", between) + ONE
        theirs = theirs * grown if year > base else theirs / grown
    return ours / (theirs * Figure.chosen(f"a US$ of {base} at prices of {base}", 1.0, ours.unit / theirs.unit))
