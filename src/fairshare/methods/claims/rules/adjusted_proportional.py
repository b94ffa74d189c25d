"""First what nobody disputes, then the rest in proportion."""

import numpy as np

from fairshare.methods.arrays import Vector
from fairshare.methods.claims.problem import Problem
from fairshare.methods.claims.rules.proportional import proportional


def adjusted_proportional(problem: Problem) -> Vector:
    """Minimal rights, then proportional awards of what is left (Curiel, Maschler & Tijs 1987).

    1. Everybody gets the minimal right: what is left of the estate if all others are paid in full.
    2. Claims are lowered by it, and to what is left of the estate where they exceed that.
    3. What is left is divided in proportion to the lowered claims.
    """
    rights = problem.minimal_rights
    left = max(problem.estate - float(rights.sum()), 0.0)
    return rights + proportional(Problem(left, np.minimum(problem.claims - rights, left)))
