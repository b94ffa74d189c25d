"""Games of two players with two choices each: contribute or not, yield or not."""

from dataclasses import dataclass

from numpy.typing import ArrayLike

from fairshare.errors import BadInput
from fairshare.methods.arrays import Vector, array


@dataclass(frozen=True)
class Equilibrium:
    """Choices of which neither player regrets his own.

    Attributes:
        row: With what chance the row player makes the first choice.
        column: With what chance the column player does.
    """

    row: float
    column: float


def equilibria(row: ArrayLike, column: ArrayLike) -> tuple[Equilibrium, ...]:
    """The isolated Nash equilibria: pure ones in the order of the table, then the mixed one (Nash 1951).

    1. A cell is a pure equilibrium if neither player gains by the other choice.
    2. In the mixed one each player makes the other indifferent: ``p = (d - c) / (a - b - c + d)``, where
       ``[[a, b], [c, d]]`` are the other's payoffs, a row for each choice of the player. It counts if both chances lie
       strictly between 0 and 1.

    >>> equilibria([[3, 0], [5, 1]], [[3, 5], [0, 1]])  # prisoner's dilemma
    (Equilibrium(row=0.0, column=0.0),)

    Args:
        row: Payoffs of the row player, a row for each of his choices.
        column: Payoffs of the column player, in the same cells.

    Raises:
        BadInput: if they are not two tables of two by two finite numbers.
    """
    mine, yours = _table(row, "row"), _table(column, "column")
    found = [
        Equilibrium(1.0 - i, 1.0 - j)
        for i in (0, 1)
        for j in (0, 1)
        if mine[i, j] >= mine[1 - i, j] and yours[i, j] >= yours[i, 1 - j]
    ]
    chances = _indifferent(yours), _indifferent(mine.T)
    if all(0 < chance < 1 for chance in chances):
        found.append(Equilibrium(*chances))
    return tuple(found)


def _indifferent(payoffs: Vector) -> float:
    """The chance of the first row at which both columns pay the same; not a number where there is no such chance."""
    (a, b), (c, d) = payoffs
    turn = float(a - b - c + d)
    return float(d - c) / turn if turn else float("nan")


def _table(payoffs: ArrayLike, whose: str) -> Vector:
    found = array(payoffs, f"{whose} player's payoff", dimensions=2)
    if found.shape != (2, 2):
        raise BadInput.of(f"{whose} player's payoffs", payoffs, "two rows of two finite numbers")
    return found
