"""Games whose solutions others have published, and games whose solutions have closed forms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.errors import BadInput
from fairshare.methods import claims_problem, coalitional, shapley_sampled
from fairshare.methods.games.airport import airport_nucleolus, airport_shapley
from fairshare.methods.games.game import Coalition

#: Seats in the Catalan parliament after the election of 2012; 68 are a majority.
SEATS = (50, 20, 21, 19, 13, 9, 3)
claims = st.lists(st.floats(0.5, 100), min_size=1, max_size=6)


def test_shapley_of_aumann_2010() -> None:
    worths = [120, 60, 40, 30, 120, 120, 120, 60, 60, 40, 120, 120, 120, 60, 120]
    assert coalitional(worths, "shapley") == pytest.approx([80.83333, 20.83333, 10.83333, 7.5], abs=1e-5)


def test_nucleolus_of_four_players() -> None:
    """Documented example of the R package GameTheory (output only)."""
    worths = [0, 0, 0, 0, 5, 5, 8, 9, 10, 8, 13, 15, 16, 17, 21]
    assert coalitional(worths, "nucleolus") == pytest.approx([3.5, 4.5, 5.5, 7.5], abs=1e-9)


def test_tau_of_three_players() -> None:
    """Documented example of the R package CoopGame (output only)."""
    assert coalitional([0, 0, 0, 1, 2, 1, 3], "tau") == pytest.approx([1.2, 0.6, 1.2])


def test_power_in_the_catalan_parliament() -> None:
    """The Shapley-Shubik index: the Shapley value of the game that a majority wins."""

    def wins(parties: Coalition) -> float:
        return float(sum(SEATS[party - 1] for party in parties) >= 68)

    expected = [0.533, 0.133, 0.133, 0.133, 0.0333, 0.0333, 0]
    assert coalitional(wins, "shapley", players=7) == pytest.approx(expected, abs=5e-4)
    estimate = shapley_sampled(wins, 7, draws=2_000, seed=4)
    assert (abs(estimate.values - coalitional(wins, "shapley", players=7)) <= 5 * estimate.errors).all()


@given(costs=st.lists(st.one_of(st.integers(0, 5).map(float), st.floats(0, 50)), min_size=1, max_size=6))
def test_the_closed_forms_of_the_airport_game(costs: list[float]) -> None:
    """Littlechild & Owen (1973) and Littlechild (1974), against the general methods."""

    def worth(users: Coalition) -> float:
        return -max(costs[user - 1] for user in users)

    players, slack = len(costs), 1e-8 * max(1.0, *costs, 1.0)
    assert airport_shapley(costs) == pytest.approx(-coalitional(worth, "shapley", players=players), abs=slack)
    assert airport_nucleolus(costs) == pytest.approx(-coalitional(worth, "nucleolus", players=players), abs=slack)


@pytest.mark.parametrize("solution", [airport_shapley, airport_nucleolus], ids=lambda f: f.__name__)
def test_an_airport_of_many(solution: object) -> None:
    costs = np.geomspace(1, 1_000, 32)
    assert callable(solution)
    payments = solution(costs[::-1])
    assert payments.sum() == pytest.approx(1_000)
    assert (np.diff(payments) <= 0).all() and (payments <= costs[::-1]).all()
    with pytest.raises(BadInput, match=r"cost 2 '-1\.0' cannot be used"):
        solution([1, -1])


@given(demands=claims, part=st.floats(0, 1))
def test_solutions_of_a_claims_problem_as_a_game(demands: list[float], part: float) -> None:
    """v(S) = max(0, E - claims of all others).

    Its nucleolus is the Talmud rule (Aumann & Maschler 1985), its Shapley value random arrival (O'Neill 1982), its tau
    value the adjusted proportional rule (Curiel, Maschler & Tijs 1987).
    """
    estate, total = part * sum(demands), sum(demands)

    def worth(claimants: Coalition) -> float:
        return max(0.0, estate - total + sum(demands[i - 1] for i in claimants))

    for solution, rule in (
        ("nucleolus", "talmud"),
        ("shapley", "random-arrival"),
        ("tau", "adjusted-proportional"),
    ):
        found = coalitional(worth, solution, players=len(demands))  # type: ignore[arg-type]
        assert found == pytest.approx(claims_problem(estate, demands, rule), abs=1e-7 * total)  # type: ignore[arg-type]
