"""Everybody gives the same part of what it can buy at home."""

from fairshare.core.row import Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.rules._inputs import gdp_ppp


@rule(
    Norm(
        family="effort",
        principle="Every ally gives the same percentage of its income, each counted at what it buys at home.",
        asks="Should incomes be compared by what they buy at home rather than by exchange rates?",
        formula="share ∝ GDP at purchasing power parities",
        refs=("Robertson 2022, Review of Income and Wealth 68(3)", "IMF, World Economic Outlook, PPPGDP"),
        measures=("weo_gdp_ppp", "pwt_gdp"),
        prices="ppp",
        note="Actual spending is held against it at purchasing power parities too (expenditure_ppp): with one of both "
        "at exchange rates the comparison would mean nothing, so that no gap in US$ is given. Before 1980 real "
        "GDP by the Penn World Table stands in for the IMF's.",
        example=Example(
            given={"weo_gdp_ppp": {"USA": 500, "DEU": 300, "POL": 200}},
            shares={"USA": 0.5, "DEU": 0.3, "POL": 0.2},
            steps="500 + 300 + 200 = 1000; each over 1000.",
        ),
    )
)
def equal_effort_ppp(world: World, year: int) -> Shares:
    """Shares in proportion to GDP at purchasing power parities."""
    return Shares.proportional(gdp_ppp(world, year))
