"""Military expenditure by the Correlates of War over real output of the Penn World Table."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown(
        "Military expenditure (COW) over real output (PWT)",
        "US$ per 100 international $ of output",
        100,
        2,
        "USD@current/INTL@constant",
        "ratio",
        ("cow_military_expenditure", "pwt_gdp"),
        stands_on="",
    ),
    formula="military expenditure in US$ of the year (COW) ÷ real GDP at purchasing power parities (Penn World Table)",
)
def cow_per_output(world: World, year: int) -> Row:
    """No share of GDP: spending at exchange rates over output at parities, comparable within one year only."""
    return world.row("cow_military_expenditure", year) / world.row("pwt_gdp", year)
