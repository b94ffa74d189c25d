"""What every rule of division must satisfy (Thomson 2003, 2019), and what only some do."""

from itertools import permutations
from math import fsum

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.methods import claims_problem
from fairshare.methods.arrays import Vector
from fairshare.methods.claims.problem import Problem
from fairshare.methods.claims.solve import DIVISIONS, Division

EVERY = list(DIVISIONS)
SELF_DUAL: list[Division] = [
    "talmud",
    "reverse-talmud",
    "random-arrival",
    "average-of-awards",
    "adjusted-proportional",
    "proportional",
]
CONSISTENT: list[Division] = [
    "constrained-equal-awards",
    "constrained-equal-losses",
    "talmud",
    "reverse-talmud",
    "piniles",
    "proportional",
]
#: Their awards of two claimants are concede-and-divide: each concedes what he does not claim, the rest is halved.
CONCEDING: list[Division] = [
    "talmud",
    "random-arrival",
    "minimal-overlap",
    "adjusted-proportional",
    "average-of-awards",
]
Given = tuple[float, list[float]]


@st.composite
def problems(draw: st.DrawFn, least: int = 1, most: int = 7) -> Given:
    """Claims with ties and zeros among them, and any estate they more than exhaust."""
    amount = st.one_of(st.integers(0, 20).map(float), st.floats(0.01, 1_000))
    claims = draw(st.lists(amount, min_size=least, max_size=most))
    part = draw(st.one_of(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.floats(0, 1)))
    return min(part * fsum(claims), sum(claims)), claims


def close(found: Vector, expected: object, claims: list[float]) -> bool:
    return bool(np.allclose(found, np.asarray(expected), rtol=0, atol=1e-9 * max(1.0, sum(claims))))


@pytest.mark.parametrize("rule", EVERY)
@given(problem=problems())
def test_awards_add_up_and_stay_between_zero_and_the_claim(rule: Division, problem: Given) -> None:
    estate, claims = problem
    awards = claims_problem(estate, claims, rule)
    slack = 1e-9 * max(1.0, sum(claims))
    assert fsum(awards) == pytest.approx(estate, abs=slack)
    assert (awards >= -slack).all()
    assert (awards <= np.array(claims) + slack).all()


@pytest.mark.parametrize("rule", EVERY)
@given(problem=problems())
def test_larger_claims_get_more_and_lose_more(rule: Division, problem: Given) -> None:
    """Order preservation of awards and of losses; equal claims get equal awards."""
    estate, claims = problem
    order = np.argsort(claims)
    awards = claims_problem(estate, claims, rule)[order]
    slack = 1e-9 * max(1.0, sum(claims))
    assert (np.diff(awards) >= -slack).all()
    assert (np.diff(np.array(claims)[order] - awards) >= -slack).all()


@pytest.mark.parametrize("rule", EVERY)
@given(problem=problems(), seed=st.integers(0, 1_000))
def test_the_order_of_the_claimants_is_of_no_account(rule: Division, problem: Given, seed: int) -> None:
    estate, claims = problem
    order = np.random.default_rng(seed).permutation(len(claims))
    turned = claims_problem(estate, np.array(claims)[order], rule)
    assert close(turned, claims_problem(estate, claims, rule)[order], claims)


@pytest.mark.parametrize("rule", EVERY)
@given(problem=problems(), factor=st.sampled_from([1e-6, 0.3, 7.0, 1e9]))
def test_the_unit_of_money_is_of_no_account(rule: Division, problem: Given, factor: float) -> None:
    estate, claims = problem
    scaled = [claim * factor for claim in claims]
    found = claims_problem(min(estate * factor, sum(scaled)), scaled, rule) / factor
    assert close(found, claims_problem(estate, claims, rule), claims)


@pytest.mark.parametrize("rule", EVERY)
@given(problem=problems(), more=st.floats(0, 1))
def test_nobody_loses_when_there_is_more_to_divide(rule: Division, problem: Given, more: float) -> None:
    """Resource monotonicity."""
    estate, claims = problem
    larger = min(estate + more * (sum(claims) - estate), sum(claims))
    rise = claims_problem(larger, claims, rule) - claims_problem(estate, claims, rule)
    assert (rise >= -1e-9 * max(1.0, sum(claims))).all()


