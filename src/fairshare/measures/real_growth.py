"""Annual real change of defence expenditure, as published."""

from fairshare.core.derived import again, rederived
from fairshare.core.figure import ONE
from fairshare.core.row import Row
from fairshare.core.world import World


@rederived(formula="as published; expenditure ÷ the year before's − 1 at constant prices where a scenario changed it")
def real_growth(world: World, year: int) -> Row:
    """NATO's own annual real change; where a scenario changed an ally's amounts, the change of those."""
    here = world.steady(year)

    def by(w: World) -> Row:
        return w.row("expenditure_usd_constant", year) / w.row("expenditure_usd_constant", year - 1) - ONE

    return again(here, "real_growth", year, by)
