"""The point between what each may hope for and what each can insist on."""

import numpy as np

from fairshare.errors import BadInput
from fairshare.methods.arrays import Vector
from fairshare.methods.games.game import Game

_ROUNDING = 1e-12


def tau(game: Game) -> Vector:
    """The tau value (Tijs 1981).

    1. The utopia payoff ``M_i = v(N) - v(N - i)`` is the most the others would let i have.
    2. The minimal right ``m_i = max over S with i of v(S) - sum of M_j over the others in S`` is what remains to i if
       the others in S get their utopia payoffs.
    3. The value is the point with sum v(N) on the line from m to M.

    Raises:
        BadInput: if the game is not quasi-balanced, so that there is no such point.
    """
    utopia = game.marginal
    remainder = game.worth - game.paid(utopia)
    with_each = [remainder.reshape(-1, 2, 1 << i)[:, 1].max() for i in range(game.players)]
    rights = np.array(with_each) + utopia
    slack = _ROUNDING * max(1.0, float(np.abs(game.worth).max()))
    lowest, highest = float(rights.sum()), float(utopia.sum())
    if (rights > utopia + slack).any() or not lowest - slack <= game.whole <= highest + slack:
        accepted = "minimal rights must not exceed utopia payoffs, and their sums must enclose the worth of all"
        raise BadInput.of("game", f"minimal rights {rights.tolist()}, utopia {utopia.tolist()}", accepted)
    part = (game.whole - lowest) / (highest - lowest) if highest - lowest > slack else 0.0
    return rights + part * (utopia - rights)
