"""Aid to Ukraine in euros, of a year or added up since one, with or without what went through the EU."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.world import FIRST_YEAR, LAST_YEAR, World
from fairshare.errors import BadInput

TYPES = ("total", "military", "financial", "humanitarian")
CHANNELS = ("without", "with", "only")
#: ``since`` of the year alone.
ALONE = "year"


@derived(
    Shown("Aid to Ukraine", "billion EUR", 1e-9, 2, "EUR@current", "sum", stands_on="ukraine_aid_total"),
    formula="allocations of the type (Kiel Institute), added up since a year; with eu=with a member's part in the EU "
    "institutions' aid is added by a constant key, with eu=only it stands alone",
)
def ukraine_aid(world: World, year: int, *, type: str = "total", eu: str = "without", since: str = ALONE) -> Row:
    """Allocations by ``type`` of the year alone, or ``since`` a year; ``eu`` says whether its channel counts."""
    if type not in TYPES:
        raise BadInput.of("type", type, f"one of {', '.join(TYPES)}")
    if eu not in CHANNELS:
        raise BadInput.of("eu", eu, f"one of {', '.join(CHANNELS)}")
    if eu != "without" and type != "total":
        raise BadInput.of("type", type, "total, because what went through the EU is not told by type")
    if since == ALONE:
        return _of_year(world, year, type, eu)
    if not since.isdecimal() or not FIRST_YEAR <= int(since) <= LAST_YEAR:
        raise BadInput.of("since", since, f"a year from {FIRST_YEAR} to {LAST_YEAR}, or {ALONE}")
    if int(since) > year:
        return Row.none(world.span(year), f"{since} is after {year}", Unit.of("EUR@current"))
    places = world.over(world.span(year))
    parts = {str(y): places.row("ukraine_aid", y, type=type, eu=eu) for y in range(int(since), year + 1)}
    return Row.summed(f"Σ {since}-{year}", parts)


def _of_year(world: World, year: int, type: str, eu: str) -> Row:
    if eu == "without":
        return world.row(f"ukraine_aid_{type}", year)
    inside = world.members(year, "EU") & world.span(year)
    part = world.row("ukraine_aid_via_eu", year).only(inside)
    outside = world.span(year) - inside
    if eu == "only":
        strangers = dict.fromkeys(outside, f"not a member of the EU in {year}: it has no part in the EU's aid")
        return Row(part.numbers, part.unit, {**part.missing, **strangers}, part.step)
    own = world.row("ukraine_aid_total", year)
    return (own.only(inside) + part).or_else(own.only(outside))
