"""Debts: the treaty names no figure; eight allies with forces were US$ 44.9 bn short of 2 % of GDP in 2024e."""

from datetime import date

import pytest

from tests.claims.conftest import VerdictOf

DAY = date(2025, 3, 12)


@pytest.mark.parametrize("debtor", ["Germany", "Spain", "Poland", "Many allies", "The European allies"])
def test_nobody_owes_money(verdict_of: VerdictOf, debtor: str) -> None:
    verb = "owes" if debtor in ("Germany", "Spain", "Poland") else "owe"
    verdict = verdict_of("arrears", f"{debtor} {verb} NATO vast sums of money.", DAY)
    assert verdict is not None and verdict.label == "refuted", verdict and verdict.explanation
    assert {"treaty-1949-art3", "wales-2014-2pct-below"} <= {r.row for x in verdict.readings for r in x.records}


def test_bills_may_mean_the_guideline(verdict_of: VerdictOf) -> None:
    verdict = verdict_of("arrears", "The allies were not paying their NATO bills.", DAY)
    assert verdict is not None and verdict.label == "depends_on_definition"
    assert any("8 of 30 below 2 % of GDP in 2024e, US$ 44.9 bn short" in r.found for r in verdict.readings)


def test_what_was_not_agreed_yet_is_not_cited(verdict_of: VerdictOf) -> None:
    verdict = verdict_of("arrears", "Many allies owe NATO money.", date(2014, 1, 15))
    assert verdict is not None
    rows = {r.row for x in verdict.readings for r in x.records}
    assert "wales-2014-2pct-below" not in rows and "guideline-2006" in rows


def test_denied_and_asserted_are_opposites(verdict_of: VerdictOf) -> None:
    verdict = verdict_of("arrears", "Germany does not owe NATO money.", DAY)
    assert verdict is not None and verdict.label in ("supported", "supported_with_caveat")


@pytest.mark.parametrize(
    "text", ["Italy's national debt worries its allies.", "The ministers owe their jobs to the alliance."]
)
def test_other_debts_are_left_alone(verdict_of: VerdictOf, text: str) -> None:
    assert verdict_of("arrears", text, DAY) is None
