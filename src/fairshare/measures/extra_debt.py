"""Public debt that extra defence spending leaves behind."""

from itertools import pairwise

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import ONE, Figure
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.core.years import carried_on
from fairshare.methods.debt import debt_path


@derived(
    Shown("Extra debt, share of GDP without it", "% of GDP", 100, 1, stands_on="", signed=True),
    formula="what was borrowed more in every year of the path, with interest, over GDP that grows as without it",
)
def extra_debt(world: World, year: int, *, rate: str = "implied", **choices: str) -> Row:
    """What was borrowed more since the last published year and the interest on it; ``rate`` as of extra_debt_rate."""
    here, newest = world.over(world.span(year)), world.unchanged().newest_year()
    ahead = carried_on(here)
    years = range(min(newest + 1, year), year + 1)
    borrowed = [here.row("extra_borrowing", y, **choices) for y in years]
    deficits = [row * Figure.chosen("minus one", -1.0) for row in borrowed]
    rates = [here.row("extra_debt_rate", y, rate=rate) for y in years]
    gdp = [ahead.row("weo_gdp_national", y) for y in range(years[0] - 1, year + 1)]
    grown = [now / before - ONE for before, now in pairwise(gdp)]
    nothing = [0.0] * len(years)
    values = {
        place: float(debt_path(0.0, _of(rates, place), _of(grown, place), _of(deficits, place), nothing)[-1])
        for place in set(borrowed[-1]).intersection(*borrowed, *rates, *grown)
    }
    return Row.made(f"Σ of {years[0]}-{year} with interest", values, (*borrowed, *rates, *grown))


def _of(rows: list[Row], place: str) -> list[float]:
    return [row.numbers[place][0] for row in rows]
