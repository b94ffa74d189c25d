"""Changes: real growth of Europe and Canada in 2024e was 18.0 % as published and 14.5 % like for like."""

from datetime import date

import pytest

from tests.claims.conftest import VerdictOf

DAY = date(2025, 3, 12)


def test_growth_as_published_and_like_for_like(verdict_of: VerdictOf) -> None:
    verdict = verdict_of("change", "Europe and Canada increased defence spending by 18 percent in 2024.", DAY)
    assert verdict is not None and verdict.label == "supported_with_caveat"
    seen = {r.definition: r for r in reversed(verdict.readings) if r.release == "nato-2024-06"}
    assert seen["Europe and Canada’s real change of spending on the year before, as published"].outcome == "holds"
    like = seen["Europe and Canada’s spending at constant prices, like for like at the membership of 2023"]
    assert like.outcome == "fails" and like.found.startswith("rose by 14.5 %") and not like.main


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Europe and Canada increased defence spending by 9.3 percent in 2023.", "supported_with_caveat"),
        ("Europe and Canada cut defence spending by 9.3 percent in 2023.", "refuted"),
        ("Poland's defence spending rose in 2023.", "supported"),
        ("Poland's defence spending fell in 2023.", "refuted"),
        ("Poland's defence spending did not fall in 2023.", "supported"),
        ("Defence spending by Europe and Canada has gone up every year since 2015.", "supported"),
        ("Defence spending by Europe and Canada has gone down every year since 2015.", "refuted"),
        ("Poland doubled its defence spending between 2020 and 2024.", "depends_on_definition"),
        ("Italy doubled its defence spending between 2020 and 2024.", "refuted"),
    ],
)
def test_known_and_mirrored_changes(verdict_of: VerdictOf, text: str, label: str) -> None:
    verdict = verdict_of("change", text, DAY)
    assert verdict is not None and verdict.label == label, verdict and verdict.explanation


def test_more_money_is_a_year_or_added_up_and_of_some_years_prices(verdict_of: VerdictOf) -> None:
    """E+C 289.3 bn in 2014 and 506.7 bn in 2024e at current prices: 217.4 bn a year more."""
    text = "Europe and Canada have added more than 700 billion dollars in defence spending since 2014."
    verdict = verdict_of("change", text, DAY)
    assert verdict is not None and verdict.label == "depends_on_definition"
    assert any("rose by US$ 217.4 bn from 2014" in r.found for r in verdict.readings)
    assert {r.outcome for r in verdict.readings if "added up to" in r.found} == {"holds", "fails"}


def test_a_streak_counts_every_year_of_it(verdict_of: VerdictOf) -> None:
    """Growth of Europe and Canada has been positive from 2015 on, by table 3 of the release of 2024."""
    text = "2023 was the ninth consecutive year of increased defence spending by European allies and Canada."
    verdict = verdict_of("change", text, date(2023, 7, 12))
    assert verdict is not None and verdict.label == "supported"
    assert "9 of the 9 years" in verdict.explanation


def test_an_amount_without_a_first_year_is_wrong_only_where_it_is_wrong_since_wales(verdict_of: VerdictOf) -> None:
    """Europe and Canada: 217.4 bn a year more in 2024e than in 2014, and far less more than in 2023."""
    told = {n: f"European allies and Canada raised an additional {n} billion dollars for defence." for n in (217, 2500)}
    found = {n: verdict_of("change", text, DAY) for n, text in told.items()}
    assert [v and v.label for v in found.values()] == ["depends_on_definition", "refuted"]


@pytest.mark.parametrize(
    "text",
    [
        "Germany spends more on defence than Italy.",
        "Germany raised its defence spending to 2.1 percent of GDP.",
        "Countries that are more directly affected spend 1 percent of GDP on defence.",
        "Aid to Ukraine increased by 18 percent in 2024.",
    ],
)
def test_what_is_no_change_is_left_alone(verdict_of: VerdictOf, text: str) -> None:
    assert verdict_of("change", text, DAY) is None
