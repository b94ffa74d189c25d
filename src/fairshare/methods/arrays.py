"""Vector: checked plain numbers, the only thing methods take and give."""

from dataclasses import dataclass
from math import inf, isfinite

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fairshare.errors import BadInput

Vector = NDArray[np.float64]
#: Places in a vector.
Places = NDArray[np.intp]
_DIMENSIONS = {1: "one row of numbers", 2: "a table of numbers, one row for each"}


@dataclass(frozen=True)
class Bounds:
    """What a number may be.

    Attributes:
        words: The same for people.
        low: The lowest.
        high: The highest.
        open: Whether the lowest and the highest themselves are refused.
    """

    words: str
    low: float = -inf
    high: float = inf
    open: bool = False

    def hold(self, values: Vector) -> NDArray[np.bool_]:
        """Which of the values are finite and within."""
        inside = (
            (values > self.low) & (values < self.high) if self.open else (values >= self.low) & (values <= self.high)
        )
        found: NDArray[np.bool_] = inside & np.isfinite(values)
        return found


FINITE = Bounds("a finite number")
NOT_NEGATIVE = Bounds("a finite number of at least 0", low=0.0)
POSITIVE = Bounds("a finite number above 0", low=0.0, open=True)
FROM_0_TO_1 = Bounds("a number from 0 to 1", low=0.0, high=1.0)
BETWEEN_0_AND_1 = Bounds("a number between 0 and 1", low=0.0, high=1.0, open=True)


def array(values: ArrayLike, what: str, *, dimensions: int | None = 1, within: Bounds = FINITE) -> Vector:
    """The values as an array that nobody can write to; ``what`` names one of them in the line of an error.

    >>> array([[1, 2.5]], "score", dimensions=2).tolist()
    [[1.0, 2.5]]

    Args:
        values: Numbers, in one or more rows.
        what: One of them.
        dimensions: How many the array must have; None allows any.
        within: What each may be.

    Raises:
        BadInput: for what is no such array of numbers, and for the first one outside the bounds, by its place.
    """
    shape = _DIMENSIONS.get(dimensions or 0, "an array of numbers")
    try:
        found = np.array(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise BadInput.of(f"list of {what}s", values, f"{shape}, each {within.words}") from None
    if (dimensions is not None and found.ndim != dimensions) or not found.ndim or not found.size:
        raise BadInput.of(f"list of {what}s", values, f"{shape}, each {within.words}")
    wrong = np.argwhere(~within.hold(found))
    if wrong.size:
        place = ", ".join(str(i + 1) for i in wrong[0])
        raise BadInput.of(f"{what} {place}", found[tuple(wrong[0])], within.words)
    found.setflags(write=False)
    return found


def vector(values: ArrayLike, what: str, *, within: Bounds = FINITE) -> Vector:
    """The values in one row; see ``array``."""
    return array(values, what, within=within)


def number(value: float, what: str, *, within: Bounds = FINITE) -> float:
    """The value as a plain number.

    Raises:
        BadInput: if it is no number, or outside the bounds.
    """
    try:
        found = float(value)
    except (TypeError, ValueError):
        raise BadInput.of(what, value, within.words) from None
    if not isfinite(found) or not within.hold(np.array(found)):
        raise BadInput.of(what, value, within.words)
    return found


def whole(value: int, what: str, *, least: int, words: str = "") -> int:
    """The value as a whole number of at least ``least``.

    Raises:
        BadInput: if it is none.
    """
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < least:
        raise BadInput.of(what, value, words or f"a whole number of at least {least}")
    return int(value)


def matching(values: Vector, other: Vector, what: str) -> None:
    """Let two vectors pass that go together place by place.

    Raises:
        BadInput: if one is longer.
    """
    if len(values) != len(other):
        raise BadInput.of(f"number of {what}s", len(values), f"there must be {len(other)}, one for each of the others")
