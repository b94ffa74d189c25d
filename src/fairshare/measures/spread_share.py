"""Which share of the spread of an ally's standing comes from the rule, its parameter, the source, release or year."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput

#: Why there are no shares of nothing.
ALIKE = "its standing is the same in every combination"


@derived(
    Shown("Share of the spread, by what it comes from", "% of its spread", 100, 0, stands_on=""),
    formula="part of the variance that comes from the factor ÷ the variance: its Sobol index (Sobol 1993)",
)
def spread_share(world: World, year: int, *, factor: str = "rule", order: str = "first", group: str = "NATO") -> Row:
    """The Sobol index of a factor: what it explains alone (first) or also together with others (total)."""
    if factor == "all":
        raise BadInput.of("factor", factor, "a part of all: rule, parameter, source, release or year")
    part = world.row("spread_part", year, factor=factor, order=order, group=group)
    whole = world.row("spread_part", year, factor="all", group=group)
    share = part / whole
    alike = {p: ALIKE for p, (value, _) in whole.numbers.items() if not value and p in part}
    return Row(share.numbers, share.unit, {**share.missing, **alike}, share.step)
