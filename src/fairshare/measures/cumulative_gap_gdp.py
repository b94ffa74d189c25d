"""Spending above or below a level, added up since a year, over the GDP of the last year: small allies beside large."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World

#: Prices that have a measure of their own.
_MEASURES = {"ppp": "cumulative_gap_ppp", "national": "cumulative_gap_national"}


@derived(
    Shown(
        "Above or below a level since a year, % of the last year's GDP", "% of a year's GDP", 100, 1, stands_on="",
        signed=True,
    ),
    formula="what was spent above or below a level since a year ÷ GDP of the last year, both in the same prices",
)  # fmt: skip
def cumulative_gap_gdp(
    world: World, year: int, *, since: str = "2014", level: str = "2", prices: str = "constant"
) -> Row:
    """The sum in per cent of one year's GDP; at the prices of any one year it is what it is at constant ones."""
    if prices in _MEASURES:
        gap = world.row(_MEASURES[prices], year, since=since, level=level)
        return gap / _gdp(world, year, prices)
    basis = "current" if prices == "current" else "constant"
    return world.row("cumulative_gap", year, since=since, level=level, prices=basis) / world.row(
        f"gdp_usd_{basis}", year
    )


def _gdp(world: World, year: int, prices: str) -> Row:
    """GDP of the last year in the currency of the sum."""
    if prices == "ppp":
        return world.backfilled().row("weo_gdp_ppp", year)
    return world.row("gdp_usd", year) * world.row("currency_rate", year)
