"""The GDP that SIPRI's figures imply."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown(
        "GDP implied by SIPRI", "billion US$", 1e-9, 1, "USD@current", "sum", stands_on="sipri_usd_current"
    ),
    formula="military expenditure in US$ of the year ÷ its share of GDP (both SIPRI)",
)  # fmt: skip
def sipri_gdp_usd(world: World, year: int) -> Row:
    """Expenditure at current prices over its share of GDP: the GDP by which SIPRI divided, at exchange rates."""
    return world.row("sipri_usd_current", year) / world.row("sipri_share", year)
