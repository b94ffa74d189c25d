"""Flips: the values of a parameter at which something changes side, between too little and enough."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from fairshare.errors import BadInput
from fairshare.methods.arrays import number, whole


@dataclass(frozen=True)
class Flip:
    """One change of side.

    Attributes:
        at: The value of the parameter.
        rising: Whether the gap goes from negative to positive there.
    """

    at: float
    rising: bool


def flips(gap: Callable[[float], float], low: float, high: float, *, steps: int = 200) -> tuple[Flip, ...]:
    """Every change of sign of a function over an interval, monotone or not, in rising order.

    1. The gap is computed at evenly spaced values; zeros among them belong to neither side.
    2. Between neighbours of different sign, Brent's method finds the change to the last digits. A jump is a change too.

    Two changes between neighbours of the grid are not seen: ``steps`` says how fine it is. A gap that touches zero and
    turns back has not changed side.

    >>> [(round(f.at, 6), f.rising) for f in flips(lambda x: x * x - 2, -3, 3)]
    [(-1.414214, False), (1.414214, True)]

    Args:
        gap: What is compared with zero.
        low: Where the interval begins.
        high: Where it ends.
        steps: Into how many pieces it is cut.

    Raises:
        BadInput: for bounds that are no interval, fewer than one step, or a gap that is not finite.
    """
    from scipy.optimize import brentq

    start, end = number(low, "low"), number(high, "high")
    if not start < end:
        raise BadInput.of("interval", f"{low} to {high}", "it must begin below its end")

    def checked(x: float) -> float:
        return number(gap(x), f"gap at {x:.12g}")

    grid = np.linspace(start, end, whole(steps, "steps", least=1) + 1).tolist()
    sides = [(x, side) for x in grid if (side := np.sign(checked(x)))]
    changes = [(a, b, bool(after > 0)) for (a, before), (b, after) in pairwise(sides) if before != after]
    fine = 1e-15 * (end - start)
    return tuple(Flip(float(brentq(checked, a, b, xtol=fine, maxiter=1_000)), up) for a, b, up in changes)


def straight_flip(at_low: float, at_high: float, low: float = 0.0, high: float = 1.0) -> Flip | None:
    """Where a gap that is a straight line changes side inside an interval, in closed form; None if it does not.

    A mix of two rules is such a line in its weight.

    >>> straight_flip(-1.0, 3.0)
    Flip(at=0.25, rising=True)

    Args:
        at_low: The gap where the interval begins.
        at_high: The gap where it ends.
        low: Where it begins.
        high: Where it ends.

    Raises:
        BadInput: for what is not finite, and bounds that are no interval.
    """
    start, end = number(low, "low"), number(high, "high")
    first, last = number(at_low, "gap at low"), number(at_high, "gap at high")
    if not start < end:
        raise BadInput.of("interval", f"{low} to {high}", "it must begin below its end")
    if np.sign(first) * np.sign(last) >= 0:
        return None
    return Flip(start + (end - start) * (first / (first - last)), last > 0)
