"""What a path costs beyond a baseline, in national currency, in a year or added up since one."""

from fairshare.core.baseline import BASELINES, without_path
from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.world import FIRST_YEAR, LAST_YEAR, World
from fairshare.errors import BadInput

#: ``since`` of the year alone.
ALONE = "year"


@derived(
    Shown("Extra spending, national currency", "million", 1e-6, 0, "NCU@current", stands_on="", signed=True),
    formula="expenditure in national currency − that in the same world without the path, added up since a year; with "
    "baseline=none the whole expenditure",
)
def bill_national(world: World, year: int, *, baseline: str = "baseline", since: str = ALONE) -> Row:
    """Spending on the path minus that of the same world without it, at the prices of every year."""
    if baseline not in BASELINES:
        raise BadInput.of("baseline", baseline, " or ".join(BASELINES))
    if since == ALONE:
        spent = world.row("expenditure_national", year)
        return spent - without_path(world).row("expenditure_national", year) if baseline == "baseline" else spent
    if not since.isdecimal() or not FIRST_YEAR <= int(since) <= LAST_YEAR:
        raise BadInput.of("since", since, f"a year from {FIRST_YEAR} to {LAST_YEAR}, or {ALONE}")
    if int(since) > year:
        return Row.none(world.span(year), f"{since} is after {year}", Unit.of("NCU@current"))
    here = world.steady(year).over(world.span(year))
    parts = {str(y): here.row("bill_national", y, baseline=baseline) for y in range(int(since), year + 1)}
    return Row.summed(f"Σ {since}-{year}", parts)
