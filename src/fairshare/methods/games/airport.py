"""The airport game: a runway is as dear as the longest user needs it; its solutions have closed forms.

The cost of a coalition is the highest cost among its members, as of anything of which the largest need serves all the
others too. Closed forms make it a game of any number of players.
"""

import numpy as np
from numpy.typing import ArrayLike

from fairshare.methods.arrays import NOT_NEGATIVE, Vector, vector


def airport_shapley(costs: ArrayLike) -> Vector:
    """Each piece of the cost is shared equally by those who need it (Littlechild & Owen 1973).

    With costs in rising order ``phi_i = sum over k <= i of (c_k - c_(k-1)) / (n - k + 1)``.

    >>> airport_shapley([1, 2, 4]).round(4).tolist()
    [0.3333, 0.8333, 2.8333]

    Args:
        costs: What each player would have to pay alone, at least 0.

    Raises:
        BadInput: for a cost that is negative or not finite.
    """
    given = vector(costs, "cost", within=NOT_NEGATIVE)
    order = np.argsort(given, kind="stable")
    steps = np.diff(given[order], prepend=0.0) / np.arange(len(given), 0, -1)
    payments = np.empty(len(given))
    payments[order] = np.cumsum(steps)
    return payments


def airport_nucleolus(costs: ArrayLike) -> Vector:
    """What each pays if the coalition that gains least gains as much as can be (Littlechild 1974).

    With costs in rising order, those settled so far being the first k, who left r of the cost c_k unpaid:

    1. Those up to each i < n could pay ``(c_i - c_k + r) / (i - k + 1)`` each and leave as much again for the others;
       all the others together must pay ``(c_n - c_k + r) / (n - k)`` each.
    2. The smallest of these is paid by everybody up to the last i that has it; repeat with the others.

    >>> airport_nucleolus([1, 2, 4]).tolist()
    [0.5, 0.75, 2.75]

    Args:
        costs: What each player would have to pay alone, at least 0.

    Raises:
        BadInput: for a cost that is negative or not finite.
    """
    given = vector(costs, "cost", within=NOT_NEGATIVE)
    order = np.argsort(given, kind="stable")
    rising, count = given[order], len(given)
    payments = np.empty(count)
    done, settled, unpaid = 0, 0.0, 0.0
    while done < count:
        parts = np.arange(2, count - done + 2)
        parts[-1] -= 1
        each = (rising[done:] - settled + unpaid) / parts
        least = float(each.min())
        upto = done + int(np.flatnonzero(each <= least)[-1]) + 1
        payments[order[done:upto]] = least
        done, settled, unpaid = upto, float(rising[upto - 1]), least
    return payments
