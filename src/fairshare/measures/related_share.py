"""Defence- and security-related expenditure as a share of GDP."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World

WHY = "no ally's related spending is published"


@derived(Shown("Defence- and security-related expenditure", "% of GDP", 100, 2), formula="not published")
def related_share(world: World, year: int) -> Row:
    """Spending on infrastructure, civil preparedness, resilience, innovation and industry: no ally's is published."""
    return Row.none(world.span(year), WHY)
