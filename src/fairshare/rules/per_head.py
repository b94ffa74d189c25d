"""Every inhabitant of the alliance gives the same sum."""

from fairshare.core.row import Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.rules._inputs import population


@rule(
    Norm(
        family="equality",
        principle="Every inhabitant of the alliance gives the same sum of money.",
        asks="Should every inhabitant give the same sum, whatever they earn?",
        formula="share ∝ population",
        refs=("Sandler and Forbes 1980, Economic Inquiry 18(3)",),
        measures=("population", "weo_population", "pwt_population", "cow_population"),
        example=Example(
            given={"weo_population": {"USA": 30, "DEU": 20, "POL": 10}},
            shares={"USA": 1 / 2, "DEU": 1 / 3, "POL": 1 / 6},
            steps="30 + 20 + 10 = 60; each over 60.",
        ),
    )
)
def per_head(world: World, year: int) -> Shares:
    """Shares in proportion to population."""
    return Shares.proportional(population(world, year))
