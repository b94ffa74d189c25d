"""The balance of general government with extra defence spending."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import ONE
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Balance with the extra, share of GDP", "% of GDP", 100, 1, stands_on="", signed=True),
    formula="(balance without − what is borrowed more − interest on extra debt) ÷ (1 + effect on GDP)",
)
def balance_with(world: World, year: int, *, rate: str = "implied", **choices: str) -> Row:
    """The balance less what is borrowed more and its interest, over the GDP that the spending makes."""
    here = world.over(world.span(year))
    balance = here.row("balance_without", year)
    if year <= world.unchanged().newest_year():
        return balance
    spent = here.row("extra_borrowing", year, **choices)
    interest = here.row("extra_interest", year, rate=rate, **choices)
    return (balance - spent - interest) / (here.row("gdp_effect", year, **choices) + ONE)
