"""Defence expenditure and civil aid to Ukraine together as a share of GDP."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World

TYPES = ("financial", "humanitarian")


@derived(
    Shown("Defence and civil aid to Ukraine, share of GDP", "% of GDP", 100, 2, stands_on=""),
    formula="published share of GDP + financial and humanitarian aid to Ukraine (Kiel Institute) ÷ GDP (IMF)",
)
def defence_and_civil_aid_share(world: World, year: int) -> Row:
    """A broad security burden since 2022; an ally that the tracker does not cover is credited with nothing."""
    defence = world.row("defence_share", year)
    financial, humanitarian = (world.row("ukraine_aid_share", year, type=type) for type in TYPES)
    aid = financial + humanitarian
    if not world.over(None).row("ukraine_aid_share", year, type=TYPES[0]).numbers:
        return Row.none(world.span(year), next(iter(aid.missing.values()), f"no aid is held for {year}"))
    return (defence + aid).or_else(defence.only(aid.missing).marked("derived_estimate"))
