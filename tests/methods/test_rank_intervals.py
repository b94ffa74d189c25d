"""Intervals of ranks against answers known exactly, and what must hold whatever the figures are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.errors import BadInput
from fairshare.methods.rank_intervals import Doubt, RankIntervals, Ratios, Reading, rank_intervals

FINE = Reading(step=1e-9)
FIGURES = st.lists(st.floats(0.5, 6.0), min_size=2, max_size=9)
POOL = st.lists(st.floats(0.7, 1.4), max_size=5)


@st.composite
def doubtful(draw: st.DrawFn) -> tuple[list[float], Doubt]:
    """Figures, each with a half and a pool of its own."""
    figures = draw(FIGURES)
    n = len(figures)
    halves = draw(st.lists(st.floats(0, 0.3), min_size=n, max_size=n))
    pools, limits = (draw(st.lists(POOL, min_size=n, max_size=n)) for _ in range(2))
    return figures, Doubt(halves, (Ratios(pools), Ratios(limits, part=True)))


@pytest.mark.parametrize("apart", [0.0, 0.002, 0.005, 0.009])
def test_two_rounded_figures_change_places_as_often_as_the_triangle_says(apart: float) -> None:
    """The difference of two uniform errors of half-width h is triangular: P(overtaken) = (2h − d)² ÷ 8h²."""
    h, draws = 0.005, 40_000
    found = rank_intervals([2.0 + apart, 2.0], Doubt([h, h]), FINE, draws=draws, seed=1)
    chance = (2 * h - apart) ** 2 / (8 * h**2)
    assert found.first[1] == pytest.approx(chance, abs=4 * np.sqrt(chance * (1 - chance) / draws))


def test_figures_further_apart_than_both_errors_never_change_places() -> None:
    found = rank_intervals([2.0101, 2.0], Doubt([0.005, 0.005]), FINE, draws=5_000)
    assert (found.low.tolist(), found.high.tolist(), found.first.tolist()) == ([1, 2], [1, 2], [1, 0])


@pytest.mark.parametrize(("within", "worst"), [(0.4, 1), (0.6, 2)])
def test_an_interval_leaves_out_half_of_what_it_may_on_either_side(within: float, worst: float) -> None:
    """One figure is fixed; the other is cut to below it in a quarter of the draws: 1/4 against (1 − within) ÷ 2."""
    pools: list[list[float]] = [[], [1.0, 1.0, 1.0, 0.5]]
    found = rank_intervals([2.0, 3.0], Doubt(ratios=(Ratios(pools),)), Reading(0.01, within), draws=20_000, seed=2)
    assert found.high[1] == worst
    assert found.low[1] == 1
    assert found.first[1] == pytest.approx(0.75, abs=0.015)


def test_a_rank_that_exactly_the_allowed_part_reaches_is_left_out() -> None:
    """Of four draws one may be left out on either side at a half: a rank that comes up once is."""
    pools: list[list[float]] = [[], [1.0, 2.0]]
    drawn = (rank_intervals([3.0, 2.0], Doubt(ratios=(Ratios(pools),)), Reading(0.01, 0.5), draws=4, seed=s)
             for s in range(50))  # fmt: skip
    once = next(found for found in drawn if found.first[1] == 0.25)
    assert (once.low[1], once.high[1]) == (2, 2)


def test_a_part_of_the_way_is_even_on_the_scale_of_logarithms() -> None:
    """2 × 2^u passes 3 when u > log2(1.5); and the threshold 3 with it."""
    doubt = Doubt(ratios=(Ratios([[2.0], []], part=True),))
    found = rank_intervals([2.0, 3.0], doubt, Reading(1e-9, threshold=3.0), draws=40_000, seed=3)
    assert found.first[0] == pytest.approx(1 - np.log2(1.5), abs=0.01)
    assert found.reached.tolist() == [found.first[0], 1.0]


def test_what_enters_all_figures_alike_changes_no_rank() -> None:
    slopes = [[-1.0, 0.5], [-1.0, 0.5]]
    found = rank_intervals([2.0, 2.1], Doubt(ratios=(Ratios([[0.5, 2.0], [3.0]], through=slopes),)), FINE, draws=500)
    assert found.first.tolist() == [0, 1]


def test_a_slope_carries_one_places_ratio_to_another() -> None:
    doubt = Doubt(ratios=(Ratios([[], [4.0, 1.0]], through=[[0.0, 0.5], [0.0, 0.0]]),))
    found = rank_intervals([2.0, 3.0], doubt, FINE, draws=20_000, seed=4)
    assert found.first[0] == pytest.approx(0.5, abs=0.015)


def test_ties_take_the_first_of_their_ranks() -> None:
    found = rank_intervals([1.0, 2.004, 1.996, 3.0], Doubt(), Reading(step=0.01), draws=10)
    assert found.ranks.tolist() == found.low.tolist() == found.high.tolist() == [4, 2, 2, 1]
    assert found.median.tolist() == [4, 2, 2, 1]
    assert not found.slack.any()


@given(doubtful(), st.sampled_from([0.5, 0.8, 0.9, 0.99]))
def test_the_interval_holds_the_rank_and_the_median_lies_between_ranks(
    case: tuple[list[float], Doubt], within: float
) -> None:
    figures, doubt = case
    found = rank_intervals(figures, doubt, Reading(0.01, within), draws=200)
    assert (found.low <= found.ranks).all()
    assert (found.ranks <= found.high).all()
    assert ((found.median >= 1) & (found.median <= len(figures))).all()
    assert found.first.sum() >= 1 - 1e-12  # somebody is first in every draw, several in a tie


@given(doubtful())
def test_a_wider_level_gives_a_wider_interval(case: tuple[list[float], Doubt]) -> None:
    figures, doubt = case
    narrow, wide = (rank_intervals(figures, doubt, Reading(0.01, w), draws=300) for w in (0.5, 0.95))
    assert (wide.low <= narrow.low).all()
    assert (wide.high >= narrow.high).all()


@given(FIGURES)
def test_without_doubt_low_rank_and_high_are_the_same(figures: list[float]) -> None:
    found = rank_intervals(figures, Doubt(), Reading(0.01), draws=4)
    assert found.low.tolist() == found.ranks.tolist() == found.high.tolist() == found.median.tolist()


@given(st.data())
def test_who_is_called_what_does_not_matter(data: st.DataObject) -> None:
    """Ranks without chance go with the places; those with chance within what the draws can tell."""
    figures, doubt = data.draw(doubtful())
    order = data.draw(st.permutations(range(len(figures))))
    moved = Doubt(
        [np.asarray(doubt.halves)[i] for i in order],
        tuple(Ratios([r.pools[i] for i in order], r.part) for r in doubt.ratios),
    )
    one = rank_intervals(figures, doubt, Reading(0.01), draws=2_000)
    other = rank_intervals([figures[i] for i in order], moved, Reading(0.01), draws=2_000, seed=9)
    assert other.ranks.tolist() == one.ranks[list(order)].tolist()
    assert other.first == pytest.approx(one.first[list(order)], abs=0.08)


@given(doubtful(), st.sampled_from([0.25, 2.0, 1024.0]))
def test_the_currency_does_not_matter(case: tuple[list[float], Doubt], rate: float) -> None:
    """Powers of two, which scale floating-point numbers exactly."""
    figures, doubt = case
    there = Doubt(np.asarray(doubt.halves) * rate, doubt.ratios)
    one = rank_intervals(figures, doubt, Reading(0.01, threshold=2.0), draws=100)
    other = rank_intervals(np.asarray(figures) * rate, there, Reading(0.01 * rate, threshold=2.0 * rate), draws=100)
    assert _told(one) == _told(other)


def _told(found: RankIntervals) -> list[list[float]]:
    return [found.ranks.tolist(), found.low.tolist(), found.high.tolist(), found.first.tolist(), found.reached.tolist()]


def test_leaving_one_cause_out_leaves_what_the_others_draw() -> None:
    """With a second cause that changes nothing the answer is the same to the last digit."""
    idle = Ratios([[], [], []])
    pools = Ratios([[0.9, 1.1], [0.8, 1.0, 1.3], [1.05]])
    one, both = (rank_intervals([2.0, 2.1, 2.2], Doubt(ratios=r), FINE, draws=300) for r in ((pools,), (pools, idle)))
    assert _told(one)[:4] == _told(both)[:4]


def test_a_seed_draws_the_same_again_and_batches_do_not_matter() -> None:
    pools = Ratios([[0.9, 1.1]] * 40)
    figures = np.linspace(2, 2.4, 40)
    one, again, other = (
        rank_intervals(figures, Doubt(ratios=(pools,)), FINE, draws=1_500, seed=s).first.tolist() for s in (3, 3, 4)
    )
    assert one == again != other


def test_two_halves_tell_whether_there_were_enough_draws() -> None:
    figures, pools = np.linspace(2, 2.2, 12), Ratios([[0.8, 0.9, 1.0, 1.1, 1.2]] * 12)
    few, many = (rank_intervals(figures, Doubt(ratios=(pools,)), FINE, draws=d, seed=1).slack for d in (20, 20_000))
    assert few.max() > many.max()
    assert many.max() <= 1


@pytest.mark.parametrize(
    ("values", "doubt", "reading", "names"),
    [
        ([1.0, float("nan")], Doubt(), FINE, "figure 2"),
        ([1.0, 2.0], Doubt([0.1]), FINE, "halves"),
        ([1.0, 2.0], Doubt([0.1, -1]), FINE, "half 2"),
        ([1.0, 2.0], Doubt(ratios=(Ratios([[1.0]]),)), FINE, "pools"),
        ([1.0, 2.0], Doubt(ratios=(Ratios([[1.0], [0.0]]),)), FINE, "ratio 1"),
        ([1.0, 2.0], Doubt(ratios=(Ratios([[1.0], []], through=[[1.0]]),)), FINE, "slopes"),
        ([1.0, 2.0], Doubt(), Reading(0.0), "step"),
        ([1.0, 2.0], Doubt(), Reading(0.01, 1.0), "within"),
    ],
)
def test_what_cannot_be_used_is_named(values: list[float], doubt: Doubt, reading: Reading, names: str) -> None:
    with pytest.raises(BadInput, match=names):
        rank_intervals(values, doubt, reading, draws=10)


@pytest.mark.parametrize(("draws", "seed", "names"), [(1, 0, "draws"), (10, -1, "seed")])
def test_too_few_draws_and_a_seed_below_zero_are_refused(draws: int, seed: int, names: str) -> None:
    with pytest.raises(BadInput, match=names):
        rank_intervals([1.0, 2.0], Doubt(), FINE, draws=draws, seed=seed)
