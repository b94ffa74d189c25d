"""The key of NATO's common budgets: by income, but the United States pays no more than the next."""

from fairshare.core.figure import ONE
from fairshare.core.row import Row, Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.rules._inputs import gdp

#: Whom the agreement of November 2019 holds equal to the next-largest payer.
HELD_EQUAL = "USA"


@rule(
    Norm(
        family="keys",
        principle="Allies pay by their income, and the United States as much as the next-largest payer.",
        asks="Should no ally pay more than the next, however large it is?",
        formula="x = w ÷ (1 + w) for the United States, w being the largest of the others' shares among themselves; "
        "the others share 1 − x by GDP",
        refs=("NATO, Funding NATO, cost shares 2021-2024 and 2026-2027",),
        measures=("gdp_usd_current", "weo_gdp_usd"),
        official="common_funding_share",
        note="NATO shares by gross national income, which is not held for all: GDP stands in for it. The official "
        "percentages, the measure common_funding_share, stand beside it. Without the United States it is equal effort.",
        example=Example(
            given={"weo_gdp_usd": {"USA": 600, "DEU": 300, "POL": 100}},
            shares={"USA": 3 / 7, "DEU": 3 / 7, "POL": 1 / 7},
            steps="Without the United States: 300 and 100 of 400 are 3/4 and 1/4. x = 3/4 ÷ 7/4 = 3/7; the other 4/7 "
            "are shared 3 to 1.",
        ),
    )
)
def common_budget_key(world: World, year: int) -> Shares:
    """Income shares with the United States held equal to the next-largest payer after redistribution."""
    income = gdp(world, year)
    if HELD_EQUAL not in income or len(income) == 1:
        return Shares.proportional(income)
    rest = income.only((income.keys() | income.missing.keys()) - {HELD_EQUAL})
    among = rest / rest.total()
    next_largest = max(among.values(), key=lambda f: f.value)
    equal = next_largest / (ONE + next_largest)
    return Shares((among * (ONE - equal)).or_else(Row.of({HELD_EQUAL: equal}, {})))
