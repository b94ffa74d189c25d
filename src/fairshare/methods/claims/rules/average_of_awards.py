"""The mean of all awards that are possible at all."""

import numpy as np

from fairshare.errors import BadInput
from fairshare.methods.arrays import Vector
from fairshare.methods.claims.problem import Problem

#: Positive claims up to which the volumes are added up: about two seconds and 100 MB at 20.
EXACT = 20


def average_of_awards(problem: Problem) -> Vector:
    """The centroid of all x with ``0 <= x <= d`` that add up to E (Mirás Calvo, Quinteiro & Sánchez 2022).

    With ``y(S) = max(0, E - d(S))`` and m positive claims, inclusion and exclusion over the subsets S gives

        V = sum of (-1)^|S| y^(m-1),   A = sum of (-1)^|S| y^m / m,   B_i = the terms of V with i in S,
        x_i = (A + d_i B_i) / V.

    1. The rule is its own dual: divide the smaller of estate and loss, which has the fewer terms.
    2. The terms cancel almost wholly, so they are added up in whole numbers: every float is one, times a power of two.

    Raises:
        BadInput: for more than ``EXACT`` positive claims.
    """
    if not problem.scarce:
        return problem.claims - average_of_awards(problem.loss)
    awards = np.zeros_like(problem.claims)
    positive = np.flatnonzero(np.minimum(problem.claims, problem.estate))
    if len(positive) > EXACT:
        raise BadInput.of("number of positive claims", len(positive), f"at most {EXACT} for the average of awards")
    if len(positive) == 1:
        awards[positive] = problem.estate
    elif len(positive):
        awards[positive] = _centroid(problem.estate, problem.claims[positive])
    return awards


def _centroid(estate: float, claims: Vector) -> Vector:
    """The centroid where at least two claims and the estate are positive."""
    ratios = [float(x).as_integer_ratio() for x in (estate, *claims)]
    whole = max(over for _, over in ratios)
    amount, *parts = (top * (whole // over) for top, over in ratios)
    count = len(parts)
    volume, moment, holding = 0, 0, [0] * count
    left = [(amount, 0)]
    for i, part in enumerate(parts):
        left += [(y - part, members | 1 << i) for y, members in left if y > part]
    for y, members in left:
        term = y ** (count - 1)
        if members.bit_count() % 2:
            term = -term
        volume += term
        moment += term * y
        for i in range(members.bit_length()):
            if members >> i & 1:
                holding[i] += term
    unit = volume * count * whole
    return np.array([(moment + count * part * held) / unit for part, held in zip(parts, holding, strict=True)])
