"""Aid to Ukraine as a share of GDP."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure, Trail, currency
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.world import World
from fairshare.errors import BadInput, UnitMismatch

TYPES = ("total", "military", "financial", "humanitarian")
#: Whose national currency is the euro in every year of the IMF's table.
GERMANY = "DEU"


@derived(
    Shown("Aid to Ukraine, share of GDP", "% of GDP", 100, 2, stands_on=""),
    formula="aid in EUR (Kiel Institute) ÷ (GDP in US$ × the euro's rate, which is Germany's GDP in EUR ÷ its GDP in "
    "US$), GDP by the IMF; with eu=with a member's part in the EU's aid is added, by a constant key",
)
def ukraine_aid_share(world: World, year: int, *, type: str = "total", eu: str = "without") -> Row:
    """Allocations of the year over GDP at current prices; ``eu=with`` adds what members gave through the EU."""
    if type not in TYPES:
        raise BadInput.of("type", type, f"one of {', '.join(TYPES)}")
    if eu not in ("with", "without"):
        raise BadInput.of("eu", eu, "with or without")
    if eu == "with" and type != "total":
        raise BadInput.of("type", type, "total, because what went through the EU is not told by type")
    aid = world.row(f"ukraine_aid_{type}", year)
    if eu == "with":
        aid = _with_the_eu(world, aid, year)
    germany = world.over(frozenset({GERMANY}))
    national, usd = germany.row("weo_gdp_national", year), germany.row("weo_gdp_usd", year)
    if GERMANY not in national or GERMANY not in usd:
        return Row.none(world.span(year), f"the euro's rate of {year}: {national.why_missing(GERMANY)}")
    return aid / (world.row("weo_gdp_usd", year) * (_in_euros(national[GERMANY]) / usd[GERMANY]))


def _in_euros(amount: Figure) -> Figure:
    """An amount in national currency as euros, if that is its currency."""
    if (found := currency(amount)) != "EUR":
        raise UnitMismatch(f"{amount.id} is in {found or 'no known currency'}, not in EUR.")
    return Figure(amount.value, Unit.of("EUR@current"), Trail("in EUR", (amount,)), amount.status)


def _with_the_eu(world: World, aid: Row, year: int) -> Row:
    """Aid with the part in the EU's, for its members; of others the same figure."""
    inside = world.members(year, "EU") & world.span(year)
    both = aid.only(inside) + world.row("ukraine_aid_via_eu", year).only(inside)
    return both.or_else(aid.only(world.span(year) - inside))
