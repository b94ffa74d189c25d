"""Aid to Ukraine by the Kiel tracker, release 29: the US EUR 114.9 bn in 2022 to 2024 (35.4, 33.0 and 46.4)."""

from datetime import date

import pytest

from tests.claims.conftest import VerdictOf

DAY = date(2025, 3, 12)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The United States has given Ukraine $350 billion in aid.", "refuted"),
        ("The United States has given Ukraine about 115 billion euros in aid.", "supported_with_caveat"),
        ("Germany has given Ukraine about 115 billion euros in aid.", "refuted"),
        ("Europe has given more aid to Ukraine than the United States.", "supported_with_caveat"),
        ("Europe has given less aid to Ukraine than the United States.", "refuted"),
        ("The United States has given more aid to Ukraine than Europe.", "refuted"),
        ("The United States has given more military aid to Ukraine than Germany.", "supported_with_caveat"),
        ("Germany has given more military aid to Ukraine than the United States.", "refuted"),
    ],
)
def test_known_and_mirrored_claims(verdict_of: VerdictOf, text: str, label: str) -> None:
    verdict = verdict_of("ukraine-aid", text, DAY)
    assert verdict is not None and verdict.label == label, verdict and verdict.explanation


def test_the_eus_institutions_are_a_reading_of_their_own(verdict_of: VerdictOf) -> None:
    verdict = verdict_of("ukraine-aid", "Europe has given more aid to Ukraine than the United States.", DAY)
    assert verdict is not None
    outcomes = {r.definition.partition(", in the release")[0]: r.outcome for r in verdict.readings}
    assert outcomes["aid of all types, governments and the EU's institutions"] == "holds"
    assert outcomes["aid of all types, governments alone, without the EU's institutions"] == "fails"


def test_a_year_that_is_not_over_on_the_day_proves_nothing(verdict_of: VerdictOf) -> None:
    """The tracker is held by whole years: 2022 includes months after March 2022."""
    text = "The United States has given Ukraine more than $1.4 billion in aid."
    verdict = verdict_of("ukraine-aid", text, date(2022, 3, 4))
    assert verdict is not None and verdict.label == "not_enough_evidence"


def test_what_a_later_edition_puts_within_a_tenth_is_left_open(verdict_of: VerdictOf) -> None:
    verdict = verdict_of("ukraine-aid", "Germany has given Ukraine 17 billion euros in aid.", DAY)
    assert verdict is not None and verdict.label == "not_enough_evidence"


@pytest.mark.parametrize(
    "text", ["Germany gave Israel more aid than France.", "The United States spends more on defence than Europe."]
)
def test_other_gifts_are_left_alone(verdict_of: VerdictOf, text: str) -> None:
    assert verdict_of("ukraine-aid", text, DAY) is None
