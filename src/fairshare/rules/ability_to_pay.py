"""Who is richer per head gives a larger part of it."""

from fairshare.core.row import Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.rules._inputs import gdp, population


@rule(
    Norm(
        family="capacity",
        varies="elasticity",
        principle="Richer allies give a larger percentage of their income than poorer ones.",
        asks="Should an ally whose people are richer give a larger percentage of its income?",
        formula="share ∝ GDP × (GDP per head) ^ elasticity; with elasticity 0 it is equal effort",
        refs=("Musgrave 1959, The Theory of Public Finance, chapter 5", "Kravis and Davenport 1963, JPE 71(4)"),
        measures=("gdp_usd_current", "population", "weo_gdp_usd", "weo_population"),
        note="An elasticity of 1 makes twice the income per head twice the percentage. No value is given by theory.",
        example=Example(
            given={
                "weo_gdp_usd": {"USA": 600, "DEU": 300, "POL": 100},
                "weo_population": {"USA": 30, "DEU": 30, "POL": 20},
            },
            choices={"elasticity": 1.0},
            shares={"USA": 24 / 31, "DEU": 6 / 31, "POL": 1 / 31},
            steps="Per head 20, 10, 5. 600 × 20, 300 × 10, 100 × 5: 12000, 3000, 500 of 15500.",
        ),
    ),
    elasticity=(0.0, 3.0),
)
def ability_to_pay(world: World, year: int, *, elasticity: float = 0.5) -> Shares:
    """Shares in proportion to GDP times a power of GDP per head."""
    income = gdp(world, year)
    per_head = income / population(world, year)
    return Shares.proportional(income * per_head**elasticity)
