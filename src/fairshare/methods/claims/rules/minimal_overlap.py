"""Claims are laid on the estate so that as little as possible is claimed twice."""

import numpy as np

from fairshare.methods.arrays import Vector
from fairshare.methods.claims.level import level
from fairshare.methods.claims.problem import Problem


def minimal_overlap(problem: Problem) -> Vector:
    """Each unit goes in equal parts to those who claim it, claims overlapping least (O'Neill 1982; Thomson 2003).

    1. If one claim covers the estate, all claims (cut to the estate) start at its beginning.
    2. Otherwise all do so up to t, and what exceeds t of each claim is laid alone on a part of its own; t is such that
       these parts just fill the estate: ``sum of max(0, d_i - t) = E - t``.
    3. With claims in rising order ``x_i = max(0, d_i - t) + sum over k <= i of (c_k - c_(k-1)) / (n - k + 1)``, where
       ``c_k = min(d_k, t)``.
    """
    order = np.argsort(problem.claims, kind="stable")
    claims = problem.claims[order]
    shared = problem.estate if claims[-1] >= problem.estate else _shared(claims, problem.estate)
    nested = np.minimum(claims, shared)
    steps = np.diff(nested, prepend=0.0) / np.arange(len(claims), 0, -1)
    awards = np.empty_like(claims)
    awards[order] = np.cumsum(steps) + np.where(shared < problem.estate, np.maximum(claims - shared, 0.0), 0.0)
    return awards


def _shared(claims: Vector, estate: float) -> float:
    """How far from the beginning claims overlap, where the largest is below the estate.

    The claimed length, ``t + sum of max(0, d_i - t)``, falls as t grows; turned round it rises, as ``level`` wants it.
    """
    return level(
        lambda at: -(at + np.maximum(np.subtract.outer(claims, at), 0.0).sum(axis=0)), np.append(claims, 0.0), -estate
    )
