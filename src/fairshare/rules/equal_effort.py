"""Everybody gives the same part of what it has: the idea behind 2 %."""

from fairshare.core.row import Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.rules._inputs import gdp


@rule(
    Norm(
        family="effort",
        principle="Every ally gives the same percentage of its income.",
        asks="Should rich and poor allies give the same percentage of their income?",
        formula="share ∝ GDP",
        refs=("Wales Summit Declaration 2014, paragraph 14", "Sandler and Hartley 1999, The Political Economy of NATO"),
        measures=("gdp_usd_current", "weo_gdp_usd"),
        example=Example(
            given={"weo_gdp_usd": {"USA": 600, "DEU": 300, "POL": 100}},
            shares={"USA": 0.6, "DEU": 0.3, "POL": 0.1},
            steps="600 + 300 + 100 = 1000; each over 1000.",
        ),
    )
)
def equal_effort(world: World, year: int) -> Shares:
    """Shares in proportion to GDP at market exchange rates."""
    return Shares.proportional(gdp(world, year))
