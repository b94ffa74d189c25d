"""Everybody loses the same amount, but nobody more than the claim."""

from fairshare.methods.arrays import Vector
from fairshare.methods.claims.problem import Problem
from fairshare.methods.claims.rules.constrained_equal_awards import constrained_equal_awards


def constrained_equal_losses(problem: Problem) -> Vector:
    """Losses as equal as claims allow: ``x_i = max(0, d_i - λ)``, adding up to E (Aumann & Maschler 1985).

    The dual of constrained equal awards: what is lacking is divided as the other rule divides an estate.
    """
    return problem.claims - constrained_equal_awards(problem.loss)
