"""Cores: the pieces of a long computation on this machine's cores, a process each."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context, parent_process
from threading import Thread

from fairshare.core.workers import Piece, Promise, Result, in_order, usable
from fairshare.errors import WorkerLost

#: Pieces given out ahead for each core, so that none waits and memory stays flat however many pieces there are.
AHEAD = 4


@dataclass(frozen=True)
class Cores:
    """Processes on this machine.

    Attributes:
        number: How many; by default one for each core this process may use.
    """

    number: int = 0

    def map(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
        """The results in the order of the pieces; ``work`` and the pieces must be picklable.

        Leaving the iteration, by an interruption too, ends the processes with what they are at.

        Raises:
            WorkerLost: if a process dies, after the results before the lost one; it names the pieces without one.
        """
        others = set(active_children())
        number = self.number or usable()
        executor = ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_begin)
        under_way = deque[tuple[Piece, Promise[Result]]]()

        def submit(piece: Piece) -> Promise[Result]:
            try:
                with _uninterrupted():
                    return executor.submit(work, piece)
            except BrokenProcessPool as lost:
                failed = Future[Result]()
                failed.set_exception(lost)
                return failed

        try:
            yield from in_order(submit, pieces, number * AHEAD, under_way)
            executor.shutdown()
        except BrokenProcessPool as lost:
            raise WorkerLost(_told([piece for piece, _ in under_way])) from lost
        finally:
            executor.shutdown(wait=False, cancel_futures=True)
            for process in set(active_children()) - others:
                process.kill()  # one that is still starting may miss a mere request to end


def _told(lost: list[Piece]) -> str:
    names = ", ".join(map(str, lost))
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
