"""Acceptability: how often each place comes on each rank if nobody can say how much each criterion counts."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from fairshare.methods.arrays import Vector, array
from fairshare.methods.estimate import checked_draws, generator

#: Comparisons of one batch: places x places x draws.
_BATCH = 1_000_000


@dataclass(frozen=True, eq=False)
class Acceptability:
    """Parts of the draws of weights.

    Attributes:
        shares: A row for each place, a column for each rank from the best on; rows and columns add up to one.
        errors: Standard errors of the shares.
        draws: How many weights were drawn.
        seed: What the generator was started with.
    """

    shares: Vector
    errors: Vector
    draws: int
    seed: int


def rank_acceptability(scores: ArrayLike, *, draws: int = 10_000, seed: int = 0) -> Acceptability:
    """How often each place comes on each rank under weights drawn evenly (Lahdelma, Hokkanen & Salminen 1998).

    1. Draw weights that are at least zero and add up to one, all such weights equally likely.
    2. Rank the places by their weighted scores, the highest first; ties share the ranks they fill.
    3. Count.

    >>> rank_acceptability([[1, 1], [0, 0]], draws=100).shares.tolist()
    [[1.0, 0.0], [0.0, 1.0]]

    Args:
        scores: A row for each place, a column for each criterion; more is better.
        draws: How many weights.
        seed: Start of the generator; the same seed draws the same weights.

    Raises:
        BadInput: for scores that are no table of finite numbers, fewer than two draws, or a seed below 0.
    """
    table = array(scores, "score", dimensions=2)
    places, criteria = table.shape
    random, left = generator(seed), checked_draws(draws)
    counts, squares = np.zeros((places, places)), np.zeros((places, places))
    while left:
        size = min(left, max(1, _BATCH // places**2))
        found = _ranks(random.dirichlet(np.ones(criteria), size) @ table.T)
        counts += found.sum(axis=0)
        squares += (found**2).sum(axis=0)
        left -= size
    shares = counts / draws
    spread = np.maximum(squares / draws - shares**2, 0.0) / (draws - 1)
    return Acceptability(shares, np.sqrt(spread), int(draws), int(seed))


def _ranks(values: Vector) -> Vector:
    """For every draw: a row for each place, with the part of each rank that it takes."""
    ahead = (values[:, None, :] > values[:, :, None]).sum(axis=2)
    equal = (values[:, None, :] == values[:, :, None]).sum(axis=2)
    rank = np.arange(values.shape[1])
    taken = (rank >= ahead[..., None]) & (rank < (ahead + equal)[..., None])
    parts: Vector = taken / equal[..., None]
    return parts
