"""Vector: a checked row of plain numbers, the only thing methods take and give."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fairshare.errors import BadInput

Vector = NDArray[np.float64]
#: Places in a vector.
Places = NDArray[np.intp]


def vector(values: ArrayLike, what: str, *, least: float = -np.inf) -> Vector:
    """The values as a vector that nobody can write to; ``what`` names one of them in the line of an error.

    >>> vector([1, 2.5], "claim").tolist()
    [1.0, 2.5]

    Raises:
        BadInput: for what is no list of numbers, and for the first one that is not finite or below ``least``.
    """
    accepted = "a finite number" if least == -np.inf else f"a finite number of at least {least:g}"
    try:
        found = np.array(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise BadInput.of(f"list of {what}s", values, f"each is {accepted}") from None
    if found.ndim != 1 or not found.size:
        raise BadInput.of(f"list of {what}s", values, f"one row of one or more, each {accepted}")
    wrong = np.flatnonzero(~(np.isfinite(found) & (found >= least)))
    if wrong.size:
        raise BadInput.of(f"{what} {wrong[0] + 1}", found[wrong[0]], accepted)
    found.setflags(write=False)
    return found


def number(value: float, what: str, *, least: float = -np.inf, most: float = np.inf) -> float:
    """The value as a plain number between the bounds.

    Raises:
        BadInput: if it is no number, not finite, or outside.
    """
    bounds = [f"at least {least:g}"] * (least > -np.inf) + [f"at most {most:g}"] * (most < np.inf)
    accepted = " of ".join(["a finite number", *[" and ".join(bounds)] * bool(bounds)])
    try:
        found = float(value)
    except (TypeError, ValueError):
        raise BadInput.of(what, value, accepted) from None
    if not np.isfinite(found) or not least <= found <= most:
        raise BadInput.of(what, value, accepted)
    return found


def matching(values: Vector, other: Vector, what: str) -> None:
    """Let two vectors pass that go together place by place.

    Raises:
        BadInput: if one is longer.
    """
    if len(values) != len(other):
        raise BadInput.of(f"number of {what}s", len(values), f"there must be {len(other)}, one for each of the others")
