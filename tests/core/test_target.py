"""States: an aim is never missed, a ceiling is neither met nor missed, nobody misses what is not due."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.target import Comparator, Target


def target(comparator: Comparator, due: date | None, threshold: float = 0.02) -> Target:
    return Target(
        id="t",
        label="a target",
        short="t",
        measure="defence_share",
        comparator=comparator,
        threshold=threshold,
        agreed=date(2014, 9, 5),
        standing="political commitment",
        wording="",
        source="",
        grade="quotable",
        due=due,
    )


@pytest.mark.parametrize(
    ("comparator", "due", "value", "year", "state"),
    [
        ("at_least", None, 0.02, 2023, "met"),
        ("at_least", None, 0.0199999999, 2023, "missed"),
        ("at_least", None, 0.019, 2013, "below"),
        ("at_least", date(2035, 12, 31), 0.019, 2034, "below"),
        ("at_least", date(2035, 12, 31), 0.019, 2035, "missed"),
        ("towards", date(2024, 9, 5), 0.019, 2024, "below"),
        ("towards", date(2024, 9, 5), 0.021, 2016, "met"),
        ("up_to", date(2035, 12, 31), 0.5, 2035, "unknown"),
        ("at_least", None, None, 2023, "unknown"),
    ],
)
def test_states(comparator: Comparator, due: date | None, value: float | None, year: int, state: str) -> None:
    assert target(comparator, due).state(value, year) == state


@given(st.floats(0.0001, 0.2), st.floats(0.0001, 0.2))
def test_reaching_is_monotone(low: float, high: float) -> None:
    low, high = sorted((low, high))
    t = target("at_least", None)
    assert t.reached_by(high) or not t.reached_by(low)


def test_in_force_needs_both_the_year_and_the_day() -> None:
    t = target("towards", None)
    assert t.in_force(2014, date(2020, 1, 1))
    assert not t.in_force(2013, date(2020, 1, 1))
    assert not t.in_force(2014, date(2014, 9, 4))


@pytest.mark.parametrize(
    ("measure", "whole"), [("defence_share", "gdp"), ("equipment_share", "expenditure"), ("real_growth", "")]
)
def test_what_a_target_s_measure_is_a_share_of(measure: str, whole: str) -> None:
    assert replace(target("at_least", None), measure=measure).whole == whole
