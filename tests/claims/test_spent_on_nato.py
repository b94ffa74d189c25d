"""Money "on NATO": some EUR 0.7 bn of common funding, US$ 30-36 bn of posture, US$ 967.7 bn of defence."""

from datetime import date

import pytest

from tests.claims.conftest import VerdictOf

DAY = date(2025, 3, 12)


def test_billions_depend_on_what_is_meant(verdict_of: VerdictOf) -> None:
    verdict = verdict_of("spent-on-nato", "We have been spending billions and billions of dollars on NATO.", DAY, "USA")
    assert verdict is not None and verdict.label == "depends_on_definition"
    found = {r.definition: r for r in verdict.readings if r.main}
    assert found["common funding, a year"].outcome == "fails"
    assert found["common funding, over several years"].outcome == "holds"
    assert found["forces and posture in Europe, a year"].outcome == "holds"
    assert found["all national defence spending, world-wide"].found.startswith("US$ 967.7 bn")


@pytest.mark.parametrize("payer", ["The United States", "Germany", "France", "Turkey"])
def test_every_ally_gets_the_same_readings(verdict_of: VerdictOf, payer: str) -> None:
    verdict = verdict_of("spent-on-nato", f"{payer} has spent billions of dollars on NATO.", DAY)
    assert verdict is not None
    kinds = {r.definition.partition(",")[0] for r in verdict.readings}
    assert {"common funding", "forces and posture in Europe", "all national defence spending"} <= kinds


def test_trillions_a_year_are_nobodys(verdict_of: VerdictOf) -> None:
    verdict = verdict_of("spent-on-nato", "Italy spends trillions of dollars on NATO.", DAY)
    assert verdict is not None and verdict.label == "refuted"


@pytest.mark.parametrize(
    "text",
    ["NATO spent 4 billion euros on a new building.", "Italy paid 30 billion euros for a bridge, said NATO."],
)
def test_other_spending_is_left_alone(verdict_of: VerdictOf, text: str) -> None:
    assert verdict_of("spent-on-nato", text, DAY) is None
