"""An ally's part in the forces that are missing after others left, by a rule among those who stay."""

from fairshare.core.departure import Departure
from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.world import World
from fairshare.errors import NoSuchFact


@derived(
    Shown("Part of the missing forces", "thousand", 1e-3, 1, "person", "sum", stands_on="", signed=True),
    formula="fair share by the rule among those who stay × (forces that leave − forces that join, by the reading)",
)
def shortfall_personnel(
    world: World,
    year: int,
    *,
    left: str = "",
    joined: str = "",
    counted: str = "high",
    rule: str = "equal-effort",
    **choices: str,
) -> Row:
    """Members of the forces, shared as the rule shares money."""
    who = Departure.read(world, year, left, joined)
    shares = world.row("fair_share", year, rule=rule, group=who.stayers, **choices)
    try:
        return shares * who.lost(world, year, "withdrawn_personnel", reading=counted)
    except NoSuchFact as error:
        return Row.none(world.span(year), str(error).rstrip("."), Unit.of("person"))
