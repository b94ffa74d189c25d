"""Airport games: the closed forms are what going through all orders and all groups gives."""

from itertools import combinations, permutations
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.errors import BadInput
from fairshare.methods.airport_game import airport_game

NEEDS = st.lists(st.floats(0, 1e6), min_size=1, max_size=6)


@given(NEEDS)
def test_shapley_is_the_mean_over_all_orders(needs: list[float]) -> None:
    paid = [0.0] * len(needs)
    for order in permutations(range(len(needs))):
        so_far = 0.0
        for n in order:
            paid[n] += max(0.0, needs[n] - so_far)
            so_far = max(so_far, needs[n])
    expected = [p / factorial(len(needs)) for p in paid]
    assert airport_game(needs) == pytest.approx(expected, rel=1e-9, abs=1e-6)


@pytest.mark.parametrize("solution", ["shapley", "nucleolus"])
@given(needs=NEEDS)
def test_the_whole_is_paid_and_no_group_pays_more_than_it_costs_alone(solution: str, needs: list[float]) -> None:
    paid = airport_game(needs, solution)  # type: ignore[arg-type]
    assert sum(paid) == pytest.approx(max(needs), abs=1e-6)
    for size in range(1, len(needs)):
        for group in combinations(range(len(needs)), size):
            assert sum(paid[n] for n in group) <= max(needs[n] for n in group) + 1e-6


@given(NEEDS)
def test_no_payment_lifts_the_worst_off_group_above_the_nucleolus(needs: list[float]) -> None:
    """Move a little from anyone to anyone: the least saving of any group, c(S) − x(S), never grows."""
    paid = airport_game(needs, "nucleolus")
    groups = [g for size in range(1, len(needs)) for g in combinations(range(len(needs)), size)]

    def least_saving(x: list[float]) -> float:
        return min((max(needs[n] for n in g) - sum(x[n] for n in g) for g in groups), default=0.0)

    for a, b in permutations(range(len(needs)), 2):
        moved = [p + (1.0 if n == a else -1.0 if n == b else 0.0) for n, p in enumerate(paid)]
        assert least_saving(moved) <= least_saving(paid) + 1e-6


def test_two_players_share_what_both_need() -> None:
    """The standard solution of two: half of the common part each, the rest by who needs it."""
    assert airport_game([300, 100], "nucleolus") == [250, 50]
    assert airport_game([300, 100]) == [250, 50]


@pytest.mark.parametrize("bad", [-1.0, float("nan"), float("inf")])
def test_refuses_what_is_no_need(bad: float) -> None:
    with pytest.raises(BadInput, match="need"):
        airport_game([1.0, bad])
