"""Numerics behind fair shares: arrays in, arrays out; they know nothing of NATO.

    claims_problem   an estate too small for its claims, under eleven rules of division

It is exact or refuses. What is sampled has a function of its own that gives standard errors, draws and seed.
"""

from fairshare.methods.claims.rules.random_arrival import random_arrival_sampled
from fairshare.methods.claims.solve import claims_problem

__all__ = ["claims_problem", "random_arrival_sampled"]
