"""What an ally should pay by a rule, in its own currency."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Fair amount by a rule, national currency", "million", 1e-6, 0, "NCU@current", stands_on=""),
    formula="fair amount in US$ × national currency for one US$ of the board",
)
def fair_national(
    world: World, year: int, *, rule: str = "equal-effort", group: str = "NATO", total: str = "actual", **choices: str
) -> Row:
    """The fair amount at the rate of the board: known where the actual one is not, if the IMF has a rate."""
    fair = world.row("fair_usd", year, rule=rule, group=group, total=total, **choices)
    return fair * world.row("currency_rate", year)
