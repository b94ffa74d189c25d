"""How far a deficit lies above the European Union's reference value."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure, RegisterRow, Trail
from fairshare.core.row import Row
from fairshare.core.unit import RATIO
from fairshare.core.world import World
from fairshare.errors import BadInput

#: Row of the register that holds the reference value.
ENTRY = "eu-deficit-1992"
SPENDING = ("with", "without")


@derived(
    Shown("Deficit above the EU's reference value", "% of GDP", 100, 1, stands_on=""),
    formula="deficit − 3 % of GDP, at least 0; members of the European Union in the year only",
)
def excess_deficit(world: World, year: int, *, extra: str = "with", **choices: str) -> Row:
    """The deficit ``with`` or ``without`` the extra spending above the reference value; choices as of balance_with.

    It is arithmetic: whether a deficit is excessive is for the Council of the European Union to decide.
    """
    if extra not in SPENDING:
        raise BadInput.of("extra", extra, f"one of {', '.join(SPENDING)}")
    here = world.over(world.span(year))
    balance = here.row("balance_with", year, **choices) if extra == "with" else here.row("balance_without", year)
    members = bound(world, year)
    found = (
        (balance * Figure.chosen("minus one", -1.0) - reference(world, ENTRY))
        .at_least(Figure.chosen("zero", 0.0))
        .only(members)
    )
    free = dict.fromkeys(
        here.span(year) - members, f"no member of the European Union in {year}: its reference values do not bind it"
    )
    return Row(found.numbers, found.unit, {**found.missing, **free}, found.step)


def reference(world: World, entry: str) -> Figure:
    """A reference value of the register of pledges, as a ratio of GDP."""
    row = next(r for r in world.catalogue.register("pledges") if r["id"] == entry)
    leaf = RegisterRow("pledges", entry)
    return Figure(float(row["threshold"]) / 100, RATIO, Trail("reference value", leaf=leaf))


def bound(world: World, year: int) -> frozenset[str]:
    """Whom the reference values bind in a year: members of the European Union, once there were such values."""
    row = next(r for r in world.catalogue.register("pledges") if r["id"] == ENTRY)
    return world.members(year, "EU") if year > int(row["adopted"][:4]) else frozenset()
