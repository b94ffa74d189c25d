"""An ally's share of all that the members spent since 1949, by the Correlates of War project."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import NoSuchFact

AMOUNTS = "cow_military_expenditure"


@derived(
    Shown("Share of the alliance's expenditure since 1949 (COW)", "% of the alliance total", 100, 1, stands_on=AMOUNTS),
    formula="military expenditure ÷ that of all members of the year added up, US$ of the year (COW)",
)
def cow_share_of_total(world: World, year: int) -> Row:
    """Expenditure over that of all members of the year; unknown if one is missing, for a part is not the whole."""
    spent = world.row(AMOUNTS, year)
    try:
        total = world.over(None).row(AMOUNTS, year).total()
    except NoSuchFact as error:
        return Row.none(world.span(year), str(error).rstrip("."))
    members = world.members(year)
    share = (spent / total).only(members)
    strangers = dict.fromkeys(world.span(year) - members, f"not a member in {year}")
    return Row(share.numbers, share.unit, {**share.missing, **strangers}, share.step)
