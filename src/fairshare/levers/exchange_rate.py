"""A currency is worth more or less in US dollars; what is spent in it stays the same."""

from collections.abc import Iterator

from fairshare.core.figure import Figure, ScenarioLine, Trail
from fairshare.core.lever import Setting, lever
from fairshare.core.row import Row
from fairshare.core.unit import RATIO
from fairshare.core.world import FIRST_YEAR, LAST_YEAR, World

#: Amounts in dollars at the prices and rates of their own year. Constant prices are at the rates of a base year, and
#: what the United States reports of itself is in its own currency.
DOLLARS = ("expenditure_usd_current", "gdp_usd_current", "weo_gdp_usd", "sipri_usd_current", "sipri_per_head")
#: The currency all these amounts are in.
OWN = "USD"


def _sound(*, from_year: int, until_year: int, **_: Setting) -> Iterator[tuple[str, str]]:
    """Years go forward."""
    if until_year < from_year:
        yield "until_year", f"a year from {from_year} on, where the change begins"


@lever(
    alters="amounts",
    rewrites=DOLLARS,
    factor=(0.01, 100),
    sound=_sound,
    from_year=(0, LAST_YEAR),
    until_year=(FIRST_YEAR, LAST_YEAR),
)
def exchange_rate(  # noqa: PLR0913  one parameter per setting
    below: World,
    measure: str,
    row: Row,
    line: ScenarioLine,
    *,
    factor: float,
    places: tuple[str, ...] = (),
    from_year: int = 0,
    until_year: int = LAST_YEAR,
) -> Row:
    """Multiply what a unit of national currency is worth in US dollars by ``factor``: 0.9 is a tenth less.

    It moves amounts in dollars at current prices and rates. Amounts in national currency stay, and so do dollars at
    constant prices, which are at the rates of a base year, and with them shares of GDP. ``places`` are countries by any
    name; none means every country whose currency is not the dollar. Prices at home are held as they are.
    """
    year = row.name.year if row.name else 0
    if not from_year <= year <= until_year:
        return row
    known = below.catalogue.places
    meant = places or tuple(p for p in row if p in known and known[p].currency != OWN)
    setting = Figure(factor, RATIO, Trail("scenario", leaf=line), "hypothetical")
    figures = {p: amount * setting if p in meant else amount for p, amount in row.items()}
    return Row.of(figures, row.missing, row.unit)
