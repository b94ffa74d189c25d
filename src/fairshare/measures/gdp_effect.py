"""How much higher GDP is because more is spent on defence."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.methods.debt import demand


@derived(
    Shown("Effect of extra defence spending on GDP", "% of GDP", 100, 2, stands_on="", signed=True),
    formula="multiplier × (part borrowed − part imported) × every rise of extra spending, fading in equal steps",
)
def gdp_effect(
    world: World,
    year: int,
    *,
    multiplier: str = "0.75",
    leakage: str = "30",
    borrow: str = "100",
    fades: str = "3",
    **path: str,
) -> Row:
    """What extra spending adds to GDP in the year, over GDP without it; ``leakage`` and ``borrow`` in per cent of it.

    ``fades`` is the number of years in which the effect of a rise is gone, 0 for never; ``path`` are the choices of
    extra_defence.
    """
    if not fades.isdecimal():
        raise BadInput.of("fades", fades, "a whole number of years, 0 for never")
    given = {"multiplier": multiplier, "% imported": leakage, "% borrowed": borrow, "years to fade": fades}
    strength, imported, borrowed, years = (_number(name, text) for name, text in given.items())
    here, newest = world.over(world.span(year)), world.unchanged().newest_year()
    extras = [here.row("extra_defence", y, **path) for y in range(min(newest + 1, year), year + 1)]
    values = {
        place: float(
            demand([r.numbers[place][0] for r in extras], strength, imported / 100, borrowed / 100, int(years))[-1]
        )
        for place in set(extras[-1]).intersection(*extras)
    }
    told = (Figure.chosen(name, _number(name, text)) for name, text in given.items())
    return Row.made("Σ of rises × multiplier", values, (*extras, *told))


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise BadInput.of(name, text, "a number") from None
