"""Progress of a long run: a bar on standard error where that is a terminal."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from dataclasses import dataclass

from fairshare.core.workers import Piece, Result, Workers

#: Told how many pieces are done.
Step = Callable[[int], None]


@contextmanager
def bar(what: str, total: int | None, done: int = 0) -> Iterator[Step | None]:
    """A bar that goes when it is done; None where nobody sees it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, completed=done)
        yield lambda n: progress.update(task, completed=n)


@dataclass
class Shown:
    """Workers whose progress is shown.

    Attributes:
        workers: Who does the pieces.
        what: What is being done, before the bar.
        used: Whether there was anything for them to do.
    """

    workers: Workers
    what: str = "computing"
    used: bool = False

    def map(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
        """The results in the order of the pieces."""
        self.used = True
        total = len(pieces) if isinstance(pieces, Sized) else None
        with bar(self.what, total) as step:
            for done, found in enumerate(self.workers.map(work, pieces), 1):
                if step is not None:
                    step(done)
                yield found
