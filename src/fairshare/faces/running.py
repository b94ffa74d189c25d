"""How a long question is run: on whose cores, with progress shown, kept on the way and gone on with."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import cast

import click

from fairshare.core.keeper import Forgets, Keeper
from fairshare.core.question import Question
from fairshare.core.workers import Threads, Workers
from fairshare.core.world import World
from fairshare.errors import BadInput, WorkerLost
from fairshare.faces.progress import Shown


@dataclass(frozen=True)
class Running:
    """What was said of how a question is to be run.

    Attributes:
        cluster: Whose workers do it; None for this machine's.
        number: How many threads or processes here; 0 for as many as there are cores.
        resume: File of what it has come to so far; None for none.
    """

    cluster: Workers | None = None
    number: int = 0
    resume: Path | None = None

    @classmethod
    def taken(cls, given: dict[str, object]) -> "Running":
        """What was said of it, taken out of what was given (BadInput for two things at a time)."""
        cluster = cast("Workers | None", given.pop("cluster", None))
        number = cast("int | None", given.pop("workers", None))
        resume = cast("Path | None", given.pop("resume", None))
        if cluster is not None and number is not None:
            raise BadInput.of("option --workers", number, "how many of this machine's; a --cluster has its own")
        return cls(cluster, number or 0, resume)

    @contextmanager
    def means(self, asked: Question, here: World, given: Mapping[str, object]) -> Iterator[dict[str, object]]:
        """The question's parameters that say how it is run and not what is asked.

        Raises:
            BadInput: for a file to go on from that is another run's, or where nothing was computed for long.
            Abort: if interrupted, and WorkerLost if a worker is lost; both say what is kept.
        """
        wanted = {parameter.annotation: name for name, parameter in asked.params.items()}
        if Workers not in wanted:
            yield {}
            return
        shown = Shown(self.cluster or Threads(self.number))
        with self._keeping(asked, here, given) as keeper:
            yield {wanted[Workers]: shown, **({wanted[Keeper]: keeper} if Keeper in wanted else {})}
        for option, value in (("--cluster", self.cluster), ("--workers", self.number), ("--resume", self.resume)):
            if value and not shown.used:
                accepted = f"{asked.id} draws nothing when it is asked like this; leave it out"
                raise BadInput.of(f"option {option}", value, accepted)

    @contextmanager
    def _keeping(self, asked: Question, here: World, given: Mapping[str, object]) -> Iterator[Keeper]:
        """Where what is done is kept, and what to say of it when the run ends early."""
        told, kept = "nothing is kept without --resume FILE.", None
        if self.resume is not None:
            from fairshare.faces.kept import Kept

            kept = Kept.at(self.resume, _key(asked, here, given))
            told = f"what is done is kept in {self.resume}, and the same command goes on from there."
        try:
            yield kept or Forgets()
        except KeyboardInterrupt:
            raise click.Abort(f"interrupted; {told}") from None
        except WorkerLost as error:
            raise WorkerLost(f"{error} The run is not done; {told}") from error
        finally:
            if kept is not None:
                kept.write_if_any()


def _key(asked: Question, here: World, given: Mapping[str, object]) -> str:
    """A short hash of what is asked and of all data the answer can depend on."""
    return sha256(repr((asked.id, sorted(given.items()), here.key)).encode()).hexdigest()[:16]
