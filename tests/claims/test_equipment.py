"""Equipment shares of 2024e, table 8a of NATO's release of June 2024: Belgium 15.2 %, Germany 28.7 %, Poland 51.1 %."""

from datetime import date

import pytest

from tests.claims.conftest import VerdictOf

DAY = date(2025, 3, 12)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("In 2024, Belgium spent 15 percent of its defence budget on equipment.", "supported"),
        ("In 2024, Germany spent 15 percent of its defence budget on equipment.", "refuted"),
        ("In 2024, Germany spent more than 20 percent of its defence budget on equipment.", "supported"),
        ("In 2024, Germany spent less than 20 percent of its defence budget on equipment.", "refuted"),
        ("In 2024, Belgium met the equipment target in defence spending.", "refuted"),
        ("In 2024, Belgium missed the equipment target in defence spending.", "supported"),
    ],
)
def test_known_and_mirrored_shares(verdict_of: VerdictOf, text: str, label: str) -> None:
    verdict = verdict_of("equipment", text, DAY)
    assert verdict is not None and verdict.label == label, verdict and verdict.explanation


@pytest.mark.parametrize(
    "text", ["Germany spends 2 percent of GDP on defence.", "Poland bought 20 percent more equipment than last year."]
)
def test_other_shares_are_left_alone(verdict_of: VerdictOf, text: str) -> None:
    assert verdict_of("equipment", text, DAY) is None
