"""GivenOut: a piece of work that a Dask scheduler has, until its result is here or it is lost for good."""

import logging
import warnings
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from fairshare.core.workers import Result
from fairshare.errors import BadInput, WorkerLost

if TYPE_CHECKING:
    from distributed import Future

#: Seconds between looks at whether there is still a worker.
LOOK = 1.0


@dataclass(frozen=True)
class GivenOut(Generic[Result]):
    """A piece under way.

    Attributes:
        future: What Dask calls it.
        address: Of the scheduler.
        patience: Seconds to wait for a worker to be there again.
        told: What the piece is, in words.
    """

    future: "Future[Result]"
    address: str
    patience: float
    told: str

    def result(self) -> Result:
        """Its result, once it is there; an error of the work is raised here.

        Raises:
            WorkerLost: if it makes one worker after the other die, no worker is left, or the scheduler goes away.
            BadInput: if a worker that came later has no fairshare like this one.
        """
        from distributed.client import FutureCancelledError, FuturesCancelledError
        from distributed.comm import CommClosedError
        from distributed.scheduler import KilledWorker

        try:
            return self._awaited()
        except KilledWorker as error:
            times = error.allowed_failures + 1
            raise WorkerLost(f"{times} workers of {self.address} died one after the other at {self.told}.") from error
        except (CancelledError, FutureCancelledError, FuturesCancelledError, CommClosedError) as error:
            raise WorkerLost(f"the scheduler at {self.address} went away.") from error
        except ImportError as error:
            raise BadInput.of("cluster", self.address, f"a worker lacks what is needed there ({error})") from error

    def _awaited(self) -> Result:
        alone = 0.0
        while True:
            try:
                found: Result = self.future.result(timeout=LOOK)
                return found
            except TimeoutError:
                if self.future.status == "error":
                    self.future.result()  # the error is one of the work, and raised again here
                alone = 0.0 if self.future.client.ncores() else alone + LOOK
                if alone >= self.patience:
                    told = f"no worker of {self.address} is left, and none came back within {self.patience:g} s."
                    raise WorkerLost(told) from None

    def take_back(self) -> None:
        """Ask the scheduler not to do it any more, if there is still one to be asked."""
        if self.future.client.status == "running":
            self.future.cancel(force=True)


@contextmanager
def quiet() -> Iterator[None]:
    """Dask tells its own tale of what is lost, in many lines; whoever asked gets ours, in one."""
    loggers = [logging.getLogger(name) for name in ("distributed", "distributed.client")]  # each has a level of its own
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)


@contextmanager
def unwarned() -> Iterator[None]:
    """Without Dask's warnings of versions, which are compared, and of large pieces, which are meant."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
