"""Spending above or below a level of GDP in the ally's own currency, added up since a year."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.spell import added_up, level_of
from fairshare.core.unit import Unit
from fairshare.core.world import World


@derived(
    Shown(
        "Above or below a level since a year, national currency", "million", 1e-6, 0, "NCU@current", stands_on="",
        signed=True,
    ),
    formula="Σ (expenditure − level × GDP) in US$ of the board × national currency for one of them, over the years of "
    "membership since a year",
)  # fmt: skip
def cumulative_gap_national(world: World, year: int, *, since: str = "2014", level: str = "2") -> Row:
    """Spent minus ``level`` % of GDP in national currency of each year, ``since`` a year or accession if later."""
    asked = level_of(level)

    def gap(here: World, y: int) -> Row:
        return (here.row("expenditure_usd", y) - here.row("gdp_usd", y) * asked) * here.row("currency_rate", y)

    return added_up(world, year, since, gap, Unit.of("NCU@current"))
