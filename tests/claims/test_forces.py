"""Forces: Poland 216,100 by NATO's table 7; American troops in Germany 36,541 in 2024 by the Pentagon's counts."""

from datetime import date

import pytest

from tests.claims.conftest import VerdictOf

DAY = date(2025, 3, 12)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("In 2024, Poland had 216,000 soldiers.", "supported"),
        ("In 2024, Germany had 216,000 soldiers.", "refuted"),
        ("In 2024, Germany had more than 150,000 soldiers.", "supported"),
        ("In 2024, Germany had fewer than 150,000 soldiers.", "refuted"),
        ("The United States keeps 35,000 troops in Germany.", "supported"),
        ("The United States keeps 35,000 troops in Italy.", "refuted"),
        ("There are about 100,000 US troops in Europe.", "depends_on_definition"),
    ],
)
def test_known_numbers(verdict_of: VerdictOf, text: str, label: str) -> None:
    verdict = verdict_of("forces", text, DAY)
    assert verdict is not None and verdict.label == label, verdict and verdict.explanation


@pytest.mark.parametrize(
    "text",
    [
        "Germany sent 5,000 soldiers to Lithuania.",
        "Some 9,000 soldiers took part in the exercise in Poland.",
        "The United States has sent 1,000 tanks to Germany.",
    ],
)
def test_units_and_exercises_are_left_alone(verdict_of: VerdictOf, text: str) -> None:
    assert verdict_of("forces", text, DAY) is None
