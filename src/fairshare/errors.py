"""Every error this package raises on purpose; a face prints its one line and exits with 2.

FairshareError
├── BadInput         a parameter, id or file the user gave cannot be used
│   └── UnknownName  an ally, target, measure, release ... that is not registered
├── NoSuchFact       the ledger holds no such figure (missing is not zero)
├── NoBoard          no release held covers that year, as of that day
├── UnitMismatch     adding dollars to persons, or 2015 dollars to 2021 dollars
├── BadShares        shares that are negative, no ratios, or do not sum to one
├── BadSource        a publisher's file does not have the layout its reader knows
└── WorkerLost       a process that worked on many pieces died
"""

from collections.abc import Iterable
from difflib import get_close_matches

#: A line may be this long; of a longer one the middle is left out, because place and advice stand at its ends.
_LONGEST = 2_000


class FairshareError(Exception):
    """Base class: catch this to catch all of ours. Its text is one printable line, whatever a file put into it."""

    def __init__(self, text: str) -> None:
        super().__init__(_line(text))

    def __reduce__(self) -> tuple[object, ...]:
        """How it travels from one process to another: as its kind and its line, however it was built."""
        return _again, (type(self), str(self))


def _again(kind: type[FairshareError], line: str) -> FairshareError:
    return kind.__new__(kind, line)


def _line(text: str) -> str:
    """Spaces for line breaks and whatever steers a terminal; the middle left out of what is too long to read."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST * 2 // 3]} ... {text[-_LONGEST // 3 :]}"
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


class BadInput(FairshareError):
    """Names the input, what is wrong with it and what is accepted."""

    @classmethod
    def of(cls, what: str, given: object, accepted: str) -> "BadInput":
        """Build the one line: ``what`` was ``given``; ``accepted`` says what would do."""
        return cls(f"{what} {str(given)!r} cannot be used: {accepted}.")


class UnknownName(BadInput):
    """Says which name is nearest and which exist."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        lowered = {n.lower(): n for n in reversed(names)}
        near = get_close_matches(name.lower(), lowered, n=1)
        hint = f" Did you mean {lowered[near[0]]!r}?" if near else ""
        shown = names if len(names) <= 40 else [*names[:40], f"... ({len(names)} in all)"]
        super().__init__(f"no {kind} called {name!r}.{hint} Known: {', '.join(shown)}.")


class NoSuchFact(FairshareError):
    """The ledger holds no such figure as of that day."""


class NoBoard(FairshareError):
    """No release held covers the year for nine tenths of the members, as of that day."""


class UnitMismatch(FairshareError):
    """Two figures whose units cannot be combined."""


class BadShares(FairshareError):
    """Shares must be ratios of at least zero that sum to one."""


class BadSource(FairshareError):
    """A publisher's file is not laid out as its reader expects; names the file and the cell."""


class WorkerLost(FairshareError):
    """A process that worked on many pieces died; what was finished is kept."""
