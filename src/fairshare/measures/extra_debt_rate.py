"""The interest rate that extra debt is taken to cost."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.core.years import held_until
from fairshare.errors import BadInput

IMPLIED = "implied"
_HIGHEST = 50.0


@derived(
    Shown("Interest rate on extra debt", "% a year", 100, 2, stands_on="", signed=True),
    formula="the ally's own implied rate, after the IMF's last year that of this year, and at least 0; or one rate "
    "for all",
)
def extra_debt_rate(world: World, year: int, *, rate: str = IMPLIED) -> Row:
    """The rate ``implied`` by each ally's own debt, at least 0, or the same percentage for all."""
    if rate == IMPLIED:
        here = world.unchanged().over(world.span(year))
        return here.row("implied_interest", held_until(here, "weo_debt", year)).at_least(Figure.chosen("zero", 0.0))
    try:
        percent = float(rate)
    except ValueError:
        raise BadInput.of("rate", rate, f"{IMPLIED}, or a percentage a year such as 3.5") from None
    if not 0 <= percent <= _HIGHEST:
        raise BadInput.of("rate", rate, f"{IMPLIED}, or a percentage a year from 0 to {_HIGHEST:g}")
    return Row.made("chosen", dict.fromkeys(world.span(year), percent / 100), (Figure.chosen("% a year", percent),))
