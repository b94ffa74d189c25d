"""How often an ally comes on one of the first ranks if weights on the families of rules are drawn evenly."""

from fairshare.core.derived import Shown, derived, of_group
from fairshare.core.figure import Figure
from fairshare.core.row import Row
from fairshare.core.rule import families
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.methods.acceptability import Acceptability
from fairshare.methods.acceptability import rank_acceptability as drawn

#: Draws beyond which nothing is learnt: the standard error of a half is then 0.05 percentage points.
MOST = 1_000_000


@derived(
    Shown("Weights by which it is among the first", "% of the draws", 100, 0, stands_on=""),
    formula="the part of the draws of weights on the families in which its rank by actual over fair share is at most "
    "the one named (Lahdelma, Hokkanen & Salminen 1998)",
)
def rank_acceptability(
    world: World, year: int, *, upto: str = "1", draws: str = "10000", seed: str = "0", group: str = "NATO"
) -> Row:
    """The part of the draws with a rank up to the one named; shares of each rank add up to one over the allies.

    The rank by actual over fair is that by fair over actual from the least on, which is a weighted mean of the
    families' own and so what the method takes.
    """
    last, times, start = _whole("upto", upto, 1), _whole("draws", draws, 2), _whole("seed", seed, 0)
    there = world.over(world.members(year, group))
    found = [there.row("asked_to_paid", year, family=family, group=group) for family in families()]
    rows = [row for row in found if row.numbers]
    if not rows:
        return of_group(world, year, group, Row.of({}, found[0].missing))
    known = sorted(set(rows[0]).intersection(*rows[1:]))

    def draw() -> Acceptability:
        return drawn([[-row.numbers[p][0] for row in rows] for p in known], draws=times, seed=start)

    parts = there.once(("acceptability", year, group, times, start), draw).shares[:, :last].sum(axis=1).tolist()
    given: tuple[Row | Figure, ...] = (*rows, Figure.drawn("weights on the families of rules, evenly", times, start))
    # A sum of parts may be over one by a rounding in the last digit.
    values = {place: min(1.0, part) for place, part in zip(known, parts, strict=True)}
    whole = Row.made(f"part of the draws with a rank up to {last} of {len(known)}", values, given)
    return of_group(world, year, group, whole)


def _whole(name: str, text: str, least: int) -> int:
    """A choice as a whole number (BadInput naming it if it is none)."""
    if not text.isascii() or not text.isdecimal() or not least <= int(text) <= MOST:
        raise BadInput.of(name, text, f"a whole number from {least} to {MOST}")
    return int(text)
