"""The rule that explains the three estates of the Mishnah (Ketubot 93a)."""

from fairshare.methods.arrays import Vector
from fairshare.methods.claims.problem import Problem
from fairshare.methods.claims.rules.constrained_equal_awards import constrained_equal_awards
from fairshare.methods.claims.rules.constrained_equal_losses import constrained_equal_losses


def talmud(problem: Problem) -> Vector:
    """Equal awards up to half of the claims, equal losses beyond (Aumann & Maschler 1985; the nucleolus of the game).

    1. An estate up to D/2 is divided by constrained equal awards of the half-claims.
    2. Of a larger one everybody gets the half-claim, and the rest goes by constrained equal losses of the other half.
    """
    if problem.scarce:
        return constrained_equal_awards(problem.lower_half)
    return problem.claims / 2 + constrained_equal_losses(problem.upper_half)
