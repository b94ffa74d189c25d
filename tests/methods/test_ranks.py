"""Rank tests against published results, acceptability of ranks against areas that can be worked out."""

import csv
import json
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.errors import BadInput
from fairshare.methods.acceptability import rank_acceptability
from fairshare.methods.ranks import RankTest, kendall, spearman, wilcoxon

#: Olson & Zeckhauser (1966), table 1: NATO 1964 by gross national product, with the ranks of the defence share.
DEFENCE_RANK = [1, 6, 3, 4, 10, 8, 7, 12, 13, 5, 11, 9, 2, 14]
Column = list[float]


def columns_of_2019(shared: Path, year: int) -> tuple[Column, Column, Column]:
    """Real GDP, share of GDP and burden-relevant columns of one year of the release of June 2019."""
    path = shared / "data" / "nato" / "2019-06" / "nato_2019.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if int(row["year"]) == year]
    rows = [row for row in rows if row["Real GDP (2015 prices)"] not in ("", "NA") and row[SHARE] not in ("", "NA")]
    gdp = [float(row["Real GDP (2015 prices)"]) for row in rows]
    share = [float(row[SHARE]) for row in rows]
    people = [g / float(row["GDP per capita (USD)"]) for g, row in zip(gdp, rows, strict=True)]
    return gdp, share, people


SHARE = "Defense expenditure (% real GDP)"


def parts(values: Column) -> np.ndarray:
    return np.array(values) / sum(values)


def test_the_great_and_the_small_in_1964() -> None:
    """Published: .490, significant at .05 on one side. Recomputed by R: p = .07791 on two sides, tau = .3846154."""
    test = spearman([-rank for rank in range(1, 15)], [-float(rank) for rank in DEFENCE_RANK])
    assert test.statistic == pytest.approx(0.4901099, abs=1e-7)
    assert test.method == "exact" and test.count == 14
    assert test.above == pytest.approx(0.03895, abs=5e-5)
    assert test.two_sided == pytest.approx(0.07791, abs=5e-5)
    assert kendall(range(14), DEFENCE_RANK).statistic == pytest.approx(0.3846154, abs=1e-7)


def test_the_table_of_1964(shared: Path) -> None:
    with (shared / "oracles" / "olson_zeckhauser_1964.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    gnp, share = ([float(row[column]) for row in rows] for column in ("gnp_bn_usd", "defence_pct_gnp"))
    assert spearman(gnp, share).statistic == pytest.approx(0.4901099, abs=1e-7)


@pytest.mark.parametrize("year", [2012, 2013, 2014, 2015])
def test_concordance_in_the_release_of_june_2019(shared: Path, year: int) -> None:
    """Spearman, Kendall and the signed ranks as R finds them; its p of Spearman is a series, ours is t."""
    path = shared / "oracles" / "nato_concordance_2012_2015.json"
    expected = json.loads(path.read_text(encoding="utf-8"))[str(year)]
    gdp, share, people = columns_of_2019(shared, year)
    assert len(gdp) == expected["n"]
    rho, tau = spearman(gdp, share), kendall(gdp, share)
    assert rho.statistic == pytest.approx(expected["spearman"], abs=1e-9)
    assert rho.two_sided == pytest.approx(expected["spearman_p"], abs=2e-3) and rho.method == "approximate"
    assert tau.statistic == pytest.approx(expected["kendall"], abs=1e-9)
    assert tau.two_sided == pytest.approx(expected["kendall_p"], abs=1e-9) and tau.method == "exact"
    burden = parts([g * s for g, s in zip(gdp, share, strict=True)])
    benefit = (parts(gdp) + parts(people)) / 2
    signed = wilcoxon(burden, benefit)
    assert signed.statistic == expected["wilcox_V_benefit"] == 28
    assert signed.two_sided == pytest.approx(expected["wilcox_p_benefit"], rel=1e-9) and signed.method == "exact"
    assert (burden > benefit).sum() == 1, "one ally alone is above: the test is degenerate"


def test_depression_before_and_after() -> None:
    """Hollander & Wolfe (1973), p. 29: V = 40, p = .01953125 on one side."""
    before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
    after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    test = wilcoxon(before, after)
    assert (test.statistic, test.method) == (40, "exact")
    assert test.above == pytest.approx(0.01953125, abs=1e-12)


def test_the_colour_of_tuna() -> None:
    """Hollander & Wolfe (1973), p. 185: tau = .4444444, p = .05971947 on one side."""
    lightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1]
    panel = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8]
    test = kendall(lightness, panel)
    assert (test.statistic, test.above) == pytest.approx((0.4444444, 0.05971947), abs=1e-7)


