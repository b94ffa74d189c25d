"""Workers: every piece gets its result, in order, on one process or many; what was finished before a loss is given."""

import math
import os
from collections.abc import Iterator
from itertools import count
from multiprocessing import active_children
from multiprocessing.connection import wait

import pytest

from fairshare.core.workers import Threads, Workers, usable
from fairshare.errors import WorkerLost
from fairshare.jobs.cores import AHEAD, Cores

DIES = "__import__('os').kill(__import__('os').getpid(), 9)"


@pytest.mark.parametrize("workers", [Threads(1), Threads(2), Cores(2)], ids=str)
def test_every_piece_gets_its_result_in_order(workers: Workers) -> None:
    assert list(workers.map(math.factorial, range(40))) == [math.factorial(n) for n in range(40)]
    assert list(workers.map(math.factorial, [])) == []


@pytest.mark.parametrize("workers", [Threads(1), Threads(2), Cores(1)], ids=str)
def test_an_error_of_the_work_is_raised_here(workers: Workers) -> None:
    with pytest.raises(ValueError, match="negative"):
        list(workers.map(math.factorial, [-1]))


@pytest.mark.parametrize(("workers", "ahead"), [(Threads(1), 0), (Threads(2), 2), (Cores(1), AHEAD)], ids=str)
def test_pieces_are_taken_only_a_little_ahead(workers: Workers, ahead: int) -> None:
    taken = []

    def pieces() -> Iterator[int]:
        for n in count():
            taken.append(n)
            yield n

    found = workers.map(math.factorial, pieces())
    for _ in range(20):
        next(found)
    found.close()  # type: ignore[attr-defined]
    assert len(taken) == 20 + ahead


def test_a_process_that_dies_takes_nothing_with_it_that_was_finished_before() -> None:
    found = Cores(1).map(eval, ["1+1", "2+2", DIES, "3+3"])
    assert [next(found), next(found)] == [2, 4]
    with pytest.raises(WorkerLost, match="a worker process died") as told:
        list(found)
    assert "os" in str(told.value), "it names what was worked on"
    assert "1+1" not in str(told.value)
    assert len(str(told.value).splitlines()) == 1


def test_leaving_early_ends_the_processes() -> None:
    before = set(active_children())
    found = Cores(2).map(eval, ["1", *["__import__('time').sleep(60)"] * 6])
    next(found)
    found.close()  # type: ignore[attr-defined]
    for process in set(active_children()) - before:
        # not is_alive(): the executor's own thread may have waited for the process first and not said so yet
        assert wait([process.sentinel], timeout=60), "it still runs"


def test_usable_cores_are_those_of_this_process() -> None:
    assert 1 <= usable() <= (os.cpu_count() or 1)
