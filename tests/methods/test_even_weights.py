"""Parts of all weights, exactly: against closed forms, against draws, and by what must hold for any numbers."""

from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.errors import BadInput
from fairshare.methods.acceptability import rank_acceptability
from fairshare.methods.even_weights import expected_ranks, part_at_or_below

LISTS = st.lists(st.integers(-50, 50), min_size=1, max_size=9)


def divided(values: list[float], level: float) -> float:
    """The same by divided differences, for values that all differ (Curry & Schoenberg 1966)."""
    power = len(values) - 1
    return sum((level - x) ** power / prod(y - x for y in values if y != x) if x < level else 0.0 for x in values)


def test_two_criteria_are_a_straight_line() -> None:
    """The mean goes evenly from one value to the other."""
    assert part_at_or_below([2, 4], 2.5) == pytest.approx(0.25)
    assert part_at_or_below([-1, 1]) == 0.5


def test_three_criteria_cut_off_a_corner() -> None:
    """Of the triangle of weights the corner at the first: 1/4 of one side, 1/2 of the other."""
    assert part_at_or_below([0, 4, 2], 1) == pytest.approx(1 / 4 * 1 / 2)


@given(values=st.lists(st.integers(-9, 9), min_size=2, max_size=6, unique=True), level=st.integers(-9, 9))
def test_agrees_with_divided_differences(values: list[float], level: int) -> None:
    assert part_at_or_below(values, level) == pytest.approx(divided(values, level), abs=1e-9)


@given(values=LISTS, level=st.integers(-50, 50))
def test_is_a_part_and_the_other_side_is_the_rest(values: list[int], level: int) -> None:
    found = part_at_or_below(values, level)
    assert 0 <= found <= 1
    assert found == pytest.approx(part_at_or_below(values[::-1], level), abs=1e-12)
    if level not in values:
        assert found + part_at_or_below([-v for v in values], -level) == pytest.approx(1, abs=1e-12)


@given(values=LISTS, low=st.integers(-50, 50), more=st.integers(0, 20))
def test_a_higher_level_takes_in_no_less(values: list[int], low: int, more: int) -> None:
    assert part_at_or_below(values, low + more) >= part_at_or_below(values, low) - 1e-12


def test_all_at_the_level_are_within() -> None:
    assert part_at_or_below([1, 1, 1], 1) == 1
    assert part_at_or_below([1, 1, 2], 1) == 0
    assert part_at_or_below([1, 1, 0], 1) == 1


def test_counting_and_drawing_agree() -> None:
    table = np.random.default_rng(5).normal(size=(6, 8))
    weights = np.random.default_rng(6).dirichlet(np.ones(8), 40_000)
    for row in table:
        assert part_at_or_below(row, 0.1) == pytest.approx(float((weights @ row <= 0.1).mean()), abs=0.01)
    drawn = rank_acceptability(table, draws=40_000, seed=1).shares @ np.arange(1, 7)
    assert expected_ranks(table) == pytest.approx(drawn, abs=0.05)


@given(st.lists(st.lists(st.integers(-9, 9), min_size=3, max_size=3), min_size=1, max_size=6))
def test_ranks_add_up(table: list[list[int]]) -> None:
    """Also where places are alike in everything: they share the ranks they fill."""
    found = expected_ranks(table)
    assert found.sum() == pytest.approx(len(table) * (len(table) + 1) / 2)
    assert (found >= 1 - 1e-12).all() and (found <= len(table) + 1e-12).all()


def test_who_is_alike_shares_a_rank() -> None:
    assert expected_ranks([[1, 2], [1, 2], [0, 0]]).tolist() == [1.5, 1.5, 3.0]


@pytest.mark.parametrize("values", [[], [float("nan")], [[1, 2]], "x"])
def test_what_is_no_list_of_numbers_is_refused(values: object) -> None:
    with pytest.raises(BadInput, match="value"):
        part_at_or_below(values)  # type: ignore[arg-type]
