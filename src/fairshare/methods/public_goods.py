"""What each would pay for a good that all enjoy: each alone, and at prices at which all want the same amount of it.

Everybody has an income w, of which q pays for the common good and the rest x is consumed; the good is Q = sum of q
(Olson & Zeckhauser 1966; Bergstrom, Blume & Varian 1986; Cornes & Sandler 1996). With Cobb-Douglas tastes
U = (1 - a) ln x + a ln Q, everything has a closed form.
"""

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from fairshare.errors import UnknownName
from fairshare.methods.arrays import BETWEEN_0_AND_1, FROM_0_TO_1, POSITIVE, Vector, matching, number, vector

Technology = Literal["sum", "weakest-link", "best-shot"]


def voluntary(incomes: ArrayLike, tastes: ArrayLike, *, spill_in: float = 1.0, elasticity: float = 1.0) -> Vector:
    """What each pays if everybody takes what the others pay as given (Nash equilibrium of voluntary contributions).

    1. The best reply keeps x at k times what i enjoys of the good, with ``k = ((1 - a) / a)^elasticity``.
    2. Solved for the own payment: ``q_i = max(0, (w_i - k_i theta Q) / (1 + k_i (1 - theta)))``, a line falling in Q.
    3. Those pay whose line is still above zero; in the order in which lines reach zero, the largest group that keeps
       all its members paying is the equilibrium, and gives Q. With theta = 1 and equal tastes ``Q = W_C / (1 + m k)``
       for m contributors of income W_C.

    >>> voluntary([10, 10], 0.5).round(6).tolist(), voluntary([30, 10], 0.5).tolist()
    ([3.333333, 3.333333], [15.0, 0.0])

    Args:
        incomes: One for each, above 0.
        tastes: The part of income that each would spend on the good alone, between 0 and 1; one for all or one each.
        spill_in: How much of what others pay each enjoys, theta from 0 (a private good) to 1 (a public one).
        elasticity: Of substitution between the good and consumption; 1 is Cobb-Douglas.

    Raises:
        BadInput: for an income, taste, spill-in or elasticity outside its bounds.
    """
    income, taste = _given(incomes, tastes)
    theta = number(spill_in, "spill-in", within=FROM_0_TO_1)
    ratio = ((1 - taste) / taste) ** number(elasticity, "elasticity", within=POSITIVE)
    own = 1 + ratio * (1 - theta)
    height, slope = income / own, ratio * theta / own
    if theta == 0:
        return height
    order = np.argsort(-height / slope, kind="stable")
    totals = np.cumsum(height[order]) / (1 + np.cumsum(slope[order]))
    total = float(totals.max())
    return np.maximum(height - slope * total, 0.0)


def lindahl(incomes: ArrayLike, tastes: ArrayLike) -> Vector:
    """What each pays at prices at which all want the same amount of the good (Lindahl 1919).

    Cobb-Douglas: ``q_i = a_i w_i``, the price of i being its part of the total; the total is the amount that is best
    for all (Samuelson 1954). Equal tastes give the same part of every income: the one model in which a flat guideline
    is the fair one.

    >>> lindahl([30, 10], 0.5).tolist()
    [15.0, 5.0]

    Args:
        incomes: One for each, above 0.
        tastes: One for all or one each, between 0 and 1.

    Raises:
        BadInput: for an income or a taste outside its bounds.
    """
    income, taste = _given(incomes, tastes)
    return taste * income


def by_technology(incomes: ArrayLike, tastes: ArrayLike, technology: Technology) -> Vector:
    """What each pays alone, by how payments make the good (Hirshleifer 1983).

    ``sum``: see ``voluntary``. ``weakest-link``: the good is as large as the smallest payment, so all pay the smallest
    amount that anybody wants, ``min a_i w_i``; of the equilibria this is the one that all prefer. ``best-shot``: it is
    as large as the largest payment, so the one who wants most pays alone (the first of several).

    >>> by_technology([30, 10], 0.5, "weakest-link").tolist(), by_technology([30, 10], 0.5, "best-shot").tolist()
    ([5.0, 5.0], [15.0, 0.0])

    Args:
        incomes: One for each, above 0.
        tastes: One for all or one each, between 0 and 1.
        technology: How payments make the good.

    Raises:
        BadInput: for an income or a taste outside its bounds.
        UnknownName: for a technology that does not exist.
    """
    if technology not in get_args(Technology):
        raise UnknownName("technology", str(technology), get_args(Technology))
    if technology == "sum":
        return voluntary(incomes, tastes)
    wanted = lindahl(incomes, tastes)
    if technology == "weakest-link":
        return np.full_like(wanted, wanted.min())
    return np.where(np.arange(len(wanted)) == np.argmax(wanted), wanted, 0.0)


def _given(incomes: ArrayLike, tastes: ArrayLike) -> tuple[Vector, Vector]:
    """Checked incomes and as many checked tastes."""
    income = vector(incomes, "income", within=POSITIVE)
    taste = vector(np.full(len(income), tastes) if np.ndim(tastes) == 0 else tastes, "taste", within=BETWEEN_0_AND_1)
    matching(taste, income, "taste")
    return income, taste
