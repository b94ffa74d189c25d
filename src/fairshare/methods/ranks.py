"""Rank tests: do two orders go together, and is one column larger than the other, with exact chances where possible."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import factorial
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from fairshare.errors import BadInput
from fairshare.methods.arrays import Vector, matching, vector

#: Places up to which all orders are counted for Spearman's coefficient: about a second, 50 MB.
EXACT_SPEARMAN = 14
#: Places up to which the exact distribution of the signed ranks is used.
EXACT_WILCOXON = 50
#: scipy's words for the alternatives, in the order of a RankTest's chances.
_SIDES = ("two-sided", "greater", "less")


@dataclass(frozen=True)
class RankTest:
    """A statistic of ranks and how likely so extreme a one is if there is nothing to it.

    Attributes:
        statistic: The coefficient, or the sum of positive ranks.
        two_sided: Chance of a statistic at least as far off on either side.
        above: Chance of one at least as large.
        below: Chance of one at least as small.
        count: Places compared.
        method: ``exact`` (all orders or signs counted) or ``approximate``.
    """

    statistic: float
    two_sided: float
    above: float
    below: float
    count: int
    method: Literal["exact", "approximate"]


def spearman(first: ArrayLike, second: ArrayLike) -> RankTest:
    """Spearman's rank correlation (Spearman 1904).

    Without ties and up to 14 places all n! orders are counted; otherwise Student's t with n - 2 degrees of freedom.

    >>> test = spearman([1, 2, 3, 4, 5], [2, 1, 3, 5, 4])
    >>> round(test.statistic, 6), round(test.above, 6), test.method
    (0.8, 0.066667, 'exact')

    Raises:
        BadInput: for fewer than three places, a number that is not finite, or one column that is all the same.
    """
    from scipy import stats

    one, other = _columns(first, second)
    rho = float(stats.spearmanr(one, other).statistic)
    if len(one) > EXACT_SPEARMAN or _tied(one) or _tied(other):
        two, above, below = (float(stats.spearmanr(one, other, alternative=side).pvalue) for side in _SIDES)
        return RankTest(rho, two, above, below, len(one), "approximate")
    counts = _orders_by_distance(len(one))
    distance = round(float(((stats.rankdata(one) - stats.rankdata(other)) ** 2).sum()))
    total = factorial(len(one))
    above, below = (float(part.sum()) / total for part in (counts[: distance + 1], counts[distance:]))
    return RankTest(rho, min(1.0, 2 * min(above, below)), above, below, len(one), "exact")


def kendall(first: ArrayLike, second: ArrayLike) -> RankTest:
    """Kendall's rank correlation, tau-b where there are ties (Kendall 1938).

    Without ties all orders are counted; otherwise the normal distribution.

    >>> test = kendall([1, 2, 3, 4, 5], [2, 1, 3, 5, 4])
    >>> round(test.statistic, 6), round(test.above, 6), test.method
    (0.6, 0.116667, 'exact')

    Raises:
        BadInput: for fewer than three places, a number that is not finite, or one column that is all the same.
    """
    from scipy import stats

    one, other = _columns(first, second)
    method: Literal["exact", "approximate"] = "approximate" if _tied(one) or _tied(other) else "exact"
    how = "exact" if method == "exact" else "asymptotic"
    tests = [stats.kendalltau(one, other, method=how, alternative=side) for side in _SIDES]
    two, above, below = (float(test.pvalue) for test in tests)
    return RankTest(float(tests[0].statistic), two, above, below, len(one), method)


def wilcoxon(first: ArrayLike, second: ArrayLike) -> RankTest:
    """Wilcoxon's signed-rank test of paired columns (Wilcoxon 1945); the statistic is the sum of positive ranks.

    Without equal pairs and ties, and up to 50 places, all signs are counted; otherwise equal pairs are left out and the
    normal distribution is used. Of shares that add up to one it says little where one place is most of the total: then
    hardly another can be above.

    >>> test = wilcoxon([3, 5, 9, 4], [2, 7, 4, 8])
    >>> test.statistic, test.two_sided, test.method
    (5.0, 1.0, 'exact')

    Raises:
        BadInput: for fewer than three places, a number that is not finite, or columns that are the same.
    """
    from scipy import stats

    one, other = _columns(first, second, varied=False)
    apart = one - other
    if not apart.any():
        raise BadInput.of("columns", "the same", "at least one place must differ")
    exact = len(one) <= EXACT_WILCOXON and bool(apart.all()) and not _tied(np.abs(apart))
    how = "exact" if exact else "asymptotic"
    tests = [stats.wilcoxon(apart, alternative=side, method=how) for side in _SIDES]
    two, above, below = (float(test.pvalue) for test in tests)
    return RankTest(float(tests[1].statistic), two, above, below, len(one), "exact" if exact else "approximate")


def _columns(first: ArrayLike, second: ArrayLike, *, varied: bool = True) -> tuple[Vector, Vector]:
    """Two checked columns of equal length."""
    one, other = vector(first, "value of the first column"), vector(second, "value of the second column")
    matching(other, one, "value of the second column")
    if len(one) < 3:
        raise BadInput.of("number of places", len(one), "at least 3")
    for name, column in (("first", one), ("second", other)):
        if varied and not np.ptp(column):
            raise BadInput.of(f"{name} column", column[0], "its values must not be all the same")
    return one, other


def _tied(values: Vector) -> bool:
    return len(np.unique(values)) < len(values)


@cache
def _orders_by_distance(count: int) -> Vector:
    """How many orders have each sum of squared differences of ranks.

    Ranks are given to the places one after the other; which ranks are taken is all that matters for the rest, so the
    2^n sets are gone through and not the n! orders. Counts stay below 2^53, so they are exact.
    """
    longest = (count**3 - count) // 3
    nobody: Vector = np.eye(1, longest + 1)[0]
    layer = {0: nobody}
    for place in range(count):
        following: defaultdict[int, Vector] = defaultdict(lambda: np.zeros(longest + 1))
        for taken, counts in layer.items():
            for rank in range(count):
                if taken >> rank & 1:
                    continue
                step = (place - rank) ** 2
                following[taken | 1 << rank][step:] += counts[: longest + 1 - step]
        layer = following
    found = layer[(1 << count) - 1]
    found.setflags(write=False)  # it is kept: one for each number of places, at most fourteen
    return found
