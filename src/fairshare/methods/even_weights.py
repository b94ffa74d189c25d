"""Even weights: which part of all ways to weigh some criteria puts the weighted mean on one side, exactly."""

import numpy as np
from numpy.typing import ArrayLike

from fairshare.methods.arrays import Vector, array, vector


def part_at_or_below(values: ArrayLike, level: float = 0.0) -> float:
    """The part of all weights, each as likely as any other, with a weighted mean at or below a level (Varsi 1973).

    1. Take the level off every value; x are those at or below zero, y those above.
    2. Begin with A = 1 for no y, 0 for one or more.
    3. For every x, and for the y one after the other: A_k = (y_k A_k - x A_(k-1)) / (y_k - x). No term is negative, so
       nothing cancels.
    4. The last A is the part of the simplex of weights on this side of the plane.

    >>> part_at_or_below([-1, 3]), round(part_at_or_below([0.5, 2.0, 4.0], level=1.0), 6)
    (0.25, 0.047619)

    Args:
        values: What each criterion says.
        level: The level.

    Raises:
        BadInput: for what is no list of finite numbers.
    """
    apart = vector(values, "value") - level
    above = apart[apart > 0].tolist()
    found = [1.0] + [0.0] * len(above)
    for x in apart[apart <= 0].tolist():
        for k, y in enumerate(above, 1):
            found[k] = (y * found[k] - x * found[k - 1]) / (y - x)
    return float(found[-1])


def expected_ranks(scores: ArrayLike) -> Vector:
    """The mean rank of each place over all weights, each as likely as any other; the highest mean is the first.

    A place's rank is one more than how many are ahead of it, so its mean is one more than the sum of the parts of the
    weights by which each other place is ahead. Places that are alike in everything share their ranks.

    >>> expected_ranks([[3, 0], [0, 1]]).tolist()
    [1.25, 1.75]

    Args:
        scores: A row for each place, a column for each criterion; more is better.

    Raises:
        BadInput: for scores that are no table of finite numbers.
    """
    table = array(scores, "score", dimensions=2)
    ranks = np.ones(len(table))
    for i, one in enumerate(table):
        for j, other in enumerate(table[:i]):
            behind = part_at_or_below(one - other) if (one != other).any() else 0.5
            ranks[i] += behind
            ranks[j] += 1 - behind
    return ranks
