"""Distance to a target in international dollars."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.world import World


@derived(
    Shown(
        "Gap to the target, purchasing power parity", "million international $", 1e-6, 0, "INTL@current", "sum",
        stands_on="", signed=True,
    ),
    formula="gap in points × GDP at purchasing power parities (IMF), or × expenditure at them for a share of that",
)  # fmt: skip
def gap_ppp(world: World, year: int, *, target: str = "wales-2014-2pct") -> Row:
    """Spent minus asked in international dollars of the year, an estimate on the IMF's GDP: negative is short."""
    asked = world.target(target)
    if not asked.whole:
        return Row.none(world.span(year), f"{asked.measure} is not a share of an amount", Unit.of("INTL@current"))
    whole = world.row("weo_gdp_ppp" if asked.whole == "gdp" else "expenditure_ppp", year)
    return (world.row("gap_points", year, target=asked.id) * whole).marked("derived")
