"""Everybody gets the same amount, but nobody more than the claim."""

import numpy as np

from fairshare.methods.arrays import Vector
from fairshare.methods.claims.level import level
from fairshare.methods.claims.problem import Problem


def constrained_equal_awards(problem: Problem) -> Vector:
    """Awards as equal as claims allow: ``x_i = min(d_i, λ)``, adding up to E (Maimonides; Thomson 2003).

    1. Raise λ from zero until the awards add up to the estate.
    2. Whoever's claim is below λ is paid in full.
    """
    claims = problem.claims
    common = level(lambda at: np.minimum.outer(claims, at).sum(axis=0), np.append(claims, 0.0), problem.estate)
    return np.minimum(claims, common)
