"""Spending above or below a level of GDP in international dollars, added up since a year."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.spell import added_up, level_of
from fairshare.core.unit import Unit
from fairshare.core.world import World


@derived(
    Shown(
        "Above or below a level since a year, purchasing power parity", "million international $", 1e-6, 0,
        "INTL@current", "sum", stands_on="", signed=True,
    ),
    formula="Σ (published share of GDP − level) × GDP at purchasing power parities of the year (IMF), an estimate that "
    "is too large for a country whose share is not of GDP",
)  # fmt: skip
def cumulative_gap_ppp(world: World, year: int, *, since: str = "2014", level: str = "2") -> Row:
    """Spent minus ``level`` % of GDP in international dollars of each year, ``since`` a year or accession if later."""
    asked = level_of(level)

    def gap(here: World, y: int) -> Row:
        return ((here.row("defence_share", y) - asked) * here.backfilled().row("weo_gdp_ppp", y)).marked("derived")

    return added_up(world, year, since, gap, Unit.of("INTL@current"))
