"""Workers: where the pieces of a long computation are done; the result is the same wherever that is."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol, TypeVar, runtime_checkable

Piece = TypeVar("Piece")
Result = TypeVar("Result")


@runtime_checkable
class Workers(Protocol):
    """Who does the pieces of a computation: threads here, or processes elsewhere."""

    def map(self, work: Callable[[Piece], Result], pieces: Sequence[Piece]) -> Iterator[Result]:
        """The results in the order of the pieces, few of them held at a time; errors of ``work`` are raised here."""


@dataclass(frozen=True)
class Threads:
    """Threads of this process, for work that is done outside of Python.

    Attributes:
        number: How many; by default one for each core this process may use.
    """

    number: int = 0

    def map(self, work: Callable[[Piece], Result], pieces: Sequence[Piece]) -> Iterator[Result]:
        """The results in the order of the pieces; an interruption ends the work after the pieces that are under way."""
        number = self.number or _cores()
        executor = ThreadPoolExecutor(number)
        waiting: deque[Future[Result]] = deque()
        try:
            for piece in pieces:
                waiting.append(executor.submit(work, piece))
                if len(waiting) > number:  # one ahead of every thread, so that memory stays flat
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            executor.shutdown(wait=True, cancel_futures=True)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
