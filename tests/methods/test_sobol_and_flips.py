"""Parts of the spread, and values at which something changes side, against answers that can be worked out."""

from collections.abc import Callable
from math import cos, pi, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.errors import BadInput
from fairshare.methods.arrays import Vector
from fairshare.methods.flips import Flip, flips, straight_flip
from fairshare.methods.sobol import factorial, sampled


def ishigami(x: Vector) -> Vector:
    found: Vector = np.sin(x[0]) + 7 * np.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * np.sin(x[0])
    return found


def test_the_function_of_ishigami_and_homma() -> None:
    """The field's own known answer (Ishigami & Homma 1990; Saltelli et al. 2008)."""
    found = sampled(ishigami, [(-pi, pi)] * 3, draws=8_192, seed=1)
    assert found.first == pytest.approx([0.3139, 0.4424, 0], abs=0.01)
    assert found.total == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.01)
    assert (found.draws, found.seed, found.evaluations) == (8_192, 1, 8_192 * 5)


def test_a_seed_draws_the_same_again() -> None:
    first, again, other = (sampled(ishigami, [(-pi, pi)] * 3, draws=64, seed=s).first.tolist() for s in (3, 3, 4))
    assert first == again != other


def test_choices_and_intervals_together() -> None:
    """Y = level + 3 u with three levels: variances 2/3 and 9/12."""
    found = sampled(lambda x: x[0] + 3 * x[1], [3, (0.0, 1.0)], draws=4_096, seed=2)
    expected = np.array([2 / 3, 9 / 12]) / (2 / 3 + 9 / 12)
    assert found.first == pytest.approx(expected, abs=0.01)
    assert found.total == pytest.approx(expected, abs=0.01)


def test_every_case_counted() -> None:
    """Y = a + 2 b + 4 a b with a and b of -1 and 1: variances 1, 4 and 16 of 21."""
    a, b = np.array([-1, 1])[:, None], np.array([-1, 1])
    found = factorial(a + 2 * b + 4 * a * b)
    assert found.first == pytest.approx([1 / 21, 4 / 21])
    assert found.total == pytest.approx([17 / 21, 20 / 21])
    assert (found.evaluations, found.draws, found.seed) == (4, 0, None)


def test_counting_and_sampling_agree() -> None:
    table = np.random.default_rng(8).random((3, 4, 2))

    def look_up(x: Vector) -> Vector:
        found: Vector = table[tuple(x.astype(int))]
        return found

    exact, drawn = factorial(table), sampled(look_up, [3, 4, 2], draws=8_192, seed=0)
    assert drawn.first == pytest.approx(exact.first, abs=0.02)
    assert drawn.total == pytest.approx(exact.total, abs=0.02)


@given(seed=st.integers(0, 999), sizes=st.lists(st.integers(2, 4), min_size=1, max_size=4))
def test_parts_are_parts(seed: int, sizes: list[int]) -> None:
    found = factorial(np.random.default_rng(seed).random(sizes))
    assert (found.first >= 0).all() and (found.total >= found.first - 1e-12).all()
    assert found.first.sum() <= 1 + 1e-12 <= found.total.sum() + 2e-12


def test_all_changes_of_side_are_found() -> None:
    found = flips(sin, 1, 10)
    assert [f.at for f in found] == pytest.approx([pi, 2 * pi, 3 * pi], abs=1e-12)
    assert [f.rising for f in found] == [False, True, False]


def test_a_zero_on_the_grid_is_one_change_and_a_touch_is_none() -> None:
    assert flips(lambda x: x, -1, 1, steps=2) == (Flip(0.0, True),)
    assert flips(lambda x: x * x, -1, 1, steps=2) == ()
    assert flips(lambda x: 0.0, -1, 1) == ()


def test_a_jump_is_a_change_of_side() -> None:
    (found,) = flips(lambda x: -1.0 if x < 0.3 else 2.0, 0, 1)
    assert found.at == pytest.approx(0.3, abs=1e-12) and found.rising


def test_two_changes_in_one_step_need_a_finer_grid() -> None:
    """What the grid cannot see, it does not claim."""

    def narrow(x: float) -> float:
        return (x - 0.501) * (x - 0.502)

    assert flips(narrow, 0, 1, steps=10) == ()
    assert [f.at for f in flips(narrow, 0, 1, steps=2_000)] == pytest.approx([0.501, 0.502])


@given(low=st.floats(-10, 10), high=st.floats(-10, 10))
def test_bisection_and_closed_form_agree(low: float, high: float) -> None:
    straight = straight_flip(low, high)
    found = flips(lambda x: low + (high - low) * x, 0, 1)
    if straight is None or abs(low) < 1e-6 or abs(high) < 1e-6:
        assert straight is not None or not found
        return
    assert [f.rising for f in found] == [straight.rising]
    assert found[0].at == pytest.approx(straight.at, abs=1e-9)


def test_a_parameter_with_a_closed_form_of_its_own() -> None:
    assert flips(lambda x: cos(x) - 0.5, 0, pi)[0].at == pytest.approx(pi / 3, abs=1e-12)


WRONG: list[tuple[Callable[[], object], str]] = [
    (lambda: factorial([[1, 1], [1, 1]]), "results 'all 1' cannot be used"),
    (lambda: factorial(3), "list of results '3' cannot be used: an array of numbers"),
    (lambda: sampled(ishigami, [], draws=64), "factors 'none' cannot be used"),
    (lambda: sampled(ishigami, [(0, 1)] * 3, draws=100), "draws '100' cannot be used: a power of two"),
    (lambda: sampled(ishigami, [(1, 1)] * 3, draws=64), "factor 1 '(1, 1)' cannot be used"),
    (lambda: sampled(ishigami, [0, 2, 2], draws=64), "factor 1 '0' cannot be used"),
    (lambda: sampled(lambda x: x[0] * 0, [2], draws=64), "results 'all 0' cannot be used"),
    (lambda: sampled(lambda x: x[0, :3], [2], draws=64), "number of results '3' cannot be used"),
    (lambda: flips(lambda x: x, 1, 1), "interval '1 to 1' cannot be used"),
    (lambda: flips(lambda x: x, 0, 1, steps=0), "steps '0' cannot be used"),
    (lambda: flips(lambda x: float("nan"), 0, 1), "gap at 0 'nan' cannot be used: a finite number."),
    (lambda: straight_flip(1, -1, 2, 0), "interval '2 to 0' cannot be used"),
]


@pytest.mark.parametrize(("call", "line"), WRONG, ids=[line for _, line in WRONG])
def test_a_wrong_model_gets_one_line(call: Callable[[], object], line: str) -> None:
    with pytest.raises(BadInput) as caught:
        call()
    assert line in str(caught.value)
