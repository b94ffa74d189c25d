"""Many claims, sampling, and what is refused."""

from math import inf, nan

import numpy as np
import pytest
from numpy.typing import ArrayLike

from fairshare.errors import BadInput, UnknownName
from fairshare.methods import claims_problem, random_arrival_sampled
from fairshare.methods.claims.rules import average_of_awards, random_arrival
from fairshare.methods.claims.solve import DIVISIONS, Division

#: As unequal as incomes of an alliance: one half of the whole, then falling by a quarter.
UNEQUAL = [100 * 0.75**i for i in range(random_arrival.EXACT)]


@pytest.mark.parametrize("rule", [r for r in DIVISIONS if r != "average-of-awards"])
def test_as_many_claims_as_an_alliance_has(rule: Division) -> None:
    awards = claims_problem(150, UNEQUAL, rule)
    assert awards.sum() == pytest.approx(150, rel=1e-11)
    assert (awards >= 0).all() and (awards <= np.array(UNEQUAL) * (1 + 1e-9)).all()


def test_random_arrival_of_equal_claims_is_an_equal_share() -> None:
    assert claims_problem(10, [1.0] * 32, "random-arrival") == pytest.approx([10 / 32] * 32, rel=1e-11)


def test_average_of_awards_at_its_limit() -> None:
    claims = UNEQUAL[: average_of_awards.EXACT]
    awards = claims_problem(20, [*claims, 0.0], "average-of-awards")
    assert awards.sum() == pytest.approx(20, rel=1e-12)
    assert (np.diff(awards) <= 1e-12).all() and awards[0] > awards[-2] > awards[-1] == 0


def test_sampled_orders_agree_with_all_orders_within_their_errors() -> None:
    exact = claims_problem(150, UNEQUAL, "random-arrival")
    estimate = random_arrival_sampled(150, UNEQUAL, draws=4_000, seed=3)
    assert (estimate.errors > 0).all()
    assert (abs(estimate.values - exact) < 5 * estimate.errors).all()
    assert estimate.values.sum() == pytest.approx(150)
    assert (estimate.draws, estimate.seed) == (4_000, 3)


def test_a_seed_draws_the_same_again_and_another_does_not() -> None:
    first, again, other = (random_arrival_sampled(20, [5, 9, 13, 17], draws=1_500, seed=s).values for s in (1, 1, 2))
    assert first.tolist() == again.tolist() != other.tolist()


def test_four_times_the_draws_halve_the_error() -> None:
    few, many = (random_arrival_sampled(150, UNEQUAL, draws=d, seed=0).errors for d in (2_000, 8_000))
    assert float((few / many).mean()) == pytest.approx(2, rel=0.1)


@pytest.mark.parametrize(
    ("estate", "claims", "line"),
    [
        (1, [2, -1], "claim 2 '-1.0' cannot be used: a finite number of at least 0."),
        (1, [nan, 3], "claim 1 'nan' cannot be used: a finite number of at least 0."),
        (1, [inf, 3], "claim 1 'inf' cannot be used: a finite number of at least 0."),
        (6, [2, 3], "estate '6' cannot be used: at most the sum of the claims, which is 5."),
        (-1, [2, 3], "estate '-1' cannot be used: a finite number of at least 0."),
        (nan, [2, 3], "estate 'nan' cannot be used: a finite number of at least 0."),
        (1, [], "list of claims '[]' cannot be used: one row of numbers, each a finite number of at least 0."),
        (1, ["a"], "list of claims \"['a']\" cannot be used: one row of numbers, each a finite number of at least 0."),
        (1, [1e308, 1e308], "sum of the claims 'inf' cannot be used: claims must add up to a finite number."),
    ],
    ids=str,
)
def test_a_wrong_problem_gets_one_line(estate: float, claims: ArrayLike, line: str) -> None:
    with pytest.raises(BadInput) as caught:
        claims_problem(estate, claims, "talmud")
    assert str(caught.value) == line


def test_a_table_of_claims_is_refused() -> None:
    with pytest.raises(BadInput, match="one row"):
        claims_problem(1, [[1, 2], [3, 4]], "talmud")


def test_an_unknown_rule_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"no rule of division called 'talmut'\. Did you mean 'talmud'"):
        claims_problem(1, [2], "talmut")  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", ["random-arrival", "average-of-awards"])
def test_too_many_claims_for_an_exact_rule(rule: Division) -> None:
    with pytest.raises(BadInput, match="33' cannot be used: at most"):
        claims_problem(5, [1.0] * 33, rule)


@pytest.mark.parametrize(("draws", "seed"), [(1, 0), (2.5, 0), (True, 0), (10, -1), (10, 0.5)], ids=str)
def test_draws_and_seeds_are_whole_numbers(draws: int, seed: int) -> None:
    with pytest.raises(BadInput, match="a whole number of at least"):
        random_arrival_sampled(1, [2, 3], draws=draws, seed=seed)


@pytest.mark.parametrize("rule", DIVISIONS)
def test_nothing_to_divide_and_nothing_claimed(rule: Division) -> None:
    assert claims_problem(0, [0, 0], rule).tolist() == [0, 0]
    assert claims_problem(0, [3, 1], rule).tolist() == [0, 0]
    assert claims_problem(4, [3, 1], rule) == pytest.approx([3, 1], rel=1e-12)


def test_an_estate_that_exceeds_the_claims_by_rounding_is_paid_in_full() -> None:
    assert claims_problem(0.1 + 0.2, [0.1, 0.2], "proportional") == pytest.approx([0.1, 0.2])
    assert claims_problem(0.6 * (1 + 1e-15), [0.1, 0.2, 0.3], "random-arrival") == pytest.approx([0.1, 0.2, 0.3])
