"""The question budget: what it says of one ally and of all, on older days and under scenarios, and what it refuses."""

from datetime import date

import pytest

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Missing, ask
from fairshare.core.world import World
from fairshare.errors import BadInput, NoBoard, UnknownName
from fairshare.ledger.open import scenario


@pytest.fixture(scope="module")
def summer(today: World) -> World:
    """What was known after the IMF's edition of 2026."""
    return today.as_of(date(2026, 8, 4))


def number(answer: Answer, row: str, column: str) -> float:
    found = answer[row, column]
    assert isinstance(found, Figure), found
    return found.value


def text(answer: Answer) -> str:
    return " ".join((answer.headline, *answer.notes))


def test_one_ally_is_told_year_by_year_with_both_sides_in_the_headline(summer: World) -> None:
    answer = ask(summer, "budget", ally="Germany")
    assert [r["year"] for r in answer.rows] == [str(y) for y in range(2025, 2036)]
    debt, without = (100 * number(answer, "2035", f"debt_{k}") for k in ("with", "without"))
    assert debt > without
    assert f"{debt:.1f} % of GDP, not {without:.1f} %" in answer.headline


def test_what_the_model_leaves_out_and_counts_twice_is_said(summer: World) -> None:
    for params in ({"ally": "FRA"}, {}):
        told = text(ask(summer, "budget", **params))
        for words in ("no monetary policy", "no reaction of markets", "counted twice", "Choices: multiplier 0.75"):
            assert words in told, words


def test_every_figure_of_a_row_opens_again(summer: World) -> None:
    rows = ask(summer, "budget", ally="FRA", target="3", by=2032, taxes=50.0, rate="3").rows
    figures = [c for c in rows[4].values() if isinstance(c, Figure) and c.id is not None]
    assert len(figures) >= 12
    for figure in figures:
        assert summer.backfilled().figure(str(figure.id)).value == figure.value


def test_addresses_name_only_what_is_not_usual(summer: World) -> None:
    usual = ask(summer, "budget", ally="FRA", by=2035)["2030", "debt_with"]
    assert isinstance(usual, Figure)
    assert str(usual.id) == "debt_with/FRA/2030@2026-08-04"
    other = ask(summer, "budget", ally="FRA", borrow=25.0, cuts=75.0)["2030", "debt_with"]
    assert isinstance(other, Figure)
    assert str(other.id).endswith(";borrow=25")


def test_taxes_and_cuts_pay_their_parts_of_the_extra(summer: World) -> None:
    answer = ask(summer, "budget", ally="FRA", taxes=50.0, cuts=25.0)
    extra = number(answer, "2035", "extra_defence")
    assert number(answer, "2035", "taxes_raised") == pytest.approx(0.5 * extra)
    assert number(answer, "2035", "other_cut") == pytest.approx(0.25 * extra)
    assert "borrowed 25 % of it, raised taxes for 50 % of it and cut other spending for 25 % of it" in answer.headline


def test_france_was_above_three_per_cent_in_2024_and_norway_is_not_bound(summer: World) -> None:
    assert ask(summer, "budget", ally="FRA", since=2015)["2024", "deficit_over_3pct"] == "both"
    assert ask(summer, "budget", ally="FRA", since=2015)["2018", "deficit_over_3pct"] == "no"
    norway = ask(summer, "budget", ally="NOR")
    assert {r["deficit_over_3pct"] for r in norway.rows} == {"not bound"}
    assert "do not bind Norway" in text(norway)


def test_who_is_told_to_be_above_is_counted_in_the_table(summer: World) -> None:
    """The United Kingdom left the Union: its column says not bound, whatever its deficit."""
    answer = ask(summer, "budget")
    states = [str(r["deficit_over_3pct"]) for r in answer.rows]
    together = answer.extra["together"]
    assert isinstance(together, dict)
    assert states.count("both") + states.count("with") == together["over_with"]
    assert states.count("both") + states.count("without") == together["over_without"]
    assert answer["GBR", "first_over_3pct_with"] == "not bound"
    assert answer["ITA", "first_over_3pct_without"] == "never"


def test_the_first_year_above_is_the_first_of_the_years_of_one_ally(summer: World) -> None:
    every = ask(summer, "budget")
    for place in ("ITA", "HRV", "CZE"):
        rows = ask(summer, "budget", ally=place).rows
        over = [r["year"] for r in rows[1:] if r["deficit_over_3pct"] in ("both", "with")]
        assert every[place, "first_over_3pct_with"] == (over[0] if over else "never")


def test_iceland_stays_and_says_why(summer: World) -> None:
    cell = ask(summer, "budget")["ISL", "debt_with"]
    assert isinstance(cell, Missing)
    assert cell.reason == "no armed forces"
    assert "no armed forces" in ask(summer, "budget", ally="Iceland").headline


def test_a_delay_saves_leaves_less_debt_and_needs_more_growth(summer: World) -> None:
    delay = ask(summer, "budget", ally="FRA", delay=2).extra["delay"]
    assert isinstance(delay, dict)
    assert delay["years"] == 2
    assert delay["extra_spending_delayed"].value < delay["extra_spending_on_time"].value
    assert delay["debt_with"].value < number(ask(summer, "budget", ally="FRA"), "2035", "debt_with")
    assert delay["growth_needed_after_delay"].value > delay["growth_needed_on_time"].value
    assert "of delay" not in text(ask(summer, "budget", ally="FRA", delay=0))


