"""A file of results, one JSON object a line, to which a later run with the same question adds what is lacking."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from io import FileIO
from pathlib import Path
from typing import Any

from fairshare.errors import BadInput
from fairshare.ledger.lock import taken

#: How a line of results begins, spelt with a key of noughts; and what any of them looks like.
_BEGINNING = f'{{"asking": "{"0" * 16}", "today": "'
_SOUND = re.compile(r'\{"asking": "[0-9a-f]{16}", "today": "')
#: Errors that a tally keeps the words of.
SHOWN = 5


@dataclass(frozen=True)
class Tally:
    """What some results come to.

    Attributes:
        texts: How many texts they are of.
        failed: How many of those could not be audited.
        statements: How many statements were found.
        verdicts: How many checkable statements got which label.
        errors: Why texts could not be audited, the first few in words.
    """

    texts: int = 0
    failed: int = 0
    statements: int = 0
    verdicts: Mapping[str, int] = field(default_factory=dict)
    errors: tuple[str, ...] = ()

    def plus(self, result: Mapping[str, Any]) -> "Tally":
        """The tally with one more result."""
        if "error" in result:
            errors = (*self.errors, f"{result['id']}: {result['error']}") if len(self.errors) < SHOWN else self.errors
            return Tally(self.texts + 1, self.failed + 1, self.statements, self.verdicts, errors)
        found = dict(self.verdicts)
        for label, number in result["extra"].get("verdicts", {}).items():
            found[label] = found.get(label, 0) + number
        return Tally(self.texts + 1, self.failed, self.statements + len(result["rows"]), found, self.errors)


@dataclass(frozen=True)
class Results:
    """A file of results, open for more.

    Attributes:
        file: The file, which adds at its end.
        key: Of the question.
        today: Day of texts that state none: that of the run which began the file.
        done: Ids of the texts that have a result.
        held: What those results come to.
    """

    file: FileIO
    key: str
    today: date
    done: frozenset[str] = frozenset()
    held: Tally = Tally()

    def add(self, result: Mapping[str, Any]) -> None:
        """Write one more line; once it is written nothing takes it back (BadInput where it cannot be)."""
        line = json.dumps({"asking": self.key, "today": str(self.today), **result}, ensure_ascii=False)
        # Half a character in a name becomes the escape that JSON has for it.
        rest = f"{line}\n".encode("utf-8", "backslashreplace")
        try:
            while rest:
                rest = rest[self.file.write(rest) :]
        except OSError as error:
            raise _unwritable(str(self.file.name), error) from error


@contextmanager
def results(out: Path, key: str, today: date) -> Iterator[Results]:
    """Open a file of results for a question, new or begun; a last line cut short is taken off it.

    Raises:
        BadInput: for a file that holds anything else, results of another question, or cannot be written to.
    """
    try:
        if out.exists() and not out.is_file():
            raise OSError("it is no file")
        file = FileIO(out, "a")
    except (OSError, ValueError) as error:
        raise _unwritable(out, error) from error
    with file:
        if not taken(file.fileno()):
            raise BadInput.of("file", out, "another run writes to it; wait until it is done, or give another --out")
        yield _continued(Results(file, key, today), out)


def _unwritable(out: Path | str, error: Exception) -> BadInput:
    return BadInput.of("file", out, f"a file that can be written to ({getattr(error, 'strerror', '') or error})")


def _continued(new: Results, out: Path) -> Results:
    """What stands in the file already, a last line cut short taken off."""
    done, held, today = set[str](), Tally(), new.today
    try:
        with out.open("rb") as lines:
            if not _like(lines.read(len(_BEGINNING))):
                raise BadInput.of("file", out, "a file of results, or one that does not exist yet")
            lines.seek(0)
            for number, line in enumerate(lines, 1):
                if not line.endswith(b"\n"):
                    _cut(new.file, out, line)
                    break
                result = _held(out, number, line, new.key)
                today = date.fromisoformat(result["today"])
                held = held.plus(result)
                done.add(result["id"])
    except OSError as error:
        raise _unwritable(out, error) from error
    return replace(new, today=today, done=frozenset(done), held=held)


def _held(out: Path, number: int, line: bytes, key: str) -> dict[str, Any]:
    """A line of results (BadInput for any other, or one of another question)."""
    try:
        result: dict[str, Any] = json.loads(line)
        if not _like(line) or not ({"error"} <= result.keys() or {"rows", "extra"} <= result.keys()):
            raise ValueError("no result")
    except (ValueError, RecursionError) as error:
        raise BadInput.of("file", out, f"a file of results, but line {number} is none") from error
    if result["asking"] != key:
        accepted = "results of the same question on the same figures, which these are not; give another --out"
        raise BadInput.of("file", out, accepted)
    return result


def _cut(file: FileIO, out: Path, line: bytes) -> None:
    """Take a line cut short off the end of the file, if it is one of ours."""
    if not _like(line):
        raise BadInput.of("file", out, "a file of results, but its last line is none")
    file.truncate(out.stat().st_size - len(line))


def _like(line: bytes) -> bool:
    """Whether a line of results may begin so."""
    begun = line[: len(_BEGINNING)].decode("utf-8", "replace")
    return _SOUND.match(begun + _BEGINNING[len(begun) :]) is not None
