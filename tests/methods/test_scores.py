"""Scores: by hand, and least for the quantiles of the distribution that outcomes come from."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from fairshare.errors import BadInput
from fairshare.methods.scores import coverage, pinball, quantile_score

NUMBERS = st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=20)


def test_pinball_by_hand() -> None:
    """1 more than the 90 % quantile costs 0.9, 1 less costs 0.1."""
    assert pinball([2.0], [3.0], 0.9) == pytest.approx(0.9)
    assert pinball([2.0], [1.0], 0.9) == pytest.approx(0.1)
    assert pinball([2.0, 2.0, 2.0], [3.0, 1.0, 2.0], 0.25) == pytest.approx((0.25 + 0.75 + 0) / 3)


@given(NUMBERS, st.floats(-1e3, 1e3))
def test_of_a_median_it_is_half_of_the_mean_error(came: list[float], said: float) -> None:
    errors = np.abs(np.array(came) - said).mean()
    assert 2 * pinball([said] * len(came), came, 0.5) == pytest.approx(errors)


@pytest.mark.parametrize("part", [0.05, 0.25, 0.5, 0.75, 0.95])
def test_it_is_least_for_the_true_quantile(part: float) -> None:
    """Expected loss of the normal distribution at its own quantile: its density there (a known closed form)."""
    came = stats.norm.ppf((np.arange(20_000) + 0.5) / 20_000)
    true = stats.norm.ppf(part)
    losses = {q: pinball(np.full(len(came), q), came, part) for q in (true - 0.2, true, true + 0.2)}
    assert min(losses, key=lambda q: losses[q]) == true
    assert losses[true] == pytest.approx(stats.norm.pdf(true), rel=1e-3)


def test_coverage_counts_ends_and_refuses_what_is_upside_down() -> None:
    assert coverage([0.0, 0.0, 0.0], [1.0, 1.0, 1.0], [0.0, 1.0, 1.1]) == pytest.approx(2 / 3)
    with pytest.raises(BadInput, match="interval 2"):
        coverage([0.0, 2.0], [1.0, 1.0], [0.5, 0.5])
    with pytest.raises(BadInput, match="outcome"):
        coverage([0.0], [1.0], [0.5, 0.5])


@given(NUMBERS)
def test_a_point_that_came_true_costs_nothing(came: list[float]) -> None:
    assert quantile_score([came, came], came, [0.05, 0.95]) == 0
    assert coverage(came, came, came) == 1


def test_the_score_of_several_quantiles_is_the_mean_of_theirs() -> None:
    table = [[1.0, 2.0], [3.0, 4.0]]
    alone = [pinball(row, [2.0, 5.0], part) for row, part in zip(table, (0.1, 0.9), strict=True)]
    assert quantile_score(table, [2.0, 5.0], [0.1, 0.9]) == pytest.approx(np.mean(alone))
    with pytest.raises(BadInput, match="part"):
        quantile_score(table, [2.0, 5.0], [0.5])
    with pytest.raises(BadInput, match="part"):
        pinball([1.0], [1.0], 1.0)
