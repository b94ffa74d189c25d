"""Each player gets what she adds to those before her, on average over all orders."""

from collections.abc import Callable
from math import comb

import numpy as np

from fairshare.methods.arrays import Places, Vector, number, whole
from fairshare.methods.estimate import Estimate, over_orders
from fairshare.methods.games.game import Coalition, Game, sizes


def shapley(game: Game) -> Vector:
    """The Shapley value, exactly (Shapley 1953).

    ``phi_i = sum over S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S))``. Seen as an array of shape (above,
    2, below), the table of worths has the coalitions with and without player i side by side, so each player is one
    subtraction. At 20 players:
    about a second and 150 MB, most of it for reading the list.
    """
    n = game.players
    chance = np.array([*(1 / (n * comb(n - 1, k)) for k in range(n)), 0.0])
    weights = chance[sizes(n).astype(np.intp)]
    values = np.empty(n)
    for i in range(n):
        shape = (-1, 2, 1 << i)
        worth, weight = game.worth.reshape(shape), weights.reshape(shape)
        values[i] = ((worth[:, 1] - worth[:, 0]) * weight[:, 0]).sum()
    return values


def shapley_sampled(
    worth: Callable[[Coalition], float], players: int, *, draws: int = 1_000, seed: int = 0
) -> Estimate:
    """The Shapley value of any number of players, from random orders and their reverses (Castro et al. 2009).

    >>> estimate = shapley_sampled(lambda s: float(len(s) ** 2), 30, draws=200, seed=1)
    >>> round(float(estimate.values.sum())), bool((abs(estimate.values - 30) <= 6 * estimate.errors + 1e-9).all())
    (900, True)

    Args:
        worth: The worth of a coalition, a frozenset of players numbered from 1; called 2 x draws x players times.
        players: How many there are.
        draws: Pairs of orders.
        seed: Start of the generator; the same seed draws the same orders.

    Raises:
        BadInput: for a worth that is not finite, fewer than one player or two draws, or a seed below 0.
    """
    whole(players, "players", least=1)

    def gains(orders: Places) -> Vector:
        found = np.empty(orders.shape)
        for row, order in enumerate(orders.tolist()):
            before, members = 0.0, set[int]()
            for player in order:
                members.add(player + 1)
                after = number(worth(frozenset(members)), "worth of a coalition")
                found[row, player] = after - before
                before = after
        return found

    return over_orders(gains, players, draws=draws, seed=seed)
