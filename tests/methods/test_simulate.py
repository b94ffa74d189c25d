"""Many futures: closed forms, the same ones again, and counting that loses nothing."""

import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import reduce

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from fairshare.core.workers import Threads
from fairshare.errors import BadInput
from fairshare.methods.arrays import Vector
from fairshare.methods.simulate import BATCH, Futures, Terms, Walk, batch, futures, sizes

START, PLAN = np.array([0.02, 0.01]), np.array([[0.025, 0.03], [0.02, 0.03]])
TOP = 0.1024


def walk(common: float, own: float, *, power: int = 1, mean: float = 0.0) -> Walk:
    return Walk(np.full((2, 2), mean), np.full(2, common), np.full(2, own), 1 if power == 1 else -1)


def drawn(terms: Terms, draws: int = 4 * BATCH, seed: int = 1) -> Futures:
    return futures(terms, draws=draws, seed=seed)


def test_without_anything_uncertain_every_future_is_the_plan() -> None:
    found = drawn(Terms(START, PLAN, top=TOP), 100)
    assert found.means == pytest.approx(PLAN, rel=1e-12)
    assert found.quantiles([0.01, 0.5, 0.99]) == pytest.approx(np.stack([PLAN] * 3), abs=found.width)
    assert found.reaching(0.02)[0].tolist() == [1, 1]
    assert found.counts.sum() == 100 * PLAN.size


def test_one_step_is_normal() -> None:
    """x = plan (1 + a f + b e): mean the plan, deviation plan times the root of a² + b²; quantiles by scipy."""
    found = drawn(Terms(START, PLAN, (walk(0.03, 0.04),), top=TOP), 16 * BATCH)
    parts = [0.05, 0.25, 0.5, 0.75, 0.95]
    for place in (0, 1):
        expected = stats.norm(PLAN[place, 0], PLAN[place, 0] * 0.05).ppf(parts)
        assert found.quantiles(parts)[:, place, 0] == pytest.approx(expected, rel=2e-3)


def test_a_share_falls_where_what_it_is_of_grows() -> None:
    """x = plan / (1 + e/1.02): the median is the plan, and its quantiles are those of growth turned round."""
    found = drawn(Terms(START, PLAN, (walk(0.0, 0.05, power=-1, mean=0.02),), top=TOP), 16 * BATCH)
    high = PLAN[0, 0] / (1 + 0.05 * stats.norm.ppf(0.05) / 1.02)
    assert found.quantiles([0.95])[0, 0, 0] == pytest.approx(high, rel=2e-3)


def test_what_all_share_moves_all_together_and_groups_move_as_one() -> None:
    """With shocks shared, the two places (of one group) are the same multiple of their plans in every future."""
    for shared in (
        walk(0.05, 0.0),
        Walk(np.zeros((2, 2)), np.zeros(2), np.full(2, 0.05), 1, np.zeros(2, dtype=np.intp)),
    ):
        terms = Terms(np.array([0.02, 0.02]), np.full((2, 2), 0.03), (shared,), top=TOP)
        found = drawn(terms, 5_000)
        assert (found.counts[0] == found.counts[1]).all()
    apart = drawn(Terms(np.array([0.02, 0.02]), np.full((2, 2), 0.03), (walk(0.0, 0.05),), top=TOP), 5_000)
    assert (apart.counts[0] != apart.counts[1]).any()


def test_delivery_and_revision_are_those_observed() -> None:
    """Half of the rise or all of it, each in about half of the futures; the start revised by 1 or 1.1."""
    terms = Terms(START, PLAN, delivered=np.array([0.5, 1.0]), revised=np.array([1.0, 1.1]), top=TOP)
    found = drawn(terms, 4 * BATCH)
    outcomes = sorted((0.02 + d * 0.005) * r for d in (0.5, 1.0) for r in (1.0, 1.1))
    bins = sorted(int(x / found.width + 1e-9) for x in outcomes)
    assert sorted(np.flatnonzero(found.counts[0, 0]).tolist()) == sorted(set(bins))
    assert found.means[0, 0] == pytest.approx(np.mean(outcomes), rel=2e-3)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**32), draws=st.integers(1, 3 * BATCH))
def test_the_same_seed_draws_the_same_futures_in_any_order_of_work(seed: int, draws: int) -> None:
    terms = Terms(START, PLAN, (walk(0.02, 0.03),), np.array([0.7, 1.0]), top=TOP)
    parts = list(enumerate(sizes(draws)))
    forward = {n: batch(terms, seed=seed, number=n, draws=size) for n, size in parts}
    backward = {n: batch(terms, seed=seed, number=n, draws=size) for n, size in reversed(parts)}
    one, other = (reduce(Futures.plus, [found[n] for n, _ in parts]) for found in (forward, backward))
    assert one.draws == draws
    assert (one.counts == other.counts).all()
    assert one.sums.tobytes() == other.sums.tobytes()


def test_other_seeds_and_other_batches_draw_others() -> None:
    terms = Terms(START, PLAN, (walk(0.02, 0.03),), top=TOP)
    one, same, seed, number = (
        batch(terms, seed=s, number=n, draws=1_000).sums.tobytes() for s, n in ((1, 0), (1, 0), (2, 0), (1, 1))
    )
    assert one == same
    assert one not in (seed, number)


