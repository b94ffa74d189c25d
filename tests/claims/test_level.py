"""Levels: NATO's tables of 2024-06-17 (table 2 and 3) give the numbers that are right."""

from datetime import date

import pytest

from tests.claims.conftest import VerdictOf

DAY = date(2025, 3, 12)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The US spent US$ 967.7 bn on defence in 2024.", "supported"),
        ("The US spent US$ 754.7 bn on defence in 2024.", "refuted"),
        ("European allies and Canada spent 506.7 billion dollars on defence in 2024.", "supported"),
        ("In 2024, Poland spent 4.1 percent of its GDP on defence.", "supported_with_caveat"),
        ("In 2024, Poland spent 2.1 percent of its GDP on defence.", "refuted"),
        ("In 2016, the United States spent 3.5 percent of GDP on defence.", "supported_with_caveat"),
        ("In 2024, Belgium spent less than 2 percent of GDP on defence.", "supported"),
        ("In 2024, Belgium spent more than 2 percent of GDP on defence.", "refuted"),
        ("In 2024, Europe and Canada spent 2.02 percent of GDP on defence.", "supported_with_caveat"),
    ],
)
def test_known_levels(verdict_of: VerdictOf, text: str, label: str) -> None:
    verdict = verdict_of("level", text, DAY)
    assert verdict is not None and verdict.label == label, verdict and verdict.explanation


@pytest.mark.parametrize("ally", ["Croatia", "Slovenia", "Portugal", "Italy", "Luxembourg", "Spain"])
def test_the_same_claim_of_every_ally_below_is_judged_alike(verdict_of: VerdictOf, ally: str) -> None:
    """The eight allies with forces below 2 % in 2024e, by the same table."""
    met = verdict_of("level", f"In 2024, {ally} spent at least 2 percent of GDP on defence.", DAY)
    below = verdict_of("level", f"In 2024, {ally} spent less than 2 percent of GDP on defence.", DAY)
    assert met is not None and below is not None
    assert (met.label, below.label) == ("refuted", "supported")


def test_who_we_are_is_the_speakers_country_and_changes_nothing_else(verdict_of: VerdictOf) -> None:
    said = verdict_of("level", "We spent 3.4 percent of GDP on defence in 2024.", DAY, "USA")
    named = verdict_of("level", "The United States spent 3.4 percent of GDP on defence in 2024.", DAY, "FRA")
    assert said == named
    assert verdict_of("level", "We spent 3.4 percent of GDP on defence in 2024.", DAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "All allies have pledged to spend 2 percent of GDP on defence.",
        "Nine allies were spending 2 percent of GDP on defence.",
        "Germany spends 12 percent of GDP on health.",
        "The pipeline was 90 percent finished.",
        "Germany increased defence spending by 2 percent.",
        "The United States pays 16 percent of NATO's budget.",
    ],
)
def test_what_is_no_level_is_left_alone(verdict_of: VerdictOf, text: str) -> None:
    assert verdict_of("level", text, DAY) is None


def test_figures_published_after_the_day_say_so(verdict_of: VerdictOf) -> None:
    """NATO's first complete release held is of 2019-06-25."""
    verdict = verdict_of("level", "The United States was at 4.2 percent of GDP in 2017.", date(2018, 7, 12))
    assert verdict is not None and verdict.label == "refuted"
    main = next(r for r in verdict.readings if r.main)
    assert main.known == "now" and "release of 2019-06-25" in main.definition
