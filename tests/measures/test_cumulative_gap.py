"""Spending above or below a level, added up: additive over years, linear in the level, from accession on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.core.figure import Cell, currency
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
        ({"prices": "1900"}, "prices '1900'"),
        ({"prices": "20x4"}, "prices '20x4'"),
    ],
)
def test_bad_choices_are_named(june2024: World, choices: dict[str, str], names: str) -> None:
    with pytest.raises(BadInput, match=names):
        june2024.row("cumulative_gap", 2024, **choices)


@given(st.sampled_from(ALLIES), st.integers(2014, 2024), st.sampled_from(["0", "2", "3.5"]))
def test_other_prices_are_constant_ones_times_what_the_release_says_of_gdp(
    june2024: World, place: str, base: int, level: str
) -> None:
    """Tables 5: one factor for an ally, so that what is below stays below."""
    constant = june2024.row("cumulative_gap", 2024, level=level)[place]
    other = june2024.row("cumulative_gap", 2024, level=level, prices=str(base))[place]
    factor = june2024.row("gdp_usd_current", base)[place].value / june2024.row("gdp_usd_constant", base)[place].value
    assert other.value == pytest.approx(constant.value * factor)
    assert str(other.unit) == f"USD@{base}"


def test_at_the_prices_of_the_base_year_it_is_the_constant_one(june2024: World) -> None:
    """nato-2024-06 holds constant prices of 2015, so its two tables of GDP agree in that year."""
    constant, base = (june2024.row("cumulative_gap", 2024, prices=p) for p in ("constant", "2015"))
    for place in base:
        assert base[place].value == pytest.approx(constant[place].value, rel=1e-6)


def test_a_year_s_prices_of_which_the_release_says_nothing_are_unknown(june2024: World, august2025: World) -> None:
    assert "table 5" in august2025.row("cumulative_gap", 2024, prices="2024").missing["POL"]
    assert "the release has no prices of 1999" in june2024.row("cumulative_gap", 2024, prices="1999").missing["POL"]


def test_one_year_in_national_currency_is_that_year_s_gap_at_nato_s_rate(june2024: World) -> None:
    """nato-2024-06, Germany 2024e: 90,585.8 million EUR are 97,685.6 million US$ (Tables 1 and 2)."""
    usd = june2024.row("cumulative_gap", 2024, since="2024", prices="current")["DEU"].value
    own = june2024.row("cumulative_gap_national", 2024, since="2024")["DEU"]
    assert own.value == pytest.approx(usd * 90585.8471 / 97685.59008395218)
    assert currency(own) == "EUR"


def test_in_international_dollars_it_is_share_less_level_times_the_imf_s_gdp(today: World) -> None:
    here = today.holding("nato-2024-06")
    found = here.row("cumulative_gap_ppp", 2023, since="2022")["ITA"]
    expected = sum(
        (here.row("defence_share", y)["ITA"].value - 0.02) * here.row("weo_gdp_ppp", y)["ITA"].value
        for y in (2022, 2023)
    )
    assert found.value == pytest.approx(expected)
    assert str(found.unit) == "INTL@current"


@given(st.sampled_from(ALLIES), st.sampled_from(["constant", "current", "national", "2020"]))
def test_over_one_year_s_gdp_it_is_the_same_sum(june2024: World, place: str, prices: str) -> None:
    """A sum of one year over that year's GDP is the share of the same tables less the level, in any currency."""
    one = june2024.row("cumulative_gap_gdp", 2024, since="2024", prices=prices)[place].value
    basis = "constant" if prices in ("constant", "2020") else "current"
    spent, gdp = (june2024.row(f"{m}_usd_{basis}", 2024)[place].value for m in ("expenditure", "gdp"))
    assert one == pytest.approx(spent / gdp - 0.02)
