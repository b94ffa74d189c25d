"""What agrees with a number said: rounding, hedges, ranges, and shares of a whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.quantity import Bound, Quantity

TWO = Quantity("percent", 0.02, step=0.005)


@pytest.mark.parametrize(
    ("bound", "found", "agrees"),
    [
        ("rounded", 0.0199, True), ("rounded", 0.0249, True), ("rounded", 0.014, False),
        ("about", 0.0185, True), ("about", 0.03, False),
        ("exactly", 0.0199, True), ("exactly", 0.0185, False),
        ("at_least", 0.0196, True), ("at_least", 0.016, False), ("at_least", 0.9, True),
        ("more_than", 0.021, True), ("more_than", 0.018, False),
        ("at_most", 0.01, True), ("at_most", 0.024, False),
        ("less_than", 0.019, True), ("less_than", 0.03, False),
        ("nearly", 0.019, True), ("nearly", 0.023, False),
        ("just_over", 0.021, True), ("just_over", 0.017, False), ("just_over", 0.03, False),
    ],
)  # fmt: skip
def test_two_percent_under_every_hedge(bound: Bound, found: float, agrees: bool) -> None:
    assert Quantity("percent", 0.02, bound=bound, step=0.005).holds(found) is agrees


def test_two_point_zero_is_said_more_exactly_than_two() -> None:
    assert TWO.holds(0.0185)
    assert not Quantity("percent", 0.02, step=0.0005).holds(0.0185)


def test_the_ends_of_a_range_are_limits() -> None:
    between = Quantity("percent", 0.02, 0.03, "between", 0.005)
    assert between.holds(0.0196) and between.holds(0.03) and not between.holds(0.016)


@given(st.floats(-1e12, 1e12), st.sampled_from(["rounded", "about", "nearly", "just_over", "exactly"]))
def test_what_was_said_agrees_with_itself_and_loosely_reaches_further(value: float, bound: Bound) -> None:
    said = Quantity("money", value, bound=bound, step=abs(value) / 100)
    low, high = said.reach()
    loose_low, loose_high = said.loosely().reach()
    assert said.holds(value)
    assert loose_low <= max(low, value) and loose_high >= min(high, value)


@pytest.mark.parametrize("bound", ["at_least", "more_than", "at_most", "less_than"])
def test_a_loose_limit_stays_open_on_its_side(bound: Bound) -> None:
    limit = Quantity("money", 30e9, bound=bound)
    assert (
        limit.loosely().reach()[bound in ("at_least", "more_than")] == limit.reach()[bound in ("at_least", "more_than")]
    )
    assert limit.loosely().holds(29e9) and limit.loosely().holds(31e9)


def test_a_loose_range_keeps_both_ends() -> None:
    assert Quantity("money", 10, 20, "between").loosely().reach() == (9, 22)


def test_a_share_among_a_whole_is_a_count() -> None:
    assert Quantity("share", 1.0, bound="exactly", but=1).among(32).reach() == (31, 31)
    half = Quantity("share", 0.5, step=0.025).among(32)
    assert (half.kind, half.value, half.of) == ("count", 16, 32)
    assert TWO.among(32) is TWO
