"""Gower's distance: by hand, and what must hold for every table."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.errors import BadInput
from fairshare.methods.nearness import unlikeness

POSITIVE = st.floats(0.01, 1e6)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(POSITIVE, min_size=width, max_size=width), min_size=2, max_size=8)
)


def test_by_hand() -> None:
    """Ranges 10 and 4: rows 1 and 2 are 5/10 and 4/4 apart, rows 1 and 3 10/10 and 1/4, rows 2 and 3 5/10 and 3/4."""
    found = unlikeness([[0, 0], [5, 4], [10, 1]])
    assert found[0, 1] == pytest.approx((0.5 + 1) / 2)
    assert found[0, 2] == pytest.approx((1 + 0.25) / 2)
    assert found[1, 2] == pytest.approx((0.5 + 0.75) / 2)


def test_twice_as_much_is_as_far_as_half_as_much_by_ratios() -> None:
    by_ratio, plain = unlikeness([[1], [2], [4]], [True]), unlikeness([[1], [2], [4]])
    assert by_ratio[1, 0] == pytest.approx(by_ratio[1, 2]) == pytest.approx(0.5)
    assert plain[1, 0] < plain[1, 2]


def test_who_is_all_the_same_in_a_criterion_is_not_apart_in_it() -> None:
    assert unlikeness([[3, 1], [3, 2]])[0, 1] == pytest.approx(0.5)


@given(table=TABLES, ratio=st.booleans())
def test_symmetric_zero_to_oneself_and_between_zero_and_one(table: list[list[float]], ratio: bool) -> None:
    found = unlikeness(table, [ratio] * len(table[0]))
    assert np.array_equal(found, found.T)
    assert not found.diagonal().any()
    assert ((found >= 0) & (found <= 1 + 1e-12)).all()
    assert (found[:, None, :] <= found[:, :, None] + found[None, :, :] + 1e-9).all(), "a detour is shorter"


@given(table=TABLES, times=st.floats(0.001, 1000), ratio=st.booleans())
def test_no_unit_matters(table: list[list[float]], times: float, ratio: bool) -> None:
    """The same table with its first criterion in other money."""
    other = [[row[0] * times, *row[1:]] for row in table]
    ratios = [ratio] * len(table[0])
    if np.ptp([row[0] for row in table]) > 1e-6 * max(row[0] for row in table):
        assert unlikeness(other, ratios) == pytest.approx(unlikeness(table, ratios), abs=1e-6)


@given(table=TABLES)
def test_no_order_matters(table: list[list[float]]) -> None:
    turned = unlikeness(table[::-1])
    assert turned[::-1, ::-1] == pytest.approx(unlikeness(table), abs=1e-12)


@pytest.mark.parametrize(
    ("table", "ratios"),
    [
        ([[1.0], [0.0]], [True]),
        ([[1.0], [-2.0]], [True]),
        ([[1.0], [float("nan")]], []),
        ([[1.0, 2.0]], [True]),
        ([], []),
    ],
)
def test_what_is_no_table_is_refused(table: list[list[float]], ratios: list[bool]) -> None:
    with pytest.raises(BadInput):
        unlikeness(table, ratios)
