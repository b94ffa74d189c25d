"""Equal awards twice, by half-claims."""

from fairshare.methods.arrays import Vector
from fairshare.methods.claims.problem import Problem
from fairshare.methods.claims.rules.constrained_equal_awards import constrained_equal_awards


def piniles(problem: Problem) -> Vector:
    """Equal awards of the half-claims, and of the other half-claims beyond D/2 (Piniles 1861; Thomson 2003).

    1. An estate up to D/2 is divided by constrained equal awards of the half-claims.
    2. Of a larger one everybody gets the half-claim, and the rest goes by the same rule of the other half.
    """
    if problem.scarce:
        return constrained_equal_awards(problem.lower_half)
    return problem.claims / 2 + constrained_equal_awards(problem.upper_half)
