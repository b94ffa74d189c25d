"""Common funding: EUR 4.6 bn in 2025; the US share 22.1 % to 2020, about 16 % in 2024 and 2025 (press)."""

from datetime import date

import pytest

from tests.claims.conftest import VerdictOf

DAY = date(2025, 3, 12)


@pytest.mark.parametrize(
    ("text", "day", "label"),
    [
        ("The United States pays 16 percent of NATO's common budget.", DAY, "supported"),
        ("The United States pays 22 percent of NATO's common budget.", DAY, "refuted"),
        ("The United States pays 22 percent of NATO's common budget.", date(2019, 6, 1), "supported"),
        ("The United States pays more than 15 percent of NATO's common budget.", DAY, "supported"),
        ("The United States pays less than 15 percent of NATO's common budget.", DAY, "refuted"),
        ("Germany pays 16 percent of NATO's common budget.", DAY, "supported"),
        ("NATO's budget is 4.6 billion euros.", DAY, "supported"),
        ("NATO's budget is 46 billion euros.", DAY, "refuted"),
    ],
)
def test_known_shares_and_sizes(verdict_of: VerdictOf, text: str, day: date, label: str) -> None:
    verdict = verdict_of("common-funding", text, day)
    assert verdict is not None and verdict.label == label, verdict and verdict.explanation
    assert "as reported" in verdict.explanation


def test_what_is_only_unverified_decides_nothing(verdict_of: VerdictOf) -> None:
    """Belgium's cost share stands in the ledger from general knowledge alone."""
    verdict = verdict_of("common-funding", "Belgium pays 2 percent of NATO's common budget.", DAY)
    assert verdict is not None and verdict.label == "not_enough_evidence"


@pytest.mark.parametrize("text", ["The United States pays 70 percent of NATO.", "NATO's budget was discussed."])
def test_other_claims_are_left_alone(verdict_of: VerdictOf, text: str) -> None:
    assert verdict_of("common-funding", text, DAY) is None
