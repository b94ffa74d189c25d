"""coalitional: one game in coalitions solved by one solution."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, get_args

from fairshare.errors import UnknownName
from fairshare.methods.arrays import Vector
from fairshare.methods.games.game import Game, Worths
from fairshare.methods.games.solutions.nucleolus import nucleolus
from fairshare.methods.games.solutions.shapley import shapley
from fairshare.methods.games.solutions.tau import tau

Solution = Literal["nucleolus", "shapley", "tau"]
#: Name of a solution -> the function that computes it.
SOLUTIONS: Mapping[Solution, Callable[[Game], Vector]] = MappingProxyType(
    {"nucleolus": nucleolus, "shapley": shapley, "tau": tau}
)


def coalitional(values: Worths, solution: Solution, *, players: int | None = None) -> Vector:
    """The payoffs of a game with transferable utility, exactly, in the order of the players.

    >>> coalitional([0, 0, 0, 1, 2, 1, 3], "tau").round(6).tolist()
    [1.2, 0.6, 1.2]
    >>> coalitional(lambda coalition: float(len(coalition) == 3), "shapley", players=3).round(6).tolist()
    [0.333333, 0.333333, 0.333333]

    Args:
        values: The worth of every coalition: a list of 2^n - 1 in the order 1, 2, 3, 12, 13, 23, 123 (and so on by
            size); a mapping from frozensets of players numbered from 1; or a function of such a frozenset.
        solution: Which of ``SOLUTIONS``: ``shapley`` and ``tau`` take up to 20 players, ``nucleolus`` 14.
        players: How many there are; needed for a function only.

    Raises:
        BadInput: for worths that lack or are not finite, too many players, or a game that has no such solution.
        UnknownName: for a solution that does not exist.
    """
    if solution not in SOLUTIONS:
        raise UnknownName("solution", str(solution), get_args(Solution))
    return SOLUTIONS[solution](Game.of(values, players))
