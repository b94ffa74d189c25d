"""Game: the worth of every coalition, in a table by the bits of its members."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from fairshare.errors import BadInput
from fairshare.methods.arrays import Vector, number, vector, whole

#: Players up to which a table is kept: 2^20 coalitions are 8 MB.
MOST = 20
Coalition = frozenset[int]
#: The worth of coalitions: a list in the order 1, 2, 3, 12, 13, 23, 123; by coalition; or a function of one.
Worths = ArrayLike | Mapping[Coalition, float] | Callable[[Coalition], float]


@dataclass(frozen=True, eq=False)
class Game:
    """A game in characteristic function form; a game of costs is one of negative worths.

    Attributes:
        players: How many there are.
        worth: 2^players numbers: the place of a coalition has bit i set if player i + 1 is in it, and place 0 is 0.
    """

    players: int
    worth: Vector

    @classmethod
    def of(cls, values: Worths, players: int | None = None) -> "Game":
        """Read a game from a list, a mapping or a function.

        Args:
            values: A list of 2^n - 1 worths by the size of the coalition, equal sizes in the order of the players: 1,
                2, 3, 12, 13, 23, 123. Or the worth by coalition, each a frozenset of players numbered from 1. Or a
                function of such a frozenset.
            players: How many there are; needed for a function, and checked otherwise.

        Raises:
            BadInput: if worths lack, are too many or not finite, or for more than ``MOST`` players.
        """
        if isinstance(values, Mapping):
            count = _count(max((max(s, default=0) for s in values), default=0) if players is None else players)
            _same_coalitions(values, count)
            listed = [values[s] for s in coalitions(count)]
        elif callable(values):
            if players is None:
                raise BadInput.of("players", players, "a function of coalitions needs the number of players")
            count = _count(players)
            listed = [number(values(s), f"worth of coalition {_name(s)}") for s in coalitions(count)]
        else:
            listed_values = vector(values, "worth")
            count = _count_of(len(listed_values), players)
            listed = listed_values.tolist()
        worth = np.zeros(1 << count)
        worth[_places(count)] = vector(listed, "worth")
        worth.setflags(write=False)
        return cls(count, worth)

    @property
    def whole(self) -> float:
        """What all players together are worth."""
        return float(self.worth[-1])

    @property
    def alone(self) -> Vector:
        """What each player is worth alone."""
        found: Vector = self.worth[1 << np.arange(self.players)]
        return found

    @property
    def marginal(self) -> Vector:
        """What each player adds to all others."""
        others = (1 << self.players) - 1 - (1 << np.arange(self.players))
        found: Vector = self.whole - self.worth[others]
        return found

    def paid(self, payoff: Vector) -> Vector:
        """What the payoffs give each coalition, in the order of the table."""
        return sums(payoff)


def sums(values: Vector) -> Vector:
    """The sum of the values over every coalition; bit i of a place says whether i is in it."""
    found = np.zeros(1)
    for value in values:
        found = np.concatenate([found, found + value])
    return found


def sizes(players: int) -> Vector:
    """The number of members of every coalition."""
    return sums(np.ones(players))


def coalitions(players: int) -> Iterable[Coalition]:
    """Every coalition in the stated order: by size, equal sizes in the order of the players, numbered from 1.

    >>> ["".join(map(str, sorted(s))) for s in coalitions(3)]
    ['1', '2', '3', '12', '13', '23', '123']
    """
    for size in range(1, players + 1):
        yield from map(frozenset, combinations(range(1, players + 1), size))


def _places(players: int) -> list[int]:
    """The place in the table of every coalition in the stated order."""
    bits = [1 << i for i in range(players)]
    return [sum(members) for size in range(1, players + 1) for members in combinations(bits, size)]


def _count(players: int) -> int:
    accepted = f"a whole number from 1 to {MOST} for an exact solution; shapley_sampled takes more"
    if whole(players, "players", least=1, words=accepted) > MOST:
        raise BadInput.of("players", players, accepted)
    return int(players)


def _count_of(given: int, players: int | None) -> int:
    """The number of players that so many worths belong to."""
    count = given.bit_length()
    if given != (1 << count) - 1 or players not in (None, count):
        wanted = "2^n - 1 for n players: 1, 3, 7, 15 ..." if players is None else f"2^{players} - 1"
        raise BadInput.of("number of worths", given, f"{wanted}, in the order 1, 2, 3, 12, 13, 23, 123")
    return _count(count)


def _same_coalitions(values: Mapping[Coalition, float], players: int) -> None:
    """Let a mapping pass that has every coalition and no other; the empty one may stand in it, at 0."""
    lacking = next((s for s in coalitions(players) if s not in values), None)
    if lacking is not None:
        raise BadInput.of("coalition", _name(lacking), "every coalition needs its worth, and this one has none")
    if values.get(frozenset(), 0.0) != 0:
        raise BadInput.of("worth of the empty coalition", values[frozenset()], "0")
    if len(values) - (frozenset() in values) > (1 << players) - 1:
        strange = next(s for s in values if s and not s <= frozenset(range(1, players + 1)))
        raise BadInput.of("coalition", _name(strange), f"its members are numbered from 1 to {players}")


def _name(coalition: Coalition) -> str:
    return "{" + ", ".join(map(str, sorted(coalition))) + "}"
