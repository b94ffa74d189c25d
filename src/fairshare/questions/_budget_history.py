"""The identity of debt held against history: that it closes, and how much of debt's moves it does not explain."""

from dataclasses import dataclass
from itertools import pairwise

from fairshare.core.figure import Figure
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.methods.debt import debt_path
from fairshare.questions._rules import row_or_reason

#: The IMF's series of budgets begin here.
_FIRST = 1981


@dataclass(frozen=True)
class History:
    """One place's years in which every term of the identity is known, without a gap up to the last published one.

    Attributes:
        first, last: Those years.
        largest: The adjustment that is largest in size, and its year.
        mean: Mean size of the adjustment, a ratio of GDP.
        closes: How far the identity, gone along from the first year, is from published debt at most.
    """

    first: int
    last: int
    largest: tuple[int, Figure]
    mean: float
    closes: float


def history_of(world: World, place: str, last: int) -> History | None:
    """A place's history of debt; None where a term of the last year is not held."""
    here = world.over(frozenset({place}))
    adjusted: dict[int, Figure] = {}
    for year in range(last, _FIRST - 1, -1):
        row = row_or_reason(here, "stock_flow_adjustment", year)
        if place not in row or place not in row_or_reason(here, "implied_interest", year):
            break
        adjusted[year] = row[place]
    if not adjusted:
        return None
    years = sorted(adjusted)
    gdp = [_value(here.row("weo_gdp_national", y), place) for y in (years[0] - 1, *years)]
    found = debt_path(
        _value(here.row("weo_debt", years[0] - 1), place),
        [_value(here.row("implied_interest", y), place) for y in years],
        [now / before - 1 for before, now in pairwise(gdp)],
        [_value(here.row("weo_primary_balance", y), place) for y in years],
        [adjusted[y].value for y in years],
    )
    published = [_value(here.row("weo_debt", y), place) for y in years]
    return History(
        years[0],
        last,
        max(adjusted.items(), key=lambda item: abs(item[1].value)),
        sum(abs(f.value) for f in adjusted.values()) / len(adjusted),
        max(abs(a - b) for a, b in zip(found[1:], published, strict=True)),
    )


def _value(row: Row, place: str) -> float:
    return row.numbers[place][0]
