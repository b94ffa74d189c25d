"""Measure: what is counted, in which unit, and whose definition it is."""

from dataclasses import dataclass
from typing import Literal

#: The measure that decides which release carries NATO's board.
ANCHOR = "defence_share"
#: How a group's figure comes from its members': the sum, one sum over another, the growth of a sum; ``whole``: only a
#: group has one, as a test over its members.
Aggregate = Literal["sum", "ratio", "growth", "whole", "none"]


@dataclass(frozen=True)
class Measure:
    """A published measure.

    Attributes:
        id: Snake-case, e.g. ``defence_share``.
        label: In words, for a column head.
        unit: Plain unit, with ``@constant`` where the release names the price base, e.g. ``USD@constant``.
        shown_in: Unit people read it in, e.g. ``% of GDP`` or ``million US$``.
        scale: Plain value x scale is the shown number, e.g. 100 or 1e-6.
        decimals: Digits after the point that make sense in a table.
        definition: What it counts, in our words.
        owner: Whose definition it is.
        table: The publisher's table, e.g. ``Table 3, first block``.
        low, high: Plausible range of the plain value, wars included.
        aggregate: How a group's figure comes about.
        over: The measures it aggregates from (numerator and denominator; or the one that grows).
        anchor: Published measure whose release answers for it and addresses its figures. Empty for a published
            measure that answers for itself, and for a derived one that rests on several publishers.
        publisher: Whose releases hold it.
        of_forces: Whether a country without armed forces has nothing to count.
        mixed_with: Choices, written as in an id (``prices=ppp``), with which it rests on several publishers after all.
        signed: Whether its sign is shown always, because it says above or below, more or less.
        obtain: How users come by its figures, where this package may not carry any.
        least_shown: A positive figure below it is shown as less than it, and not as nothing.
    """

    id: str
    label: str
    unit: str
    shown_in: str
    scale: float
    decimals: int
    definition: str
    owner: str
    table: str
    low: float
    high: float
    aggregate: Aggregate = "none"
    over: tuple[str, ...] = ()
    anchor: str = ""
    publisher: str = "NATO"
    of_forces: bool = True
    mixed_with: tuple[str, ...] = ()
    signed: bool = False
    obtain: str = ""
    least_shown: float = 0.0

    @property
    def on_board(self) -> bool:
        """Whether the release that carries NATO's board answers for it."""
        return ANCHOR in (self.id, self.anchor)

    def anchor_with(self, choices: tuple[tuple[str, str], ...]) -> str:
        """The measure whose release addresses its figures under these choices; empty where several publishers do."""
        return "" if any(f"{k}={v}" in self.mixed_with for k, v in choices) else self.anchor
