"""Giving hurts everybody alike."""

from typing import Literal

from fairshare.core.figure import Figure
from fairshare.core.row import Row, Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.methods.absolute_sacrifice import absolute_sacrifice
from fairshare.rules._inputs import gdp, population


@rule(
    Norm(
        family="capacity",
        varies="aversion",
        principle="Every inhabitant gives up the same well-being, which costs the rich more money than the poor.",
        asks="Should giving hurt everybody alike, so that the rich give more because a dollar means less to them?",
        formula="absolute: tax per head t = y − (y^(1 − e) − (1 − e) × k)^(1 ÷ (1 − e)), y = GDP per head, e = "
        "aversion, k such that level × Σ GDP is raised; proportional: the same part of well-being: equal effort",
        refs=("Young 1990, American Economic Review 80(1)", "Evans 2005, Fiscal Studies 26(2)"),
        measures=("gdp_usd_current", "population", "weo_gdp_usd", "weo_population"),
        note="Well-being is y^(1 − e) ÷ (1 − e). With aversion 0 everybody pays the same sum, with 1 the same "
        "percentage, above 1 the rich pay a larger one; 1.4 is about the mean of Evans's estimates for 20 countries. "
        "level, in percent of all members' GDP, matters little as long as it is small.",
        example=Example(
            given={
                "weo_gdp_usd": {"USA": 200, "DEU": 150, "POL": 50},
                "weo_population": {"USA": 2, "DEU": 3, "POL": 2},
            },
            choices={"aversion": 2.0, "level": 40},
            shares={"USA": 0.625, "DEU": 0.3125, "POL": 0.0625},
            steps="Per head 100, 50, 25. With e = 2, t = y − 1 ÷ (1/y + k); k = 0.01 leaves 50, 33.3, 20 and takes "
            "50, 16.7, 5, times heads 100, 50, 10: 160, which is 40 % of 400.",
        ),
    ),
    aversion=(0.0, 5.0),
    level=(0.1, 50.0),
)
def equal_sacrifice(
    world: World,
    year: int,
    *,
    kind: Literal["absolute", "proportional"] = "absolute",
    aversion: float = 1.4,
    level: float = 2.0,
) -> Shares:
    """Shares by the payments that cost every head the same well-being."""
    income, heads = gdp(world, year), population(world, year)
    if kind == "proportional":
        return Shares.proportional(income)
    per_head, bend = income / heads, Figure.chosen("aversion", aversion)
    percent = Figure.chosen("level in percent of GDP", level) / Figure.chosen("one hundred", 100.0)
    raised = income.total() * percent
    places = sorted(per_head)
    each, many = ([row.numbers[p][0] for p in places] for row in (per_head, heads))
    paid = absolute_sacrifice(each, many, raised.value, aversion).tolist()
    values = dict(zip(places, paid, strict=True))
    given = (per_head, heads, raised, heads.total(), bend)
    return Shares.proportional(Row.made("equal sacrifice of all", values, given, income.unit))
