"""An ally's part in filling what is missing after others left, by a rule among those who stay."""

from fairshare.core.departure import Departure
from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput, NoSuchFact

REPLACING = ("money", "money-and-aid")


@derived(
    Shown("Part of the shortfall, US$", "million US$", 1e-6, 0, "USD@current", "sum", stands_on="", signed=True),
    formula="fair share by the rule among those who stay × (what leaves − what joins, by the reading) × the part "
    "filled by the year; with replacing=money-and-aid the aid to Ukraine of those who leave is added to it",
)
def shortfall_part(
    world: World,
    year: int,
    *,
    left: str = "",
    joined: str = "",
    counted: str = "high",
    replacing: str = "money",
    rule: str = "equal-effort",
    filled: str = "1",
    **choices: str,
) -> Row:
    """US dollars at the prices of the release; negative where those who join bring more than is lost.

    Those who join share nothing: what they bring is their own spending. So joining undoes leaving.
    """
    who = Departure.read(world, year, left, joined)
    done = Figure.chosen("part filled by the year", _ratio(filled))
    shares = world.row("fair_share", year, rule=rule, group=who.stayers, **choices)
    if replacing not in REPLACING:
        raise BadInput.of("replacing", replacing, " or ".join(REPLACING))
    try:
        whole = who.lost(world, year, "withdrawn_usd", reading=counted)
        if replacing == "money-and-aid":
            whole = whole + who.lost(world, year, "aid_to_replace")
    except NoSuchFact as error:
        return Row.none(world.span(year), str(error).rstrip("."), world.row("expenditure_usd", year).unit)
    return shares * whole * done


def _ratio(text: str) -> float:
    """A part from 0 to 1 (BadInput for anything else)."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise BadInput.of("filled", text, "a ratio from 0 to 1")
    return value
