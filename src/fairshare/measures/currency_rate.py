"""What a US dollar of the board is in national currency."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import FirstKnown, Row
from fairshare.core.unit import Unit
from fairshare.core.world import World
from fairshare.errors import NoBoard


@derived(
    Shown(
        "National currency for one US$ of the board", "for US$ 1 in", 1, 4, "NCU@current/USD@current", stands_on=""
    ),
    formula="expenditure in national currency ÷ expenditure in US$, both of the release; else GDP in national currency "
    "÷ GDP in US$ (IMF), for dollars of another year's prices × the growth of the national GDP deflator since (IMF)",
)  # fmt: skip
def currency_rate(world: World, year: int) -> Row:
    """National currency of the year for one US dollar at the board's prices: the release's own rate, else the IMF's."""
    own = _of_the_board(world, year)
    here = world.over(world.span(year)).backfilled()  # the members of this year, also in the year whose prices count
    other = _of_the_imf(here, year, own.unit).marked("derived")
    missing = {p: why for p, why in other.missing.items() if p not in own}
    return Row({**other.numbers, **own.numbers}, own.unit, missing, FirstKnown((own, other)))


def _of_the_board(world: World, year: int) -> Row:
    """The release's own amounts over one another; without a board nothing, for dollars of the year."""
    try:
        dollars = world.row("expenditure_usd", year)
    except NoBoard as error:
        return Row.none(world.span(year), str(error).rstrip("."), Unit.of("NCU@current/USD@current"))
    own, unit = world.row("expenditure_national_current", year) / dollars, Unit.of("NCU@current") / dollars.unit
    return own if own.unit == unit else Row.none(world.span(year), "national currency is held at other prices", unit)


def _of_the_imf(world: World, year: int, unit: Unit) -> Row:
    """The exchange rate of the year whose prices the dollars have, times the rise of national prices since then."""
    basis = next(s.partition("@")[2] for s, power in unit.powers if power < 0)
    base = int(basis) if basis.isdecimal() else year
    rate = world.row("weo_gdp_national", base) / world.row("weo_gdp_usd", base)
    if base != year:
        rate = rate * (world.row("weo_deflator", year) / world.row("weo_deflator", base))
    values = {p: value for p, (value, _) in rate.numbers.items()}
    return Row.made(f"for a dollar at the prices and the exchange rate of {base}", values, (rate,), unit)
