"""Sobol indices: which part of the spread of a result comes from which of the choices behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from fairshare.errors import BadInput
from fairshare.methods.arrays import Vector, array, number, vector
from fairshare.methods.estimate import checked_draws, generator

#: A choice among so many equally likely levels, numbered from 0, or an interval all of which is equally likely.
Factor = int | tuple[float, float]
#: From a row of values for each factor to the result of each column.
Model = Callable[[Vector], Vector]


@dataclass(frozen=True, eq=False)
class Decomposition:
    """Parts of the variance.

    Attributes:
        first: What each factor explains alone.
        total: What each explains alone and together with others; at least as much.
        evaluations: How often the model was evaluated.
        draws: Base draws of the sampling; 0 where every case was counted.
        seed: What the generator was started with; None where every case was counted.
    """

    first: Vector
    total: Vector
    evaluations: int
    draws: int = 0
    seed: int | None = None


def factorial(results: ArrayLike) -> Decomposition:
    """The indices of a result known for every combination of choices, exactly (Sobol 1993).

    ``S_i = Var(E(Y | X_i)) / Var(Y)`` and ``T_i = E(Var(Y | all but X_i)) / Var(Y)``, all combinations equally likely.

    >>> split = factorial([[0, 1], [2, 3]])
    >>> split.first.round(6).tolist(), split.total.round(6).tolist()
    ([0.8, 0.2], [0.8, 0.2])

    Args:
        results: An array with a dimension for each factor, as long as the factor has levels.

    Raises:
        BadInput: for results that are not finite, or do not differ.
    """
    table = array(results, "result", dimensions=None)
    variance = _spread(table)
    axes = range(table.ndim)
    first = [table.mean(axis=tuple(a for a in axes if a != axis)).var() for axis in axes]
    total = [table.var(axis=axis).mean() for axis in axes]
    return Decomposition(np.array(first) / variance, np.array(total) / variance, table.size)


def sampled(model: Model, factors: Sequence[Factor], *, draws: int = 1_024, seed: int = 0) -> Decomposition:
    """The indices of a model with intervals among its factors, by scipy's scrambled Sobol sequence (Saltelli 2010).

    >>> split = sampled(lambda x: x[0] + 2 * x[1], [(0, 1), (0, 1)], draws=4_096, seed=1)
    >>> split.first.round(2).tolist(), split.total.round(2).tolist(), split.evaluations
    ([0.2, 0.8], [0.2, 0.8], 16384)

    Args:
        model: A function of an array with a row for each factor and a column for each draw; a choice arrives as the
            number of its level. It returns one result for each column.
        factors: How many levels each choice has, or from where to where each interval goes.
        draws: Base draws, a power of two; the model is evaluated ``draws x (factors + 2)`` times.
        seed: Start of the generator.

    Raises:
        BadInput: for factors, draws or a seed that cannot be, and results that are not finite or do not differ.
    """
    from scipy import stats

    count = checked_draws(draws)
    if count & (count - 1):
        raise BadInput.of("draws", draws, "a power of two, such as 1024")
    if not factors:
        raise BadInput.of("factors", "none", "at least one")

    def checked(values: Vector) -> Vector:
        found = vector(np.ravel(model(values)), "result")
        if len(found) != values.shape[1]:
            raise BadInput.of("number of results", len(found), f"there must be {values.shape[1]}, one for each column")
        _spread(found)
        return found.copy()  # scipy centres it in place

    found = stats.sobol_indices(
        func=checked, n=count, dists=[_distribution(f, i) for i, f in enumerate(factors, 1)], rng=generator(seed)
    )
    first, total = (np.ravel(part).astype(np.float64) for part in (found.first_order, found.total_order))
    return Decomposition(first, total, count * (len(factors) + 2), count, int(seed))


def _distribution(factor: Factor, place: int) -> object:
    """What scipy draws a factor from."""
    from scipy import stats

    if isinstance(factor, tuple):
        low, high = (number(bound, f"bound of factor {place}") for bound in factor)
        if low < high:
            return stats.uniform(low, high - low)
    elif isinstance(factor, int) and not isinstance(factor, bool) and factor >= 1:
        return stats.randint(0, factor)
    raise BadInput.of(f"factor {place}", factor, "a number of levels from 1 on, or an interval (low, high)")


def _spread(results: Vector) -> float:
    """The variance, of which parts can only be told if there is any."""
    if not np.ptp(results):
        raise BadInput.of(
            "results", f"all {results.flat[0]:g}", "they must differ somewhere, or there is nothing to split"
        )
    return float(results.var())
