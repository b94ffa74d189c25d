"""The arithmetic of the United Nations' scale of assessments for one base period, without its debt step."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from math import fsum

import numpy as np

from fairshare.errors import BadInput
from fairshare.methods.arrays import POSITIVE, Vector, matching, vector


@dataclass(frozen=True, slots=True)
class Terms:
    """What the General Assembly decides, as ratios.

    Attributes:
        gradient: Part of the distance to the mean income per head by which a poorer member's income is reduced.
        floor: Least share.
        ceiling: Greatest share; 1 for none.
    """

    gradient: float = 0.8
    floor: float = 0.0
    ceiling: float = 1.0


def assessment_scale(incomes: Sequence[float], heads: Sequence[float], terms: Terms) -> list[float]:
    """Shares of all members, which sum to one.

    1. t, the threshold, is the sum of incomes over the sum of heads.
    2. Where income per head is below t, income is reduced by gradient × (t − income per head) ÷ t of it.
    3. What is taken off is borne by all others, in proportion to their incomes.
    4. Who is above the ceiling now is set to it, and what was taken off in step 2 is borne by the others without it.
    5. Shares below the floor are raised to it, at the cost of all others in proportion.
    6. Shares above the ceiling are cut to it; the excess goes to those at neither bound, in proportion.

    A/RES/73/271 of the United Nations; its debt step and its ceiling for the least developed are left out.

    >>> [round(share, 9) for share in assessment_scale([600, 300, 100], [30, 30, 40], Terms())]
    [0.64, 0.32, 0.04]

    Args:
        incomes: One per member, above zero, in one currency.
        heads: Inhabitants, above zero.
        terms: Gradient, floor and ceiling.

    Raises:
        BadInput: for other incomes or heads, or if so many members cannot keep to floor and ceiling.
    """
    earned, inhabitants = vector(incomes, "income", within=POSITIVE), vector(heads, "number of heads", within=POSITIVE)
    matching(inhabitants, earned, "number of heads")
    members = len(incomes)
    if terms.floor * members > 1 or terms.ceiling * members < 1:
        told = f"{terms.floor:g} and {terms.ceiling:g}"
        raise BadInput.of("floor and ceiling", told, f"bounds that shares of {members} members can keep and sum to 1")
    threshold = fsum(incomes) / fsum(heads)
    below = [max(0.0, threshold - i / h) / threshold for i, h in zip(incomes, heads, strict=True)]
    reduced = [income * (1 - terms.gradient * gap) for income, gap in zip(incomes, below, strict=True)]
    bearers = {n for n, gap in enumerate(below) if not gap}
    assessed = _borne(incomes, reduced, bearers)
    most = terms.ceiling * fsum(assessed)
    above = {n for n, income in enumerate(assessed) if income > most}
    if above and bearers - above:
        assessed = _borne(incomes, reduced, bearers - above)
    return _bounded(assessed, terms, above)


def _borne(incomes: Sequence[float], reduced: Sequence[float], bearers: Set[int]) -> list[float]:
    """Reduced incomes with what was taken off put on those who bear it."""
    relief, whole = fsum(incomes) - fsum(reduced), fsum(incomes[n] for n in bearers)
    return [r + relief * r / whole if n in bearers else r for n, r in enumerate(reduced)]


def _bounded(weights: Sequence[float], terms: Terms, above: Set[int]) -> list[float]:
    """Shares in proportion to weights, none below the floor and none above the ceiling, at which some are already.

    Where the floors of all others leave less than that, those share what is left in proportion.
    """
    free = [n for n in range(len(weights)) if n not in above]
    if not free or terms.floor * len(free) >= 1 - terms.ceiling * len(above):
        rest, whole = 1 - terms.floor * len(free), fsum(weights[n] for n in above)
        return [weights[n] * rest / whole if n in above else terms.floor for n in range(len(weights))]
    found = _level(np.array([weights[n] for n in free]), terms, 1 - terms.ceiling * len(above))
    shares = dict(zip(free, found.tolist(), strict=True))
    return [shares.get(n, terms.ceiling) for n in range(len(weights))]


def _level(weights: Vector, terms: Terms, rest: float) -> Vector:
    """Weights times one rate, held within floor and ceiling, so that they add up to the rest.

    The sum rises with the rate and is straight between the rates at which somebody comes to a bound; the two that
    enclose the rest are found by halving.
    """

    def shares(rate: float) -> Vector:
        return np.clip(weights * rate, terms.floor, terms.ceiling)

    rates = np.unique(np.concatenate([[0.0], terms.floor / weights, terms.ceiling / weights]))
    low, high = 0, len(rates) - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if float(shares(rates[middle]).sum()) <= rest else (low, middle)
    at_low, at_high = float(shares(rates[low]).sum()), float(shares(rates[high]).sum())
    part = (rest - at_low) / (at_high - at_low) if at_high > at_low else 0.0
    return shares(rates[low] + (rates[high] - rates[low]) * part)
