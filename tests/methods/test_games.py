"""Properties that define the solutions, the forms in which a game may be given, and what is refused."""

from collections.abc import Callable
from math import nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from fairshare.errors import BadInput, UnknownName
from fairshare.methods import coalitional, shapley_sampled
from fairshare.methods.arrays import Vector
from fairshare.methods.games.core import in_core, surplus
from fairshare.methods.games.game import Coalition, Game, Worths, coalitions
from fairshare.methods.games.solutions import nucleolus
from fairshare.methods.games.solutions.shapley import shapley

worth = st.one_of(st.integers(-5, 20).map(float), st.floats(-10, 100))


@st.composite
def games(draw: st.DrawFn, most: int = 5) -> list[float]:
    """Any game of two players or more."""
    players = draw(st.integers(2, most))
    return draw(st.lists(worth, min_size=2**players - 1, max_size=2**players - 1))


@st.composite
def essential(draw: st.DrawFn) -> list[float]:
    """A game whose players are worth at least as much together as alone, so that there are imputations."""
    values = draw(games())
    values[-1] = sum(values[: players(values)]) + draw(st.floats(0, 100))
    return values


def players(values: list[float]) -> int:
    return (len(values) + 1).bit_length() - 1


def slack(values: list[float]) -> float:
    return 1e-7 * max(1.0, *map(abs, values))


def members(game: Game) -> Vector:
    return np.array([[float(c >> i & 1) for i in range(game.players)] for c in range(1, len(game.worth))])


def core_payoff(game: Game) -> Vector | None:
    """Some payoff in the core, or None, by a linear programme of its own (Bondareva 1963, Shapley 1967)."""
    rows = members(game)
    least = linprog(np.ones(game.players), A_ub=-rows, b_ub=-game.worth[1:], bounds=(None, None), method="highs")
    return np.asarray(least.x) if least.fun <= game.whole + 1e-7 * max(1.0, abs(game.whole)) else None


@given(values=games())
def test_shapley_shares_the_worth_of_all(values: list[float]) -> None:
    assert coalitional(values, "shapley").sum() == pytest.approx(values[-1], abs=slack(values))


@given(values=games(), seed=st.integers(0, 99))
def test_solutions_follow_the_players_when_they_change_places(values: list[float], seed: int) -> None:
    """Anonymity, and with it symmetry: players who add the same get the same."""
    n = players(values)
    places = np.random.default_rng(seed).permutation(n)
    table = dict(zip(coalitions(n), values, strict=True))
    moved = {frozenset(int(places[i - 1]) + 1 for i in s): v for s, v in table.items()}
    assert coalitional(moved, "shapley")[places] == pytest.approx(coalitional(values, "shapley"), abs=slack(values))


@given(values=games(4), alone=worth)
def test_who_adds_only_his_own_worth_gets_it(values: list[float], alone: float) -> None:
    """The dummy player."""
    n = players(values)
    table = {frozenset[int](): 0.0, **dict(zip(coalitions(n), values, strict=True))}
    larger = {s | {n + 1}: v + alone for s, v in table.items()} | table
    found = coalitional(larger, "shapley")
    assert found[-1] == pytest.approx(alone, abs=slack([*values, alone]))
    assert found[:-1] == pytest.approx(coalitional(values, "shapley"), abs=slack([*values, alone]))


@given(values=games(), factor=st.floats(-3, 3))
def test_shapley_of_a_sum_is_the_sum(values: list[float], factor: float) -> None:
    """Additivity, with a game of the same players."""
    other = [factor * v + i % 3 for i, v in enumerate(reversed(values))]
    both = [v + w for v, w in zip(values, other, strict=True)]
    summed = coalitional(values, "shapley") + coalitional(other, "shapley")
    assert coalitional(both, "shapley") == pytest.approx(summed, abs=slack(both + values + other))


