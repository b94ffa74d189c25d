"""The imputation whose unhappiest coalitions are as happy as can be."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fairshare.errors import BadInput, FairshareError
from fairshare.methods.arrays import Vector
from fairshare.methods.games.game import Game

#: Players up to which the linear programmes are solved: about two seconds and 150 MB at 14.
EXACT = 14
#: A price or a deficit below this is rounding, worths being scaled to one.
_TINY = 1e-9
#: A coalition is outside a span if it is this far from it; those of zeros and ones are much farther.
_SPAN = 1e-7


def nucleolus(game: Game) -> Vector:
    """The nucleolus, by a sequence of linear programmes (Schmeidler 1969; Kopelowitz 1967).

    1. Maximise the least surplus ``x(S) - v(S)`` over all coalitions not yet settled, among the imputations (the
       payoffs that add up to v(N) and give nobody less than alone).
    2. A coalition with a positive shadow price has that surplus in every best solution: settle it there.
    3. Leave out coalitions whose payoff follows from settled ones, and repeat until all payoffs follow.

    Each round settles at least one independent coalition, so there are at most n programmes of 2^n rows.

    Raises:
        BadInput: for more than ``EXACT`` players, or if the players alone are worth more than together.
    """
    if game.players > EXACT:
        raise BadInput.of("players", game.players, f"at most {EXACT} for the nucleolus")
    scale = float(np.abs(game.worth).max()) or 1.0
    worth, alone = game.worth / scale, game.alone / scale
    excess = float(alone.sum() - worth[-1])
    if excess > _TINY:
        together = f"{game.alone.sum():g} alone and {game.whole:g} together"
        raise BadInput.of("game", together, "all together must be worth what they are worth alone, or more")
    members = _members(game.players)
    settled = _Settled(members[-1:], worth[-1:])
    while len(settled.rows) < game.players:
        further = _round(members, worth, alone - max(excess, 0.0), settled)
        if len(further.rows) == len(settled.rows):
            raise FairshareError(
                "the nucleolus was not found: the worths of the game are too close for this precision."
            )
        settled = further
    payoffs: Vector = np.linalg.solve(settled.rows, settled.totals).astype(np.float64) * scale
    return payoffs


def _members(players: int) -> Vector:
    """A row of zeros and ones for every coalition."""
    return (np.arange(1 << players)[:, None] >> np.arange(players) & 1).astype(np.float64)


@dataclass(frozen=True, eq=False)
class _Settled:
    """Independent coalitions, a row of zeros and ones each, and what each of them is paid."""

    rows: Vector
    totals: Vector

    def and_(self, coalition: Vector, total: float) -> "_Settled":
        """The same and one more, unless its payoff follows from the others."""
        if not self.leaves_open(coalition[None, :])[0]:
            return self
        return _Settled(np.vstack([self.rows, coalition]), np.append(self.totals, total))

    def leaves_open(self, coalitions: Vector) -> NDArray[np.bool_]:
        """Which payoffs do not follow from what is settled: those outside the span of its rows."""
        basis, _ = np.linalg.qr(self.rows.T)
        found: NDArray[np.bool_] = np.abs(coalitions - coalitions @ basis @ basis.T).max(axis=1) > _SPAN
        return found


def _round(members: Vector, worth: Vector, alone: Vector, settled: _Settled) -> _Settled:
    """Solve one programme and settle what is the same in all of its best solutions."""
    from scipy.optimize import linprog

    players = members.shape[1]
    unsettled = np.flatnonzero(settled.leaves_open(members))
    result = linprog(
        np.append(np.zeros(players), -1.0),
        A_ub=np.column_stack([-members[unsettled], np.ones(len(unsettled))]),
        b_ub=-worth[unsettled],
        A_eq=np.column_stack([settled.rows, np.zeros(len(settled.rows))]),
        b_eq=settled.totals,
        bounds=[*((low, None) for low in alone), (None, None)],
        method="highs",
    )
    if not result.success:
        raise FairshareError(f"the nucleolus was not found: {result.message}")
    surplus, prices = float(result.x[-1]), -result.ineqlin.marginals
    dearest_first = np.argsort(-prices, kind="stable")
    for row in unsettled[dearest_first[: np.count_nonzero(prices > _TINY)]]:
        settled = settled.and_(members[row], float(worth[row]) + surplus)
    return settled
