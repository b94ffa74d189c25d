"""Everybody gives the same part of what its residents earn, wherever they earn it."""

from fairshare.core.row import Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.rules._inputs import complete


@rule(
    Norm(
        family="effort",
        principle="Every ally gives the same percentage of what its residents earn at home and abroad.",
        asks="Should income earned by foreigners inside a country be left out of what it can give?",
        formula="share ∝ gross national income",
        refs=("NATO, Defence Expenditure of NATO Countries (2014-2025), note on Luxembourg", "A/RES/73/271 of the UN"),
        measures=("wb_gni_usd",),
        note="No release held has the national income of all allies, so the rule is unknown until a table is added. "
        "Only Luxembourg's stands inside NATO's own table, which measures its spending against it from 2023 on.",
        example=Example(
            given={"wb_gni_usd": {"USA": 500, "DEU": 400, "POL": 100}},
            shares={"USA": 0.5, "DEU": 0.4, "POL": 0.1},
            steps="500 + 400 + 100 = 1000; each over 1000.",
        ),
    )
)
def equal_effort_gni(world: World, year: int) -> Shares:
    """Shares in proportion to gross national income at market exchange rates."""
    return Shares.proportional(complete(world, year, "wb_gni_usd"))