@settings(max_examples=20)
@given(order=st.permutations(range(6)))
def test_exact_chances_count_all_orders(order: list[int]) -> None:
    """By listing the 720 orders, for both coefficients."""
    first = list(range(6))
    for test in (spearman, kendall):
        found = test(first, order)
        statistics = np.array([_statistic(test, first, other) for other in permutations(first)])
        assert found.above == pytest.approx((statistics >= found.statistic - 1e-9).mean())
        assert found.below == pytest.approx((statistics <= found.statistic + 1e-9).mean())


def _statistic(test: Callable[..., RankTest], first: list[int], other: tuple[int, ...]) -> float:
    """The coefficient by its definition."""
    n = len(first)
    if test is spearman:
        return 1 - 6 * sum((a - b) ** 2 for a, b in zip(first, other, strict=True)) / (n**3 - n)
    pairs = [(i, j) for i in range(n) for j in range(i)]
    return sum(1 if other[i] > other[j] else -1 for i, j in pairs) / len(pairs)


def test_ties_are_told_by_the_method() -> None:
    tied = [1, 2, 2, 4, 5, 6]
    assert {test(tied, [3, 1, 4, 1.5, 9, 2]).method for test in (spearman, kendall)} == {"approximate"}
    assert wilcoxon([1, 2, 3, 4, 5], [2, 3, 4, 5, 9]).method == "approximate"
    assert wilcoxon([1, 2, 3, 4, 5], [1, 3, 5, 7, 9]).method == "approximate"
    assert spearman(range(15), [*range(1, 15), 0]).method == "approximate"


def test_two_criteria_of_which_each_favours_one() -> None:
    """Of weights w and 1 - w, the first place is ahead where w > 1/3: in two thirds of the draws."""
    found = rank_acceptability([[2, 0], [0, 1]], draws=20_000, seed=5)
    expected = np.array([[2 / 3, 1 / 3], [1 / 3, 2 / 3]])
    assert (abs(found.shares - expected) < 5 * found.errors).all()
    assert (found.errors > 0).all() and (found.draws, found.seed) == (20_000, 5)


def test_three_corners_share_the_ranks_alike() -> None:
    found = rank_acceptability(np.eye(3), draws=9_000, seed=2)
    assert (abs(found.shares - 1 / 3) < 5 * found.errors).all()


def test_ties_share_the_ranks_they_fill() -> None:
    found = rank_acceptability([[1, 1], [1, 1], [0, 0]], draws=10)
    assert found.shares.tolist() == [[0.5, 0.5, 0], [0.5, 0.5, 0], [0, 0, 1]]


@given(
    scores=st.lists(st.lists(st.integers(-5, 5), min_size=3, max_size=3), min_size=1, max_size=6),
    seed=st.integers(0, 9),
)
def test_every_place_has_a_rank_and_every_rank_a_place(scores: list[list[int]], seed: int) -> None:
    found = rank_acceptability(scores, draws=20, seed=seed)
    assert found.shares.sum(axis=0) == pytest.approx(np.ones(len(scores)))
    assert found.shares.sum(axis=1) == pytest.approx(np.ones(len(scores)))
    assert rank_acceptability(scores, draws=20, seed=seed).shares.tolist() == found.shares.tolist()


WRONG: list[tuple[Callable[[], object], str]] = [
    (lambda: spearman([1, 2], [1, 2]), "number of places '2' cannot be used: at least 3."),
    (lambda: spearman([1, 2, 3], [1, 2]), "there must be 3"),
    (lambda: kendall([1, 1, 1], [1, 2, 3]), "first column '1.0' cannot be used"),
    (lambda: wilcoxon([1, 2, 3], [1, 2, 3]), "columns 'the same' cannot be used"),
    (lambda: wilcoxon([1, 2, float("nan")], [1, 2, 3]), "value of the first column 3 'nan' cannot be used"),
    (lambda: rank_acceptability([1, 2]), "list of scores '[1, 2]' cannot be used: a table of numbers"),
    (lambda: rank_acceptability([[1, 2]], draws=0), "draws '0' cannot be used"),
]


@pytest.mark.parametrize(("call", "line"), WRONG, ids=[line for _, line in WRONG])
def test_wrong_columns_get_one_line(call: Callable[[], object], line: str) -> None:
    with pytest.raises(BadInput) as caught:
        call()
    assert line in str(caught.value)
