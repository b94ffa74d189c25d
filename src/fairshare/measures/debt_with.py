"""Public debt with extra defence spending."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import ONE
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Debt with the extra, share of GDP", "% of GDP", 100, 1, stands_on=""),
    formula="(debt without + extra debt) ÷ (1 + effect on GDP)",
)
def debt_with(world: World, year: int, *, rate: str = "implied", **choices: str) -> Row:
    """Debt with what was borrowed more and its interest, over the GDP that the spending makes; as of extra_debt."""
    here = world.over(world.span(year))
    debt = here.row("debt_without", year)
    if year <= world.unchanged().newest_year():
        return debt
    more = here.row("extra_debt", year, rate=rate, **choices)
    return (debt + more) / (here.row("gdp_effect", year, **choices) + ONE)
