"""An ally's share of the burden that a group bears."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row, Shares
from fairshare.core.series import among_all, payers
from fairshare.core.world import World
from fairshare.errors import NoSuchFact


@derived(
    Shown("Share of the burden", "% of the group's burden", 100, 2, stands_on=""),
    formula="burden × size, over the same of all members of the group that have armed forces",
)
def burden_share(world: World, year: int, *, source: str = "nato", group: str = "NATO") -> Row:
    """What an ally bears over what all bear, by one account of burdens."""
    series, here = world.series(source), world.backfilled()
    rows = here.over(payers(here, year, group))
    try:
        borne = Shares.proportional(rows.row(series.burden, year) * rows.row(series.size, year))
    except NoSuchFact as error:
        return Row.none(world.span(year), str(error).rstrip("."))
    return among_all(borne, world, year, group)
