"""Military aid to Ukraine wholly inside every member's defence expenditure, or wholly out of it."""

from typing import Literal

from fairshare.core.figure import ONE, Figure, ScenarioLine, Trail
from fairshare.core.lever import AMOUNTS, lever
from fairshare.core.row import Row
from fairshare.core.unit import RATIO
from fairshare.core.world import World
from fairshare.errors import BadInput, NoBoard

Counting = Literal["none-inside", "all-inside"]


@lever(alters="amounts", rewrites=AMOUNTS, once=True)
def aid(below: World, measure: str, row: Row, line: ScenarioLine, *, counting: Counting) -> Row:
    """Rewrite all four amounts by one factor, so that all or none of the military aid to Ukraine is inside them.

    Published totals hold a part of that aid, and nobody publishes which. ``all-inside`` adds all of it: an upper bound
    of spending with aid. ``none-inside`` takes all of it out: a lower bound of spending without aid. The factor is
    1 ± aid over GDP ÷ expenditure over GDP: aid as the Kiel Institute counts it, over the IMF's GDP; expenditure over
    GDP by NATO. A member the tracker does not cover, or that gave nothing, keeps its published amounts, and so does
    everybody before 2022. Who gave more than it spent is unknown without it.
    """
    if any(change.lever == "aid" for change in below.changes):
        raise BadInput.of("lever", "aid", "a scenario counts military aid already, and it counts in one way at a time")
    year = row.name.year if row.name else 0
    given = below.backfilled().row("ukraine_aid_share", year, type="military")
    if not given.numbers:
        return row
    try:
        spent, gdp = below.row("expenditure_usd_constant", year), below.row("gdp_usd_constant", year)
    except NoBoard:
        return row  # a later line carries the board on to this year, and with it the aid of the board's last
    sign = Figure(1.0 if counting == "all-inside" else -1.0, RATIO, Trail("scenario", leaf=line), "hypothetical")
    factor = given * gdp / spent * sign + ONE
    figures, missing = {}, dict(row.missing)
    for place, amount in row.items():
        if not given.value(place):
            figures[place] = amount
        elif place not in factor:
            missing[place] = f"military aid cannot be set against spending: {factor.why_missing(place)}"
        elif factor[place].value < 0:
            missing[place] = f"the military aid of {year} is more than was spent"
        else:
            figures[place] = amount * factor[place]
    return Row.of(figures, missing, row.unit)