def test_reaching_is_exact_at_an_edge_and_refused_between() -> None:
    found = drawn(Terms(START, PLAN, (walk(0.02, 0.03),), top=TOP), 2_000)
    assert 0 < found.reaching(0.025)[0, 0] < 1
    with pytest.raises(BadInput, match="multiple"):
        found.reaching(0.02505)


def test_errors_shrink_with_the_root_of_the_draws() -> None:
    terms = Terms(START, PLAN, (walk(0.02, 0.03),), top=TOP)
    few, many = drawn(terms, BATCH), drawn(terms, 16 * BATCH)
    assert many.errors(0.025)[0, 0] == pytest.approx(few.errors(0.025)[0, 0] / 4, rel=0.05)
    assert abs(many.reaching(0.025)[0, 0] - few.reaching(0.025)[0, 0]) < 5 * few.errors(0.025)[0, 0]


def test_what_goes_beyond_the_bins_counts_in_the_last() -> None:
    wild: Vector = np.array([[0.2, 0.2], [0.2, 0.2]])
    found = drawn(Terms(START, wild, top=TOP), 10)
    assert (found.counts[..., -1] == 10).all()
    assert found.means == pytest.approx(wild)


class Stopped(Exception):
    """The end of a run after some batches."""


class Notes(dict[str, tuple[int, bytes]]):
    """A keeper in memory, which ends the run once it has kept so many batches."""

    def __init__(self, most: int = 1_000) -> None:
        super().__init__()
        self.most = most

    def kept(self, name: str) -> tuple[int, bytes] | None:
        return self.get(name)

    def keep(self, name: str, done: int, state: Callable[[], bytes]) -> None:
        self[name] = (done, state())
        if done == self.most:
            raise Stopped


@settings(max_examples=10, deadline=None)
@given(after=st.integers(1, 4), left=st.integers(1, BATCH))
def test_a_run_gone_on_with_finds_what_one_run_finds(after: int, left: int) -> None:
    terms = Terms(START, PLAN, (walk(0.02, 0.03),), np.array([0.7, 1.0]), top=TOP)
    draws, notes = 3 * BATCH + left, Notes(after)
    whole = futures(terms, draws=draws, seed=3)
    with pytest.raises(Stopped):
        futures(terms, draws=draws, seed=3, keeper=notes)
    asked: list[int] = []

    def watched(work: Callable[[tuple[int, int]], Futures], pieces: Sequence[tuple[int, int]]) -> Iterable[Futures]:
        asked.extend(number for number, _ in pieces)
        return map(work, pieces)

    notes.most = 1_000
    again = futures(terms, draws=draws, seed=3, map=watched, keeper=notes)
    assert asked == list(range(after, 4)), "nothing is drawn twice"
    assert again.draws == draws
    assert again.counts.tobytes() == whole.counts.tobytes()
    assert again.sums.tobytes() == whole.sums.tobytes()


def test_other_terms_seeds_and_draws_are_kept_under_other_names() -> None:
    notes = Notes()
    terms = Terms(START, PLAN, (walk(0.02, 0.03),), top=TOP)
    others = [replace(terms, top=2 * TOP), replace(terms, walks=()), replace(terms, delivered=np.array([0.5]))]
    for seed, draws in ((1, 9), (1, 9), (2, 9), (1, 8)):
        futures(terms, draws=draws, seed=seed, keeper=notes)
    for other in others:
        futures(other, draws=9, seed=1, keeper=notes)
    assert len(notes) == 6


def test_futures_arrive_as_they_were_sent_and_smaller() -> None:
    found = drawn(Terms(START, PLAN, (walk(0.02, 0.03),), top=TOP), BATCH)
    sent = pickle.dumps(found, protocol=5)
    there = pickle.loads(sent)
    assert len(sent) < found.counts.nbytes / 3
    assert there.packed() == found.packed()
    assert (there.counts.dtype, there.draws, there.top) == (found.counts.dtype, found.draws, found.top)


def test_what_was_kept_of_something_else_is_refused() -> None:
    notes = Notes()
    terms = Terms(START, PLAN, top=TOP)
    futures(terms, draws=9, keeper=notes)
    [name] = notes
    for wrong in ((1, b"short"), (2, notes[name][1])):
        notes[name] = wrong
        with pytest.raises(BadInput, match="such futures"):
            futures(terms, draws=9, keeper=notes)


@pytest.mark.parametrize("number", [1, 2, 5])
def test_any_number_of_threads_finds_the_same_to_the_last_bit(number: int) -> None:
    terms = Terms(START, PLAN, (walk(0.02, 0.03),), np.array([0.7, 1.0]), top=TOP)
    here, there = (futures(terms, draws=100_000, seed=3, map=m) for m in (map, Threads(number).map))
    assert (here.counts == there.counts).all()
    assert here.sums.tobytes() == there.sums.tobytes()


def test_threads_pass_errors_on_and_hold_few_results() -> None:
    done: list[int] = []

    def work(piece: int) -> int:
        if piece == 5:
            raise BadInput.of("piece", piece, "none")
        done.append(piece)
        return piece

    found = Threads(2).map(work, range(1_000))
    assert next(found) == 0
    with pytest.raises(BadInput, match="piece"):
        list(found)
    assert len(done) < 20
