"""Sums above and below a level: in any prices, from accession, of one release, and no debts."""

import pytest

from fairshare.core.figure import Figure
from fairshare.core.question import Missing, ask
from fairshare.core.world import World
from fairshare.ledger.open import scenario


@pytest.mark.parametrize(
    ("prices", "words"),
    [
        ("constant", "at 2015 prices together"),
        ("2020", "at 2020 prices together"),
        ("current", "at current prices together"),
        ("ppp", "international $"),
    ],
)
def test_the_headline_names_the_prices_of_its_sum(june2024: World, prices: str, words: str) -> None:
    answer = ask(june2024, "cumulative", prices=prices, year=2024)
    assert words in answer.headline and "2024e" in answer.headline
    below = [g.value for r in answer.rows if isinstance(g := r["gap"], Figure) and g.value < 0]
    assert f"{len(below)} of 31 allies" in answer.headline
    assert f"{-sum(below) / 1e9:,.0f} bn" in answer.headline


def test_national_currencies_are_not_added_up(june2024: World) -> None:
    answer = ask(june2024, "cumulative", prices="national", year=2024)
    assert " bn" not in answer.headline
    assert any("cannot be added up" in n for n in answer.notes)
    assert {r["iso3"]: r["currency"] for r in answer.rows}["POL"] == "PLN"


def test_small_allies_are_seen_in_per_cent_of_a_year_s_gdp(june2024: World) -> None:
    answer = ask(june2024, "cumulative", year=2024)
    for row in answer.rows:
        gap, part = row["gap"], row["gap_gdp"]
        if isinstance(gap, Figure):
            gdp = june2024.row("gdp_usd_constant", 2024)[str(row["iso3"])].value
            assert isinstance(part, Figure) and part.value == pytest.approx(gap.value / gdp)
    assert "USA" in {r["iso3"] for r in answer.rows}


def test_years_a_release_does_not_hold_are_not_taken_from_another(june2024: World) -> None:
    answer = ask(june2024, "cumulative", since=2005, year=2024)
    rows = {r["iso3"]: r for r in answer.rows}
    assert isinstance(rows["POL"]["gap"], Missing) and isinstance(rows["FIN"]["gap"], Figure)
    assert any("One release answers for all years, nato-2024-06 for 2014 to 2024" in n for n in answer.notes)


def test_where_the_release_lacks_the_prices_another_is_offered_that_has_them(today: World) -> None:
    """nato-2025-08 is held without its tables at current prices; the one of 2024 has them."""
    answer = ask(today, "cumulative", prices="2022", year=2023)
    assert "unknown" in answer.headline
    assert "--release nato-2024-06" in answer.next
    there = today.pinned("nato-2024-06")
    assert ask(there, "cumulative", prices="2022", year=2023).rows[0]["gap"].__class__ is Figure


def test_who_joins_by_a_scenario_is_counted_from_then(june2024: World) -> None:
    """Sweden joined on 7 March 2024; with it in from 2014 its sum holds eleven years."""
    usual, other = (
        {r["iso3"]: r for r in ask(w, "cumulative", year=2024).rows}["SWE"]
        for w in (june2024, june2024.under(scenario("sweden-from-2014")))
    )
    assert (usual["from"], other["from"]) == (2024, 2014)
    gap = other["gap"]
    assert isinstance(gap, Figure) and gap.trail.op == "Σ 2014-2024"


def test_no_debt_is_spoken_of(june2024: World) -> None:
    told = " ".join([a.headline + " ".join(a.notes) for a in (ask(june2024, "cumulative"),)])
    assert "No treaty creates a debt" in told
    assert not {"owes", "owed", "arrears"} & set(told.lower().replace(",", " ").split())


def test_the_headline_rounds_as_the_table_does(august2025: World) -> None:
    """Spain's sum is 9.46 % of a year's GDP: 9 above a table that says 9.5 would be two figures."""
    answer = ask(august2025, "cumulative", year=2023)
    gap = answer["ESP", "gap_gdp"]
    assert isinstance(gap, Figure) and round(gap.value * 100, 1) == -9.5
    assert "Spain (−9.5 %)" in answer.headline
