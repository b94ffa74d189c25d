"""What a path costs beyond a baseline, in US dollars, in a year or added up since one."""

from fairshare.core.baseline import BASELINES, without_path
from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.world import FIRST_YEAR, LAST_YEAR, World
from fairshare.errors import BadInput

PRICES = ("constant", "current")
#: ``since`` of the year alone.
ALONE = "year"


@derived(
    Shown(
        "Extra spending, US$", "million US$", 1e-6, 0, "USD@constant", "sum", mixed_with=("prices=current",),
        signed=True,
    ),
    formula="expenditure − expenditure in the same world without the path, added up since a year; with baseline=none "
    "the whole expenditure. Current prices where the release holds none: share of GDP × GDP in US$ (IMF)",
)  # fmt: skip
def bill_usd(
    world: World, year: int, *, prices: str = "constant", baseline: str = "baseline", since: str = ALONE
) -> Row:
    """Spending on the path minus that of the same world without it, of the year alone or ``since`` one."""
    if prices not in PRICES:
        raise BadInput.of("prices", prices, " or ".join(PRICES))
    if baseline not in BASELINES:
        raise BadInput.of("baseline", baseline, " or ".join(BASELINES))
    if since == ALONE:
        spent = _spent(world, year, prices)
        return spent - _spent(without_path(world), year, prices) if baseline == "baseline" else spent
    if not since.isdecimal() or not FIRST_YEAR <= int(since) <= LAST_YEAR:
        raise BadInput.of("since", since, f"a year from {FIRST_YEAR} to {LAST_YEAR}, or {ALONE}")
    if int(since) > year:
        return Row.none(world.span(year), f"{since} is after {year}", Unit.of(f"USD@{prices}"))
    here, choices = world.steady(year).over(world.span(year)), {"prices": prices, "baseline": baseline}
    return Row.summed(
        f"Σ {since}-{year}", {str(y): here.row("bill_usd", y, **choices) for y in range(int(since), year + 1)}
    )


def _spent(world: World, year: int, prices: str) -> Row:
    """Expenditure in US dollars."""
    if prices == "constant":
        return world.row("expenditure_usd_constant", year)
    implied = world.row("defence_share", year) * world.row("weo_gdp_usd", year)
    return world.row("expenditure_usd_current", year).or_else(implied.marked("derived"))
