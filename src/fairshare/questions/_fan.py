"""What futures drawn of a plan come to: quantiles, draws at the level, what matters alone, how settled it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial

from fairshare.core.keeper import Keeper
from fairshare.core.outlook import MOST, SOURCES, Drawing, Outlook, Vary, outlook
from fairshare.core.row import Row
from fairshare.core.workers import Workers
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.methods.budget_futures import Asked, Of, terms
from fairshare.methods.simulate import futures
from fairshare.questions._plan import Plan

#: Quantiles in per cent, and those whose distance is the spread of a source.
PARTS = (5, 25, 50, 75, 95)
LOW, HIGH = 5, 95
#: Draws that tell what each source alone comes to: more would only sharpen a comparison of wide spreads.
ALONE = 10_000
#: Measure of each result.
MEASURES: Mapping[Of, str] = {"share": "drawn_share", "bill": "drawn_bill"}


@dataclass(frozen=True, eq=False)
class Fan:
    """Futures of a plan.

    Attributes:
        plan: The path and its world.
        seen: What is planned and what may go otherwise.
        drawing: How they are drawn.
    """

    plan: Plan
    seen: Outlook
    drawing: Drawing

    @cached_property
    def world(self) -> World:
        """The world with rows over the members of the due year."""
        return self.plan.everybody(self.plan.world)

    def quantile(self, of: Of, year: int, part: int, drawing: Drawing | None = None) -> Row:
        """The share of GDP, or the spending in dollars, below which a part of the draws is."""
        choices = (drawing or self.drawing).choices()
        return self.world.row(MEASURES[of], year, part=str(part), **choices)

    def meeting(self, year: int, drawing: Drawing | None = None) -> Row:
        """The part of the draws at the level or above."""
        choices = (drawing or self.drawing).choices()
        return self.world.row("draws_meeting", year, level=f"{self.plan.level * 100:.10g}", **choices)

    def alone(self, of: Of, year: int, source: Vary) -> Row:
        """The distance of the outer quantiles if one source alone goes otherwise."""
        drawing = replace(self.drawing, vary=source, draws=min(ALONE, self.drawing.draws))
        return self.quantile(of, year, HIGH, drawing) - self.quantile(of, year, LOW, drawing)

    def spreads(self, of: Of, year: int) -> dict[Vary, Row]:
        """Source -> that distance, for those that vary."""
        return {source: self.alone(of, year, source) for source in SOURCES if self.drawing.varies(source)}

    @property
    def half(self) -> Drawing:
        """The same with half of the draws, to see how settled they are."""
        return replace(self.drawing, draws=max(2, self.drawing.draws // 2))


def fan(plan: Plan, drawing: Drawing, workers: Workers, keeper: Keeper) -> Fan:
    """Draw the futures of a plan: shares, with half of the draws as well, and spending.

    Raises:
        BadInput: for a plan that ends before the last published year, too few or too many draws, and a seed below 0.
    """
    if not 2 <= drawing.draws <= MOST:
        raise BadInput.of("draws", drawing.draws, f"a whole number from 2 to {MOST:,}")
    if drawing.seed < 0:
        raise BadInput.of("seed", drawing.seed, "a whole number of at least 0")
    seen = outlook(plan.world, drawing.since)
    if isinstance(seen, str):
        last = plan.world.unchanged().over(None).newest_year()
        raise BadInput.of("by", plan.due, f"a year after {last}: only what is not published yet is drawn")
    found = Fan(plan, seen, drawing)
    asked = Asked(**seen.asked(drawing))
    wanted: tuple[tuple[Of, Drawing], ...] = (("share", drawing), ("share", found.half), ("bill", drawing))
    for of, how in wanted:
        made = terms(asked, of=of, fixed=how.budgets)
        draw = partial(futures, made, draws=how.draws, seed=how.seed, map=workers.map, keeper=keeper)
        seen.world.once(seen.key(of, how), draw)
    return found
