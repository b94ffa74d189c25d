"""Shocks: how far yearly changes went from their usual, together and each alone, as history has it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fairshare.errors import BadInput
from fairshare.methods.arrays import Vector

#: Years below which a deviation is not estimated, and how often what is shared is fitted where years are missing.
LEAST, ROUNDS = 5, 500
_CLOSE = 1e-12


@dataclass(frozen=True, eq=False)
class Shocks:
    """What was usual, and the deviations from it.

    Attributes:
        mean: The mean change of each place.
        size: The standard deviation of each place.
        common: The part of it that goes with what all share, with its sign.
        own: The standard deviation of what is left.
        path: What all shared in every year, of mean square one.
        rest: What is left in every year over its standard deviation, a row for each place; NaN where nothing is known.
        years: How many years of each place are known.
    """

    mean: Vector
    size: Vector
    common: Vector
    own: Vector
    path: Vector
    rest: Vector
    years: NDArray[np.intp]


def shocks_of(changes: ArrayLike) -> Shocks:
    """The usual change of each place, and one common factor in the deviations from it.

    1. From every place's changes take their mean, and divide by their standard deviation (over n).
    2. Fit ``loading[p] * path[t]`` to what is known by least squares, one side after the other, until neither moves;
       where no year is missing that is the first principal component of the correlations.
    3. ``common = size * loading``; ``own`` is the rest, so that ``common² + own² = size²``.

    Jolliffe, *Principal Component Analysis* (2002), 6.4 for the weights, 13.6 for missing values.

    >>> found = shocks_of([[0.01, 0.03, 0.02, 0.04, 0.0], [0.02, 0.06, 0.04, 0.08, 0.0]])
    >>> found.common.round(4).tolist(), found.own.round(4).tolist()
    ([0.0141, 0.0283], [0.0, 0.0])

    Args:
        changes: A row for each place, a column for each year; NaN is a year that is not known.

    Raises:
        BadInput: for no table, for numbers that are not finite, and for a place with fewer than five years.
    """
    table = _table(changes)
    known = ~np.isnan(table)
    years: NDArray[np.intp] = known.sum(axis=1)
    if years.min() < LEAST:
        raise BadInput.of("years of a place", int(years.min()), f"at least {LEAST}")
    mean = np.nanmean(table, axis=1)
    size = np.nanstd(table, axis=1)
    size[size < _CLOSE] = 0.0
    usual = np.where(known, (table - mean[:, None]) / np.where(size > 0, size, 1.0)[:, None], 0.0)
    loading, path = _factor(usual, known & (size > 0)[:, None])
    loading = np.clip(loading, -1, 1)
    own = size * np.sqrt(1 - loading**2)
    left = usual - loading[:, None] * path
    spread = np.sqrt(np.maximum((np.where(known, left, 0.0) ** 2).sum(axis=1) / years, _CLOSE))
    rest = np.where(known & (own > 0)[:, None], left / spread[:, None], np.nan)
    return Shocks(mean, size, size * loading, own, path, rest, years)


def correlation(one: Vector, other: Vector) -> float:
    """The correlation of two series over the years both are known; zero where that are fewer than five.

    >>> round(correlation(np.array([1.0, 2, 3, 4, 5]), np.array([2.0, 4, 6, 8, 1])), 4)
    0.1104
    """
    both = ~(np.isnan(one) | np.isnan(other))
    if both.sum() < LEAST or not one[both].std() or not other[both].std():
        return 0.0
    return float(np.corrcoef(one[both], other[both])[0, 1])


def leaning(correlations: ArrayLike) -> Vector:
    """What each of some standard normal shocks takes of the ones before it, and of its own: the Cholesky factor.

    Correlations estimated from different years may contradict one another; then they are drawn towards zero until
    they do not.

    >>> leaning([[1, 0.6], [0.6, 1]]).tolist()
    [[1.0, 0.0], [0.6, 0.8]]
    """
    table = np.array(correlations, dtype=np.float64)
    apart = table - np.eye(len(table))
    for kept in np.linspace(1, 0, 101):
        try:
            found: Vector = np.linalg.cholesky(np.eye(len(table)) + kept * apart)
        except np.linalg.LinAlgError:
            continue
        return found
    raise BadInput.of("correlations", table.tolist(), "a table with ones on its diagonal")


def _table(changes: ArrayLike) -> Vector:
    try:
        table = np.array(changes, dtype=np.float64)
    except (TypeError, ValueError):
        raise BadInput.of("changes", changes, "a table of numbers, one row for each place") from None
    if table.ndim != 2 or not table.size or np.isinf(table).any():
        raise BadInput.of("changes", changes, "a table of finite numbers, one row for each place; NaN for no figure")
    return table


def _factor(usual: Vector, known: NDArray[np.bool_]) -> tuple[Vector, Vector]:
    """Loadings and path of one common factor; its sign is that of most loadings."""
    loading = np.where(known.any(axis=1), 1.0, 0.0)
    path = np.zeros(usual.shape[1])
    for _ in range(ROUNDS):
        before = loading
        path = _fitted(usual.T, known.T, loading)
        norm = np.sqrt((path**2).mean())
        path = path / norm if norm > 0 else path
        loading = _fitted(usual, known, path)
        if np.abs(loading - before).max() < _CLOSE:
            break
    sign = -1.0 if loading.sum() < 0 else 1.0
    return loading * sign, path * sign


def _fitted(usual: Vector, known: NDArray[np.bool_], by: Vector) -> Vector:
    """The multiple of ``by`` that is nearest to each row, over what is known of it."""
    weight = (known * by**2).sum(axis=1)
    found: Vector = np.where(weight > 0, (known * usual * by).sum(axis=1) / np.where(weight > 0, weight, 1.0), 0.0)
    return found
