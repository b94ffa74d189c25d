"""Defence expenditure per inhabitant, as published."""

from fairshare.core.derived import again, rederived
from fairshare.core.row import Row
from fairshare.core.world import World


@rederived(formula="as published; expenditure ÷ population at constant prices where a scenario changed either")
def expenditure_per_head(world: World, year: int) -> Row:
    """NATO's own amount per head; where a scenario changed an ally's amounts, those over its population."""

    def by(w: World) -> Row:
        return w.row("expenditure_usd_constant", year) / w.row("population", year)

    return again(world, "expenditure_per_head", year, by)
