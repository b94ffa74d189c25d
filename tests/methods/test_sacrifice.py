"""Equal sacrifice: everybody loses the same, by each meaning of the word."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fairshare.errors import BadInput
from fairshare.methods import claims_problem
from fairshare.methods.arrays import Vector
from fairshare.methods.sacrifice import (
    equal_absolute_sacrifice,
    equal_marginal_sacrifice,
    equal_proportional_sacrifice,
)

places = st.lists(st.tuples(st.floats(1, 100), st.floats(0.1, 50)), min_size=2, max_size=6)
part = st.floats(0.001, 0.95)


def utility(consumed: Vector, aversion: float) -> Vector:
    return np.log(consumed) if aversion == 1 else consumed ** (1 - aversion) / (1 - aversion)


def columns(given: list[tuple[float, float]]) -> tuple[Vector, Vector]:
    income, people = np.array(given).T
    return income, people


@given(given=places, share=part, aversion=st.sampled_from([0.0, 0.5, 1.0, 1.5, 2.0, 4.0]))
def test_everybody_with_something_left_loses_the_same_utility(
    given: list[tuple[float, float]], share: float, aversion: float
) -> None:
    income, people = columns(given)
    total = share * float(income @ people)
    paid = equal_absolute_sacrifice(income, people, total, aversion=aversion)
    assert paid.sum() == pytest.approx(total, rel=1e-9)
    kept = income - paid / people
    left = kept > 1e-3 * income
    assume(left.sum() > 1)
    loss = (utility(income, aversion) - utility(np.maximum(kept, 1e-9), aversion))[left]
    assert loss == pytest.approx(np.full(len(loss), loss[0]), rel=1e-5, abs=1e-9)


@given(given=places, share=part, aversion=st.floats(0, 6))
def test_progressive_if_and_only_if_aversion_is_above_one(
    given: list[tuple[float, float]], share: float, aversion: float
) -> None:
    income, people = columns(given)
    order = np.argsort(income)
    paid = equal_absolute_sacrifice(income, people, share * float(income @ people), aversion=aversion)
    steps = np.diff((paid / people / income)[order]) * (1 if aversion >= 1 else -1)
    assert (steps >= -1e-9).all()


def test_logarithms_take_the_same_part_of_all() -> None:
    """t = y (1 - e^-k)."""
    assert equal_absolute_sacrifice([10, 20, 5], [1, 2, 4], 7, aversion=1) == pytest.approx([1, 4, 2])


def test_without_aversion_it_is_a_poll_tax_of_those_who_can() -> None:
    """Equal amounts per head, but no more than the income: constrained equal awards."""
    paid = equal_absolute_sacrifice([1, 5, 9], [1, 1, 1], 9, aversion=0)
    assert paid == pytest.approx(claims_problem(9, [1, 5, 9], "constrained-equal-awards"), abs=1e-9)


def test_an_aversion_of_two_adds_to_the_inverse_of_income() -> None:
    """1 / (y - t) = 1 / y + k: with incomes of 2 and 6 and k = 1/2 the taxes are 1 and 4.5."""
    assert equal_absolute_sacrifice([2, 6], [1, 1], 5.5, aversion=2) == pytest.approx([1, 4.5])


def test_half_an_aversion_takes_from_the_roots() -> None:
    """sqrt(y - t) = sqrt(y) - k: with incomes of 4 and 16 and k = 1 the taxes are 3 and 7."""
    assert equal_absolute_sacrifice([4, 16], [1, 1], 10, aversion=0.5) == pytest.approx([3, 7])


@given(given=places, share=part)
def test_near_one_the_power_becomes_the_logarithm(given: list[tuple[float, float]], share: float) -> None:
    income, people = columns(given)
    total = share * float(income @ people)
    near = equal_absolute_sacrifice(income, people, total, aversion=1 + 1e-6)
    assert near == pytest.approx(equal_absolute_sacrifice(income, people, total, aversion=1), rel=1e-3)


def test_a_very_high_aversion_levels_down() -> None:
    """As aversion grows, the sacrifice of the last unit is all that counts."""
    steep = equal_absolute_sacrifice([0.001, 10, 40], [1, 1, 1], 20, aversion=300)
    assert steep == pytest.approx(equal_marginal_sacrifice([0.001, 10, 40], [1, 1, 1], 20), abs=0.1)


@given(given=places, share=part, factor=st.sampled_from([1e-6, 3.0, 1e9]), aversion=st.sampled_from([0.3, 1.0, 2.5]))
def test_the_unit_of_money_is_of_no_account(
    given: list[tuple[float, float]], share: float, factor: float, aversion: float
) -> None:
    income, people = columns(given)
    total = share * float(income @ people)
    scaled = equal_absolute_sacrifice(income * factor, people, total * factor, aversion=aversion) / factor
    found = equal_absolute_sacrifice(income, people, total, aversion=aversion)
    assert scaled == pytest.approx(found, rel=1e-6, abs=1e-9 * total)


@given(given=places, share=part)
def test_equal_parts_of_utility_are_equal_parts_of_income(given: list[tuple[float, float]], share: float) -> None:
    income, people = columns(given)
    paid = equal_proportional_sacrifice(income, people, share * float(income @ people), aversion=2)
    assert paid / people / income == pytest.approx(np.full(len(income), share))


@given(incomes=st.lists(st.floats(1, 100), min_size=1, max_size=6), share=st.floats(0, 1))
def test_equal_marginal_sacrifice_is_equal_remainders(incomes: list[float], share: float) -> None:
    """With one head each: constrained equal awards of what remains, which is its dual, constrained equal losses."""
    total = min(share * sum(incomes), sum(incomes))
    paid = equal_marginal_sacrifice(incomes, [1] * len(incomes), total)
    expected = claims_problem(total, incomes, "constrained-equal-losses")
    assert paid == pytest.approx(expected, abs=1e-9 * sum(incomes))


def test_heads_count_and_not_places() -> None:
    """A place of two is two places of one."""
    whole = equal_marginal_sacrifice([10, 20], [1, 2], 21)
    assert whole == pytest.approx([1 / 3, 62 / 3])
    assert whole[1] == pytest.approx(equal_marginal_sacrifice([10, 20, 20], [1, 1, 1], 21)[1:].sum())


@pytest.mark.parametrize("aversion", [0, 0.5, 1, 3])
def test_nothing_and_everything(aversion: float) -> None:
    assert equal_absolute_sacrifice([3, 4], [1, 2], 0, aversion=aversion).tolist() == [0, 0]
    assert equal_absolute_sacrifice([3, 4], [1, 2], 11, aversion=aversion) == pytest.approx([3, 8])


WRONG: list[tuple[Callable[[], object], str]] = [
    (lambda: equal_marginal_sacrifice([0, 1], [1, 1], 1), "income per head 1 '0.0' cannot be used"),
    (lambda: equal_marginal_sacrifice([1, 1], [1, 0], 1), "number of people 2 '0.0' cannot be used"),
    (lambda: equal_marginal_sacrifice([1, 1], [1], 1), "'1' cannot be used: there must be 2"),
    (
        lambda: equal_marginal_sacrifice([1, 1], [1, 1], 3),
        "total '3' cannot be used: a number from 0 to what all have, which is 2.",
    ),
    (lambda: equal_absolute_sacrifice([1], [1], 1, aversion=-1), "aversion '-1' cannot be used"),
    (lambda: equal_proportional_sacrifice([1], [1], 1, aversion=1), "depends on the unit of money"),
]


@pytest.mark.parametrize(("call", "line"), WRONG, ids=[line for _, line in WRONG])
def test_a_wrong_tax_gets_one_line(call: Callable[[], object], line: str) -> None:
    with pytest.raises(BadInput) as caught:
        call()
    assert line in str(caught.value)
