"""Closed forms of the theory: voluntary payments, Lindahl prices, equal sacrifice, and two players with two choices."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.errors import BadInput, UnknownName
from fairshare.methods.arrays import Vector
from fairshare.methods.public_goods import by_technology, lindahl, voluntary
from fairshare.methods.two_by_two import Equilibrium, equilibria

incomes = st.lists(st.floats(0.1, 1_000), min_size=1, max_size=8)
taste = st.floats(0.02, 0.98)


def replies(income: Vector, tastes: Vector, paid: Vector, theta: float) -> Vector:
    """Cobb-Douglas best replies, as printed: q_i = max(0, a w_i - (1 - a) theta S_i), S_i what the others pay."""
    found: Vector = np.maximum(0, tastes * income - (1 - tastes) * theta * (paid.sum() - paid))
    return found


@pytest.mark.parametrize(("given", "paid"), [([10, 10], [10 / 3, 10 / 3]), ([30, 10], [15, 0])], ids=str)
def test_two_allies_who_would_spend_half(given: list[float], paid: list[float]) -> None:
    """The great one is exploited by the small: with incomes of 30 and 10 he pays all."""
    assert voluntary(given, 0.5) == pytest.approx(paid)


@given(income=incomes, a=taste, theta=st.floats(0, 1), seed=st.integers(0, 99))
def test_nobody_would_rather_pay_otherwise(income: list[float], a: float, theta: float, seed: int) -> None:
    """Every payment is the best reply to the others, also where tastes differ."""
    tastes = np.clip(a * np.random.default_rng(seed).uniform(0.5, 1.5, len(income)), 0.01, 0.99)
    paid = voluntary(income, tastes, spill_in=theta)
    assert paid == pytest.approx(replies(np.array(income), tastes, paid, theta), abs=1e-9 * sum(income))


@given(income=incomes, a=taste)
def test_the_total_is_that_of_the_contributors(income: list[float], a: float) -> None:
    """Q = a W_C / (a + m (1 - a)), and those pay whose income exceeds k Q."""
    paid = voluntary(income, a)
    pays = paid > 1e-12 * sum(income)
    total = a * float(np.array(income)[pays].sum()) / (a + pays.sum() * (1 - a))
    assert paid.sum() == pytest.approx(total, rel=1e-9)
    assert (np.array(income)[~pays] <= (1 - a) / a * total * (1 + 1e-6)).all()


@given(income=incomes, a=taste, part=st.floats(-0.5, 0.5))
def test_income_moved_among_contributors_changes_nothing(income: list[float], a: float, part: float) -> None:
    """Neutrality (Warr 1983): the good and what everybody consumes stay as they were."""
    paid = voluntary(income, a)
    payers = np.flatnonzero(paid > 1e-6)
    if len(payers) < 2:
        return
    giver, taker = payers[:2]
    moved = np.zeros(len(income))
    moved[giver], moved[taker] = -1, 1
    moved *= part * min(paid[giver], paid[taker])
    after = voluntary(np.array(income) + moved, a)
    assert after == pytest.approx(paid + moved, abs=1e-9 * sum(income))


@given(count=st.integers(1, 40), a=taste)
def test_how_much_less_equals_provide_alone(count: int, a: float) -> None:
    """Q_N / Q* = 1 / (a + n (1 - a)): free riding grows with the number of allies."""
    equal = [7.0] * count
    assert voluntary(equal, a).sum() / lindahl(equal, a).sum() == pytest.approx(1 / (a + count * (1 - a)))


@given(income=incomes, a=taste)
def test_equal_tastes_give_an_equal_part_of_income(income: list[float], a: float) -> None:
    """Lindahl with equal tastes: the total is Samuelson's a W, and the effort is the same."""
    paid = lindahl(income, a)
    assert paid.sum() == pytest.approx(a * sum(income))
    assert paid / np.array(income) == pytest.approx([a] * len(income))
    assert paid.sum() >= voluntary(income, a).sum() * (1 - 1e-12)


def test_lindahl_prices_make_all_want_the_same_amount() -> None:
    income, tastes = np.array([30.0, 10, 5]), np.array([0.1, 0.5, 0.3])
    paid = lindahl(income, tastes)
    prices = paid / paid.sum()
    assert tastes * income / prices == pytest.approx([paid.sum()] * 3)


