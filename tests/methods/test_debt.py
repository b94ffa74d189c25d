"""Debt: closed forms of the identity, extra spending by hand, and which way each parameter must move it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.errors import BadInput
from fairshare.methods.debt import borrowing, debt_path, demand, mix

rates = st.floats(-0.05, 0.15)
parts = st.floats(0, 1)
extras = st.lists(st.floats(0, 0.05), min_size=1, max_size=12)


@given(start=st.floats(0, 2), rate=rates, growth=rates, primary=st.floats(-0.05, 0.05), years=st.integers(1, 60))
def test_with_constant_terms_debt_is_a_geometric_sum(
    start: float, rate: float, growth: float, primary: float, years: int
) -> None:
    """d[t] = d* + (d[0] - d*) q^t with q = (1 + i) / (1 + n) and d* = p / (q - 1): Domar (1944)."""
    ratio = (1 + rate) / (1 + growth)
    found = debt_path(start, [rate] * years, [growth] * years, [primary] * years, [0] * years)
    if abs(ratio - 1) < 1e-6:
        expected = start - primary * years
        assert found[-1] == pytest.approx(expected, rel=1e-3, abs=1e-3)
    else:
        steady = primary / (ratio - 1)
        assert found[-1] == pytest.approx(steady + (start - steady) * ratio**years, rel=1e-7, abs=1e-7)


def test_where_growth_is_above_interest_any_debt_goes_to_the_same_level() -> None:
    """5 % growth, 3 % interest, 1 % deficit before interest: 0.01 × 1.05 ÷ 0.02 = 52.5 % of GDP."""
    for start in (0.0, 0.6, 1.5):
        path = debt_path(start, [0.03] * 1000, [0.05] * 1000, [-0.01] * 1000, [0] * 1000)
        assert path[-1] == pytest.approx(0.525)


def test_the_treaty_s_own_sum() -> None:
    """A deficit of 3 % at 5 % nominal growth holds debt at 63 % (0.03 × 1.05 ÷ 0.05): the arithmetic of Maastricht."""
    balance, interest = -0.03, 0.04
    debt = 0.63
    primary = balance + interest * debt / 1.05
    assert debt_path(debt, [interest], [0.05], [primary], [0])[-1] == pytest.approx(debt)


def test_demand_by_hand() -> None:
    """A rise of 1 % of GDP, three tenths imported, multiplier 0.75, gone in three years: 0.525, 0.35, 0.175, 0."""
    found = demand([0.01] * 4, 0.75, 0.3, 1.0, 3)
    assert found.tolist() == pytest.approx([0.00525, 0.0035, 0.00175, 0.0])
    assert demand([0.01] * 4, 0.75, 0.3, 1.0, 0).tolist() == pytest.approx([0.00525] * 4)


def test_what_is_taxed_and_imported_shrinks_demand() -> None:
    assert demand([0.01], 1.0, 0.3, 0.0, 0)[0] == pytest.approx(-0.003)
    assert demand([0.01], 1.0, 0.3, 0.3, 0)[0] == pytest.approx(0.0)


@given(extra=extras, leakage=parts, borrowed=parts, fades=st.integers(0, 6), scale=st.floats(0.1, 3))
def test_demand_is_proportional_to_the_multiplier(
    extra: list[float], leakage: float, borrowed: float, fades: int, scale: float
) -> None:
    one = demand(extra, 1.0, leakage, borrowed, fades)
    assert demand(extra, scale, leakage, borrowed, fades) == pytest.approx(scale * one, abs=1e-12)


@given(extra=extras, fades=st.integers(1, 6))
def test_an_effect_that_fades_is_never_larger_than_one_that_stays(extra: list[float], fades: int) -> None:
    rising = sorted(extra)
    assert (demand(rising, 1.0, 0.0, 1.0, fades) <= demand(rising, 1.0, 0.0, 1.0, 0) + 1e-12).all()


@given(extra=extras, revenue=parts, multiplier=st.floats(0, 2), more=st.floats(0.01, 1))
def test_with_nothing_imported_a_larger_multiplier_means_less_borrowing(
    extra: list[float], revenue: float, multiplier: float, more: float
) -> None:
    shares = [revenue] * len(extra)
    less = borrowing(extra, demand(extra, multiplier, 0, 1, 0), shares, 1)
    assert (borrowing(extra, demand(extra, multiplier + more, 0, 1, 0), shares, 1) <= less + 1e-12).all()


@given(extra=extras, low=parts, high=parts, revenue=st.floats(0, 0.6), multiplier=st.floats(0, 1.5))
def test_who_borrows_a_larger_part_borrows_more(
    extra: list[float], low: float, high: float, revenue: float, multiplier: float
) -> None:
    """As long as a unit of demand brings back less than itself in revenue: multiplier × revenue below one."""
    first, second = sorted((low, high))
    shares = [revenue] * len(extra)
    less = borrowing(extra, demand(extra, multiplier, 0.3, first, 0), shares, first)
    more = borrowing(extra, demand(extra, multiplier, 0.3, second, 0), shares, second)
    assert (more >= less - 1e-12).all()


@given(extra=extras, revenue=parts, leakage=parts)
def test_without_a_multiplier_what_is_paid_for_is_not_borrowed(
    extra: list[float], revenue: float, leakage: float
) -> None:
    nothing = borrowing(extra, demand(extra, 0.0, leakage, 0.0, 3), [revenue] * len(extra), 0.0)
    assert np.abs(nothing).max() == 0.0


@given(taxes=parts, cuts=parts)
def test_a_mix_adds_up(taxes: float, cuts: float) -> None:
    if taxes + cuts <= 1:
        assert sum(mix(None, taxes, cuts)) == pytest.approx(1)
    else:
        with pytest.raises(BadInput, match="add up"):
            mix(None, taxes, cuts)


@pytest.mark.parametrize("bad", [(0.5, 0.2, 0.2), (0.5, 0.5, 0.5), (1.5, 0, 0), (-0.1, 0.6, 0.5), (float("nan"), 0, 0)])
def test_a_mix_that_does_not_add_up_is_refused(bad: tuple[float, float, float]) -> None:
    with pytest.raises(BadInput):
        mix(*bad)


def test_rows_of_unlike_length_and_growth_to_nothing_are_refused() -> None:
    with pytest.raises(BadInput, match="growth rate"):
        debt_path(0.5, [0.01, 0.01], [0.01], [0, 0], [0, 0])
    with pytest.raises(BadInput, match="above -1"):
        debt_path(0.5, [0.01], [-1], [0], [0])
    with pytest.raises(BadInput, match="leakage"):
        demand([0.01], 1, 1.2, 1, 0)
    with pytest.raises(BadInput, match="revenue"):
        borrowing([0.01, 0.02], [0, 0], [0.4], 1)
