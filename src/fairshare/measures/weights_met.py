"""By which part of all weights on the families of rules an ally pays at least its share: exact, without draws."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.rule import families
from fairshare.core.world import World
from fairshare.methods.even_weights import part_at_or_below


@derived(
    Shown("Weights by which it pays at least its share", "% of all weights", 100, 1, stands_on=""),
    formula="the part of all weights on the families, each as likely as any other, by which the weighted mean of asked "
    "over paid is at most 1 (Varsi 1973)",
)
def weights_met(world: World, year: int, *, group: str = "NATO") -> Row:
    """The part of the simplex of weights on the side of paying at least the share."""
    found = [world.row("asked_to_paid", year, family=family, group=group) for family in families()]
    rows = [row for row in found if row.numbers]
    if not rows:
        return Row.of({}, found[0].missing)
    known = set(rows[0]).intersection(*rows[1:])
    parts = {p: part_at_or_below([row.numbers[p][0] for row in rows], 1.0) for p in sorted(known)}
    return Row.made("part of all weights", parts, tuple(rows))
