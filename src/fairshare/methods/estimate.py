"""Estimate: what a sampled method found, with its standard errors and what it takes to draw it again."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from fairshare.methods.arrays import Places, Vector, whole

#: Draws of one batch: its arrays stay small however many are asked for.
_BATCH = 1_024


@dataclass(frozen=True, eq=False)
class Estimate:
    """Means over draws.

    Attributes:
        values: The means.
        errors: Their standard errors, from the spread of independent draws.
        draws: How many independent draws were made.
        seed: What the generator was started with.
    """

    values: Vector
    errors: Vector
    draws: int
    seed: int


def checked_draws(draws: int, least: int = 2) -> int:
    """The number of draws, if there are enough to tell their spread.

    Raises:
        BadInput: if it is no whole number of at least ``least``.
    """
    return whole(draws, "draws", least=least)


def generator(seed: int) -> np.random.Generator:
    """The random numbers that belong to a seed.

    Raises:
        BadInput: if it is no whole number of at least 0.
    """
    return np.random.default_rng(whole(seed, "seed", least=0))


def over_orders(gains: Callable[[Places], Vector], players: int, *, draws: int, seed: int) -> Estimate:
    """The mean of what each player gains over random orders of arrival.

    Each draw is an order and its reverse, averaged (antithetic): who comes late in one comes early in the other, and
    the errors of the two tend to cancel. The standard error is over the pairs, which are independent.

    Args:
        gains: From orders (one a row, players from 0) to what each player (by number) gains in each.
        players: How many there are.
        draws: How many pairs.
        seed: Start of the generator.
    """
    random, left = generator(seed), checked_draws(draws)
    total, squares = np.zeros(players), np.zeros(players)
    shift: Vector | None = None  # the first batch's mean: squares about it do not cancel as those about zero would
    while left:
        size = min(_BATCH, left)
        orders = random.permuted(np.tile(np.arange(players), (size, 1)), axis=1)
        found = (gains(orders) + gains(orders[:, ::-1])) / 2
        shift = found.mean(axis=0) if shift is None else shift
        total += (found - shift).sum(axis=0)
        squares += ((found - shift) ** 2).sum(axis=0)
        left -= size
    mean = total / draws
    spread = np.maximum(squares / draws - mean**2, 0.0) / (draws - 1)
    return Estimate(mean + (0.0 if shift is None else shift), np.sqrt(spread), int(draws), int(seed))
