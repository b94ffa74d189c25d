"""The Talmud's two steps in the other order."""

from fairshare.methods.arrays import Vector
from fairshare.methods.claims.problem import Problem
from fairshare.methods.claims.rules.constrained_equal_awards import constrained_equal_awards
from fairshare.methods.claims.rules.constrained_equal_losses import constrained_equal_losses


def reverse_talmud(problem: Problem) -> Vector:
    """Equal losses up to half of the claims, equal awards beyond (Chun, Schummer & Thomson 2001).

    1. An estate up to D/2 is divided by constrained equal losses of the half-claims.
    2. Of a larger one everybody gets the half-claim, and the rest goes by constrained equal awards of the other half.
    """
    if problem.scarce:
        return constrained_equal_losses(problem.lower_half)
    return problem.claims / 2 + constrained_equal_awards(problem.upper_half)
