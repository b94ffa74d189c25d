"""How actual over fair share moves with GDP."""

from math import log

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.nudged import nudged
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput

#: Whose GDP -> its measures. GDP per head goes with NATO's, which implies the population by the two.
MEASURES = {
    "NATO": frozenset({"gdp_usd_current", "gdp_usd_constant", "gdp_per_head"}),
    "IMF": frozenset({"weo_gdp_usd", "weo_gdp_national", "weo_gdp_ppp"}),
}
#: Small enough for a slope, large enough for what a rule rounds.
STEP = 0.001


@derived(
    Shown("Slope of actual over fair share by GDP", "% for 1 % more GDP", 1, 2, stands_on="", signed=True),
    formula="ln(actual over fair share if GDP were 0.1 % larger ÷ as it is) ÷ ln 1.001",
)
def paid_slope(
    world: World, year: int, *, by: str = "own", whose: str = "NATO", rule: str = "equal-effort", **choices: str
) -> Row:
    """Per cent by which actual over fair share moves if an ally's GDP (``by``; everyone's ``own``) were 1 % larger."""
    if whose not in MEASURES:
        raise BadInput.of("whose", whose, f"the GDP of one of {', '.join(MEASURES)}")
    row = world.row("paid_to_fair", year, rule=rule, **choices)
    if by == "own":  # each from the row of its own GDP, which is made once
        rows = {p: world.row("paid_slope", year, by=p, whose=whose, rule=rule, **choices) for p in sorted(row)}
        moved = {p: slopes.numbers[p][0] for p, slopes in rows.items() if p in slopes}
    else:
        nudge = nudged(world, MEASURES[whose], world.place(by).iso3, 1 + STEP)
        there = nudge.row("paid_to_fair", year, rule=rule, **choices)
        moved = {p: _slope(row.numbers[p][0], there.numbers[p][0]) for p in row if p in there and row.numbers[p][0]}
    return Row.made("slope by GDP", moved, (row, Figure.chosen("part by which GDP is larger", STEP)))


def _slope(before: float, after: float) -> float:
    return log(after / before) / log(1 + STEP)
