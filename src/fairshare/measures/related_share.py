"""Defence- and security-related expenditure as a share of GDP."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure_id import FigureId
from fairshare.core.lever import levers
from fairshare.core.row import Row
from fairshare.core.world import World

WHY = "no ally's related spending is published"


@derived(
    Shown("Defence- and security-related expenditure", "% of GDP", 100, 2),
    formula="not published; under a scenario that enters items, those of the year that count, over GDP",
)
def related_share(world: World, year: int) -> Row:
    """Spending on infrastructure, civil preparedness, resilience, innovation and industry: no ally's is published."""
    row = Row.none(world.span(year), WHY)
    for n, change in enumerate(world.changes):
        lever = levers[change.lever]
        if "related_share" in lever.rewrites:
            before = row.named(FigureId("related_share", "", year))
            row = lever.rewrite(world.below(n, year), "related_share", before, change)
    return row
