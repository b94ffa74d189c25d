"""Members spend a given part of GDP, or a given part more."""

from collections.abc import Iterator
from typing import Literal

from fairshare.core.figure import Figure, ScenarioLine, Trail
from fairshare.core.lever import AMOUNTS, Setting, lever
from fairshare.core.row import Row
from fairshare.core.unit import RATIO
from fairshare.core.world import World

How = Literal["at_least", "exactly", "change"]


def _sound(*, level: float, how: How, from_year: int, until_year: int, **_: Setting) -> Iterator[tuple[str, str]]:
    """A level is a ratio of GDP or a change; years go forward."""
    if not (0 <= level <= 1 if how != "change" else level > -1):
        yield "level", "a ratio of GDP from 0 to 1 (0.02 is 2 %), or a change above -1"
    if until_year < from_year:
        yield "until_year", f"a year from {from_year} on, where the change begins"


@lever(alters="amounts", rewrites=AMOUNTS, sound=_sound)
def spend(  # noqa: PLR0913  one parameter per setting
    below: World,
    measure: str,
    row: Row,
    line: ScenarioLine,
    *,
    level: float,
    how: How = "at_least",
    places: tuple[str, ...] = (),
    from_year: int = 0,
    until_year: int = 9999,
) -> Row:
    """Rewrite all four amounts by one factor, so that their ratios hold.

    ``at_least`` and ``exactly`` set expenditure over GDP (constant prices) to ``level``, a ratio; ``change`` raises it
    by ``level``, e.g. 0.1 for a tenth more. ``places`` are countries by any name; none means every member.
    """
    year = row.name.year if row.name else 0
    if not from_year <= year <= until_year:
        return row
    setting = Figure(1 + level if how == "change" else level, RATIO, Trail("scenario", leaf=line), "hypothetical")
    spent, gdp = below.row("expenditure_usd_constant", year), below.row("gdp_usd_constant", year)
    figures = {}
    for place, amount in row.items():
        meant = not places or place in places
        known = how == "change" or (place in spent and place in gdp)
        if not meant or not known or (how == "at_least" and spent[place].value >= level * gdp[place].value):
            figures[place] = amount
        elif how == "change":
            figures[place] = amount * setting
        elif measure == "expenditure_usd_constant":
            figures[place] = setting * gdp[place]
        else:
            figures[place] = amount * (setting * gdp[place] / spent[place])
    return Row.of(figures, row.missing, row.unit)
