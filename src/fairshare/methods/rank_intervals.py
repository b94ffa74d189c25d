"""Rank intervals: on which ranks a place comes if its figure may be off by as much as such figures have been."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from fairshare.errors import BadInput
from fairshare.methods.arrays import BETWEEN_0_AND_1, NOT_NEGATIVE, POSITIVE, Vector, array, number, vector
from fairshare.methods.estimate import checked_draws, generator

#: Comparisons of one batch: places x places x draws. The memory does not grow with the draws.
_BATCH = 1_000_000


@dataclass(frozen=True, eq=False)
class Ratios:
    """By how much figures may be multiplied.

    Attributes:
        pools: For each place the ratios that were seen, one of which is drawn at random; none where nothing is known.
        part: Whether only a part of the way to the ratio is gone, every part equally likely (on a scale of logarithms).
        through: How the logarithm of each figure (row) moves with that of each place's ratio (column), where the ratio
            is of something that enters the figures; None where it is of the figure itself.
    """

    pools: Sequence[ArrayLike]
    part: bool = False
    through: ArrayLike | None = None


@dataclass(frozen=True, eq=False)
class Doubt:
    """How far figures may be off, as far as that is known.

    Attributes:
        halves: By how much rounding may hide, up or down, for each place; None for nothing.
        ratios: What else moves them. Every place, and every cause, is drawn on its own.
    """

    halves: ArrayLike | None = None
    ratios: tuple[Ratios, ...] = ()


@dataclass(frozen=True)
class Reading:
    """How figures are read.

    Attributes:
        step: The unit of the last digit that is printed: figures that are the same to it are ties.
        within: Part of the draws that an interval must hold.
        threshold: A level that figures may reach; None for none.
    """

    step: float
    within: float = 0.9
    threshold: float | None = None


@dataclass(frozen=True, eq=False)
class RankIntervals:
    """Ranks of every place, from the largest figure on; ties take the first of the ranks they fill.

    Attributes:
        ranks: By the figures themselves.
        low, high: The best and the worst rank of the interval, which always holds ``ranks``.
        median: The rank that half the draws reach.
        first: Part of the draws in which the place is first, alone or in a tie.
        reached: Part of the draws in which its figure is at or above the threshold; NaN where there is none.
        slack: By how many ranks an end of the interval differs between two halves of the draws.
        draws: How many there were.
        seed: What the generator was started with.
    """

    ranks: Vector
    low: Vector
    high: Vector
    median: Vector
    first: Vector
    reached: Vector
    slack: Vector
    draws: int
    seed: int


def rank_intervals(
    values: ArrayLike, doubt: Doubt, reading: Reading, *, draws: int = 10_000, seed: int = 0
) -> RankIntervals:
    """Ranks with the interval that holds them in most draws.

    1. Move every figure within what rounding may hide, all values equally likely.
    2. Multiply it by one of the ratios of its pool, cause by cause, or by a part of it.
    3. Round as it would be printed, and rank; ties take the first of the ranks they fill.
    4. Count, for every place, how often it comes on each rank. An interval leaves out, on either side, the ranks that
       come up in at most half of the draws it may leave out, and is widened to hold the rank of the figure itself.

    Each cause has random numbers of its own: emptying the pools of one does not change what the others draw.

    >>> sure = rank_intervals([2.0, 3.0, 2.0], Doubt(), Reading(step=0.01), draws=10)
    >>> sure.low.tolist(), sure.high.tolist()
    ([2.0, 1.0, 2.0], [2.0, 1.0, 2.0])

    Args:
        values: One figure for each place; more is better.
        doubt: How far each may be off.
        reading: How they are printed, and how wide an interval is.
        draws: How many times.
        seed: Start of the generator; the same seed draws the same again.

    Raises:
        BadInput: for figures or ratios that are no finite numbers (ratios above 0), lists that do not go together, a
            step of 0, a part that is not between 0 and 1, fewer than two draws, or a seed below 0.
    """
    figures = vector(values, "figure")
    step = number(reading.step, "step", within=POSITIVE)
    within = number(reading.within, "part within", within=BETWEEN_0_AND_1)
    halves = _matching(figures, doubt.halves)
    causes = [_Cause.of(r, len(figures)) for r in doubt.ratios]
    left = checked_draws(draws)
    counts, reached = np.zeros((2, len(figures), len(figures))), np.zeros(len(figures))
    streams = generator(seed).spawn(len(causes) + 1)
    for half, size in _batches(left, len(figures)):
        drawn = figures + streams[0].uniform(-1, 1, (size, len(figures))) * halves
        for cause, stream in zip(causes, streams[1:], strict=True):
            drawn = drawn * cause.factors(stream, size)
        if reading.threshold is not None:
            reached += (drawn >= reading.threshold * (1 - 1e-12)).sum(axis=0)
        counts[half] += _on_each_rank(_ranks(drawn, step))
    ranks = _ranks(figures[None, :], step)[0]
    low, high = _ends(counts.sum(axis=0), ranks, within)
    one, other = (_ends(part, ranks, within) for part in counts)
    return RankIntervals(
        ranks=ranks + 1.0,
        low=low,
        high=high,
        median=_reaching(counts.sum(axis=0), 0.5),
        first=counts.sum(axis=0)[:, 0] / draws,
        reached=reached / draws if reading.threshold is not None else np.full(len(figures), np.nan),
        slack=np.maximum(np.abs(one[0] - other[0]), np.abs(one[1] - other[1])),
        draws=int(draws),
        seed=int(seed),
    )


@dataclass(frozen=True, eq=False)
class _Cause:
    """Checked ratios, as logarithms."""

    pools: tuple[Vector, ...]
    part: bool
    through: Vector | None

    @classmethod
    def of(cls, ratios: Ratios, places: int) -> "_Cause":
        pools = tuple(np.log(vector(p, "ratio", within=POSITIVE)) if len(np.atleast_1d(p)) else _SAME
                      for p in ratios.pools)  # fmt: skip
        if len(pools) != places:
            raise BadInput.of("number of pools", len(pools), f"there must be {places}, one for each figure")
        through = None if ratios.through is None else array(ratios.through, "slope", dimensions=2)
        if through is not None and through.shape != (places, places):
            raise BadInput.of("table of slopes", through.shape, f"{places} rows and columns, one for each figure")
        return cls(pools, ratios.part, through)

    def factors(self, random: np.random.Generator, size: int) -> Vector:
        """What the figures are multiplied by, a row for each draw."""
        columns = [pool[random.integers(len(pool), size=size)] for pool in self.pools]
        logs = np.stack(columns, axis=1)
        if self.part:
            logs = logs * random.uniform(0, 1, logs.shape)
        if self.through is not None:
            logs = logs @ self.through.T
        found: Vector = np.exp(logs)
        return found


#: The pool of a place of which nothing is known: its figure stays.
_SAME = np.zeros(1)


def _matching(figures: Vector, halves: ArrayLike | None) -> Vector:
    """A half for each figure."""
    if halves is None:
        return np.zeros(len(figures))
    found = vector(halves, "half", within=NOT_NEGATIVE)
    if len(found) != len(figures):
        raise BadInput.of("number of halves", len(found), f"there must be {len(figures)}, one for each figure")
    return found


def _batches(draws: int, places: int) -> Iterator[tuple[int, int]]:
    """The draws in batches: the half of the draws each belongs to, and its size."""
    most = max(1, _BATCH // places**2)
    for half, left in enumerate((draws // 2, draws - draws // 2)):
        for start in range(0, left, most):
            yield half, min(most, left - start)


def _ranks(values: Vector, step: float) -> Vector:
    """How many are ahead of each, by the figures as printed; a row for each draw."""
    printed = np.rint(values / step)
    ahead: Vector = (printed[:, None, :] > printed[:, :, None]).sum(axis=2)
    return ahead


def _on_each_rank(ranks: Vector) -> Vector:
    """How often each place (row) is on each rank (column)."""
    places = ranks.shape[1]
    flat = np.bincount((ranks + np.arange(places) * places).astype(np.intp).ravel(), minlength=places**2)
    found: Vector = flat.reshape(places, places).astype(np.float64)
    return found


def _ends(counts: Vector, ranks: Vector, within: float) -> tuple[Vector, Vector]:
    """The best and the worst rank of the intervals, which hold the ranks of the figures themselves."""
    low = _reaching(counts, (1 - within) / 2, beyond=True)
    high = _reaching(counts, (1 + within) / 2)
    return np.minimum(low, ranks + 1), np.maximum(high, ranks + 1)


def _reaching(counts: Vector, part: float, *, beyond: bool = False) -> Vector:
    """The first rank up to which this part of the draws comes, or more than it; a part of a draw is rounding."""
    upto = np.cumsum(counts, axis=1)
    wanted = part * upto[:, -1:]
    found = upto > wanted + 1e-6 if beyond else upto >= wanted - 1e-6
    first: Vector = np.argmax(found, axis=1) + 1.0
    return first