@given(values=essential())
def test_the_nucleolus_is_an_imputation_and_in_the_core_if_anything_is(values: list[float]) -> None:
    game = Game.of(values)
    found = nucleolus.nucleolus(game)
    assert found.sum() == pytest.approx(values[-1], abs=slack(values))
    assert (found >= game.alone - slack(values)).all()
    payoff = core_payoff(game)
    assert payoff is None or surplus(game, found).min() >= -slack(values)


@settings(max_examples=40)
@given(values=essential(), seed=st.integers(0, 99))
def test_no_other_imputation_pleases_the_unhappiest_more(values: list[float], seed: int) -> None:
    """The definition: sorted surpluses are the highest in the order of a dictionary (Schmeidler 1969)."""
    game = Game.of(values)
    found = nucleolus.nucleolus(game)
    random = np.random.default_rng(seed)
    spare = game.whole - game.alone.sum()
    others = [game.alone + spare * random.dirichlet(np.ones(game.players)) for _ in range(30)]
    others += [found + step * (other - found) for other in others[:10] for step in (0.1, 0.01)]
    best = np.sort(surplus(game, found)[1:-1])
    for other in others:
        rival = np.sort(surplus(game, other)[1:-1])
        apart = np.flatnonzero(abs(rival - best) > slack(values))
        assert not apart.size or rival[apart[0]] < best[apart[0]]


@given(values=games())
def test_tau_is_efficient_wherever_it_exists(values: list[float]) -> None:
    try:
        found = coalitional(values, "tau")
    except BadInput:
        return
    assert found.sum() == pytest.approx(values[-1], abs=slack(values))


def test_many_games_have_a_core_and_many_have_none() -> None:
    """The generator above reaches both cases."""
    random = np.random.default_rng(2)
    found = [
        core_payoff(Game.of([*random.random(6), total])) is None for total in (0.6, 1.2, 1.8, 2.4) for _ in range(9)
    ]
    assert 5 < sum(found) < 31


@pytest.mark.parametrize("solution", ["shapley", "nucleolus", "tau"])
def test_a_list_a_mapping_and_a_function_are_the_same_game(solution: str) -> None:
    values = [1.0, 2, 0, 5, 4, 6, 12]
    table = dict(zip(coalitions(3), values, strict=True))
    given: list[Worths] = [values, np.array(values), table, {frozenset[int](): 0.0, **table}, table.__getitem__]
    found = [coalitional(g, solution, players=3).tolist() for g in given]  # type: ignore[arg-type]
    assert found == [found[0]] * 5


def test_worths_stand_by_size_and_then_in_the_order_of_the_players() -> None:
    game = Game.of([1, 2, 3, 12, 13, 23, 123])
    assert game.worth.tolist() == [0, 1, 2, 12, 3, 13, 23, 123]
    fours = " ".join("".join(map(str, sorted(s))) for s in coalitions(4))
    assert fours == "1 2 3 4 12 13 14 23 24 34 123 124 134 234 1234"


def test_one_player_has_it_all() -> None:
    assert [coalitional([5], s).tolist() for s in ("shapley", "nucleolus", "tau")] == [[5.0]] * 3


def test_twenty_players_exactly() -> None:
    """A game of pairs, each worth the product of its weights: half of every pair's worth goes to each of the two."""
    weights = np.arange(1.0, 21.0)
    sums, squares = np.zeros(1), np.zeros(1)
    for weight in weights:
        sums, squares = np.append(sums, sums + weight), np.append(squares, squares + weight**2)
    game = Game(20, (sums**2 - squares) / 2)
    assert shapley(game) == pytest.approx(weights * (weights.sum() - weights) / 2)


