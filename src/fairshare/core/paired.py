"""Paired: two rows over the same places, as a test of pairs takes them."""

from dataclasses import dataclass
from functools import cached_property

from fairshare.core.fact import softest
from fairshare.core.figure import Figure, Trail
from fairshare.core.row import NO_FORCES, Row
from fairshare.core.unit import RATIO
from fairshare.errors import NoSuchFact

#: Fewer pairs than these say nothing about an order.
LEAST = 3


@dataclass(frozen=True, eq=False)
class Paired:
    """Two figures for every place that has something to count.

    A place without armed forces is in no pair; any other that has no figure on either side makes all of it unknown.

    Attributes:
        first, second: The rows.

    Raises:
        NoSuchFact: if a place is missing, or fewer than three are left.
    """

    first: Row
    second: Row

    def __post_init__(self) -> None:
        idle = {p for row in (self.first, self.second) for p, why in row.missing.items() if why == NO_FORCES}
        gaps = {**self.second.missing, **self.first.missing}
        lacking = [p for p in sorted(gaps) if p not in idle]
        if len(lacking) > 1 and not self.places and len({gaps[p] for p in lacking}) == 1:
            raise NoSuchFact(f"{gaps[lacking[0]]}.")
        if lacking:
            others = f" and {len(lacking) - 1} more" if len(lacking) > 1 else ""
            raise NoSuchFact(f"{lacking[0]}{others} missing ({gaps[lacking[0]]}).")
        if len(self.places) < LEAST:
            raise NoSuchFact(f"a test needs at least {LEAST} members with armed forces, here are {len(self.places)}.")

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Who is in a pair, in order."""
        return tuple(sorted(self.first.numbers.keys() & self.second.numbers.keys()))

    @cached_property
    def columns(self) -> tuple[list[float], list[float]]:
        """The plain values, place by place, to twelve digits: what differs in the last binary one only is a tie."""
        first, second = ([_rounded(row.numbers[p][0]) for p in self.places] for row in (self.first, self.second))
        return first, second

    def made(self, op: str, value: float, *choices: Figure) -> Figure:
        """What a test made of all pairs, as one step.

        Args:
            op: The step in a few words.
            value: The result, a ratio or a count.
            choices: What else the test was given.
        """
        pairs = tuple(row[p] for p in self.places for row in (self.first, self.second))
        inputs = (*choices, *pairs)
        return Figure(value, RATIO, Trail(op, inputs), softest(*(f.status for f in inputs)))


def _rounded(value: float) -> float:
    return float(f"{value:.12g}")
