"""One text of a corpus asked a question, as plain data; what cannot be read is a result too."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

from fairshare.core.lever import Scenario
from fairshare.core.question import questions
from fairshare.core.world import World
from fairshare.errors import BadInput, FairshareError
from fairshare.faces.corpus import Text
from fairshare.faces.forms import measures_of
from fairshare.inputs.read import read
from fairshare.ledger.open import world
from fairshare.show.emit import emit


@dataclass(frozen=True)
class Asking:
    """What every text of a corpus is asked, as plain values that travel to other processes.

    Attributes:
        question: Its id.
        params: Parameters given for all texts; a ``date`` or ``speaker`` among them counts before a text's own.
        as_of: Day whose knowledge counts; by default that of each text.
        release: Release pinned.
        under: Scenarios, in order.
        today: Day of a text that states none.
    """

    question: str
    params: tuple[tuple[str, object], ...]
    as_of: date | None
    release: str | None
    under: tuple[Scenario, ...]
    today: date

    def key(self) -> str:
        """A short hash of the question and of all data held; ``today`` apart, so that a run may last overnight.

        Raises:
            FairshareError: for a release or a scenario that cannot be used.
        """
        under = tuple(scenario.id for scenario in self.under)
        asked = (self.question, self.params, self.as_of, self.release, under, opened(self, self.as_of).key)
        return sha256(repr(asked).encode()).hexdigest()[:16]


@lru_cache(maxsize=32)
def opened(asking: Asking, day: date | None) -> World:
    """The world of a day, or of the day that the asking brings; opened once in each process."""
    as_of = asking.as_of if asking.as_of is not None or asking.release is not None else day
    return world(as_of, release=asking.release, under=asking.under)


def audited(asking: Asking, key: str, text: Text) -> dict[str, Any]:
    """The result of one text: its id and its answer, or its id and one line that says why there is none.

    Args:
        asking: What it is asked.
        key: That of the asking where the run was begun.
        text: The text.

    Raises:
        BadInput: if other figures are held here than there.
    """
    if asking.key() != key:
        raise BadInput("a worker of the cluster holds other figures than those here; add the same releases there.")
    text = text.loaded()
    if text.fault:
        return {"id": text.id, "error": text.fault}
    try:
        return _answered(asking, text)
    except FairshareError as error:
        return {"id": text.id, "error": str(error)}
    except Exception as error:  # one text among thousands must not end the work on all others
        told = FairshareError(
            f"{text.id!r} could not be audited, a fault of fairshare: {type(error).__name__}: {error}"
        )
        return {"id": text.id, "error": str(told)}


def _answered(asking: Asking, text: Text) -> dict[str, Any]:
    document = replace(read(text.data or b"", name=str(text.path or "-")), name=text.id)
    asked = questions[asking.question]
    own = {n: v for n, v in (("date", text.day), ("speaker", text.speaker)) if v and n in asked.params}
    given = {next(iter(asked.params)): document, **own, **dict(asking.params)}
    here = opened(asking, (asked.day(given) if asked.day is not None else None) or asking.today)
    answer = asked(here, **given)
    return {"id": text.id, "sha256": document.sha256, **emit(answer, measures_of(answer, here))}
