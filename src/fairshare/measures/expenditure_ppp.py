"""Defence expenditure in international dollars: at what money buys and not at exchange rates."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown(
        "Defence expenditure, purchasing power parity",
        "million international $",
        1e-6,
        0,
        "INTL@current",
        "sum",
        stands_on="",
    ),
    formula="published share of GDP × GDP at purchasing power parities (IMF); an estimate, too high for a "
    "country whose share is not of GDP",
)
def expenditure_ppp(world: World, year: int) -> Row:
    """NATO's share of GDP times the IMF's GDP in international dollars of the year."""
    return (world.row("defence_share", year) * world.row("weo_gdp_ppp", year)).marked("derived")
