"""Crossings: closed form and bisection agree, all things at once, whole numbers, kinks, jumps and gaps in knowledge."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fairshare.errors import BadInput
from fairshare.methods.arrays import Vector
from fairshare.methods.crossings import crossings
from fairshare.methods.flips import flips, straight_flip

GRID = [n / 10 for n in range(11)]
LINE = st.floats(0.1, 10)


@given(above=st.tuples(LINE, LINE), below=st.tuples(LINE, LINE), level=LINE)
def test_a_ratio_of_straight_lines_is_solved_as_bisection_does(
    above: tuple[float, float], below: tuple[float, float], level: float
) -> None:
    """(a + b x) ÷ (c + d x) = level at x = (level c − a) ÷ (b − level d)."""
    (a, b), (c, d) = above, below
    assume(abs(b - level * d) > 1e-3)
    zero = (level * c - a) / (b - level * d)
    assume(all(abs(zero - x) > 1e-3 for x in GRID))

    def gap(x: float) -> float:
        return (a + b * x) / (c + d * x) - level

    (exact,) = crossings(lambda x: np.array([gap(x)]), GRID, fraction=True)
    (searched,) = crossings(lambda x: np.array([gap(x)]), GRID)
    assert [f.at for f in flips(gap, 0, 1)] == pytest.approx([c.at for c in exact], abs=1e-7)
    assert [c.at for c in searched] == pytest.approx([c.at for c in exact], abs=1e-7)
    assert [c.at for c in exact] == pytest.approx([zero] if 0 < zero < 1 else [], abs=1e-7)


@given(low=st.floats(-9, 9), high=st.floats(-9, 9))
def test_a_straight_line_is_solved_as_its_own_closed_form_does(low: float, high: float) -> None:
    assume(abs(low) > 1e-3 and abs(high) > 1e-3)
    (found,) = crossings(lambda x: np.array([low + (high - low) * x]), [0, 1], fraction=True)
    straight = straight_flip(low, high)
    assert [c.at for c in found] == ([] if straight is None else [pytest.approx(straight.at)])
    assert [c.rising for c in found] == ([] if straight is None else [straight.rising])


def test_all_are_evaluated_together_once_for_each_value() -> None:
    asked: list[float] = []

    def gaps(x: float) -> Vector:
        asked.append(x)
        return np.array([x - 0.35, 0.35 - x, 1.0])

    found = crossings(gaps, GRID, fraction=True)
    assert [[(round(c.at, 9), c.rising) for c in own] for own in found] == [[(0.35, True)], [(0.35, False)], []]
    assert len(asked) == len(set(asked)) <= len(GRID) + 3


def test_a_kink_between_is_left_to_bisection() -> None:
    """max(0, x − 0.62) bends inside a piece of the grid."""
    (found,) = crossings(lambda x: np.array([max(0.0, x - 0.62) - 0.05]), GRID, fraction=True)
    assert [c.at for c in found] == pytest.approx([0.67])
    assert [(c.rising, c.how) for c in found] == [(True, "bisection")]


def test_a_jump_is_told_as_one() -> None:
    (found,) = crossings(lambda x: np.array([-1.0 if x < 0.333 else 2.0]), GRID, fraction=True)
    assert [c.at for c in found] == pytest.approx([0.333])
    assert [(c.rising, c.how) for c in found] == [(True, "jump")]


def test_between_whole_numbers_the_first_on_the_new_side_counts_and_zero_is_enough() -> None:
    values = {1: -1.0, 2: -0.5, 3: 0.0, 4: -0.1, 5: 2.0}
    (found,) = crossings(lambda x: np.array([values[int(x)]]), [1, 2, 3, 4, 5], whole=True)
    assert [(c.at, c.rising, c.how) for c in found] == [(3, True, "step"), (4, False, "step"), (5, True, "step")]


def test_what_is_unknown_has_no_side() -> None:
    """A change across a value at which nothing is known is not claimed."""

    def gaps(x: float) -> Vector:
        return np.array([float("nan") if 0.3 < x < 0.7 else x - 0.5])

    assert crossings(gaps, GRID) == ((),)
    assert crossings(lambda x: np.array([float("nan") if x == 0.55 else x - 0.56]), [0.5, 0.6], fraction=True) != ((),)


def test_a_crossing_says_how_far_around_it_sides_are_known() -> None:
    values = {1: float("nan"), 2: -1.0, 3: 1.0, 4: 1.0, 5: float("nan"), 6: -1.0}
    (found,) = crossings(lambda x: np.array([values[int(x)]]), list(values), whole=True)
    assert [(c.at, c.known) for c in found] == [(3, (2, 4))]


def test_touching_zero_is_no_change_and_rounding_is_zero() -> None:
    assert crossings(lambda x: np.array([(x - 0.5) ** 2, 1e-15 * (x - 0.5)]), GRID) == ((), ())


@pytest.mark.parametrize("grid", [[], [1], [1, 1], [2, 1], [0, float("nan")]])
def test_a_grid_that_does_not_rise_is_refused(grid: list[float]) -> None:
    with pytest.raises(BadInput):
        crossings(lambda x: np.array([x]), grid)
