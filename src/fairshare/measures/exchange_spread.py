"""What an amount in US dollars would be times what it is, at the IMF's exchange rate instead of NATO's."""

from fairshare.core.board import visible
from fairshare.core.derived import Shown, derived
from fairshare.core.figure import currency
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import NoBoard

#: Whose rates are meant where the two give GDP and expenditure in unlike currencies.
UNLIKE = "NATO and the IMF count in different currencies"
#: Ratios of amounts in US dollars of the year, in which the rates of different allies stand against each other.
OF_DOLLARS = ("share_of_total", "paid_to_fair")


@derived(
    Shown("Amount at the IMF's rate over amount at NATO's", "times", 1, 4, stands_on=""),
    formula="(expenditure in national currency ÷ expenditure in US$, NATO) ÷ (GDP in national currency ÷ GDP in US$, "
    "IMF), of the newest release and the last year up to this one that has both",
)
def exchange_spread(world: World, year: int, *, of: str = "expenditure_usd_current") -> Row:
    """How far the exchange rates of the two lead apart: above 1 where a dollar costs more by NATO's.

    Amounts at constant prices are turned into dollars at the rates of the base year, which then are compared.
    """
    span = world.span(year)
    meant = world.measure(of)
    if "USD" not in meant.unit and of not in OF_DOLLARS:
        same = of in world.catalogue.measures or meant.shown_in == "% of GDP"
        return Row.none(span, "it is the same at any exchange rate" if same else "how they move it is not followed")
    base = "" if of in OF_DOLLARS else world.row(of, year).unit.price_basis
    last = int(base) if base.isdecimal() else year
    here = world.unchanged().backfilled()
    for source in visible(world.facts, world.asof):
        years = world.facts.years("expenditure_national_current", source.id) if source.extent == "complete" else ()
        for at in (y for y in reversed(years) if y <= last):
            there = here.holding(source.id)
            if _spread(there.over(world.members(year)), at).numbers:  # chosen by all members, whoever is asked about
                return _spread(there.over(span), at)
    return Row.none(span, f"no release held whole gives amounts in national currencies for {last} or before")


def _spread(there: World, at: int) -> Row:
    """The rate of one release and year over the IMF's, for those whose currencies are the same."""
    try:
        spent, dollars = (there.row(f"expenditure_{m}_current", at) for m in ("national", "usd"))
    except NoBoard as error:
        return Row.none(there.span(at), str(error).rstrip("."))
    gdp = there.row("weo_gdp_national", at)
    unlike = {p for p in spent.keys() & gdp.keys() if currency(spent[p]) != currency(gdp[p])}
    spread = (spent / dollars) / (gdp / there.row("weo_gdp_usd", at))
    kept = spread.only(spread.keys() - unlike)
    return Row(kept.numbers, spread.unit, {**spread.missing, **dict.fromkeys(unlike, UNLIKE)}, spread.step)
