"""What an ally's forces and posture in Europe cost for the alliance's sake, as estimates tell."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.register import in_force, number_in
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.world import World
from fairshare.errors import BadInput

USD = Unit.of("USD@current")
#: The only unit in which the register tells amounts, and what it is in plain ones.
BILLIONS, TIMES = "USD bn", 1e9
BOUNDS = {"least": "low", "most": "high"}
UNHELD = "no estimate is held of what its forces and posture in other allies' countries cost"


@derived(
    Shown("Forces and posture in Europe", "million US$", 1e-6, 0, "USD@current", stands_on=""),
    formula="the estimate of the year in the register posture, its low or high end; at least: a programme that is a "
    "part of it where no estimate of the whole is held",
)
def direct_posture_usd(world: World, year: int, *, bound: str = "least") -> Row:
    """The cost of forces and posture in Europe, at least or at most, where an estimate is held for the year."""
    if bound not in BOUNDS:
        raise BadInput.of("bound", bound, " or ".join(BOUNDS))
    whole = {row["iso3"]: row for row in in_force(world, "posture", "whole", year)}
    parts = {row["iso3"]: row for row in in_force(world, "posture", "programme", year)}
    told = {**parts, **whole} if bound == "least" else whole
    figures: dict[str, Figure] = {}
    missing: dict[str, str] = {}
    for place in sorted(world.span(year)):
        row = told.get(place)
        if row is not None and row["unit"] == BILLIONS and (amount := row[BOUNDS[bound]]):
            figures[place] = number_in("posture", row, float(amount) * TIMES, USD)
        elif place in parts:
            missing[place] = f"of {year} only a programme is held that is a part of it"
        else:
            missing[place] = UNHELD
    return Row.of(figures, missing, USD)
