"""Everybody gives the same part of what it has: the idea behind 2 %."""

from fairshare.core.row import Shares
from fairshare.core.rule import Norm, rule
from fairshare.core.world import World
from fairshare.rules._inputs import gdp


@rule(
    Norm(
        family="effort",
        principle="Every ally gives the same percentage of its income.",
        asks="Should rich and poor allies give the same percentage of their income?",
        formula="share ∝ GDP",
        refs=("Wales Summit Declaration 2014, paragraph 14", "Sandler and Hartley 1999, The Political Economy of NATO"),
        measures=("gdp_usd", "weo_gdp_usd"),
    )
)
def equal_effort(world: World, year: int) -> Shares:
    """Shares in proportion to GDP at market exchange rates."""
    return Shares.proportional(gdp(world, year))
