"""Quantity and When: numbers and times as people say them, with what the words leave open."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

#: ``share``: "two thirds", "most"; ``multiple``: "twice", "doubled"; ``rank``: "third", "the highest".
QuantityKind = Literal["percent", "points", "money", "count", "share", "multiple", "rank", "number"]
#: What the words around a number make of it; ``rounded``: nothing, so that only its rounding is allowed for.
Bound = Literal[
    "rounded", "about", "exactly", "at_least", "at_most", "more_than", "less_than", "nearly", "just_over", "between",
]  # fmt: skip
#: How far "about", "nearly" and "just over" reach: a tenth of the number said.
LEEWAY = 0.1
#: A limit ("at least 2 %") or an exact number is no rounded one: only what is found is rounded, to one digit more.
FINER = 0.1


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number said.

    Attributes:
        kind: What it counts.
        value: In plain units: ratios for percent, currency units for money. For vague words the least they can mean.
            A rank counts from the top; a negative one from the bottom (-1: the lowest).
        high: Upper end of a range, or the most that vague words can mean; None for a single number.
        bound: What the words make of it; ``rounded`` where they say nothing.
        step: Half of the last digit said ("23 %" -> 0.005, "US$ 36 bn" -> 0.5e9); 0 for counts below a thousand.
        currency: ISO code for money; empty where only "$" or nothing tells; ``XXX`` for a name many countries use.
        per: "year", "head" ...; empty where nothing tells.
        of: The whole of a count: 32 in "23 of the 32".
        vague: Whether the words give no number ("billions", "most").
        words: As said.
        but: What is taken from a whole: 1 in "all but one".
    """

    kind: QuantityKind
    value: float
    high: float | None = None
    bound: Bound = "rounded"
    step: float = 0.0
    currency: str = ""
    per: str = ""
    of: float | None = None
    vague: bool = False
    words: str = ""
    but: float = 0.0

    def holds(self, found: float) -> bool:
        """Whether a figure found agrees with what was said, rounding and hedges allowed for.

        >>> Quantity("percent", 0.02, bound="at_least", step=0.005).holds(0.0196)
        True
        >>> Quantity("percent", 0.02, bound="at_least", step=0.005).holds(0.016)
        False
        >>> Quantity("count", 23, bound="exactly").holds(22)
        False
        """
        low, high = self.reach()
        return low <= found <= high

    def reach(self) -> tuple[float, float]:
        """The least and the most that agree with what was said."""
        slack = self.step * (1 + 1e-9)
        finer = slack * FINER
        infinite = float("inf")
        if self.high is not None:
            return self.value - finer, self.high + finer
        wide = max(slack, abs(self.value) * LEEWAY)
        below, above = {
            "rounded": (slack, slack),
            "about": (wide, wide),
            "exactly": (finer, finer),
            "between": (slack, slack),
            "at_least": (finer, infinite),
            "more_than": (finer, infinite),
            "at_most": (infinite, finer),
            "less_than": (infinite, finer),
            "nearly": (wide, finer),
            "just_over": (finer, wide),
        }[self.bound]
        return self.value - below, self.value + above

    def loosely(self) -> "Quantity":
        """The same with the leeway of "about": a tenth further to every side that is not open.

        >>> Quantity("money", 30e9, bound="at_least").loosely().reach()[1]
        inf
        """
        low, high = self.value, self.value if self.high is None else self.high
        low, high = low - abs(low) * LEEWAY, high + abs(high) * LEEWAY
        if self.high is None and self.bound in ("at_least", "more_than"):
            return replace(self, value=low)
        if self.high is None and self.bound in ("at_most", "less_than"):
            return replace(self, value=high)
        return replace(self, value=low, high=high)

    def among(self, whole: float) -> "Quantity":
        """A share as a count of a whole; other quantities as they are.

        >>> Quantity("share", 1.0, but=1).among(32).value
        31.0
        """
        if self.kind != "share":
            return self
        value, high = self.value * whole - self.but, None if self.high is None else self.high * whole - self.but
        return replace(self, kind="count", value=value, high=high, step=self.step * whole, of=whole, but=0.0)


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
        return shifted(self.since, timedelta(days=-slack)) <= day <= shifted(self.until, timedelta(days=slack))


def shifted(day: date, by: timedelta) -> date:
    """A day so much later or earlier, the calendar's last or first day where it would lie beyond.

    >>> shifted(date(9999, 12, 31), timedelta(days=7))
    datetime.date(9999, 12, 31)
    """
    return date.fromordinal(min(max(day.toordinal() + by.days, date.min.toordinal()), date.max.toordinal()))