def test_the_path_of_today_lies_between_the_bounds_of_the_literature(summer: World) -> None:
    for row in ask(summer, "budget").rows:
        low, here, high = (row[f"debt_with{k}"] for k in ("_low", "", "_high"))
        if isinstance(here, Figure):
            assert isinstance(low, Figure) and isinstance(high, Figure)
            assert low.value - 1e-12 <= here.value <= high.value + 1e-12


def test_who_is_at_the_level_spends_nothing_extra(summer: World) -> None:
    answer = ask(summer, "budget", ally="POL")
    assert "nothing extra" in answer.headline
    assert number(answer, "2035", "debt_with") == number(answer, "2035", "debt_without")


def test_on_an_older_day_the_pledge_of_the_day_is_the_target(today: World) -> None:
    answer = ask(today.as_of(date(2019, 9, 1)), "budget")
    assert "2 % of GDP by 2024" in answer.headline
    assert "imf-weo-2026-04, published 2026-04-14, answers for 2019-09-01" in text(answer)
    assert answer.extra["target"] == "wales-2014-2pct"


def test_where_there_is_no_board_it_says_so(today: World) -> None:
    with pytest.raises(NoBoard, match="2019-06-25"):
        ask(today.as_of(date(2015, 1, 1)), "budget")


def test_it_goes_on_under_a_scenario(summer: World) -> None:
    left = ask(summer.under(scenario("us-leaves")), "budget")
    assert "USA" not in {r["iso3"] for r in left.rows}
    assert number(left, "FRA", "debt_with") == number(ask(summer, "budget"), "FRA", "debt_with")
    same = ask(summer.under(scenario("baseline")), "budget", ally="FRA")
    assert number(same, "2035", "debt_with") == pytest.approx(
        number(ask(summer, "budget", ally="FRA"), "2035", "debt_with")
    )
    path = ask(summer.under(scenario("hague-linear")), "budget", ally="FRA")
    assert number(path, "2035", "extra_defence") == 0
    assert "the IMF's all the same" in text(path)


@pytest.mark.parametrize("name", ["aid-all-inside", "all-at-2pct", "sweden-from-2014", "as-announced"])
def test_scenarios_that_end_with_the_board_are_carried_on_first(summer: World, name: str) -> None:
    """The baseline fills the years, and the scenario changes what it finds in them."""
    answer = ask(summer.under(scenario(name)), "budget", ally="ITA")
    assert number(answer, "2035", "debt_with") > number(answer, "2035", "debt_without")
    assert number(answer, "2035", "debt_without") == number(ask(summer, "budget", ally="ITA"), "2035", "debt_without")


def test_history_closes_and_its_adjustment_is_told(summer: World) -> None:
    history = ask(summer, "budget", ally="FRA").extra["history"]
    assert isinstance(history, dict)
    assert history["years"] == [1981, 2025]
    assert history["closes_to"] < 1e-12
    assert history["largest_year"] == 2009, "banks were recapitalised and loans given by borrowing"


@pytest.mark.parametrize(
    ("params", "error", "told"),
    [
        ({"taxes": 80.0, "cuts": 30.0}, BadInput, "add up to 100 %"),
        ({"borrow": 50.0}, BadInput, "add up to 100 %"),
        ({"cuts": -5.0}, BadInput, "0 to 100"),
        ({"multiplier": -1.0}, BadInput, "0 to 5"),
        ({"leakage": 101.0}, BadInput, "0 to 100"),
        ({"fades": -1}, BadInput, "never"),
        ({"rate": "low"}, BadInput, "implied"),
        ({"delay": 11}, BadInput, "0 to 10"),
        ({"by": 2025}, BadInput, "2026"),
        ({"target": "30"}, BadInput, "up to 20"),
        ({"target": "hague-2025-related"}, BadInput, "share of GDP"),
        ({"target": "wales"}, UnknownName, "wales-2014-2pct"),
        ({"ally": "Ireland"}, BadInput, "no member of NATO"),
        ({"ally": "FRA", "since": 1950}, BadInput, "1981"),
        ({"since": 2015}, BadInput, "one ally"),
        ({"ally": "FRA", "group": "B9"}, BadInput, "B9"),
        ({"group": "Atlantis"}, UnknownName, "EUR_CAN"),
    ],
)
def test_what_cannot_be_used_is_named(
    summer: World, params: dict[str, object], error: type[BadInput], told: str
) -> None:
    with pytest.raises(error, match=told):
        ask(summer, "budget", **params)


def test_a_group_with_others_than_allies_lists_its_allies(summer: World) -> None:
    answer = ask(summer, "budget", group="EU")
    assert len(answer.rows) == 23
    assert "budget BEL" in answer.next
    assert not any(r["iso3"] == "AUT" for r in answer.rows)


def test_budgets_where_other_spending_is_counted(summer: World) -> None:
    """Who counts no personnel has further to go to 3.5 %."""
    less, all_of_it = (ask(w, "budget") for w in (summer.under(scenario("without-personnel")), summer))
    assert number(less, "ITA", "extra_defence") > number(all_of_it, "ITA", "extra_defence") + 0.005
