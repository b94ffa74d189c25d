"""Defence expenditure as a share of GDP, as published."""

from fairshare.core.derived import again, rederived
from fairshare.core.row import Row
from fairshare.core.world import World


@rederived(formula="as published; expenditure ÷ GDP at constant prices where a scenario changed either")
def defence_share(world: World, year: int) -> Row:
    """NATO's own share of real GDP; where a scenario changed an ally's amounts, expenditure over GDP."""

    def by(w: World) -> Row:
        return w.row("expenditure_usd_constant", year) / w.row("gdp_usd_constant", year)

    return again(world, "defence_share", year, by)
