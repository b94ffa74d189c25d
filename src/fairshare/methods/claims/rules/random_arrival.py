"""Claimants come in a random order, and each is paid in full as long as there is something left."""

from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import ArrayLike

from fairshare.errors import BadInput
from fairshare.methods.arrays import Places, Vector
from fairshare.methods.claims.problem import Problem
from fairshare.methods.estimate import Estimate, over_orders

#: Claimants up to which the mean over all orders is exact: under a second and about 30 MB at 32.
EXACT = 32


def random_arrival(problem: Problem) -> Vector:
    """The mean over all orders of arrival, exactly (O'Neill 1982; the Shapley value of the game).

    A claimant who comes after the set S gets ``clip(E - d(S), 0, d_i)``, and S comes first with probability
    ``|S|! (n - |S| - 1)! / n!``. The 2^n sets are never listed:

    1. Split the claimants into two halves, and sort the sums of all subsets of each half.
    2. For a subset of the claimant's half, the subsets of the other half that still leave something are a beginning of
       the sorted list: their weighted number and sum are read off running totals.

    Raises:
        BadInput: for more than ``EXACT`` claimants.
    """
    claims = problem.claims
    if len(claims) > EXACT:
        accepted = f"at most {EXACT} for the exact rule; random_arrival_sampled takes more, with standard errors"
        raise BadInput.of("number of claims", len(claims), accepted)
    order = np.argsort(claims, kind="stable")
    first, second = order[::2], order[1::2]
    awards = np.empty_like(claims)
    awards[first] = _half(claims[first], claims[second], problem.estate)
    awards[second] = _half(claims[second], claims[first], problem.estate)
    return awards


def _half(own: Vector, other: Vector, estate: float) -> Vector:
    """The awards of one half of the claimants."""
    players = len(own) + len(other)
    sums, sizes = _subsets(other)
    order = np.argsort(sums, kind="stable")
    sums, sizes = sums[order], sizes[order]
    left = [_Left.of(sums, _weights(sizes + size, players), estate) for size in range(len(own))]
    mine, size_of_mine = _subsets(own)
    numbers = np.arange(len(mine))
    awards = np.zeros(len(own))
    for i, claim in enumerate(own):
        without = numbers & (1 << i) == 0
        for size, rest in enumerate(left):
            before = mine[without & (size_of_mine == size)]
            awards[i] += float((rest.beyond(before) - rest.beyond(before + claim)).sum())
    return awards


def _subsets(claims: Vector) -> tuple[Vector, Vector]:
    """The sum and the size of every subset; bit i of its place says whether i is in it."""
    sums, sizes = np.zeros(1), np.zeros(1)
    for claim in claims:
        sums, sizes = np.concatenate([sums, sums + claim]), np.concatenate([sizes, sizes + 1])
    return sums, sizes


def _weights(sizes: Vector, players: int) -> Vector:
    """The probability that exactly a given set of each size comes before a given claimant."""
    table = np.array([*(1 / (players * comb(players - 1, k)) for k in range(players)), 0.0])
    weights: Vector = table[sizes.astype(np.intp)]
    return weights


@dataclass(frozen=True, eq=False)
class _Left:
    """What the weighted subsets of the other half leave of the estate, read off running totals."""

    sums: Vector
    weight: Vector
    weighted: Vector
    estate: float

    @classmethod
    def of(cls, sums: Vector, weights: Vector, estate: float) -> "_Left":
        """Running totals of the weights, and of the weights times the sums, which are in rising order."""
        return cls(sums, np.append(0.0, np.cumsum(weights)), np.append(0.0, np.cumsum(weights * sums)), estate)

    def beyond(self, before: Vector) -> Vector:
        """For each sum that came before: the weighted sum of ``max(0, E - before - sums)``."""
        room = self.estate - before
        place = np.searchsorted(self.sums, room)
        return room * self.weight[place] - self.weighted[place]


def random_arrival_sampled(estate: float, claims: ArrayLike, *, draws: int = 10_000, seed: int = 0) -> Estimate:
    """The rule for any number of claimants, from random orders and their reverses, with standard errors.

    >>> random_arrival_sampled(200, [100, 200, 300], draws=20_000, seed=1).values.round(-1).tolist()
    [30.0, 80.0, 80.0]

    Args:
        estate: What is to be divided.
        claims: One for each claimant.
        draws: Pairs of orders.
        seed: Start of the generator; the same seed draws the same orders.

    Raises:
        BadInput: for what ``Problem.of`` refuses, fewer than two draws, or a seed below 0.
    """
    problem = Problem.of(estate, claims)

    def gains(orders: Places) -> Vector:
        queue: Vector = problem.claims[orders]
        before = np.cumsum(queue, axis=1) - queue
        found = np.empty(orders.shape)
        np.put_along_axis(found, orders, np.clip(problem.estate - before, 0.0, queue), axis=1)
        return found

    return over_orders(gains, len(problem.claims), draws=draws, seed=seed)
