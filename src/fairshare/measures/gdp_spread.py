"""What a share of GDP would be times what it is, by the other's GDP: the IMF's instead of NATO's."""

from fairshare.core.board import visible
from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import NoBoard

#: Shares that rest on the IMF's GDP already: NATO's is the other's.
BY_IMF = ("defence_share_weo", "ukraine_aid_share")
#: Ratios into which GDP enters by a rule.
BY_RULE = ("paid_to_fair",)


@derived(
    Shown("Share by the IMF's GDP over share by NATO's", "times", 1, 4, stands_on=""),
    formula="share of the IMF's GDP × amount at the IMF's rate over amount at NATO's ÷ share of GDP as published, of "
    "the newest release and the last year up to this one that has all; without the rates where the two count in "
    "different currencies; the inverse for shares of the IMF's GDP",
)
def gdp_spread(world: World, year: int, *, of: str = "defence_share") -> Row:
    """How far the IMF's GDP and NATO's lead apart in national currencies: below 1 where the IMF's is the larger."""
    if world.measure(of).shown_in != "% of GDP" and of not in BY_RULE:
        published = of in world.catalogue.measures
        return Row.none(world.span(year), "GDP is no part of it" if published else "how GDP moves it is not followed")
    here = world.unchanged().backfilled()
    for source in visible(world.facts, world.asof):
        years = world.facts.years("expenditure_usd_current", source.id) if source.extent == "complete" else ()
        for at in (y for y in reversed(years) if y <= year):
            there = here.holding(source.id)
            if _spread(there.over(world.members(year)), at).numbers:  # chosen by all members, whoever is asked about
                spread = _spread(there.over(world.span(year)), at)
                return spread**-1 if of in BY_IMF else spread
    return Row.none(world.span(year), f"no release held whole gives amounts at current prices for a year up to {year}")


def _spread(there: World, at: int) -> Row:
    """Both shares of one release and year; amounts in dollars hold the rates, which are taken out."""
    try:
        imf = there.row("defence_share_weo", at)
        return (imf * there.row("exchange_spread", at)).or_else(imf) / there.row("defence_share", at)
    except NoBoard as error:
        return Row.none(there.span(at), str(error).rstrip("."))