@given(income=incomes, a=taste)
def test_no_substitution_and_much_of_it(income: list[float], a: float) -> None:
    """An elasticity of one is Cobb-Douglas; k = ((1 - a) / a)^elasticity keeps consumption at k Q of every payer."""
    assert voluntary(income, a, elasticity=1).tolist() == voluntary(income, a).tolist()
    paid = voluntary(income, a, elasticity=0.5)
    kept = (np.array(income) - paid)[paid > 1e-9 * sum(income)]
    assert kept == pytest.approx(np.full(len(kept), ((1 - a) / a) ** 0.5 * paid.sum()), rel=1e-6)


def test_a_private_good_is_bought_by_taste_alone() -> None:
    assert voluntary([30, 10], 0.5, spill_in=0).tolist() == [15, 5]


def test_the_weakest_link_and_the_best_shot() -> None:
    """All pay as much as the one who wants least; or the one who wants most pays alone."""
    assert by_technology([30, 10, 20], [0.1, 0.2, 0.3], "weakest-link").tolist() == [2, 2, 2]
    assert by_technology([30, 10, 20], [0.1, 0.2, 0.3], "best-shot").tolist() == [0, 0, 6]
    assert by_technology([30, 10], 0.5, "sum") == pytest.approx([15, 0])
    with pytest.raises(UnknownName, match="no technology called 'best'"):
        by_technology([30, 10], 0.5, "best")  # type: ignore[arg-type]


RAGGED: list[list[int]] = [[1, 2], [3]]
WRONG: list[tuple[Callable[[], object], str]] = [
    (lambda: voluntary([0, 1], 0.5), "income 1 '0.0' cannot be used: a finite number above 0"),
    (lambda: voluntary([1, 1], 0), "taste 1 '0.0' cannot be used"),
    (lambda: lindahl([1, 1], [0.5, 1]), "taste 2 '1.0' cannot be used: a number between 0 and 1."),
    (lambda: lindahl([1, 1], [0.5]), "number of tastes '1' cannot be used: there must be 2"),
    (lambda: voluntary([1, 1], 0.5, spill_in=1.5), "spill-in '1.5' cannot be used"),
    (lambda: voluntary([1, 1], 0.5, elasticity=0), "elasticity '0' cannot be used"),
    (lambda: equilibria(RAGGED, [[1, 2], [3, 4]]), "list of row player's payoffs"),
    (lambda: equilibria([[1, 2]], [[1, 2], [3, 4]]), "row player's payoffs"),
    (lambda: equilibria(np.eye(2), [[1.0, 2.0], [3.0, np.nan]]), "column player's payoff 2, 2 'nan'"),
]


@pytest.mark.parametrize(("call", "line"), WRONG, ids=[line for _, line in WRONG])
def test_a_wrong_model_gets_one_line(call: Callable[[], object], line: str) -> None:
    with pytest.raises(BadInput) as caught:
        call()
    assert line in str(caught.value)


def test_chicken_has_three_equilibria() -> None:
    """As nashpy 0.0.43 finds them: each yields alone, or both yield with a chance of nine tenths."""
    row = np.array([[0, -1], [1, -10]])
    *pure, mixed = equilibria(row, row.T)
    assert pure == [Equilibrium(1, 0), Equilibrium(0, 1)]
    assert (mixed.row, mixed.column) == pytest.approx((0.9, 0.9))


def test_prisoners_defect() -> None:
    row = np.array([[3, 0], [5, 1]])
    assert equilibria(row, row.T) == (Equilibrium(0, 0),)


def test_matching_pennies_has_only_a_mixed_one() -> None:
    row = np.array([[1, -1], [-1, 1]])
    assert equilibria(row, -row) == (Equilibrium(0.5, 0.5),)


def test_players_of_unequal_stakes_mix_unequally() -> None:
    """Each one's chance follows from the other's payoffs: the battle of the sexes of Luce & Raiffa (1957)."""
    *pure, mixed = equilibria([[2, 0], [0, 1]], [[1, 0], [0, 2]])
    assert pure == [Equilibrium(1, 1), Equilibrium(0, 0)]
    assert (mixed.row, mixed.column) == pytest.approx((2 / 3, 1 / 3))
