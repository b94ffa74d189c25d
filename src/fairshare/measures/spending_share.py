"""An ally's share of all that the members of a group spent, by a named source of spending."""

from fairshare.core.derived import Shown, derived, of_group
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput, NoSuchFact

#: Source -> its amounts; ``nato-share`` is NATO's published share of GDP times the IMF's GDP in dollars of the year.
AMOUNTS = {
    "board": "expenditure_usd",
    "nato-current": "expenditure_usd_current",
    "nato-constant": "expenditure_usd_constant",
    "ppp": "expenditure_ppp",
    "sipri": "sipri_usd_current",
    "cow": "cow_military_expenditure",
}
SOURCES = (*AMOUNTS, "nato-share")
_OF_THE_BOARD = ("board", "nato-current", "nato-constant")


@derived(
    Shown("Share of the members' spending, by source", "% of the total", 100, 2, stands_on=""),
    formula="spending ÷ the members' spending added up, both by the source named in the choices",
)
def spending_share(world: World, year: int, *, source: str = "board", group: str = "NATO") -> Row:
    """Spending over that of all members of a group; unknown if one is missing, for a part is not the whole."""
    if source not in SOURCES:
        raise BadInput.of("source", source, f"one of {', '.join(SOURCES)}")
    members = world.members(year, group)
    spent = _spent(world.over(members), year, source)
    try:
        share = spent / spent.total()
    except NoSuchFact as error:
        share = Row.of({}, {**dict.fromkeys(members, str(error).rstrip(".")), **spent.missing})
    return of_group(world, year, group, share)


def _spent(here: World, year: int, source: str) -> Row:
    """The amounts; all but the board's own may be of a later edition, as inputs of rules and whatever ``why`` opens."""
    if source == "nato-share":
        return (here.row("defence_share", year) * here.backfilled().row("weo_gdp_usd", year)).marked("derived")
    return (here if source in _OF_THE_BOARD else here.backfilled()).row(AMOUNTS[source], year)
