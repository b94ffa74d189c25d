"""Comparisons: US$ 967.7 bn against 506.7 bn for Europe and Canada, Poland 4.12 % against Spain's 1.28 % in 2024e."""

from datetime import date

import pytest

from tests.claims.conftest import VerdictOf

DAY = date(2025, 3, 12)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The United States spends more on defence than all other allies combined.", "supported"),
        ("The United States spends less on defence than all other allies combined.", "refuted"),
        ("In 2024, Poland spent more on defence than Spain as a share of GDP.", "supported"),
        ("In 2024, Poland spent less on defence than Spain as a share of GDP.", "refuted"),
        ("In 2024, Spain spent more on defence than Poland as a share of GDP.", "refuted"),
        ("In 2024, Spain spent less on defence than Poland as a share of GDP.", "supported"),
        ("In 2024, France spent more on defence than Poland.", "depends_on_definition"),
        ("In 2024, Britain spent twice as much on defence as Italy.", "supported_with_caveat"),
        ("In 2024, Britain spent four times as much on defence as Italy.", "refuted"),
    ],
)
def test_known_and_mirrored_comparisons(verdict_of: VerdictOf, text: str, label: str) -> None:
    verdict = verdict_of("comparison", text, DAY)
    assert verdict is not None and verdict.label == label, verdict and verdict.explanation


def test_several_years_are_added_up(verdict_of: VerdictOf) -> None:
    text = "From 2014 to 2024, the United States spent more on defence than all other allies combined."
    verdict = verdict_of("comparison", text, DAY)
    assert verdict is not None and verdict.label == "supported"
    assert "2014 to 2024 added up" in verdict.readings[0].found


@pytest.mark.parametrize(
    "text",
    [
        "Germany spends more than 2 percent of GDP on defence.",
        "Europe gave more aid to Ukraine than the United States.",
        "The United States spends more on defence than the next nine countries in the world.",
    ],
)
def test_other_comparisons_are_left_alone(verdict_of: VerdictOf, text: str) -> None:
    assert verdict_of("comparison", text, DAY) is None
