"""Numerics behind fair shares: arrays in, arrays out; they know nothing of NATO.

    claims_problem   an estate too small for its claims, under eleven rules of division
    coalitional      a game in coalitions, by Shapley value, nucleolus or tau value

Both are exact or refuse. What is sampled has a function of its own that gives standard errors, draws and seed.
"""

from fairshare.methods.claims.rules.random_arrival import random_arrival_sampled
from fairshare.methods.claims.solve import claims_problem
from fairshare.methods.games.solutions.shapley import shapley_sampled
from fairshare.methods.games.solve import coalitional

__all__ = ["claims_problem", "coalitional", "random_arrival_sampled", "shapley_sampled"]
