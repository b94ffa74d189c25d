"""Crossings: where each of many things changes side as one parameter moves, found for all of them together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from math import isnan
from typing import Literal

import numpy as np

from fairshare.errors import BadInput
from fairshare.methods.arrays import Vector, number
from fairshare.methods.flips import flips

#: How a crossing was found; a ``step`` is one between whole numbers, a ``jump`` one without a zero.
How = Literal["closed form", "bisection", "jump", "step"]
_STEP: How = "step"
#: A gap so near to zero is none: it is what rounding leaves of one.
TIE = 1e-12
#: A gap that is larger where it changes its sign has jumped.
_JUMP = 1e-6


@dataclass(frozen=True)
class Crossing:
    """One change of side of one thing.

    Attributes:
        at: The value of the parameter; between whole numbers the first one on the new side.
        rising: Whether the gap goes from negative to positive there.
        how: How it was found.
        known: Between which values of the grid, around it, the gap is known throughout.
    """

    at: float
    rising: bool
    how: How
    known: tuple[float, float]


def crossings(
    gaps: Callable[[float], Vector], grid: Sequence[float], *, whole: bool = False, fraction: bool = False
) -> tuple[tuple[Crossing, ...], ...]:
    """Every change of sign of several functions of one parameter, in rising order, one tuple for each.

    1. All gaps are computed together at the values of the grid. What is not a number there is unknown, and nothing is
       said of the values next to it.
    2. Between whole numbers nothing lies: a gap of at least zero is one side, and the first number of the new side is
       the crossing.
    3. Otherwise zeros on the grid belong to neither side. Between neighbours of different sign a gap that is a ratio of
       two straight lines is known from the ends and the middle, which give its zero in closed form.
    4. Where that is no zero, because a kink lies between, and for any other gap Brent's method finds the crossing.

    Two changes between neighbours of the grid are not seen.

    >>> [[(c.at, c.rising, c.how) for c in own] for own in crossings(lambda x: np.array([2 - x, 9 - x]), [0, 3])]
    [[(2.0, False, 'bisection')], []]

    Args:
        gaps: What is compared with zero, of each thing, at a value of the parameter.
        grid: The values looked at, rising.
        whole: Whether the parameter has whole numbers alone.
        fraction: Whether the gaps are ratios of two straight lines, kinks aside.

    Raises:
        BadInput: for a grid of fewer than two values, or one that does not rise.
    """
    values = [number(x, "value of the grid") for x in grid]
    if len(values) < 2 or any(a >= b for a, b in pairwise(values)):
        raise BadInput.of("grid", f"{len(values)} values", "at least two, each above the one before")
    seen = cache(gaps)
    table = np.array([seen(x) for x in values])

    def found(n: int) -> Iterator[Crossing]:
        def gap(x: float) -> float:
            return float(seen(x)[n])

        for run in _known(values, table[:, n].tolist()):
            for a, b, rising in _changes(run, whole=whole):
                exact = _in_closed_form(gap, a, b) if fraction and not whole else None
                at, how = (b, _STEP) if whole else exact or _bisected(gap, a, b)
                if not isnan(at):
                    yield Crossing(at, rising, how, (run[0][0], run[-1][0]))

    return tuple(tuple(found(n)) for n in range(table.shape[1]))


def _known(grid: Sequence[float], gaps: Sequence[float]) -> Iterator[list[tuple[float, float]]]:
    """Neighbouring values of the grid at which a gap is known, with the gap."""
    for known, run in groupby(zip(grid, gaps, strict=True), lambda pair: not isnan(pair[1])):
        if known:
            yield list(run)


def _changes(run: Sequence[tuple[float, float]], *, whole: bool) -> Iterator[tuple[float, float, bool]]:
    """Values before and after a change of side, and whether it is to at least zero."""
    sides = [(x, gap >= -TIE) for x, gap in run if whole or abs(gap) > TIE]
    yield from ((a, b, after) for (a, before), (b, after) in pairwise(sides) if before != after)


def _in_closed_form(gap: Callable[[float], float], a: float, b: float) -> tuple[float, How] | None:
    """The zero of a ratio of straight lines between two values; None where a kink makes it another."""
    zero = _fraction_zero(gap(a), gap((a + b) / 2), gap(b), a, b)
    return (zero, "closed form") if zero is not None and abs(gap(zero)) <= TIE else None


def _bisected(gap: Callable[[float], float], a: float, b: float) -> tuple[float, How]:
    """The crossing between two values of different side; not a number where the gap is unknown on the way."""
    try:
        (flip,) = flips(gap, a, b, steps=1)
    except BadInput:  # a gap that is no number in between
        return float("nan"), "bisection"
    return flip.at, "jump" if abs(gap(flip.at)) > _JUMP else "bisection"


def _fraction_zero(first: float, middle: float, last: float, a: float, b: float) -> float | None:
    """The zero of the ratio of two straight lines that has these values at both ends and half-way: by cross-ratio."""
    across, along = first * (middle - last), last * (middle - first)
    if not along or isnan(across) or isnan(along) or not (ratio := across / along) > 0:
        return None
    return (a + ratio * b) / (1 + ratio)
