"""Pool: a function over many pieces of work, on local cores; each result comes with the piece it belongs to."""

import os
import signal
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import Protocol, TypeVar

from fairshare.errors import WorkerLost

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

        Leaving the iteration, by an interruption too, ends the processes with what they are at.

        Raises:
            WorkerLost: if a process dies, after every result that was finished; it names the pieces without one.
        """
        others = set(active_children())
        number = self.workers or usable()
        executor = ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_begin)
        try:
            yield from _results(executor, work, iter(pieces), number * AHEAD)
            executor.shutdown()
        finally:
            executor.shutdown(wait=False, cancel_futures=True)
            for process in set(active_children()) - others:
                process.kill()  # one that is still starting may miss a mere request to end


def _results(
    executor: ProcessPoolExecutor, work: Callable[[Piece], Result], queue: Iterator[Piece], most: int
) -> Iterator[tuple[Piece, Result]]:
    """Results as they are done, with at most so many pieces given out at a time."""
    waiting, lost = dict[Future[Result], Piece](), list[Piece]()
    while True:
        while not lost and len(waiting) < most and (following := list(islice(queue, 1))):
            try:
                with _uninterrupted():
                    waiting[executor.submit(work, following[0])] = following[0]
            except BrokenProcessPool:
                lost += following
        if not waiting:
            break
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            piece = waiting.pop(future)
            if isinstance(future.exception(), BrokenProcessPool):
                lost.append(piece)
            else:
                yield piece, future.result()
    if lost:
        raise WorkerLost(_told(lost))


def _told(lost: Collection[object]) -> str:
    names = ", ".join(sorted(map(str, lost)))
    return f"a worker process died (killed, or out of memory) while one of these was worked on: {names}."


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes started here never see an interruption from the keyboard; this one sees it a moment later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """What each process does first: leave interruptions to the one that started it, and end when that one does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def usable() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
