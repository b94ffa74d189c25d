"""Futures of budgets: closed forms of one year, what is fixed, what all share, and nothing where nothing varies."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from fairshare.errors import BadInput
from fairshare.methods.budget_futures import Asked, Of, terms
from fairshare.methods.simulate import BATCH, Futures, Lean, Terms, Walk, futures

PLAN = [[0.02, 0.03], [0.025, 0.035]]
PARTS = [0.05, 0.25, 0.5, 0.75, 0.95]
DRAWS = 16 * BATCH
FIXED = ("share", "real", "nominal")


def asked(growth: float = 0.0, prices: float = 0.0, rate: float = 0.0, *, link: float = 0.0) -> Asked:
    """Two places and two years; shocks are each place's own."""
    table = np.eye(3)
    table[0, 1] = table[1, 0] = link
    return Asked(
        start=[0.015, 0.02],
        plan=PLAN,
        means=np.zeros((3, 2, 2)),
        common=np.zeros((3, 2)),
        own=[[growth] * 2, [prices] * 2, [rate] * 2],
        links=np.eye(3),
        own_links=[table, table],
        group=[0, 1],
    )


def drawn(what: Asked, *, of: Of = "share", fixed: str = "real", draws: int = DRAWS) -> Futures:
    return futures(terms(what, of=of, fixed=fixed), draws=draws, seed=5)


@settings(max_examples=10)
@given(of=st.sampled_from(["share", "bill"]), fixed=st.sampled_from(FIXED), draws=st.integers(2, 300))
def test_without_variance_every_draw_is_the_plan(of: Of, fixed: str, draws: int) -> None:
    """Once because nothing has a size, once because everything is switched off."""
    off = replace(asked(0.1, 0.1, 0.1), on=(False, False, False))
    for what in (asked(), off):
        found = drawn(what, of=of, fixed=fixed, draws=draws)
        expected = np.array(PLAN) if of == "share" else np.ones((2, 2))
        assert found.quantiles(PARTS) == pytest.approx(np.stack([expected] * len(PARTS)), rel=1e-9)
        if of == "share":
            assert found.reaching(0.035)[:, 1].tolist() == [0, 1]


def test_a_real_budget_falls_as_a_share_where_gdp_grows() -> None:
    """x = plan / (1 + 0.05 z), so its quantiles are the normal's turned round."""
    found = drawn(asked(growth=0.05)).quantiles(PARTS)[:, 0, 0]
    assert found == pytest.approx(0.02 / (1 + 0.05 * stats.norm.ppf(PARTS[::-1])), rel=2e-3)


def test_what_is_fixed_says_what_moves() -> None:
    """A share fixed never moves; a real amount not by prices; the bill of a nominal one by the rate alone."""
    every = asked(0.05, 0.04, 0.1)
    spread = {
        (of, fixed): np.ptp(drawn(every, of=of, fixed=fixed, draws=4_000).quantiles([0.05, 0.95])[:, 0, 1])
        for of in ("share", "bill")
        for fixed in FIXED
    }
    assert spread["share", "share"] == pytest.approx(0, abs=1e-12)
    assert spread["share", "real"] < spread["share", "nominal"]
    assert spread["bill", "share"] > spread["bill", "real"] > spread["bill", "nominal"] > 0
    only_prices = asked(prices=0.04)
    assert np.ptp(drawn(only_prices, draws=500).quantiles([0.05, 0.95])[:, 0, 0]) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("link", [-0.8, 0.0, 0.6])
def test_shocks_go_together_as_they_did(link: float) -> None:
    """The variance of the first year's bill, (1 + a z)(1 + b w) with correlation r, by the moments of the normal.

    E[XY] = 1 + abr; E[X²Y²] = 1 + a² + b² + 4abr + a²b² (1 + 2r²).
    """
    a, b = 0.05, 0.08
    found = drawn(asked(a, b, link=link), of="bill", fixed="share")
    width = (np.arange(found.counts.shape[2]) + 0.5) * found.width
    weights = found.counts[0, 0] / found.draws
    mean = (weights * width).sum()
    variance = (weights * (width - mean) ** 2).sum()
    expected = 1 + a * b * link
    assert found.means[0, 0] == pytest.approx(expected, rel=1e-3)
    square = 1 + a**2 + b**2 + 4 * a * b * link + a**2 * b**2 * (1 + 2 * link**2)
    assert variance == pytest.approx(square - expected**2, rel=0.02)


def test_members_of_a_currency_share_its_rate() -> None:
    """With nothing but the rate uncertain both are the same multiple of their plans in every draw, or each its own."""
    together = replace(asked(rate=0.1), group=[0, 0])
    for what, alike in ((together, True), (asked(rate=0.1), False)):
        found = drawn(what, of="bill", fixed="nominal", draws=3_000)
        assert bool((found.counts[0] == found.counts[1]).all()) is alike


def test_one_source_switched_off_leaves_the_draws_of_the_others() -> None:
    """Prices switched off: the rate's shocks are those that were drawn beside them."""
    every, off = asked(0.0, 0.0, 0.1), replace(asked(0.0, 0.3, 0.1), on=(True, False, True))
    one, other = (drawn(what, of="bill", fixed="share", draws=2_000) for what in (every, off))
    assert (one.counts == other.counts).all()


def test_a_walk_that_leans_wholly_on_another_moves_with_it() -> None:
    """Growth up by z and prices down by the same z: (1 + a z)(1 - a z) = 1 - a² z², never above 1."""
    first = Walk(np.zeros((1, 1)), np.zeros(1), np.full(1, 0.1), 1)
    other = Walk(np.zeros((1, 1)), np.zeros(1), np.zeros(1), 1, leans=(Lean(0, np.zeros(1), np.full(1, -0.1)),))
    found = futures(Terms(np.ones(1), np.ones((1, 1)), (first, other), top=2.0), draws=20_000, seed=1)
    assert found.quantiles([0.999])[0, 0, 0] <= 1 + found.width
    assert found.means[0, 0] == pytest.approx(1 - 0.01, abs=3e-4)


def test_a_result_meant_to_be_at_a_level_counts_at_it() -> None:
    """0.01 + 0.3 x 0.05 is 0.025 but for the last binary digit; it is at 2.5 %."""
    found = futures(Terms(np.array([0.01]), np.array([[0.06]]), (), np.array([0.3]), top=0.1024), draws=10)
    assert found.reaching(0.025)[0, 0] == 1


def test_unknown_budgets_are_refused() -> None:
    with pytest.raises(BadInput, match="share, real or nominal"):
        terms(asked(), fixed="firm")
