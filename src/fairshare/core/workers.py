"""Workers: where the pieces of a long computation are done; the result is the same wherever that is.

Threads   of this process, for work that is done outside of Python     core/workers.py
Cores     of this machine, a process each                              jobs/cores.py
Cluster   of other machines, behind a scheduler of Dask                jobs/cluster.py
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar, runtime_checkable

Piece = TypeVar("Piece")
Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)


@runtime_checkable
class Workers(Protocol):
    """Who does the pieces of a computation: threads here, or processes here and elsewhere."""

    def map(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
        """The results in the order of the pieces, few of them held at a time; errors of ``work`` are raised here."""


class Promise(Protocol[Result_co]):
    """A piece that was given out."""

    def result(self) -> Result_co:
        """Its result, once it is there; an error of the work is raised here."""


@dataclass(frozen=True)
class Threads:
    """Threads of this process, for work that is done outside of Python; one is this thread itself.

    Attributes:
        number: How many; by default one for each core this process may use.
    """

    number: int = 0

    def map(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
        """The results in the order of the pieces; an interruption ends the work after the pieces that are under way."""
        number = self.number or usable()
        if number == 1:
            yield from map(work, pieces)
            return
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  not on the way to the scoreboard

        executor = ThreadPoolExecutor(number)
        try:
            yield from in_order(lambda piece: executor.submit(work, piece), pieces, number)
        finally:
            executor.shutdown(wait=True, cancel_futures=True)


def in_order(
    submit: Callable[[Piece], Promise[Result]],
    pieces: Iterable[Piece],
    ahead: int,
    under_way: deque[tuple[Piece, Promise[Result]]] | None = None,
) -> Iterator[Result]:
    """Results in the order of the pieces, with few pieces given out ahead, so that memory stays flat.

    Args:
        submit: Gives a piece out.
        pieces: They are taken when there is room for one more.
        ahead: How many are given out beside the one that is waited for.
        under_way: Where what is given out stands until its result is there; for who must know what was lost.
    """
    waiting = deque[tuple[Piece, Promise[Result]]]() if under_way is None else under_way
    for piece in pieces:
        waiting.append((piece, submit(piece)))
        if len(waiting) > ahead:
            yield _first(waiting)
    while waiting:
        yield _first(waiting)


def _first(waiting: deque[tuple[Piece, Promise[Result]]]) -> Result:
    found = waiting[0][1].result()
    waiting.popleft()
    return found


def usable() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
