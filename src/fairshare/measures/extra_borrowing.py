"""What a government borrows more because more is spent on defence, before interest."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.core.years import held_until
from fairshare.errors import BadInput
from fairshare.methods.debt import borrowing


@derived(
    Shown("Borrowed more for defence, before interest", "% of GDP", 100, 2, stands_on="", signed=True),
    formula="part borrowed × extra defence spending − revenue as a share of GDP × effect on GDP; revenue of the IMF, "
    "after its last year of that year",
)
def extra_borrowing(
    world: World,
    year: int,
    *,
    multiplier: str = "0.75",
    leakage: str = "30",
    borrow: str = "100",
    fades: str = "3",
    **path: str,
) -> Row:
    """The borrowed part of extra spending less the revenue that higher GDP brings; choices as of gdp_effect."""
    here = world.over(world.span(year))
    extra = here.row("extra_defence", year, **path)
    higher = here.row("gdp_effect", year, multiplier=multiplier, leakage=leakage, borrow=borrow, fades=fades, **path)
    revenue = here.row("weo_revenue", held_until(here, "weo_revenue", year))
    told = Figure.chosen("% borrowed", _percent(borrow))
    known = sorted(set(extra).intersection(higher, revenue))
    if not known:
        return Row.made("borrowed", {}, (revenue, higher, extra, told))
    spent, effect, share = ([row.numbers[p][0] for p in known] for row in (extra, higher, revenue))
    found = borrowing(spent, effect, share, told.value / 100)
    return Row.made("borrowed", dict(zip(known, map(float, found), strict=True)), (extra, higher, revenue, told))


def _percent(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise BadInput.of("borrow", text, "a percentage of the extra spending from 0 to 100") from None
