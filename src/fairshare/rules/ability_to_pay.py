"""Who is richer per head gives a larger part of it."""

from fairshare.core.row import Shares
from fairshare.core.rule import Norm, rule
from fairshare.core.world import World
from fairshare.rules._inputs import gdp, population


@rule(
    Norm(
        family="capacity",
        principle="Richer allies give a larger percentage of their income than poorer ones.",
        asks="Should an ally whose people are richer give a larger percentage of its income?",
        formula="share ∝ GDP × (GDP per head) ^ elasticity; with elasticity 0 it is equal effort",
        refs=("Musgrave 1959, The Theory of Public Finance, chapter 5", "Kravis and Davenport 1963, JPE 71(4)"),
        measures=("gdp_usd", "population", "weo_gdp_usd", "weo_population"),
    ),
    elasticity=(0.0, 3.0),
)
def ability_to_pay(world: World, year: int, *, elasticity: float = 0.5) -> Shares:
    """Shares in proportion to GDP times a power of GDP per head."""
    income = gdp(world, year)
    per_head = income / population(world, year)
    return Shares.proportional(income * per_head**elasticity)
