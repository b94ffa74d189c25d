"""The United Nations' key, among allies."""

from fairshare.core.row import Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.rules._inputs import complete


@rule(
    Norm(
        family="keys",
        principle="Allies share as they share the United Nations' regular budget.",
        asks="Should allies use the key that they accept at the United Nations?",
        formula="share ∝ rate in the UN's scale of assessments of the year",
        refs=("A/RES/79/249 and the resolutions before it",),
        measures=("un_scale",),
        note="The scale holds a ceiling of 22 % for the United States, a floor, and relief for low income and debt. "
        "Unknown for years in which a member had no rate: Italy and Portugal joined in 1955, Germany in 1973.",
        example=Example(
            given={"un_scale": {"USA": 0.22, "DEU": 0.06, "POL": 0.02}},
            shares={"USA": 11 / 15, "DEU": 0.2, "POL": 1 / 15},
            steps="22 + 6 + 2 = 30; each over 30.",
        ),
    )
)
def un_scale(world: World, year: int) -> Shares:
    """The official rates, re-based to the members."""
    return Shares.proportional(complete(world, year, "un_scale"))
