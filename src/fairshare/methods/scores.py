"""Scores: how good forecasts were, once it is known what came."""

import numpy as np
from numpy.typing import ArrayLike

from fairshare.errors import BadInput
from fairshare.methods.arrays import BETWEEN_0_AND_1, FINITE, array, matching, number, vector


def pinball(forecast: ArrayLike, came: ArrayLike, part: float) -> float:
    """The mean pinball loss of forecast quantiles: ``part (y - q)`` where more came, ``(1 - part) (q - y)`` where less.

    It is least for the true quantile (Koenker & Bassett 1978, https://doi.org/10.2307/1913643); of medians it is half
    of the mean absolute error.

    >>> round(pinball([2.0, 2.0], [3.0, 1.0], 0.9), 12)
    0.5

    Args:
        forecast: The forecast quantile of each case.
        came: What came.
        part: Which quantile it is.

    Raises:
        BadInput: for numbers that are not finite, a part outside of 0 to 1, or unlike many of both.
    """
    said, found = vector(forecast, "forecast", within=FINITE), vector(came, "outcome", within=FINITE)
    matching(said, found, "outcome")
    tau = number(part, "part", within=BETWEEN_0_AND_1)
    apart = found - said
    return float(np.maximum(tau * apart, (tau - 1) * apart).mean())


def coverage(low: ArrayLike, high: ArrayLike, came: ArrayLike) -> float:
    """The part of the cases that came within their interval, its ends included.

    >>> coverage([1.0, 1.0], [2.0, 2.0], [2.0, 2.5])
    0.5

    Raises:
        BadInput: for numbers that are not finite, unlike many of each, or an interval upside down.
    """
    first, last, found = (vector(v, what) for v, what in ((low, "low"), (high, "high"), (came, "outcome")))
    matching(first, found, "outcome")
    matching(last, found, "outcome")
    wrong = np.flatnonzero(first > last)
    if wrong.size:
        raise BadInput.of(f"interval {wrong[0] + 1}", (first[wrong[0]], last[wrong[0]]), "from low to high")
    return float(((first <= found) & (found <= last)).mean())


def quantile_score(quantiles: ArrayLike, came: ArrayLike, parts: ArrayLike) -> float:
    """The mean pinball loss over several quantiles of each case.

    >>> quantile_score([[1.0], [2.0], [3.0]], [2.0], [0.25, 0.5, 0.75]).__round__(4)
    0.1667

    Args:
        quantiles: A row for each quantile, a column for each case.
        came: What came.
        parts: Which quantiles they are.
    """
    table, taus = array(quantiles, "quantile", dimensions=2), vector(parts, "part", within=BETWEEN_0_AND_1)
    matching(table[:, 0], taus, "part")
    return float(np.mean([pinball(row, came, float(tau)) for row, tau in zip(table, taus, strict=True)]))
