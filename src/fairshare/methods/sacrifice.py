"""Taxes that cost everybody the same in well-being (Mill 1848; Young 1988), with constant relative risk aversion.

Income per head is y, what remains of it c = y - t, and its utility U(c) = c^(1 - e) / (1 - e), or ln c where the
aversion e is 1. A place's payment is the tax per head times its people; payments add up to what must be raised.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from fairshare.errors import BadInput
from fairshare.methods.arrays import NOT_NEGATIVE, POSITIVE, Bounds, Vector, matching, number, vector

#: So small a part of the largest income is nothing.
_NOTHING = 1e-300
#: Aversion so near to one is one: the power of its formula cannot be told from the logarithm.
_LOGARITHM = 1e-9


@dataclass(frozen=True, eq=False)
class Taxed:
    """Who can pay, and what must be raised.

    Attributes:
        income: Per head of each place, above 0.
        people: Of each place, above 0.
        total: From 0 to the sum of all incomes.
    """

    income: Vector
    people: Vector
    total: float

    @classmethod
    def of(cls, incomes: ArrayLike, people: ArrayLike, total: float) -> "Taxed":
        """Check incomes per head, people and the amount.

        Raises:
            BadInput: for an income or number of people not above 0, and for more than all have.
        """
        income = vector(incomes, "income per head", within=POSITIVE)
        heads = vector(people, "number of people", within=POSITIVE)
        matching(heads, income, "number of people")
        held = float(income @ heads)
        within = Bounds(f"a number from 0 to what all have, which is {held:.12g}", low=0.0, high=held)
        return cls(income, heads, number(total, "total", within=within))

    @property
    def proportional(self) -> Vector:
        """Payments that are the same part of every income."""
        return self.income * self.people * (self.total / float(self.income @ self.people))

    def leaving(self, level: float) -> Vector:
        """Payments that take from everybody what is above a level of income per head."""
        return self.people * np.maximum(self.income - level, 0.0)


def equal_absolute_sacrifice(incomes: ArrayLike, people: ArrayLike, total: float, *, aversion: float) -> Vector:
    """Payments by which everybody loses the same utility: ``U(y) - U(y - t) = k``.

    1. Aversion 1: ``t = y (1 - e^-k)``, the same part of every income.
    2. Aversion 0: ``t = k``, the same amount per head, and all income where that is less (a poll tax).
    3. Otherwise ``t = y - (y^(1 - e) - (1 - e) k)^(1 / (1 - e))``, progressive if and only if e is above 1. Payments
       rise as less remains of the largest income, which is found by Brent's method. With e below 1 a poor place may
       have nothing left.

    >>> equal_absolute_sacrifice([10, 20], [1, 1], 9, aversion=1).round(6).tolist()
    [3.0, 6.0]
    >>> equal_absolute_sacrifice([10, 20], [1, 1], 9, aversion=2).round(4).tolist()
    [2.0887, 6.9113]

    Args:
        incomes: Income per head of each place.
        people: How many each has.
        total: What must be raised.
        aversion: From 0 on; how fast the use of one more unit falls with income.

    Raises:
        BadInput: for what ``Taxed.of`` refuses, and a negative aversion.
    """
    from scipy.optimize import brentq

    taxed = Taxed.of(incomes, people, total)
    power = 1 - number(aversion, "aversion", within=NOT_NEGATIVE)
    if abs(power) < _LOGARITHM or not taxed.total:
        return taxed.proportional
    unit = float(taxed.income.max())
    relative = taxed.income / unit

    def payments(kept: float) -> Vector:
        return taxed.people * (relative - _remaining(relative, power, kept)) * unit

    if float(payments(_NOTHING).sum()) <= taxed.total:
        return taxed.proportional
    return payments(
        brentq(lambda kept: float(payments(kept).sum()) - taxed.total, _NOTHING, 1.0, xtol=_NOTHING, maxiter=2_000)
    )


def _remaining(relative: Vector, power: float, kept: float) -> Vector:
    """What remains of each income if so much remains of the largest, which is 1: ``c^p = y^p + kept^p - 1``."""
    if power > 0:
        remaining: Vector = np.maximum(relative**power + (kept**power - 1), 0.0) ** (1 / power)
        return remaining
    with np.errstate(divide="ignore"):  # nothing is taken where all is kept; powers of any height stay logarithms
        height = np.logaddexp(power * np.log(relative / kept), np.log1p(-(kept**-power)))
    remaining = kept * np.exp(height / power)
    return remaining


def equal_proportional_sacrifice(incomes: ArrayLike, people: ArrayLike, total: float, *, aversion: float) -> Vector:
    """Payments by which everybody loses the same part of utility: a flat part of income, for any aversion but 1.

    ``U(y - t) = (1 - k) U(y)`` gives ``y - t = y (1 - k)^(1 / (1 - e))`` (Samuelson 1947).

    >>> equal_proportional_sacrifice([10, 20], [1, 1], 9, aversion=2).tolist()
    [3.0, 6.0]

    Args:
        incomes: Income per head of each place.
        people: How many each has.
        total: What must be raised.
        aversion: From 0 on, but not 1: a part of a logarithm depends on the unit of money.

    Raises:
        BadInput: for what ``Taxed.of`` refuses, a negative aversion, and 1.
    """
    taxed = Taxed.of(incomes, people, total)
    if abs(number(aversion, "aversion", within=NOT_NEGATIVE) - 1) < _LOGARITHM:
        accepted = "a part of logarithmic utility depends on the unit of money, so any number of at least 0 but 1"
        raise BadInput.of("aversion", aversion, accepted)
    return taxed.proportional


def equal_marginal_sacrifice(incomes: ArrayLike, people: ArrayLike, total: float) -> Vector:
    """Payments by which the last unit costs everybody the same: ``t = max(0, y - c)`` (Edgeworth 1897).

    Whatever the utility, all income above a level c is taken. With incomes in falling order, the level is a straight
    line between one income and the next.

    >>> equal_marginal_sacrifice([10, 20], [1, 1], 9).tolist()
    [0.0, 9.0]

    Args:
        incomes: Income per head of each place.
        people: How many each has.
        total: What must be raised.

    Raises:
        BadInput: for what ``Taxed.of`` refuses.
    """
    taxed = Taxed.of(incomes, people, total)
    order = np.argsort(-taxed.income, kind="stable")
    heads, held = np.cumsum(taxed.people[order]), np.cumsum((taxed.income * taxed.people)[order])
    return taxed.leaving(max(float(((held - taxed.total) / heads).max()), 0.0))
