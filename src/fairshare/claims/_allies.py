"""Allies counted: how many reach, or stay below, a level in one release, and whether that agrees with a number said."""

from dataclasses import dataclass

from fairshare.claims._views import View
from fairshare.claims._words import SOFT
from fairshare.core.figure import Figure
from fairshare.core.figure_id import FigureId
from fairshare.core.quantity import Quantity
from fairshare.core.row import NO_FORCES

#: A count of allies is known where at most a tenth of them has no figure, as on a board.
NINE_TENTHS = 0.9


@dataclass(frozen=True)
class Asked:
    """What is counted: allies of a group at or above a level, or below it.

    Attributes:
        level: As a ratio.
        below: Whether those below it are counted.
        group: Whose allies.
    """

    level: float
    below: bool
    group: str = "NATO"


@dataclass(frozen=True)
class Count:
    """How many allies stand on the side asked for in a year, by one release and basis.

    Attributes:
        year: The year.
        least, most: They differ where an ally's figure is unknown.
        of: Allies of the group with armed forces.
        figure: How many reach the level, as a figure; None where an ally is unknown.
        mark: ``e`` where it rests on estimates.
    """

    year: int
    least: int
    most: int
    of: int
    figure: Figure | None
    mark: str = ""

    @property
    def text(self) -> str:
        """In words: "22 of 27"."""
        found = f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"
        return f"{found} of {self.of}"

    def agrees(self, said: Quantity) -> bool | None:
        """Whether a number said agrees; None where an ally whose figure is unknown decides."""
        ends = {fits(said, n, self.of) for n in (self.least, self.most)}
        return ends.pop() if len(ends) == 1 else None


def fits(said: Quantity, found: int, of: int) -> bool:
    """Whether so many of so many is what was said; "most" is more than half."""
    if said.kind != "share" or said.but:
        return said.among(of).holds(found)
    part = found / of
    return said.holds(part) and not (said.vague and said.value == 0.5 and part <= 0.5)


def count(view: View, year: int, basis: str, asked: Asked) -> Count | None:
    """The count of a year, or None where the basis is unknown for more than a tenth of the allies."""
    return view.world.once(("count", year, basis, asked), lambda: _count(view, year, basis, asked))


def _count(view: View, year: int, basis: str, asked: Asked) -> Count | None:
    members = view.world.members(year, asked.group)
    level = f"{asked.level * 100:g}"
    row = view.world.over(members).row("meets", year, by=basis, level=level)
    bound = members - {p for p, why in row.missing.items() if why == NO_FORCES}
    known = [p for p in bound if p in row]
    if len(known) < NINE_TENTHS * len(bound):
        return None
    met = sum(row.numbers[p][0] > 0 for p in known)
    unknown = len(bound) - len(known)
    least = len(known) - met if asked.below else met
    address = f"meets/{asked.group}/{year}@{view.source.id};by={basis};level={level}"
    figure = row.only(known).total().named(FigureId.parse(address)) if not unknown else None
    soft = any(row.numbers[p][1] in SOFT for p in known)
    return Count(year, least, least + unknown, len(bound), figure, "e" if soft else "")
