"""Series: whose figures stand for what allies bear, how large they are and how many people they have."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fairshare.core.paired import Paired
from fairshare.core.row import NO_FORCES, Row
from fairshare.errors import NoSuchFact

if TYPE_CHECKING:
    from fairshare.core.world import World


@dataclass(frozen=True)
class Series:
    """One account of burdens; which one is asked decides much of what a test of them finds.

    Attributes:
        id: Kebab-case, e.g. ``cow-pwt``.
        label: In words, from whom the burden and the size are.
        burden: Measure of what an ally spends over what it has.
        size: Measure of how large it is; burden times size is what it spends.
        people: Measure of its inhabitants.
        note: What a reader must know.
    """

    id: str
    label: str
    burden: str
    size: str
    people: str
    note: str = ""

    def paired(self, world: "World", year: int) -> Paired:
        """Size and burden of all places of a world that have armed forces, to be ranked.

        Raises:
            NoSuchFact, NoBoard: where a place lacks either, or all bear the same.
        """
        here = world.over(_armed(world, world.span(year)))
        pairs = Paired(here.row(self.size, year), here.row(self.burden, year))
        if any(len(set(column)) == 1 for column in pairs.columns):
            raise NoSuchFact("all members bear the same or are of the same size, so there is no order to compare.")
        return pairs


def payers(world: "World", year: int, group: str) -> frozenset[str]:
    """The members of a group in a year that have armed forces to spend on."""
    return _armed(world, world.members(year, group))


def among_all(shares: Row, world: "World", year: int, group: str) -> Row:
    """Shares of the payers of a group as a row over all places of a world, every other one with its reason."""
    idle = dict.fromkeys(world.members(year, group), NO_FORCES)
    reasons = {p: idle.get(p, f"not a member of {group} in {year}") for p in world.span(year)}
    kept = shares.only(reasons)
    return Row(kept.numbers, kept.unit, {p: why for p, why in reasons.items() if p not in kept}, kept.step)


def _armed(world: "World", places: frozenset[str]) -> frozenset[str]:
    """Those with armed forces; a source may hold a zero for a country that has none."""
    return frozenset(p for p in places if world.catalogue.places[p].armed_forces)
