"""Aid to Ukraine as a share of GDP."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import FIRST_YEAR, LAST_YEAR, World
from fairshare.errors import BadInput

#: ``since`` of the year alone.
ALONE = "year"


@derived(
    Shown("Aid to Ukraine, share of GDP", "% of GDP", 100, 2, stands_on=""),
    formula="aid in EUR (Kiel Institute) ÷ GDP in EUR (IMF) of the same year, added up since a year; with eu=with a "
    "member's part in the EU's aid is added, by a constant key",
)
def ukraine_aid_share(world: World, year: int, *, type: str = "total", eu: str = "without", since: str = ALONE) -> Row:
    """Allocations over GDP at current prices of the year; ``since`` a year: every year's share, added up.

    ``eu=with`` adds what members gave through the EU. The sum is in parts of one year's GDP.
    """
    if since == ALONE:
        return world.row("ukraine_aid", year, type=type, eu=eu) / world.row("gdp_eur", year)
    if not since.isdecimal() or not FIRST_YEAR <= int(since) <= LAST_YEAR:
        raise BadInput.of("since", since, f"a year from {FIRST_YEAR} to {LAST_YEAR}, or {ALONE}")
    if int(since) > year:
        return Row.none(world.span(year), f"{since} is after {year}")
    places = world.over(world.span(year))
    parts = {str(y): places.row("ukraine_aid_share", y, type=type, eu=eu) for y in range(int(since), year + 1)}
    return Row.summed(f"Σ {since}-{year}", parts)
