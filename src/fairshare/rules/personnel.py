"""What an ally gives in soldiers counts."""

from typing import Literal

from fairshare.core.figure import Figure
from fairshare.core.row import Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.rules._inputs import gdp
from fairshare.rules._inputs import personnel as soldiers


@rule(
    Norm(
        family="in kind",
        principle="Soldiers count as a contribution: who keeps more of them than its part of the income gives less "
        "money.",
        asks="Should an ally that keeps many soldiers be asked for less money?",
        formula="credited: share ∝ max(0, 2 × share of GDP − share of military personnel), so that money and soldiers "
        "together come to the share of GDP; same-per-soldier: share ∝ military personnel",
        refs=("Sandler and Hartley 1999, The Political Economy of NATO, chapter 2", "Oneal 1990, IO 44(3)"),
        measures=("personnel", "cow_military_personnel", "gdp_usd_current", "weo_gdp_usd"),
        note="A soldier counts alike everywhere, conscripts too. The two readings point in opposite directions: the "
        "first credits soldiers, the second asks every ally to spend the same on each. Iceland has no forces and no "
        "share. Unknown where NATO's release lacks a member's figure (France and the United Kingdom 2025).",
        example=Example(
            given={
                "cow_military_personnel": {"USA": 50, "DEU": 30, "POL": 20},
                "weo_gdp_usd": {"USA": 600, "DEU": 300, "POL": 100},
            },
            shares={"USA": 0.7, "DEU": 0.3, "POL": 0.0},
            steps="GDP 0.6, 0.3, 0.1; soldiers 0.5, 0.3, 0.2. 1.2 − 0.5, 0.6 − 0.3, 0.2 − 0.2.",
        ),
    )
)
def personnel(world: World, year: int, *, reading: Literal["credited", "same-per-soldier"] = "credited") -> Shares:
    """Shares that credit soldiers, or that follow them."""
    kept = soldiers(world, year)
    if reading == "same-per-soldier":
        return Shares.proportional(kept)
    income = gdp(world, year)
    double = income / income.total() * Figure.chosen("two", 2.0)
    return Shares.proportional((double - kept / kept.total()).at_least(Figure.chosen("nothing", 0.0)))
