"""The rank tests of the field: counts that are those of the table, what differs by source, what is unknown and why."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Missing, ask
from fairshare.core.world import World
from fairshare.errors import NoBoard
from fairshare.ledger.open import scenario
from fairshare.show.figures import number
from tests.rules.imagined import YEAR, imagined

ALLIES = ("BEL", "DEU", "FRA", "POL", "TUR", "USA")


def known(answer: Answer, column: str, source: str = "nato") -> dict[int, float]:
    cells = {int(str(r["year"])): r[column] for r in answer.rows if r["source"] == source}
    return {year: cell.value for year, cell in cells.items() if isinstance(cell, Figure)}


def record(answer: Answer, source: str) -> Mapping[str, Any]:
    told = answer.extra["sources"]
    assert isinstance(told, tuple)
    return next(r for r in told if r["source"] == source)


def test_the_headline_counts_the_rows(today: World) -> None:
    answer = ask(today, "theory", since=2010, year=2024, source="cow-pwt", level=10.0)
    p, rho = known(answer, "rho_p", "cow-pwt"), known(answer, "rho", "cow-pwt")
    hits = sum(p[y] < 0.1 and rho[y] > 0 for y in p)
    apart = known(answer, "rank_p", "cow-pwt")
    assert f"in {hits} of {len(p)} years with figures (Spearman, 10 %, one-sided)" in answer.headline
    assert f"differ in {sum(v < 0.1 for v in apart.values())} of {len(apart)}" in answer.headline
    assert record(answer, "cow-pwt")["larger_bear_more"] == hits


def test_sources_that_answer_otherwise_are_named_and_counted_year_by_year(today: World) -> None:
    answer = ask(today, "theory", since=2012, year=2019, source="nato,cow-pwt")
    one, other = ({y: p < 0.05 for y, p in known(answer, "rho_p", source).items()} for source in ("nato", "cow-pwt"))
    differs = sum(one[y] != other[y] for y in one.keys() & other.keys())
    assert differs and record(answer, "cow-pwt")["differs"] == differs
    assert "cow-pwt" in answer.headline.partition("otherwise")[2]
    assert any(note.startswith("cow-pwt: ") and "exchange rates" in note for note in answer.notes)


def test_every_year_of_a_long_range_is_a_row_known_or_with_its_reason(today: World) -> None:
    answer = ask(today, "theory", since=1949, year=2025, source="cow-pwt")
    assert [r["year"] for r in answer.rows] == list(range(1949, 2026))
    for row in answer.rows:
        cell = row["rho"]
        assert isinstance(cell, Figure) or (isinstance(cell, Missing) and cell.reason)
    assert {1950, 1964, 1989, 2019} <= known(answer, "rho", "cow-pwt").keys()
    assert {1949, 2014, 2020} & known(answer, "rho", "cow-pwt").keys() == set()
    assert any("Unknown by cow-pwt in 2014: LVA missing" in note for note in answer.notes)


def test_without_the_largest_is_the_test_of_the_others(today: World) -> None:
    """By the figures the largest payer of 2023 is the United States, so the others are Europe and Canada."""
    answer = ask(today, "theory", since=2023, year=2023, without_largest=True)
    assert known(answer, "rho")[2023] == today.figure("size_burden_correlation/EUR_CAN/2023").value
    assert known(answer, "rank_p_rest")[2023] == today.figure("burden_benefit_chance/EUR_CAN/2023").value
    left = ask(today.under(scenario("us-leaves")), "theory", since=2023, year=2023)
    assert left.rows[0]["largest"] not in ("United States", "")


def test_the_warning_is_given_where_one_bears_more_than_half_and_nowhere_else(today: World) -> None:
    assert any("degenerates" in n for n in ask(today, "theory").notes)
    assert not any("degenerates" in n for n in ask(today, "theory", group="EUR_CAN").notes)


def test_a_fixed_membership_is_the_same_in_every_year(today: World) -> None:
    answer = ask(today, "theory", since=1995, year=2005, source="cow", members=1982)
    assert {r["n"] for r in answer.rows} == {15}
    assert "Members of NATO of 1982 in every year" in answer.under
    grown = ask(today, "theory", since=1995, year=2005, source="cow")
    assert [r["n"] for r in grown.rows] == [15] * 4 + [18] * 5 + [25] * 2


def test_figures_open_again_as_they_stand_in_the_table(today: World) -> None:
    answer = ask(today, "theory", since=2022, year=2023, source="all")
    figures = [c for r in answer.rows for c in r.values() if isinstance(c, Figure)]
    assert len(figures) > 60
    for figure in figures:
        assert figure.id is not None
        assert ask(today, "why", figure=str(figure.id)).tree.figure.value == figure.value  # type: ignore[union-attr]


def test_before_a_day_with_a_board_the_default_year_is_unknown_and_other_sources_answer(today: World) -> None:
    then = today.as_of(today.asof.replace(year=2015, month=1, day=1))
    with pytest.raises(NoBoard, match="nato-2019-06"):
        ask(then, "theory")
    answer = ask(then, "theory", since=1990, year=1995, source="cow")
    assert len(known(answer, "rho", "cow")) == 6
    assert "As of 2015-01-01" in answer.under
    assert any("published 2026" in n and "answers for 2015-01-01" in n for n in answer.notes)


def test_a_small_chance_is_shown_as_less_than_a_thousandth(today: World) -> None:
    measure = today.measure("burden_benefit_chance")
    figure = today.figure("burden_benefit_chance/NATO/2016")
    assert 0 < figure.value < 0.0005
    assert number(figure, measure, marked=False) == "< 0.001"
    assert json.loads(json.dumps(figure.value)) == figure.value


def test_all_bearing_the_same_is_no_order(today: World) -> None:
    """With 3.5 % as the least, everybody stands at it in 2023."""
    answer = ask(today.under(scenario("all-at-3-5pct")), "theory", since=2023, year=2023)
    cell = answer.rows[0]["rho"]
    assert isinstance(cell, Missing) and "no order to compare" in cell.reason


AMOUNT = st.integers(1, 1_000_000).map(float)


@st.composite
def ledgers(draw: st.DrawFn) -> dict[str, dict[str, float]]:
    columns = {}
    for measure in ("weo_gdp_usd", "cow_military_expenditure", "weo_population"):
        columns[measure] = dict(zip(ALLIES, draw(st.lists(AMOUNT, min_size=6, max_size=6, unique=True)), strict=True))
    return columns


@settings(max_examples=25)
@given(figures=ledgers(), rate=st.floats(0.01, 100))
def test_no_currency_decides(today: World, figures: dict[str, dict[str, float]], rate: float) -> None:
    money = ("weo_gdp_usd", "cow_military_expenditure")
    other = {m: {p: v * rate for p, v in row.items()} if m in money else row for m, row in figures.items()}
    one, two = (results(today, f) for f in (figures, other))
    assert one == pytest.approx(two)


@settings(max_examples=25)
@given(figures=ledgers(), order=st.permutations(ALLIES))
def test_no_name_decides(today: World, figures: dict[str, dict[str, float]], order: list[str]) -> None:
    swapped = {m: {new: row[old] for old, new in zip(ALLIES, order, strict=True)} for m, row in figures.items()}
    one, two = (results(today, f) for f in (figures, swapped))
    assert one == pytest.approx(two)


def results(today: World, figures: dict[str, dict[str, float]]) -> dict[str, float]:
    there = imagined(today, figures, frozenset(ALLIES))
    row = ask(there, "theory", since=YEAR, year=YEAR, source="cow", proxies="two").rows[0]
    return {id: cell.value for id, cell in row.items() if isinstance(cell, Figure)}


def test_why_other_sources_are_silent_is_told_when_they_are_asked(today: World) -> None:
    """Four lines on sources nobody asked for stood between the finding and what weakens it."""
    beside, asked = (
        [n for n in ask(today, "theory", since=2022, year=2023, source=s).notes if n.startswith("None of these")]
        for s in ("nato", "sipri")
    )
    assert len(beside) == 1 and "sipri" in beside[0] and "no release of SIPRI is held" not in beside[0]
    assert "no release of SIPRI is held" in asked[0] and len(asked) == 2
