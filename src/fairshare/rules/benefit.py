"""Who gains more from the alliance gives more."""

from typing import Literal

from fairshare.core.figure import Figure
from fairshare.core.row import Row, Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.undated import undated
from fairshare.core.world import World
from fairshare.rules._inputs import gdp, population


@rule(
    Norm(
        family="benefit",
        principle="Allies give by what is protected: their wealth, their people and their borders towards others.",
        asks="Should those give more who have more to protect?",
        formula="share = mean of the shares of GDP, of population and of exposed borders (coast, and land borders with "
        "countries outside the alliance)",
        refs=("Sandler and Forbes 1980, Economic Inquiry 18(3)", "Sandler and Shimizu 2014, FPA 10(1)"),
        measures=(
            "gdp_usd_current",
            "weo_gdp_usd",
            "population",
            "weo_population",
            "land_border",
            "land_border_total",
            "coastline",
        ),
        note="Three proxies with equal weight, by convention. A coast's length depends on how closely it is measured, "
        "and Canada's is about half of the alliance's: borders=land leaves coasts out, "
        "proxies=two all borders. Borders are those of 2026, as each country tells them; those between allies of the "
        "year do not count.",
        example=Example(
            given={
                "weo_gdp_usd": {"USA": 600, "DEU": 300, "POL": 100},
                "weo_population": {"USA": 50, "DEU": 30, "POL": 20},
                "land_border": {"USA>MEX": 60, "DEU>CHE": 30, "POL>UKR": 110, "DEU>POL": 450, "POL>DEU": 450},
                "land_border_total": {"USA": 60, "DEU": 480, "POL": 560},
                "coastline": {"USA": 40, "DEU": 20, "POL": 40},
            },
            shares={"USA": 43 / 90, "DEU": 23 / 90, "POL": 24 / 90},
            steps="Exposed: 60 + 40, 30 + 20, 110 + 40 of 300 are 1/3, 1/6, 1/2; the border between allies does not "
            "count. (0.6 + 0.5 + 1/3) ÷ 3, (0.3 + 0.3 + 1/6) ÷ 3, (0.1 + 0.2 + 1/2) ÷ 3.",
        ),
    )
)
def benefit(
    world: World,
    year: int,
    *,
    borders: Literal["land-and-coast", "land"] = "land-and-coast",
    proxies: Literal["three", "two", "borders"] = "three",
) -> Shares:
    """The mean of three shares: GDP, population, exposed borders; or of the first two; or the last alone."""
    if proxies == "borders":
        return Shares.proportional(_exposed(world, year, borders))
    parts = [Shares.proportional(row) for row in (gdp(world, year), population(world, year))]
    if proxies == "two":
        return Shares.proportional((parts[0] + parts[1]) / Figure.chosen("two", 2.0))
    parts.append(Shares.proportional(_exposed(world, year, borders)))
    return Shares.proportional((parts[0] + parts[1] + parts[2]) / Figure.chosen("three", 3.0))


def _exposed(world: World, year: int, borders: str) -> Row:
    """Land borders with countries outside the alliance, and the coast unless only land counts."""
    land = _outer_borders(world, year)
    return land + undated(world, "coastline", year) if borders == "land-and-coast" else land


def _outer_borders(world: World, year: int) -> Row:
    """Land borders with countries that are neither allies nor share, added up."""
    sharing = ",".join(sorted(world.span(year) - world.members(year)))
    return world.row("outer_border", year, **({"inside": sharing} if sharing else {}))
