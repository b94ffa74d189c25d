"""Rank and concordance tests on NATO's release of June 2019 (PR/CP(2019)069), 2012 to 2015, as R 4.2.2 computes them.

All 28 countries of the release that have armed forces, so the members of 2019 in every year; real GDP in 2015 prices;
the benefit is the mean of the shares of GDP and population. R's p of Spearman is an Edgeworth series, ours Student's t.
"""

import pytest

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, ask
from fairshare.core.world import World

#: Year: rho and its p, tau and its p, the largest payer's share of the burden.
BY_R = {
    2012: (0.2397, 0.2183, 0.1905, 0.1621, 0.7432),
    2013: (0.2463, 0.2056, 0.1852, 0.1744, 0.7338),
    2014: (0.2277, 0.2428, 0.1693, 0.2154, 0.7251),
    2015: (0.1932, 0.3231, 0.1270, 0.3564, 0.7162),
}


@pytest.fixture(scope="module")
def answer(june2019: World) -> Answer:
    return ask(june2019, "theory", since=2012, year=2015, members=2019, sides="two", proxies="two")


def value(answer: Answer, year: int, column: str) -> float:
    row = next(r for r in answer.rows if r["year"] == year)
    found = row[column]
    assert isinstance(found, Figure)
    return found.value


@pytest.mark.parametrize("year", BY_R)
def test_ranks_of_size_and_burden(answer: Answer, year: int) -> None:
    rho, rho_p, tau, tau_p, _ = BY_R[year]
    assert value(answer, year, "rho") == pytest.approx(rho, abs=5e-5)
    assert value(answer, year, "rho_p") == pytest.approx(rho_p, abs=2e-3)
    assert value(answer, year, "tau") == pytest.approx(tau, abs=5e-5)
    assert value(answer, year, "tau_p") == pytest.approx(tau_p, abs=5e-5)


@pytest.mark.parametrize("year", BY_R)
def test_shares_of_burden_and_benefit(answer: Answer, year: int) -> None:
    """V = 28 in every year: one ally alone is above its benefit, and by most, so its rank is 28."""
    row = next(r for r in answer.rows if r["year"] == year)
    assert value(answer, year, "rank_sum") == 28
    assert value(answer, year, "rank_p") == pytest.approx(1.1049211e-05, rel=1e-6)
    assert value(answer, year, "largest_share") == pytest.approx(BY_R[year][4], abs=5e-5)
    assert (row["n"], row["above"], row["largest"]) == (28, 1, "United States")
    assert row["method"] == "spearman approximate, kendall exact, wilcoxon exact"


def test_the_headline_counts_no_year_and_the_notes_say_what_the_share_test_is_worth(answer: Answer) -> None:
    assert "in 0 of 4 years" in answer.headline and "differ in 4 of 4" in answer.headline
    assert any("degenerates" in note and "here 1 member did" in note for note in answer.notes)


def test_who_is_counted_matters(june2019: World) -> None:
    """Montenegro joined in 2017: without it, and so by the members of the year, rho of 2012 is a third higher."""
    own = ask(june2019, "theory", since=2012, year=2012)
    assert own.rows[0]["n"] == 27
    assert value(own, 2012, "rho") > 0.3
