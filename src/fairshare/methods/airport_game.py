"""Airport games: a coalition costs as much as the largest need among its members. Closed forms of its solutions."""

from collections.abc import Callable, Sequence
from typing import Literal

from fairshare.errors import BadInput

Solution = Literal["shapley", "nucleolus"]


def airport_game(needs: Sequence[float], solution: Solution = "shapley") -> list[float]:
    """What each player pays of the largest need, in the players' order; exact for any number of players.

    >>> [round(paid, 2) for paid in airport_game([600, 300, 100])]
    [433.33, 133.33, 33.33]
    >>> airport_game([600, 300, 100], "nucleolus")
    [425.0, 125.0, 50.0]

    Raises:
        BadInput: for a need that is negative or no number.
    """
    if bad := [need for need in needs if not 0 <= need < float("inf")]:
        raise BadInput.of("need", bad[0], "a number of at least 0")
    order = sorted(range(len(needs)), key=lambda n: needs[n])
    solve: Callable[[list[float]], list[float]] = _shapley if solution == "shapley" else _nucleolus
    paid = dict(zip(order, solve([needs[n] for n in order]), strict=True))
    return [paid[n] for n in range(len(needs))]


def _shapley(rising: list[float]) -> list[float]:
    """Every step from one need to the next is shared alike by all who need it (Littlechild and Owen 1973)."""
    paid, before, payment = [], 0.0, 0.0
    for n, need in enumerate(rising):
        payment += (need - before) / (len(rising) - n)
        before = need
        paid.append(payment)
    return paid


def _nucleolus(rising: list[float]) -> list[float]:
    """Littlechild's recursion (1974).

    1. Begin with nobody settled, a base b of 0 and a saving r of 0.
    2. For every player i not settled, (need of i − b + r) ÷ (number from the first not settled to i, plus 1); for the
       last player without the plus 1. The smallest is the new r, paid by all up to the last i that has it.
    3. They are settled, b is the need of that i; go on until all are.
    """
    paid: list[float] = []
    saved = base = 0.0
    while len(paid) < len(rising):
        done, last = len(paid), len(rising) - 1
        rates = {i: (rising[i] - base + saved) / (i - done + 1 + (i < last)) for i in range(done, last + 1)}
        saved = min(rates.values())
        upto = max(i for i, rate in rates.items() if rate == saved)
        base = rising[upto]
        paid += [saved] * (upto + 1 - done)
    return paid
