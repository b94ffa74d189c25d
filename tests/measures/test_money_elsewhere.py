"""Amounts in national currency and international dollars: which way each was found, and that shares still follow."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.core.figure import currency
from fairshare.core.row import NO_FORCES
from fairshare.core.world import World

ALLIES = ["ALB", "BGR", "DEU", "GBR", "LUX", "NOR", "POL", "TUR", "USA"]
YEARS = st.integers(2014, 2024)


def test_nato_s_own_amount_comes_first(june2024: World) -> None:
    """nato-2024-06, Table 1: in the currency NATO prints, lev for Bulgaria though the IMF counts in euro."""
    here = june2024.backfilled()
    row, own = here.row("expenditure_national", 2024), here.row("expenditure_national_current", 2024)
    assert {p: row[p].value for p in row} == {p: own[p].value for p in own}
    assert row["POL"].status == own["POL"].status
    assert (currency(row["POL"]), currency(row["BGR"])) == ("PLN", "BGN")
    assert row.missing == {"ISL": NO_FORCES}


def test_dollars_of_the_year_are_converted_where_no_national_amount_is_held(today: World) -> None:
    """nato-2019-06 is held with current US dollars and without national currency."""
    here = today.as_of(today.source("nato-2019-06").published).backfilled()
    row, usd = here.row("expenditure_national", 2018), here.row("expenditure_usd_current", 2018)
    rate = here.row("weo_gdp_national", 2018)["GBR"].value / here.row("weo_gdp_usd", 2018)["GBR"].value
    assert row["GBR"].value == pytest.approx(usd["GBR"].value * rate)
    assert row["GBR"].status == "backfilled"
    assert currency(row["GBR"]) == "GBP"
    ids = {f.id.measure for f in row["GBR"].trail.inputs if f.id}
    assert "expenditure_usd_current" in ids


def test_the_share_of_the_imf_s_gdp_is_the_last_resort_and_marked(today: World) -> None:
    """nato-2025-08 is held in shares and dollars of 2021 alone."""
    here = today.holding("nato-2025-08")
    row = here.row("expenditure_national", 2025)
    expected = here.row("defence_share", 2025)["POL"].value * here.row("weo_gdp_national", 2025)["POL"].value
    assert row["POL"].value == pytest.approx(expected)
    assert row["POL"].status == "derived_estimate"
    assert row.missing["DEU"] == "left blank by NATO"


def test_without_the_imf_s_edition_it_is_unknown_and_says_so(august2025: World) -> None:
    row = august2025.row("expenditure_national", 2024)
    assert not row
    assert row.missing["POL"] == "first held in imf-weo-2026-04, published 2026-04-14"


@given(
    st.sampled_from(ALLIES), YEARS, st.sampled_from(["wales-2014-2pct", "vilnius-2023-2pct", "wales-2014-equipment"])
)
@settings(max_examples=60, deadline=None)
def test_a_gap_is_what_was_spent_minus_what_was_asked(june2024: World, place: str, year: int, target: str) -> None:
    here = june2024.backfilled().over(frozenset({place}))
    asked = here.target(target)
    if asked.whole == "gdp":
        spent, whole = here.row("expenditure_ppp", year), here.row("weo_gdp_ppp", year)
    else:
        whole = here.row("expenditure_ppp", year)
        spent = whole * here.row("equipment_share", year)
    gap = here.row("gap_ppp", year, target=target)
    expected = spent[place].value - asked.threshold * whole[place].value
    assert gap[place].value == pytest.approx(expected, rel=1e-9, abs=1)


@given(st.sampled_from(ALLIES), st.integers(2014, 2024))
@settings(max_examples=30, deadline=None)
def test_the_gap_in_national_currency_has_the_sign_of_the_gap_in_points(today: World, place: str, year: int) -> None:
    here = today.holding("nato-2025-08").over(frozenset({place}))
    points, money = here.row("gap_points", year)[place], here.row("gap_national", year)[place]
    assert money.value == pytest.approx(points.value * here.row("weo_gdp_national", year)[place].value)


@given(st.sampled_from([*ALLIES, "UKR", "CHN"]), st.integers(2014, 2031))
@settings(max_examples=60, deadline=None)
def test_a_share_of_gdp_times_gdp_is_the_amount(today: World, place: str, year: int) -> None:
    here = today.over(frozenset({place}))
    for what in ("debt", "balance"):
        share = here.row(f"weo_{what}", year)
        for money in ("usd", "national"):
            amount, gdp = here.row(f"{what}_{money}", year), here.row(f"weo_gdp_{money}", year)
            assert amount[place].value == pytest.approx(share[place].value * gdp[place].value)
    people = here.row("weo_population", year)[place].value
    for kind in ("ppp", "usd"):
        head = here.row(f"gdp_per_head_{kind}", year)[place].value
        assert head * people == pytest.approx(here.row(f"weo_gdp_{kind}", year)[place].value)


def test_a_group_s_debt_is_the_sum_and_its_gdp_per_head_a_ratio_of_sums(today: World) -> None:
    b9 = today.figure("debt_usd/B9~2024/2024").value
    members = today.members(2024, "B9")
    assert b9 == pytest.approx(sum(today.over(members).row("debt_usd", 2024)[p].value for p in members))
    head = today.figure("gdp_per_head_ppp/B9/2031")
    assert head.id is not None and head.id.at == "imf-weo-2026-04"
    assert today.figure(str(head.id)).value == head.value


def test_shares_by_three_prices_sum_to_one(june2024: World) -> None:
    for prices in ("current", "constant", "ppp"):
        row = june2024.backfilled().row("share_of_total", 2024, prices=prices)
        assert sum(f.value for f in row.values()) == pytest.approx(1)