@pytest.mark.parametrize("rule", SELF_DUAL)
@given(problem=problems())
def test_gains_are_divided_as_losses(rule: Division, problem: Given) -> None:
    """Self-duality: f(E, d) = d - f(D - E, d)."""
    estate, claims = problem
    losses = claims_problem(max(sum(claims) - estate, 0.0), claims, rule)
    assert close(claims_problem(estate, claims, rule), np.array(claims) - losses, claims)


@pytest.mark.parametrize("rule", [rule for rule in EVERY if rule not in SELF_DUAL])
def test_the_other_rules_are_not_their_own_duals(rule: Division) -> None:
    """The test above can fail: 6 and 15 of 21 under these rules are no mirror images."""
    claims = [2.0, 4.0, 7.0, 8.0]
    assert not close(claims_problem(6, claims, rule), np.array(claims) - claims_problem(15, claims, rule), claims)


@given(problem=problems())
def test_equal_awards_and_equal_losses_are_dual(problem: Given) -> None:
    estate, claims = problem
    losses = claims_problem(max(sum(claims) - estate, 0.0), claims, "constrained-equal-losses")
    found = claims_problem(estate, claims, "constrained-equal-awards")
    assert close(found, np.array(claims) - losses, claims)


@pytest.mark.parametrize("rule", CONCEDING)
@given(problem=problems(least=2, most=2))
def test_two_claimants_concede_and_divide(rule: Division, problem: Given) -> None:
    estate, (one, other) = problem
    conceded = max(estate - other, 0.0), max(estate - one, 0.0)
    half = (estate - sum(conceded)) / 2
    assert close(claims_problem(estate, [one, other], rule), [conceded[0] + half, conceded[1] + half], [one, other])


@pytest.mark.parametrize("rule", CONSISTENT)
@given(problem=problems(least=2))
def test_who_stays_gets_the_same_when_another_leaves_with_his_award(rule: Division, problem: Given) -> None:
    """Consistency."""
    estate, claims = problem
    awards = claims_problem(estate, claims, rule)
    left = min(fsum(awards[1:]), sum(claims[1:]))
    assert close(claims_problem(max(left, 0.0), claims[1:], rule), awards[1:], claims)


@given(problem=problems(most=5))
def test_random_arrival_is_the_mean_over_all_orders(problem: Given) -> None:
    """The definition itself, order by order."""
    estate, claims = problem
    paid = []
    for order in permutations(range(len(claims))):
        left, awards = estate, [0.0] * len(claims)
        for i in order:
            awards[i] = min(claims[i], left)
            left -= awards[i]
        paid.append(awards)
    assert close(claims_problem(estate, claims, "random-arrival"), np.mean(paid, axis=0), claims)


def test_average_of_awards_is_the_mean_of_awards_drawn_evenly() -> None:
    """All awards but the last, drawn evenly from the claims and kept if the last can be paid what is left."""
    claims, estate = np.array([3.0, 5.0, 6.0, 9.0]), 11.0
    first = np.random.default_rng(5).random((400_000, 3)) * claims[:3]
    last = estate - first.sum(axis=1)
    kept = np.column_stack([first, last])[(last >= 0) & (last <= claims[3])]
    error = kept.std(axis=0) / np.sqrt(len(kept))
    assert (abs(kept.mean(axis=0) - claims_problem(estate, claims, "average-of-awards")) < 5 * error).all()


@given(problem=problems())
def test_the_dual_of_the_dual_is_the_problem(problem: Given) -> None:
    """And minimal rights never exceed the estate."""
    held = Problem.of(*problem)
    assert held.loss.loss.estate == pytest.approx(held.estate, abs=1e-9)
    assert held.minimal_rights.sum() <= held.estate * (1 + 1e-9) + 1e-9
