"""Level: where a total that rises in straight pieces reaches a target, without iteration."""

from collections.abc import Callable

import numpy as np

from fairshare.methods.arrays import Vector


def level(total: Callable[[Vector], Vector], corners: Vector, target: float) -> float:
    """The lowest level at which ``total`` is ``target``.

    1. Take the total at every corner, where its slope may change.
    2. Find the first corner at which it is at least the target.
    3. Between that corner and the one before, the total is a straight line: solve it.

    Args:
        total: From levels to totals; never falling, straight between the corners.
        corners: All levels at which the slope changes, the lowest and the highest level among them.
        target: A total between the lowest and the highest.
    """
    at = np.unique(corners)
    reached = total(at)
    place = int(np.searchsorted(reached, target))
    if place == 0:
        return float(at[0])
    if place == len(at):  # by rounding alone
        return float(at[-1])
    below, above = reached[place - 1], reached[place]
    part = (target - below) / (above - below)
    return float(at[place - 1] + part * (at[place] - at[place - 1]))
