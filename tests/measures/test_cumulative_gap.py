"""Spending above or below a level, added up: additive over years, linear in the level, from accession on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.core.figure import Cell
from fairshare.core.row import NO_FORCES
from fairshare.core.world import World
from fairshare.errors import BadInput

ALLIES = ["BEL", "DEU", "FRA", "GBR", "GRC", "LUX", "POL", "TUR", "USA"]


@given(st.sampled_from(ALLIES), st.integers(2014, 2022), st.integers(1, 5), st.sampled_from(["constant", "current"]))
@settings(max_examples=40, deadline=None)
def test_two_spells_add_up_to_the_whole(june2024: World, place: str, since: int, first: int, prices: str) -> None:
    here = june2024.over(frozenset({place}))
    middle = min(since + first, 2023)
    whole = here.row("cumulative_gap", 2024, since=str(since), prices=prices)[place]
    early = here.row("cumulative_gap", middle, since=str(since), prices=prices)[place]
    late = here.row("cumulative_gap", 2024, since=str(middle + 1), prices=prices)[place]
    assert (early + late).value == pytest.approx(whole.value)


@given(st.sampled_from(ALLIES), st.floats(0, 5).map(lambda x: round(x, 2)))
@settings(max_examples=30, deadline=None)
def test_the_sum_falls_with_the_level_by_its_part_of_gdp(june2024: World, place: str, level: float) -> None:
    here = june2024.over(frozenset({place}))
    spent = here.row("cumulative_gap", 2024, level="0")[place].value
    gdp = sum(here.row("gdp_usd_constant", y)[place].value for y in range(2014, 2025))
    found = here.row("cumulative_gap", 2024, level=f"{level:g}")[place].value
    assert found == pytest.approx(spent - level / 100 * gdp, abs=1)


def test_one_year_is_that_year_s_gap(june2024: World) -> None:
    """Table 3 and Table 5 at current prices, against shares recomputed from the same tables."""
    one = june2024.row("cumulative_gap", 2024, since="2024", prices="current")
    spent, gdp = june2024.row("expenditure_usd_current", 2024), june2024.row("gdp_usd_current", 2024)
    assert one["DEU"].value == pytest.approx(spent["DEU"].value - 0.02 * gdp["DEU"].value)


def test_who_joined_later_counts_from_accession_and_says_so(june2024: World) -> None:
    """Finland joined in 2023, Montenegro in 2017 (accession dates of NATO)."""
    row = june2024.row("cumulative_gap", 2024)
    for place, year in (("FIN", 2023), ("MNE", 2017)):
        assert row[place].trail.op == f"Σ {year}-2024, from accession"
        assert {x.fact.year for x in row[place].trail.leaves() if isinstance(x, Cell)} == set(range(year, 2025))
    assert row["POL"].trail.op == "Σ 2014-2024"
    assert row.missing == {"ISL": NO_FORCES}


def test_a_missing_year_makes_the_sum_unknown(august2025: World, june2024: World) -> None:
    assert august2025.row("cumulative_gap", 2025).missing["DEU"].startswith("2025: ")
    assert "DEU" in august2025.row("cumulative_gap", 2024)
    reason = june2024.row("cumulative_gap", 2024, since="2010").missing["POL"]
    assert reason == "2010: the release does not cover that year"
    assert "FIN" in june2024.row("cumulative_gap", 2024, since="2010")


def test_a_group_s_sum_is_that_of_its_members(june2024: World) -> None:
    members = june2024.members(2024, "EUR_CAN")
    row = june2024.row("cumulative_gap", 2024)
    expected = sum(row[p].value for p in members if p in row)
    assert june2024.figure("cumulative_gap/EUR_CAN/2024").value == pytest.approx(expected)


@pytest.mark.parametrize(
    ("choices", "names"),
    [
        ({"since": "1900"}, "since '1900'"),
        ({"since": "next"}, "since 'next'"),
        ({"level": "two"}, "level 'two'"),
        ({"level": "nan"}, "level 'nan'"),
        ({"level": "-1"}, "level '-1'"),
        ({"prices": "ppp"}, "prices 'ppp'"),
    ],
)
def test_bad_choices_are_named(june2024: World, choices: dict[str, str], names: str) -> None:
    with pytest.raises(BadInput, match=names):
        june2024.row("cumulative_gap", 2024, **choices)
