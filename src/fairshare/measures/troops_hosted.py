"""Troops of other allies stationed in a country, of the senders whose troops are counted."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.register import in_force
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.world import World

PERSON = Unit.of("person")


@derived(
    Shown("Troops of other allies in the country, as far as counted", "persons", 1, 0, "person", "sum", stands_on=""),
    formula="Σ permanently assigned troops of the other members whose counts by host the register posture names",
)
def troops_hosted(world: World, year: int) -> Row:
    """Permanently assigned troops of those allies of which a count by host is held; of others none is."""
    senders = {
        row["iso3"]: world.row(row["item"], year)
        for row in in_force(world, "posture", "troops", year)
        if row["iso3"] in world.members(year)
    }
    figures: dict[str, Figure] = {}
    missing: dict[str, str] = {}
    for place in sorted(world.span(year)):
        rows = [row for sender, row in senders.items() if sender != place]
        unknown = next((row for row in rows if place not in row), None)
        if not rows:
            missing[place] = "the only troops counted are its own" if senders else f"no member's are counted in {year}"
        elif unknown is not None:
            missing[place] = unknown.why_missing(place)
        else:
            figures[place] = Row.of({str(n): row[place] for n, row in enumerate(rows)}, {}).total()
    return Row.of(figures, missing, PERSON)
