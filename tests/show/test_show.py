"""Figures as people read them, and the forms an Answer takes."""

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.figure import Figure
from fairshare.core.measure import Measure
from fairshare.core.question import Answer, Column, Missing
from fairshare.core.unit import Unit
from fairshare.core.world import World
from fairshare.questions.score import score
from fairshare.show.bars import bar, sparkline
from fairshare.show.emit import emit
from fairshare.show.figures import number, shown_unit, shown_value
from fairshare.show.plain_text import common_reason
from fairshare.show.tables import as_csv, as_markdown
from fairshare.show.tree import why


def test_ratios_are_shown_in_percent_and_only_here(june2024: World) -> None:
    """Poland 2024e: 4.12 % of GDP (Table 3)."""
    figure, measure = june2024.row("defence_share", 2024)["POL"], june2024.measure("defence_share")
    assert figure.value == pytest.approx(0.0412, abs=5e-5)
    assert shown_value(figure, measure) == pytest.approx(4.12, abs=5e-3)
    assert shown_unit(figure, measure) == "% of GDP"
    assert number(figure, measure) == "4.12e"


@pytest.mark.parametrize(
    ("measure", "place", "unit"),
    [
        ("expenditure_national", "BGR", "million EUR, current prices"),
        ("gap_national", "TUR", "million TRY, current prices"),
        ("debt_national", "NOR", "million NOK, current prices"),
        ("weo_gdp_national", "CZE", "billion CZK, current prices"),
        ("gap_ppp", "POL", "million international $, current prices"),
        ("common_funding_eur", "POL", "million EUR, current prices"),
        ("ukraine_aid_share", "GBR", "% of GDP"),
        ("cumulative_gap", "POL", "million US$, 2021 prices"),
        ("growth_needed", "POL", "% a year"),
    ],
)
def test_currencies_are_those_of_the_cells_an_amount_was_made_of(
    today: World, measure: str, place: str, unit: str
) -> None:
    """nato-2025-08 is held without national currency: the IMF's tables say which it is."""
    figure = today.holding("nato-2025-08").row(measure, 2024)[place]
    assert shown_unit(figure, today.measure(measure)) == unit


@pytest.mark.parametrize(
    ("measure", "place", "unit"),
    [
        ("gap_national", "BGR", "million BGN, current prices"),
        ("expenditure_usd_current", "POL", "million US$, current prices"),
        ("expenditure_usd_constant", "POL", "million US$, 2015 prices"),
        ("expenditure_national_current", "POL", "million PLN, current prices"),
        ("expenditure_national_constant", "BGR", "million BGN, 2015 prices"),
        ("expenditure_per_head", "POL", "US$ per head, 2015 prices"),
        ("personnel", "POL", "thousand"),
        ("gap_points", "POL", "percentage points"),
        ("gap_national", "POL", "million PLN, current prices"),
        ("personnel_per_1000", "POL", "per 1,000 people"),
        ("equipment_share", "POL", "% of defence expenditure"),
    ],
)
def test_units_name_prices_and_currency(june2024: World, measure: str, place: str, unit: str) -> None:
    assert shown_unit(june2024.row(measure, 2024)[place], june2024.measure(measure)) == unit


def test_us_dollars_are_emitted_in_millions(june2024: World) -> None:
    """United States 2024e: 967 707 million (Table 2, first block)."""
    answer = score(june2024, year=2024)
    row = next(r for r in emit(answer, {})["rows"] if r["iso3"] == "USA")
    assert row["expenditure_usd"]["value"] == 967_707
    assert row["expenditure_usd"]["unit"] == "million US$, current prices"
    assert row["expenditure_usd"]["status"] == "estimate"
    assert row["defence_share"]["release"] == "nato-2024-06"
    assert row["defence_share"]["shown"] == "3.38"


def test_missing_is_null_with_a_reason_never_zero(june2024: World) -> None:
    answer = score(june2024, year=2024)
    row = next(r for r in emit(answer, {})["rows"] if r["iso3"] == "ISL")
    assert row["defence_share"] == {"value": None, "reason": "no armed forces"}
    line = next(r for r in csv.DictReader(as_csv(answer, {}).splitlines()) if r["iso3"] == "ISL")
    assert (line["defence_share"], line["defence_share_reason"]) == ("", "no armed forces")


@given(st.floats(0, 100), st.floats(0.1, 100), st.integers(1, 40), st.none() | st.floats(0, 100))
def test_a_bar_has_its_width_and_never_overstates(value: float, full: float, width: int, level: float | None) -> None:
    drawn = bar(value, full, width, level)
    assert len(drawn) == width
    assert drawn.count("█") <= min(value, full) / full * width + 1e-9


@given(st.lists(st.none() | st.floats(0, 1e6), max_size=40))
def test_a_sparkline_has_one_mark_per_year(values: list[float | None]) -> None:
    drawn = sparkline(values)
    assert len(drawn) in (0, len(values))
    if drawn:
        assert all((mark == " ") == (value is None) for mark, value in zip(drawn, values, strict=True))


def test_a_column_that_is_empty_says_why() -> None:
    rows = ({"x": Missing("not published")}, {"x": Missing("not published")})
    assert common_reason(rows, Column("x", "X", "figure")) == "not published"
    assert common_reason(({"x": "unknown"}, {"x": "not_bound"}), Column("x", "X", "state"))
    assert common_reason(({"x": "unknown"}, {"x": "met"}), Column("x", "X", "state")) is None


def test_markdown_escapes_what_would_break_the_table() -> None:
    answer = Answer("A | b.", (Column("x", "X"),), ({"x": "a|b\nc"},), ("n",))
    assert "a\\|b c" in as_markdown(answer)


def test_json_never_holds_what_json_cannot(june2024: World) -> None:
    answer = score(june2024, year=2024)
    json.dumps(emit(answer, {}), allow_nan=False)


def test_why_opens_down_to_the_cell(june2024: World) -> None:
    answer = score(june2024, year=2024)
    figure = answer["DEU", "gap_usd"]
    assert isinstance(figure, Figure)
    text = why(figure)
    assert "TABLE3!N21" in text
    assert "TABLE5!N21" in text
    assert "target wales-2014-2pct" in text


def test_signs_are_typographic_and_growth_is_signed() -> None:
    growth = Measure("real_growth", "", "1", "%", 100, 1, "", "", "", -1, 1, signed=True)
    assert number(Figure.chosen("x", -0.05), growth) == "−5.0"
    assert number(Figure.chosen("x", 0.05), growth) == "+5.0"
    assert number(Figure.chosen("x", 1234567.0, Unit.of("USD@2015")), None) == "1,234,567.000"
