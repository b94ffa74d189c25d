"""Pool: a function over many pieces of work, on local cores; each result comes with the piece it belongs to."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Protocol, TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")
#: Pieces given out ahead for each core, so that none waits and memory stays flat however many pieces there are.
AHEAD = 4


class Pool(Protocol):
    """Where work is done."""

    def map(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[tuple[Piece, Result]]:
        """Every piece with its result, as they are done, in any order; errors of ``work`` are raised here."""


@dataclass(frozen=True)
class Serial:
    """One after the other in this process."""

    def map(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[tuple[Piece, Result]]:
        """Every piece with its result, in order."""
        for piece in pieces:
            yield piece, work(piece)


@dataclass(frozen=True)
class Cores:
    """On this machine's cores, a process each.

    Attributes:
        workers: How many processes; by default as many as this process may use.
    """

    workers: int = 0

    def map(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[tuple[Piece, Result]]:
        """Every piece with its result, as they are done; ``work`` and the pieces must be picklable.

        Leaving the iteration, by an interruption too, lets go of what has not begun.
        """
        number = self.workers or usable()
        queue, waiting = iter(pieces), dict[Future[Result], Piece]()
        executor = ProcessPoolExecutor(number, mp_context=get_context("spawn"))
        try:
            while True:
                for piece in islice(queue, number * AHEAD - len(waiting)):
                    waiting[executor.submit(work, piece)] = piece
                if not waiting:
                    return
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    yield waiting.pop(future), future.result()
        finally:
            executor.shutdown(wait=False, cancel_futures=True)


def usable() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
