"""Everybody gets the same part of the claim."""

import numpy as np

from fairshare.methods.arrays import Vector
from fairshare.methods.claims.problem import Problem


def proportional(problem: Problem) -> Vector:
    """Awards in proportion to claims: ``x_i = E d_i / D`` (Aristotle; Thomson 2019, ch. 2)."""
    if not problem.total:
        return np.zeros_like(problem.claims)
    return problem.claims / problem.total * problem.estate
