"""Every inhabitant of the alliance gives the same sum."""

from fairshare.core.row import Shares
from fairshare.core.rule import Norm, rule
from fairshare.core.world import World
from fairshare.rules._inputs import population


@rule(
    Norm(
        family="equality",
        principle="Every inhabitant of the alliance gives the same sum of money.",
        asks="Should every inhabitant give the same sum, whatever they earn?",
        formula="share ∝ population",
        refs=("Sandler and Forbes 1980, Economic Inquiry 18(3)",),
        measures=("population", "weo_population"),
    )
)
def per_head(world: World, year: int) -> Shares:
    """Shares in proportion to population."""
    return Shares.proportional(population(world, year))
