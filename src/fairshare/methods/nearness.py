"""How unlike places are in several criteria at once: Gower's distance."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from fairshare.errors import BadInput
from fairshare.methods.arrays import POSITIVE, Vector, array


def unlikeness(table: ArrayLike, ratios: Sequence[bool] = ()) -> Vector:
    """Gower's distance of every row to every row: 0 for the same, 1 for opposite ends in every criterion.

    1. A criterion that counts by ratios (twice as rich is as far as half as rich) is taken in logarithms.
    2. In each criterion two rows are as far apart as their difference is of the whole range of that criterion; where
       all rows are the same, nobody is apart.
    3. The distance is the mean over the criteria, each with the same weight.

    No unit matters: a criterion in other money or other measures gives the same distances (Gower 1971, Biometrics
    27(4)).

    >>> unlikeness([[1, 0], [10, 50], [100, 100]], ratios=[True, False]).tolist()
    [[0.0, 0.5, 1.0], [0.5, 0.0, 0.5], [1.0, 0.5, 0.0]]

    Args:
        table: A row for each place, a column for each criterion.
        ratios: For each criterion, whether it counts by ratios; none does unless said.

    Raises:
        BadInput: for what is no table of finite numbers, or a number of at most 0 in a criterion that counts by ratios.
    """
    values = array(table, "criterion", dimensions=2)
    logged = list(ratios) or [False] * values.shape[1]
    if len(logged) != values.shape[1]:
        raise BadInput.of("number of criteria that count by ratios", len(logged), f"one for each of {values.shape[1]}")
    columns = [_as_counted(column, by_ratio) for column, by_ratio in zip(values.T, logged, strict=True)]
    apart: Vector = np.mean([_apart(column) for column in columns], axis=0)
    return apart


def _as_counted(column: Vector, by_ratio: bool) -> Vector:
    return np.log(array(column, "criterion", within=POSITIVE)) if by_ratio else column


def _apart(column: Vector) -> Vector:
    """How far every two values are apart, as a part of the range."""
    span = np.ptp(column)
    between: Vector = np.abs(column[:, None] - column[None, :])
    return between / span if span else np.zeros_like(between)