def test_sampling_says_how_sure_it_is() -> None:
    weights = np.arange(1.0, 31.0)

    def pairs(coalition: Coalition) -> float:
        chosen = weights[[i - 1 for i in coalition]]
        return float((chosen.sum() ** 2 - (chosen**2).sum()) / 2 + chosen.max() ** 2)

    first, again = (shapley_sampled(pairs, 30, draws=1_100, seed=7) for _ in range(2))
    assert first.values.tolist() == again.values.tolist()
    assert (first.draws, first.seed) == (1_100, 7)
    largest = np.diff(weights**2, prepend=0) / np.arange(30, 0, -1)
    exact = weights * (weights.sum() - weights) / 2 + np.cumsum(largest)
    assert (first.errors > 0).all() and (abs(first.values - exact) < 5 * first.errors).all()
    assert first.values.sum() == pytest.approx(pairs(frozenset(range(1, 31))))


def test_an_order_and_its_reverse_cancel_what_pairs_disagree_on() -> None:
    """In a game of pairs the mean over an order and its reverse is the value itself."""
    estimate = shapley_sampled(lambda s: float(len(s) * (len(s) - 1) / 2), 25, draws=5, seed=0)
    assert estimate.values.tolist() == [12.0] * 25 and estimate.errors.tolist() == [0.0] * 25


def test_the_core_has_its_edges_in_it() -> None:
    game = Game.of([0, 0, 0, 60, 60, 60, 90])
    assert in_core(game, [30, 30, 30]) and not in_core(game, [31, 31, 28])
    assert not in_core(game, [30, 30, 29]) and not in_core(game, [30, 30, 31])
    with pytest.raises(BadInput, match="number of payoffs '2' cannot be used: there must be 3"):
        in_core(game, [45, 45])


WRONG: list[tuple[Callable[[], object], str]] = [
    (lambda: coalitional([1, 2, 3, 4], "shapley"), "number of worths '4' cannot be used: 2^n - 1 for n players"),
    (lambda: coalitional([1] * 7, "shapley", players=4), "number of worths '7' cannot be used: 2^4 - 1"),
    (lambda: coalitional([1, nan, 3], "shapley"), "worth 2 'nan' cannot be used: a finite number."),
    (lambda: coalitional([], "shapley"), "list of worths '[]' cannot be used"),
    (lambda: coalitional({frozenset({1}): 1, frozenset({2}): 1}, "tau"), "coalition '{1, 2}' cannot be used"),
    (lambda: coalitional({frozenset({1}): 1, frozenset(): 2}, "tau"), "worth of the empty coalition '2'"),
    (lambda: coalitional({frozenset({1}): 1, frozenset({0}): 2}, "tau"), "coalition '{0}' cannot be used"),
    (lambda: coalitional(lambda s: 1.0, "shapley"), "a function of coalitions needs the number of players."),
    (lambda: coalitional(lambda s: nan, "shapley", players=2), "worth of coalition {1} 'nan' cannot be used"),
    (lambda: coalitional(lambda s: 1.0, "shapley", players=21), "players '21' cannot be used: a whole number from 1"),
    (lambda: coalitional(lambda s: 1.0, "nucleolus", players=15), "players '15' cannot be used: at most 14"),
    (lambda: coalitional([3, 3, 5], "nucleolus"), "game '6 alone and 5 together' cannot be used"),
    (lambda: coalitional([3, 3, 5], "tau"), "minimal rights must not exceed utopia payoffs"),
    (lambda: shapley_sampled(lambda s: 1.0, 0), "players '0' cannot be used: a whole number of at least 1."),
    (lambda: shapley_sampled(lambda s: nan, 2), "worth of a coalition 'nan' cannot be used: a finite number."),
]


@pytest.mark.parametrize(("call", "line"), WRONG, ids=[line for _, line in WRONG])
def test_a_wrong_game_gets_one_line(call: Callable[[], object], line: str) -> None:
    with pytest.raises(BadInput) as caught:
        call()
    assert line in str(caught.value)


def test_an_unknown_solution_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="no solution called 'shapely'"):
        coalitional([1], "shapely")  # type: ignore[arg-type]
