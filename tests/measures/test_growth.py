"""Growth needed and achieved: both are the rate that, compounded, leads from one amount to the other."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.ledger.open import scenario

ALLIES = ["BGR", "CAN", "ESP", "FIN", "GBR", "GRC", "LVA", "POL", "USA"]


@given(st.sampled_from(ALLIES), st.integers(2020, 2024))
@settings(max_examples=40, deadline=None)
def test_growing_at_the_rate_needed_ends_at_the_threshold(today: World, place: str, year: int) -> None:
    """GDP grows as projected to 2031 and at the rate of 2031 from then to 2035."""
    here = today.over(frozenset({place}))
    rate = here.row("growth_needed", year)[place].value
    share = here.row("defence_share", year)[place].value
    for later in range(year + 1, 2036):
        share *= (1 + rate) / (1 + here.row("weo_growth", min(later, 2031))[place].value)
    assert share == pytest.approx(0.035)


@given(st.sampled_from(ALLIES), st.integers(2017, 2024), st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_growth_achieved_compounds_to_the_growth_of_the_amount(june2024: World, place: str, year: int, n: int) -> None:
    here = june2024.over(frozenset({place}))
    if year - n < 2014:
        n = year - 2014
    rate = here.row("growth_achieved", year, years=str(n))[place].value
    spent = {y: here.row("expenditure_usd_constant", y)[place].value for y in (year, year - n)}
    assert spent[year - n] * (1 + rate) ** n == pytest.approx(spent[year])


def test_one_year_s_growth_is_the_published_one(june2024: World) -> None:
    """nato-2024-06, Table 2, real change: Europe and others, to the digits printed."""
    once, printed = june2024.row("growth_achieved", 2022, years="1"), june2024.row("real_growth", 2022)
    for place in ("DEU", "FRA", "POL", "USA"):
        assert once[place].value == pytest.approx(printed[place].value, abs=5e-4)


def test_who_is_above_may_spend_less(june2024: World) -> None:
    """The United States spent 3.6 % of GDP in 2020, and the 2 % guideline was due in 2024."""
    row = june2024.backfilled().row("growth_needed", 2020, target="wales-2014-2pct")
    assert row["USA"].value < 0 < row["ESP"].value


@pytest.mark.parametrize(
    ("year", "target", "why"),
    [
        (2024, "wales-2014-2pct", "was due in 2024"),
        (2024, "vilnius-2023-2pct", "no due year"),
        (2020, "wales-2014-equipment", "not a share of GDP"),
    ],
)
def test_where_no_growth_leads_to_a_target_it_says_why(today: World, year: int, target: str, why: str) -> None:
    row = today.row("growth_needed", year, target=target)
    assert not row
    assert why in row.missing["POL"]


def test_a_target_of_a_later_day_is_unknown(june2024: World) -> None:
    assert "was agreed on 2025-06-25" in june2024.backfilled().row("growth_needed", 2024).missing["POL"]


def test_an_assumption_stands_in_the_trail(today: World) -> None:
    step = today.row("growth_needed", 2024)["DEU"]
    ops = []
    while step.trail.inputs:
        ops.append(step.trail.op)
        step = step.trail.inputs[0]
    assert "Π of 1 + growth, 2025-2031, and that of 2031 until 2035" in ops


def test_nothing_spent_is_no_division_error(today: World, tmp_path: Path) -> None:
    """A scenario may set an ally's spending to nothing."""
    path = tmp_path / "nothing.toml"
    path.write_text('label = "n"\n[[change]]\nlever = "spend"\nlevel = 0.0\nhow = "exactly"\nplaces = ["POL"]\n')
    row = today.under(scenario(str(path))).row("growth_needed", 2024)
    assert row.missing["POL"] == "division by zero"


@pytest.mark.parametrize("years", ["0", "-1", "two", "99", "1.5"])
def test_bad_years_are_named(june2024: World, years: str) -> None:
    with pytest.raises(BadInput, match=r"years .* from 1 to 50"):
        june2024.row("growth_achieved", 2024, years=years)


def test_a_release_that_does_not_reach_back_says_so(june2024: World) -> None:
    row = june2024.row("growth_achieved", 2018, years="5")
    assert set(row.missing.values()) == {"nato-2024-06 does not cover 2013"}
