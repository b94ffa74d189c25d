"""Equal absolute sacrifice: taxes that cost everybody the same utility (Mill 1848; Young 1990)."""

import numpy as np
from numpy.typing import ArrayLike

from fairshare.errors import BadInput
from fairshare.methods.arrays import NOT_NEGATIVE, Vector, matching, number, vector

#: So near to 1 an aversion is taken to be 1, where the formula divides zero by zero.
_NEAR_ONE = 1e-9
#: Halvings after which no float lies between the ends.
_HALVINGS = 200


def absolute_sacrifice(incomes: ArrayLike, heads: ArrayLike, raised: float, aversion: float) -> Vector:
    """What each group pays in all, so that every head of every group gives up the same utility.

    Utility is ``y^(1-e) / (1-e)``, or ``log y`` where the aversion e is 1. A head with income y pays
    ``y - (y^(1-e) - (1-e) k)^(1/(1-e))``, and ``y (1 - exp(-k))`` where e is 1; all of it where so much utility is not
    to be had. The sacrifice k is the one at which the payments add up to what is to be raised.

    1. Incomes are measured by their mean, so that no currency matters.
    2. k is doubled until enough is raised, then bracketed by halving.

    >>> absolute_sacrifice([100, 50, 25], [2, 3, 2], 160, 2.0).round(6).tolist()
    [100.0, 50.0, 10.0]

    Args:
        incomes: Income per head of each group, above 0.
        heads: How many heads each group has, above 0.
        raised: What is to be raised in all, above 0 and below all incomes.
        aversion: How fast another unit of income matters less, from 0 (a head tax) on.

    Raises:
        BadInput: for anything else.
    """
    each, many = vector(incomes, "income", within=NOT_NEGATIVE), vector(heads, "number of heads", within=NOT_NEGATIVE)
    matching(many, each, "number of heads")
    whole, power = float(each @ many), 1 - number(aversion, "aversion", within=NOT_NEGATIVE)
    if not (each.all() and many.all() and 0 < raised < whole):
        raise BadInput.of("amount to be raised", raised, f"above 0 and below {whole:g}, from incomes and heads above 0")
    if abs(power) < _NEAR_ONE:
        return each * many * (raised / whole)
    mean = whole / float(many.sum())
    relative, part = each / mean, raised / whole * float(many.sum())

    def paid(sacrifice: float) -> Vector:
        kept: Vector = np.maximum(relative**power - power * sacrifice, 0.0) ** (1 / power)
        return (relative - kept) * many

    low, high = 0.0, 1.0
    while float(paid(high).sum()) < part:
        low, high = high, high * 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if float(paid(middle).sum()) < part else (low, middle)
    return paid(high) * mean
