"""What everybody needs to live on is left alone; the rest is shared alike."""

from fairshare.core.figure import Figure
from fairshare.core.row import Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.rules._inputs import gdp, population


@rule(
    Norm(
        family="capacity",
        varies="subsistence",
        principle="What people need to live on is free; above it every ally gives the same percentage.",
        asks="Should a first part of everybody's income be free, because giving it up hurts most?",
        formula="share ∝ max(0, GDP − subsistence × population), subsistence being a percentage of the members' GDP "
        "per head",
        refs=("Edgeworth 1897, Economic Journal 7(28)", "Mill 1848, Principles of Political Economy, book 5"),
        measures=("gdp_usd_current", "population", "weo_gdp_usd", "weo_population"),
        note="Subsistence is measured by the members' common GDP per head, so that the rule does not depend on a "
        "currency; the default is a fifth of it and a choice. With 0 it is equal effort; near 100 only the richer pay.",
        straight=("subsistence",),
        example=Example(
            given={
                "weo_gdp_usd": {"USA": 600, "DEU": 300, "POL": 100},
                "weo_population": {"USA": 30, "DEU": 30, "POL": 40},
            },
            shares={"USA": 0.675, "DEU": 0.3, "POL": 0.025},
            steps="1000 over 100 heads is 10 per head, of which 20 % are 2. 600 − 60, 300 − 60, 100 − 80: 540, 240, "
            "20 of 800.",
        ),
    ),
    subsistence=(0.0, 99.0),
)
def equal_marginal_sacrifice(world: World, year: int, *, subsistence: float = 20.0) -> Shares:
    """Shares in proportion to GDP above a subsistence level per head."""
    income, heads = gdp(world, year), population(world, year)
    level = Figure.chosen("subsistence in percent of GDP per head", subsistence) / Figure.chosen("one hundred", 100.0)
    free = heads * (income.total() / heads.total() * level)
    return Shares.proportional((income - free).at_least(Figure.chosen("nothing", 0.0, income.unit)))
