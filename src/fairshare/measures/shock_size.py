"""How far growth, inflation or the exchange rate of an ally went from its usual in a year."""

from fairshare.core.derived import Shown, derived, of_group
from fairshare.core.figure import Figure
from fairshare.core.history import SINCE, history
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.methods.shocks import shocks_of

PARTS = ("all", "common", "own", "mean")


@derived(
    Shown("Usual size of a yearly shock", "percentage points", 100, 2, stands_on=""),
    formula="standard deviation of yearly changes from their mean; common: the part along the first principal "
    "component of all members' changes, with its sign; own: what is left of it; mean: the mean change itself. Exchange "
    "rates by currency",
)
def shock_size(world: World, year: int, *, of: str = "growth", part: str = "all", since: str = SINCE) -> Row:
    """The standard deviation of the changes since a year, whole or in two parts whose squares add up to its own."""
    if part not in PARTS:
        raise BadInput.of("part", part, f"one of {', '.join(PARTS)}")
    seen = history(world, year, of, since)
    if not seen.keys:
        return of_group(world, year, "NATO", Row.none(world.members(year), "no history of it is held"))
    whole = world.over(world.members(year))
    found = whole.once(("shocks", year, of, since), lambda: shocks_of(seen.table))
    sizes = {"all": found.size, "common": found.common, "own": found.own, "mean": found.mean}[part].tolist()
    value = dict(zip(seen.keys, sizes, strict=True))
    years = Figure.chosen("first year", float(since))
    op = f"{part} of the changes of {since}-{max(seen.rows)}, n = {len(seen.rows)}"
    row = Row.made(op, {p: value[k] for p, k in seen.key.items()}, (*seen.inputs, years))
    return of_group(world, year, "NATO", Row(row.numbers, row.unit, {**row.missing, **seen.missing}, row.step))
