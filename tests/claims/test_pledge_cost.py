"""Costs of a level: the eight allies below 2 % in 2024e lack US$ 44.9 bn, by NATO's release of June 2024."""

from datetime import date

import pytest

from tests.claims.conftest import VerdictOf

DAY = date(2025, 3, 12)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Reaching 2 percent of GDP would cost Europe and Canada 45 billion dollars more.", "supported_with_caveat"),
        ("Reaching 2 percent of GDP would cost Europe and Canada 450 billion dollars more.", "refuted"),
        ("Reaching 3.5 percent of GDP would cost Germany 64 billion dollars more.", "supported_with_caveat"),
        ("Reaching 3.5 percent of GDP would cost Germany 59 billion euros more.", "supported_with_caveat"),
        ("Reaching 3.5 percent of GDP would cost Germany less than 10 billion dollars.", "refuted"),
        ("Reaching 3.5 percent of GDP would cost Germany more than 10 billion dollars.", "supported_with_caveat"),
        ("Reaching 3.5 percent of GDP would cost Italy 64 billion dollars more.", "refuted"),
    ],
)
def test_known_costs(verdict_of: VerdictOf, text: str, label: str) -> None:
    verdict = verdict_of("pledge-cost", text, DAY)
    assert verdict is not None and verdict.label == label, verdict and verdict.explanation


@pytest.mark.parametrize(
    "text",
    ["Germany should spend 3.5 percent of GDP on defence.", "The summit cost 3 million dollars."],
)
def test_what_has_no_price_or_level_is_left_alone(verdict_of: VerdictOf, text: str) -> None:
    assert verdict_of("pledge-cost", text, DAY) is None
