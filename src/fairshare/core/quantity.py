"""Quantity and When: numbers and times as people say them, with what the words leave open."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

#: ``share``: "two thirds", "most"; ``multiple``: "twice", "doubled"; ``rank``: "third", "the highest".
QuantityKind = Literal["percent", "points", "money", "count", "share", "multiple", "rank", "number"]
#: What the words around a number make of it.
Bound = Literal["about", "exactly", "at_least", "at_most", "more_than", "less_than", "nearly", "between"]
#: How far "about" and "nearly" reach: a tenth of the number said.
LEEWAY = 0.1


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number said.

    Attributes:
        kind: What it counts.
        value: In plain units: ratios for percent, currency units for money. For vague words the least they can mean.
        high: Upper end of a range, or the most that vague words can mean; None for a single number.
        bound: What the words make of it; ``about`` is the default for a rounded number.
        step: Half of the last digit said ("23 %" -> 0.005, "US$ 36 bn" -> 0.5e9); 0 for counts.
        currency: ISO code for money; empty where only "$" or nothing tells.
        per: "year", "head" ...; empty where nothing tells.
        of: The whole of a count: 32 in "23 of the 32".
        vague: Whether the words give no number ("billions", "most").
        words: As said.
    """

    kind: QuantityKind
    value: float
    high: float | None = None
    bound: Bound = "about"
    step: float = 0.0
    currency: str = ""
    per: str = ""
    of: float | None = None
    vague: bool = False
    words: str = ""

    def holds(self, found: float) -> bool:
        """Whether a figure found agrees with what was said, rounding and hedges allowed for.

        >>> Quantity("percent", 0.02, bound="at_least", step=0.005).holds(0.0196)
        True
        >>> Quantity("count", 23, bound="exactly").holds(22)
        False
        """
        low, high = self.reach()
        return low <= found <= high

    def reach(self) -> tuple[float, float]:
        """The least and the most that agree with what was said."""
        slack = self.step * (1 + 1e-9)
        infinite = float("inf")
        if self.high is not None:
            return self.value - slack, self.high + slack
        wide = max(slack, abs(self.value) * LEEWAY)
        ends = {
            "about": (self.value - slack, self.value + slack),
            "exactly": (self.value - slack, self.value + slack),
            "between": (self.value - wide, self.value + wide),
            "at_least": (self.value - slack, infinite),
            "more_than": (self.value - slack, infinite),
            "at_most": (-infinite, self.value + slack),
            "less_than": (-infinite, self.value + slack),
            "nearly": (self.value - wide, self.value + slack),
        }
        return ends[self.bound]

    def loosely(self) -> "Quantity":
        """The same with the leeway of "about": a tenth to either side."""
        return Quantity(
            self.kind, self.value * (1 - LEEWAY), self.value * (1 + LEEWAY), self.bound, self.step, self.currency,
            self.per, self.of, self.vague, self.words,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """A time said, as an interval of days, both ends included.

    Attributes:
        since, until: First and last day it can mean.
        words: As said.
        vague: Whether the words leave it open ("in recent weeks").
        open_end: Whether it goes on from ``since`` to the day of the text ("since I came to office").
    """

    since: date
    until: date
    words: str = ""
    vague: bool = False
    open_end: bool = False

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years it touches."""
        return tuple(range(self.since.year, self.until.year + 1))

    @property
    def year(self) -> int | None:
        """The calendar year, where it is one and no less vague than that."""
        return self.since.year if self.since.year == self.until.year else None

    def holds(self, day: date, slack: int = 0) -> bool:
        """Whether a day lies in it, give or take some days."""
        return self.since - timedelta(days=slack) <= day <= self.until + timedelta(days=slack)
