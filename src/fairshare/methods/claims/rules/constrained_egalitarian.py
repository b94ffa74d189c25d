"""Awards as equal as can be between half-claim and claim."""

import numpy as np

from fairshare.methods.arrays import Vector
from fairshare.methods.claims.level import level
from fairshare.methods.claims.problem import Problem
from fairshare.methods.claims.rules.constrained_equal_awards import constrained_equal_awards


def constrained_egalitarian(problem: Problem) -> Vector:
    """``max(d_i / 2, min(d_i, λ))`` beyond half of the claims (Chun, Schummer & Thomson 2001; Sprumont 1991).

    1. An estate up to D/2 is divided by constrained equal awards of the half-claims.
    2. Of a larger one everybody gets the half-claim at least; the level λ is raised until the awards add up to E.
    """
    if problem.scarce:
        return constrained_equal_awards(problem.lower_half)
    claims = problem.claims

    def awards(at: Vector) -> Vector:
        return np.maximum(claims[:, None] / 2, np.minimum.outer(claims, at))

    corners = np.concatenate([claims, claims / 2, [0.0]])
    common = level(lambda at: awards(at).sum(axis=0), corners, problem.estate)
    return np.maximum(claims / 2, np.minimum(claims, common))
