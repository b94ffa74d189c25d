"""Shocks: the common factor is the principal component, its parts add up, and gaps in the history do no harm."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.errors import BadInput
from fairshare.methods.arrays import Vector
from fairshare.methods.shocks import correlation, leaning, shocks_of


def history(places: int, years: int, seed: int) -> Vector:
    """Changes with a factor that all share."""
    random = np.random.default_rng(seed)
    return (
        0.02
        + np.outer(random.uniform(0.5, 2, places), random.normal(size=years)) * 0.01
        + random.normal(0, 0.008, (places, years))
    )


@pytest.mark.parametrize("seed", range(5))
def test_without_gaps_it_is_the_first_principal_component_of_the_correlations(seed: int) -> None:
    """By the eigenvectors of the correlation matrix: loading = eigenvector times the root of its eigenvalue."""
    table = history(6, 30, seed)
    values, vectors = np.linalg.eigh(np.corrcoef(table))
    loading = vectors[:, -1] * np.sqrt(values[-1])
    loading *= np.sign(loading.sum())
    found = shocks_of(table)
    assert found.common == pytest.approx(loading * table.std(axis=1), rel=1e-6)
    assert found.mean == pytest.approx(table.mean(axis=1))


@given(places=st.integers(2, 8), years=st.integers(8, 40), seed=st.integers(0, 10_000), gaps=st.floats(0, 0.3))
def test_the_two_parts_make_up_the_whole_and_money_may_be_counted_otherwise(
    places: int, years: int, seed: int, gaps: float
) -> None:
    table = history(places, years, seed)
    table[np.random.default_rng(seed).random(table.shape) < gaps] = np.nan
    table[:, :5] = history(places, 5, seed + 1)
    found, twice = shocks_of(table), shocks_of(table * 2)
    assert found.common**2 + found.own**2 == pytest.approx(found.size**2)
    assert twice.common == pytest.approx(2 * found.common, rel=1e-6, abs=1e-12)
    assert (found.path**2).mean() == pytest.approx(1)


def test_a_factor_is_found_through_gaps() -> None:
    random = np.random.default_rng(3)
    path = random.normal(size=200)
    path /= np.sqrt((path**2).mean())
    table = np.outer([1.0, 2.0, 3.0], path) + random.normal(0, 0.1, (3, 200))
    table[0, :60] = np.nan
    found = shocks_of(table)
    assert abs(correlation(found.path, path)) > 0.99
    assert found.common[1:] == pytest.approx([2.0, 3.0], rel=0.03)


def test_what_never_moves_has_no_shock_and_few_years_are_refused() -> None:
    still = np.vstack([np.full(10, 0.03), history(1, 10, 1)])
    found = shocks_of(still)
    assert (found.size[0], found.common[0], found.own[0]) == (0, 0, 0)
    with pytest.raises(BadInput, match="at least 5"):
        shocks_of([[0.1, 0.2, np.nan, np.nan, 0.1, np.nan]])
    for wrong in ([[np.inf, 1, 2, 3, 4]], [1.0, 2.0], "growth"):
        with pytest.raises(BadInput, match="changes"):
            shocks_of(wrong)


@given(st.floats(-0.95, 0.95), st.floats(-0.5, 0.5), st.floats(-0.5, 0.5))
def test_leaning_makes_the_correlations_again(a: float, b: float, c: float) -> None:
    table = np.array([[1, a, b], [a, 1, c], [b, c, 1]])
    factor = leaning(table)
    assert np.triu(factor, 1) == pytest.approx(0)
    assert np.diag(factor @ factor.T) == pytest.approx(1)
    if np.linalg.eigvalsh(table).min() > 0.01:
        assert factor @ factor.T == pytest.approx(table)


def test_correlations_that_contradict_one_another_are_drawn_to_zero_together() -> None:
    factor = leaning([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]])
    made = factor @ factor.T
    assert 0 < made[0, 1] < 0.9
    assert [-made[0, 2], made[1, 2]] == pytest.approx([made[0, 1]] * 2)


def test_a_correlation_of_too_few_years_is_none() -> None:
    few = np.array([1.0, 2.0, np.nan, 4.0, 5.0])
    assert correlation(few, few) == 0.0
    assert correlation(np.arange(6.0), -np.arange(6.0)) == pytest.approx(-1)
    assert correlation(np.arange(6.0), np.ones(6)) == 0.0
