"""Defence expenditure and all aid to Ukraine together as a share of GDP."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World


@derived(
    Shown("Defence and all aid to Ukraine, share of GDP", "% of GDP", 100, 2, stands_on=""),
    formula="published share of GDP + aid to Ukraine of every type (Kiel Institute) ÷ GDP (IMF)",
)
def defence_and_aid_share(world: World, year: int) -> Row:
    """An upper bound, since military aid is in part defence spending already; who is not covered gets no credit."""
    defence, aid = world.row("defence_share", year), world.row("ukraine_aid_share", year)
    if not world.over(None).row("ukraine_aid_share", year).numbers:
        return Row.none(world.span(year), next(iter(aid.missing.values()), f"no aid is held for {year}"))
    return (defence + aid).or_else(defence.only(aid.missing).marked("derived_estimate"))
