"""The core: payoffs that no coalition could better by leaving."""

import numpy as np
from numpy.typing import ArrayLike

from fairshare.methods.arrays import Vector, matching, vector
from fairshare.methods.games.game import Game


def surplus(game: Game, payoff: ArrayLike) -> Vector:
    """What each coalition is paid beyond its worth, in the order of the game's table.

    Raises:
        BadInput: if there is not one finite payoff for each player.
    """
    given = vector(payoff, "payoff")
    matching(given, game.alone, "payoff")
    return game.paid(given) - game.worth


def in_core(game: Game, payoff: ArrayLike, *, within: float = 1e-9) -> bool:
    """Whether the payoffs give all what all are worth, and every coalition at least its worth (Gillies 1959).

    >>> glove = Game.of([0, 0, 0, 1, 1, 0, 1])  # player 1 has the only left glove
    >>> in_core(glove, [1, 0, 0]), in_core(glove, [0.5, 0.5, 0])
    (True, False)

    Args:
        game: The game.
        payoff: One for each player.
        within: By how much a sum may miss, as a part of the largest worth.

    Raises:
        BadInput: if there is not one finite payoff for each player.
    """
    found = surplus(game, payoff)
    slack = within * max(float(np.abs(game.worth).max()), np.finfo(float).tiny)
    return bool(found.min() >= -slack and abs(found[-1]) <= slack)
