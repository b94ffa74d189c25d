"""The International Monetary Fund's key, among allies."""

from fairshare.core.row import Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.undated import undated
from fairshare.core.world import World
from fairshare.errors import NoSuchFact

#: The quotas held came into force in January of this year.
SINCE = 2016


@rule(
    Norm(
        family="keys",
        principle="Allies share as they share the capital of the International Monetary Fund.",
        asks="Should allies use the key by which they hold the capital of the IMF?",
        formula="share ∝ quota in special drawing rights",
        refs=("IMF, Members' Quotas and Voting Power, October 2022", "IMF, 14th General Review of Quotas"),
        measures=("imf_quota",),
        note="Quotas are those in force since January 2016, held as of October 2022; they are negotiated by a formula "
        "of GDP, openness, variability and reserves. Unknown before 2016, when others applied.",
        example=Example(
            given={"imf_quota": {"USA": 90, "DEU": 30, "POL": 30}},
            shares={"USA": 0.6, "DEU": 0.2, "POL": 0.2},
            steps="90 + 30 + 30 = 150; each over 150.",
        ),
    )
)
def imf_quota(world: World, year: int) -> Shares:
    """Quotas, re-based to the members."""
    if year < SINCE:
        raise NoSuchFact(f"the quotas held are in force since {SINCE}; those of {year} were others.")
    return Shares.proportional(undated(world, "imf_quota", year))
