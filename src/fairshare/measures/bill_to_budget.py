"""What a path costs beyond a baseline, over another budget."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput

#: Another budget -> the IMF's measure of it, a share of GDP.
GOVERNMENT = {"spending": "weo_expenditure", "revenue": "weo_revenue"}
EQUIPMENT = "equipment"
#: How many years the IMF's last share of GDP stands for.
LOOK_BACK = 20


@derived(
    Shown("Extra spending over another budget", "% of it", 100, 1, stands_on="", signed=True),
    formula="extra spending over GDP × NATO's GDP over the IMF's ÷ general government spending or revenue over GDP "
    "(IMF; of its last year where it ends before, an assumption); with of=equipment extra spending ÷ equipment "
    "spending of the last published year",
)
def bill_to_budget(world: World, year: int, *, of: str = "spending", baseline: str = "baseline") -> Row:
    """Extra spending over all government ``spending`` or ``revenue``, or over what is spent on ``equipment`` now."""
    if of == EQUIPMENT:
        last = min(year, world.unchanged().over(None).newest_year())
        before = world.unchanged().over(world.span(year))
        bought = before.row("equipment_share", last) * before.row("expenditure_usd_constant", last)
        return world.row("bill_usd", year, baseline=baseline) / bought
    if of not in GOVERNMENT:
        raise BadInput.of("of", of, ", ".join((*GOVERNMENT, EQUIPMENT)))
    # a budget is of the IMF's GDP: without the bridge, whose share is of national income has it too high by a third
    part = world.row("bill_points", year, baseline=baseline) * world.row("gdp_bridge", year)
    return part / _of_gdp(world, GOVERNMENT[of], year)


def _of_gdp(world: World, measure: str, year: int) -> Row:
    """A budget's share of GDP, in the year or in the IMF's last year before it."""
    row = world.row(measure, year)
    for earlier in range(year - 1, year - 1 - LOOK_BACK, -1):
        if row.numbers:
            break
        row = world.row(measure, earlier)
    return row
