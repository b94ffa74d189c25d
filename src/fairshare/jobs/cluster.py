"""Cluster: the pieces of a long computation on the workers of a Dask scheduler, wherever those are.

1. The address is one of a scheduler, Dask is installed, something answers there, and it has workers.
2. They run what runs here, or are refused; one that comes later compares for itself before it does anything.
3. Pieces are given out a little ahead, and results taken in their order.
4. When a worker dies the scheduler gives its pieces to others, up to its setting ``allowed-failures``. When none is
   left, or the scheduler itself goes away, that is one line.

Only the scheduler is spoken to; results come through it.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from typing import TYPE_CHECKING, Generic

from fairshare.core.workers import Piece, Promise, Result, in_order
from fairshare.errors import BadInput
from fairshare.jobs.address import check, greet, refused
from fairshare.jobs.environment import differences, environment
from fairshare.jobs.given_out import GivenOut, quiet, unwarned

if TYPE_CHECKING:
    from distributed import Client

#: Pieces given out ahead for each thread of a worker, so that none waits on the way to and fro.
AHEAD = 2


@dataclass(frozen=True)
class Cluster:
    """The workers behind a scheduler of Dask.

    Attributes:
        address: Of the scheduler, ``tcp://HOST:PORT`` or ``tls://HOST:PORT``; for TLS the certificates are those
            of Dask's own configuration.
        patience: Seconds to wait for the scheduler to answer, and for a worker to be there.
    """

    address: str
    patience: float = 10

    def __post_init__(self) -> None:
        check(self.address)

    def __str__(self) -> str:
        return self.address

    def map(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
        """The results in the order of the pieces; ``work`` and the pieces must be picklable.

        Leaving the iteration, by an interruption too, takes back what was given out and is not done.

        Raises:
            BadInput: if nothing answers at the address, or workers there run something else than runs here.
            WorkerLost: if a piece makes one worker after the other die, none is left, or the scheduler goes away.
        """
        under_way = deque[tuple[Piece, Promise[Result]]]()
        with self._joined() as client:
            ahead, number = AHEAD * sum(client.ncores().values()), count()

            def submit(piece: Piece) -> Promise[Result]:
                # The piece travels inside of the function: Dask would look into an argument for tasks of its own.
                job = _Alike(work, piece, environment())
                with unwarned():
                    future = client.submit(job, key=f"{client.id}-{next(number)}", pure=False)
                return GivenOut(future, self.address, self.patience, str(piece))

            try:
                yield from in_order(submit, pieces, ahead, under_way)
            finally:
                for _, promise in under_way:
                    if isinstance(promise, GivenOut):
                        promise.take_back()

    @contextmanager
    def _joined(self) -> Iterator["Client"]:
        if find_spec("distributed") is None:
            accepted = "it needs Dask, which is not installed; pip install 'fairshare[cluster]'"
            raise BadInput.of("cluster", self.address, accepted)
        from distributed import Client

        with quiet():  # after Dask is loaded, which sets up its logs then
            greet(self.address, self.patience)
            try:
                with unwarned():
                    client = Client(self.address, timeout=self.patience, set_as_default=False)
            except (OSError, ValueError) as error:
                raise refused(self.address, f"no scheduler answered there within {self.patience:g} s") from error
            try:
                self._compare(client)
                yield client
            finally:
                client.close(timeout=self.patience)

    def _compare(self, client: "Client") -> None:
        """Refuse workers whose results would not be the same to the last bit, and a scheduler that has none."""
        try:
            client.wait_for_workers(1, timeout=self.patience)
        except TimeoutError as error:
            raise BadInput.of("cluster", self.address, "its scheduler has no workers; start at least one") from error
        # The versions first, as Dask tells them: an older Python may not be able to read what comes next.
        here = environment()
        for worker, held in client.get_versions()["workers"].items():
            python = ".".join(held["host"]["python"].split(".")[:3])
            there = {"Python": python, "numpy": held["packages"].get("numpy") or "none"}
            self._refuse(worker, differences({name: here[name] for name in there}, there))
        for worker, found in client.run(environment, on_error="return").items():
            broken = f"no fairshare like this one there ({found})" if isinstance(found, Exception) else ""
            self._refuse(worker, broken or differences(here, found))

    def _refuse(self, worker: str, why: str) -> None:
        if why:
            raise BadInput.of("cluster", self.address, f"its worker {worker} would not compute the same: {why}")


@dataclass(frozen=True)
class _Alike(Generic[Piece, Result]):
    """A piece of work, done only where the environment is that of who gave it out: workers come and go."""

    work: Callable[[Piece], Result]
    piece: Piece
    here: Mapping[str, str]

    def __call__(self) -> Result:
        if found := differences(self.here, environment()):
            raise BadInput(f"a worker of the cluster would not compute the same: {found}.")
        return self.work(self.piece)
