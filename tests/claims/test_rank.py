"""Ranks, by table 3 of NATO's release of June 2024: Poland first with 4.12 %, Spain last with 1.28 % in 2024e."""

from datetime import date

import pytest

from tests.claims.conftest import VerdictOf

DAY = date(2025, 3, 12)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Poland spends the most on defence as a share of GDP in NATO.", "supported"),
        ("Spain spends the most on defence as a share of GDP in NATO.", "refuted"),
        ("Spain is the lowest spender in NATO as a share of GDP.", "supported_with_caveat"),
        ("Poland is the lowest spender in NATO as a share of GDP.", "refuted"),
        ("Germany is the second largest spender in NATO.", "depends_on_definition"),
        ("In 2024, Poland was the only ally above 4 percent of GDP in defence.", "supported_with_caveat"),
        ("In 2024, Poland was the only ally above 2 percent of GDP in defence.", "refuted"),
        ("Poland does not spend the most on defence as a share of GDP in NATO.", "refuted"),
    ],
)
def test_known_and_mirrored_ranks(verdict_of: VerdictOf, text: str, label: str) -> None:
    verdict = verdict_of("rank", text, DAY)
    assert verdict is not None and verdict.label == label, verdict and verdict.explanation


@pytest.mark.parametrize(
    "text",
    [
        "The United States spends more on defence than the next 14 largest nations combined.",
        "The United States has the largest military budget in the world.",
        "It was the largest defence budget ever.",
        "Poland is the third largest country in the club.",
    ],
)
def test_other_superlatives_are_left_alone(verdict_of: VerdictOf, text: str) -> None:
    assert verdict_of("rank", text, DAY) is None
