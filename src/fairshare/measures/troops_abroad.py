"""Troops an ally stations in other allies' countries."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.register import in_force
from fairshare.core.row import NO_FORCES, Row
from fairshare.core.unit import Unit
from fairshare.core.world import World
from fairshare.errors import NoSuchFact

PERSON = Unit.of("person")
#: Why there is no figure of most allies.
UNCOUNTED = "no source held counts the troops it stations in other allies' countries"


@derived(
    Shown("Troops in other allies' countries", "persons", 1, 0, "person", "sum", stands_on=""),
    formula="Σ permanently assigned troops over the other members of the year, by the counts by host that the register "
    "posture names; unknown where one host's is: a part is not the whole",
)
def troops_abroad(world: World, year: int) -> Row:
    """Permanently assigned troops in all other members together; rotations and exercises do not count."""
    counted = {row["iso3"]: row["item"] for row in in_force(world, "posture", "troops", year)}
    figures: dict[str, Figure] = {}
    missing: dict[str, str] = {}
    for place in sorted(world.span(year)):
        if place not in counted or place not in world.members(year):
            missing[place] = _why_not(world, year, place)
            continue
        try:
            figures[place] = world.over(world.members(year) - {place}).row(counted[place], year).total()
        except NoSuchFact as error:
            missing[place] = str(error).rstrip(".")
    return Row.of(figures, missing, PERSON)


def _why_not(world: World, year: int, place: str) -> str:
    if place not in world.members(year):
        return f"not a member in {year}"
    return UNCOUNTED if world.catalogue.places[place].armed_forces else NO_FORCES
