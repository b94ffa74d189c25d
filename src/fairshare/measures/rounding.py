"""How far rounding may put a published figure off."""

from decimal import Decimal

from fairshare.core.derived import Shown, derived
from fairshare.core.fact import Fact
from fairshare.core.figure import Figure
from fairshare.core.row import Cells, Row
from fairshare.core.world import World

#: Digits after the point that a table prints at least, where any of its cells has so many: copies lose final zeros.
PRINTED = 2


@derived(
    Shown("Hidden by rounding", "% of the figure", 100, 3, stands_on=""),
    formula="half a unit of the last digit held ÷ the figure; for a figure typed with fewer digits than its table, at "
    "least its distance from the share recomputed",
)
def rounding(world: World, year: int, *, of: str = "defence_share") -> Row:
    """Up to which part of itself a published figure may be off because of the digits it was given with."""
    row = world.row(of, year)
    if of not in world.catalogue.measures:
        return Row.none(world.span(year), "it is computed, not printed")
    cells = world.published(of, year)
    if world.changes or not isinstance(cells.step, Cells):
        return Row.none(world.span(year), "computed under a scenario, not printed")
    digits = {p: _digits(fact) for p, fact in cells.step.facts.items() if fact.value is not None}
    most = max(digits.values(), default=0)  # of the whole table: it does not matter who is asked about
    again = world.row("defence_share_recomputed", year) if of == "defence_share" else Row.none((), "not a share of GDP")
    found = {}
    for place, fact in ((p, cells.step.facts[p]) for p in cells.numbers):
        value, _ = row.numbers[place]
        if not fact.value:
            continue
        half = 0.5 * 10.0 ** -max(digits[place], min(PRINTED, most)) / abs(fact.value)
        typed = digits[place] <= PRINTED < most
        apart = abs(again.numbers[place][0] / value - 1) if typed and place in again else 0.0
        found[place] = max(half, apart)
    return Row.made("half a unit of the last digit", found, (row, *([again] if again.numbers else []), _HALF))


_HALF = Figure.chosen("half a unit", 0.5)


def _digits(fact: Fact) -> int:
    """Digits after the point: as printed, or more where the publisher's file holds more."""
    printed = len(fact.shown.partition(".")[2])
    exponent = Decimal(repr(fact.value)).normalize().as_tuple().exponent
    return max(printed, -exponent if isinstance(exponent, int) else 0)
