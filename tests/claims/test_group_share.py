"""Shares: the United States in 2024e bears 65.6 % at current prices, 63.7 % in 2015 prices, about 56 % PPP."""

from datetime import date

import pytest

from tests.claims.conftest import VerdictOf

DAY = date(2025, 3, 12)


def found(verdict_of: VerdictOf, text: str, day: date = DAY) -> dict[str, str]:
    verdict = verdict_of("group-share", text, day)
    assert verdict is not None
    shown: dict[str, str] = {}
    for reading in verdict.readings:
        shown.setdefault(reading.definition.partition(", in the release")[0], reading.found)
    return shown


def test_the_readings_of_one_share(verdict_of: VerdictOf) -> None:
    shown = found(verdict_of, "In 2024, the United States paid 70 percent of NATO.")
    national = "share of all members' national defence spending"
    assert shown[f"{national}, current prices and exchange rates"].startswith("65.6 %")
    assert shown[f"{national}, constant prices"].startswith("63.7 %")
    assert shown[f"{national}, purchasing power parities"].startswith(("55.9 %", "56"))
    assert shown["cost share in NATO's common funding"].startswith("15.8 to 16.0 %")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The United States pays 16 percent of NATO.", "depends_on_definition"),
        ("The United States pays 65.6 percent of NATO.", "depends_on_definition"),
        ("The United States pays 90 percent of NATO.", "refuted"),
        ("The US pays for almost all of NATO.", "refuted"),
        ("The United States accounts for more than 60 percent of NATO's defence spending.", "supported_with_caveat"),
        ("The United States accounts for more than 70 percent of NATO's defence spending.", "refuted"),
        ("Germany accounts for more than 60 percent of NATO's defence spending.", "refuted"),
        ("The United States does not account for more than 70 percent of NATO's defence spending.", "supported"),
    ],
)
def test_labels(verdict_of: VerdictOf, text: str, label: str) -> None:
    verdict = verdict_of("group-share", text, DAY)
    assert verdict is not None and verdict.label == label, verdict and verdict.explanation


def test_a_range_is_taken_whole(verdict_of: VerdictOf) -> None:
    """70.0 % in 2017 at current prices by the release of 2024; common funding was 22.1 %."""
    text = "The United States was paying for anywhere from 70 to 90 percent of NATO."
    verdict = verdict_of("group-share", text, date(2018, 7, 12))
    assert verdict is not None and verdict.label == "depends_on_definition"


@pytest.mark.parametrize(
    "text", ["Germany pays 2 percent of GDP for NATO.", "70 percent of Americans are in favour of NATO."]
)
def test_other_shares_are_left_alone(verdict_of: VerdictOf, text: str) -> None:
    assert verdict_of("group-share", text, DAY) is None
