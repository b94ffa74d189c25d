"""The scale of assessments: relief, floor and ceiling, and what must hold for any incomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.errors import BadInput
from fairshare.methods.assessment_scale import Terms, assessment_scale

MEMBERS = st.lists(st.tuples(st.floats(1, 1e6), st.floats(1, 1e4)), min_size=5, max_size=12)
TERMS = st.builds(Terms, st.floats(0, 1), st.floats(0, 0.02), st.floats(0.25, 1))


def scale(members: list[tuple[float, float]], terms: Terms) -> list[float]:
    return assessment_scale([m[0] for m in members], [m[1] for m in members], terms)


@given(MEMBERS, TERMS)
def test_sums_to_one_within_the_bounds(members: list[tuple[float, float]], terms: Terms) -> None:
    shares = scale(members, terms)
    assert sum(shares) == pytest.approx(1, abs=1e-9)
    assert all(terms.floor - 1e-9 <= s <= terms.ceiling + 1e-9 for s in shares)


@given(MEMBERS)
def test_without_gradient_and_bounds_it_is_proportional(members: list[tuple[float, float]]) -> None:
    whole = sum(m[0] for m in members)
    assert scale(members, Terms(gradient=0)) == pytest.approx([m[0] / whole for m in members], rel=1e-9)


@given(MEMBERS, st.floats(0.1, 0.9))
def test_a_steeper_gradient_never_costs_the_poorest(members: list[tuple[float, float]], gradient: float) -> None:
    poorest = min(range(len(members)), key=lambda n: members[n][0] / members[n][1])
    steep, flat = scale(members, Terms(gradient + 0.1)), scale(members, Terms(gradient))
    assert steep[poorest] <= flat[poorest] + 1e-12


def test_who_is_at_the_ceiling_bears_no_relief() -> None:
    """600, 300, 100 with 30, 30, 40 heads: 60 are taken off the third. The first is at half; the second bears all 60:
    360 and 40 share the other half 9 to 1."""
    assert assessment_scale([600, 300, 100], [30, 30, 40], Terms(0.8, 0.0, 0.5)) == pytest.approx([0.5, 0.45, 0.05])


def test_the_floor_is_paid_by_all_others() -> None:
    assert assessment_scale([75, 24, 1], [75, 24, 1], Terms(0.8, 0.01, 1.0)) == pytest.approx([0.75, 0.24, 0.01])
    assert assessment_scale([75, 24, 1], [75, 24, 1], Terms(0.8, 0.1, 1.0)) == pytest.approx([
        0.9 * 75 / 99, 0.9 * 24 / 99, 0.1,
    ])  # fmt: skip


def test_floors_that_leave_less_than_the_ceiling_end() -> None:
    """A floor of 0.3 for two takes 0.6; whom the ceiling of 0.5 would cut has the other 0.4."""
    assert assessment_scale([98, 1, 1], [98, 1, 1], Terms(0.0, 0.3, 0.5)) == pytest.approx([0.4, 0.3, 0.3])


def test_what_a_ceiling_cuts_goes_to_who_is_at_neither_bound() -> None:
    """Of 80, 15, 5: the first is cut to 0.6; 0.4 less the floor of 0.15 is left to the second."""
    assert assessment_scale([80, 15, 5], [80, 15, 5], Terms(0.0, 0.15, 0.6)) == pytest.approx([0.6, 0.25, 0.15])


@pytest.mark.parametrize("terms", [Terms(floor=0.4), Terms(ceiling=0.3)])
def test_refuses_bounds_nobody_can_keep(terms: Terms) -> None:
    with pytest.raises(BadInput, match="floor and ceiling"):
        assessment_scale([1, 1, 1], [1, 1, 1], terms)


@pytest.mark.parametrize(("incomes", "heads"), [([1, 0], [1, 1]), ([1, 1], [1, 0]), ([1], [1, 1]), ([1, -1], [1, 1])])
def test_refuses_members_without_income_or_people(incomes: list[float], heads: list[float]) -> None:
    with pytest.raises(BadInput):
        assessment_scale(incomes, heads, Terms())
