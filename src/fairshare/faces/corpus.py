"""Corpus: a folder of texts or a JSON Lines file of them, read one at a time; what is no text is told and kept."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from fairshare.errors import BadInput

#: Files of a folder that are texts.
SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf")
#: Most bytes of a line that are read.
MOST = 20_000_000
_ACCEPTED = 'an object with "text", and if known "id", "date" and "speaker"'
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Corpus:
    """Where the texts are: a folder, or a file of JSON Lines."""

    path: Path

    @classmethod
    def at(cls, name: str) -> "Corpus | None":
        """The corpus of that name; None where it is neither a folder nor a JSON Lines file."""
        path = Path(name)
        try:
            there = path.is_dir() or (path.suffix.lower() == ".jsonl" and path.is_file())
        except (OSError, ValueError):
            return None
        return cls(path) if there else None

    def __str__(self) -> str:
        return str(self.path)


@dataclass(frozen=True)
class Text:
    """One text of a corpus.

    Attributes:
        id: File name within the folder, or the line's own id, else its number.
        path: Where it lies; None for a line of a JSON Lines file.
        data: The text itself; of a file, once it is loaded.
        day: Its day, where the line gives one.
        speaker: Who speaks, where the line says so.
        fault: Why it is no text; empty where it is one.
    """

    id: str
    path: Path | None = None
    data: bytes | None = None
    day: date | None = None
    speaker: str = ""
    fault: str = ""

    def __str__(self) -> str:
        return self.id

    def loaded(self) -> "Text":
        """The same with what its file holds, as it travels to where that file is not."""
        if self.path is None or self.fault or self.data is not None:
            return self
        from fairshare.inputs.read import bytes_of

        try:
            return replace(self, data=bytes_of(self.path))
        except BadInput as error:
            return replace(self, fault=str(error))


def count(corpus: Corpus) -> int:
    """How many texts there are; of a JSON Lines file, how many lines."""
    if corpus.path.is_dir():
        return sum(1 for _ in texts(corpus))
    lines, last = 0, b"\n"
    with corpus.path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            lines, last = lines + chunk.count(b"\n"), chunk[-1:]
    return lines + (last != b"\n")


def texts(corpus: Corpus) -> Iterator[Text]:
    """The texts of a folder, by name, or of a JSON Lines file, in order; read when asked for and not before."""
    return _of_folder(corpus.path) if corpus.path.is_dir() else _of_lines(corpus.path)


def _of_folder(folder: Path) -> Iterator[Text]:
    """The texts below a folder; links to folders are not followed, so that none leads round in a circle."""
    faults: list[OSError] = []
    for at, folders, files in os.walk(folder, onerror=faults.append):
        folders.sort()
        here = Path(at)
        for name in sorted((*files, *(f for f in folders if (here / f).is_symlink()))):
            path = here / name
            id = path.relative_to(folder).as_posix()
            if name in folders:
                yield Text(id, path, fault=f"folder {id!r} is a link, and links to folders are not followed.")
            elif path.suffix.lower() in SUFFIXES:
                yield Text(id, path, fault="" if path.is_file() else f"{id!r} is no file that can be read.")
    for fault in faults:
        id = Path(fault.filename).relative_to(folder).as_posix()
        yield Text(id, fault=f"folder {id!r} cannot be read: {(fault.strerror or str(fault)).lower()}.")


def _of_lines(path: Path) -> Iterator[Text]:
    """The texts of a JSON Lines file; a line that is none, or repeats an id, is told by its number."""
    seen: set[str] = set()
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        where = f"{path.name}, line {number}"
        try:
            text = _text(where, number, line)
            if text.id in seen:
                raise BadInput.of(where, text.id, "an id that no line before it has")
        except BadInput as error:
            text = Text(f"line {number}", fault=str(error))
        seen.add(text.id)
        yield text


def _lines(path: Path) -> Iterator[bytes]:
    """Lines of at most one byte more than is read; the rest of a longer one is passed over."""
    with path.open("rb") as file:
        while line := file.readline(MOST + 1):
            yield line
            while line and not line.endswith(b"\n"):
                line = file.readline(_CHUNK)


def _text(where: str, number: int, line: bytes) -> Text:
    """The text of a line (BadInput where it is none)."""
    if len(line) > MOST:
        raise BadInput.of(where, _begun(line), f"a line of at most {MOST:,} bytes")
    try:
        held = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput.of(where, _begun(line), f"{_ACCEPTED} ({error})") from error
    if not isinstance(held, dict) or not isinstance(held.get("text"), str):
        raise BadInput.of(where, _begun(line), _ACCEPTED)
    id, day, speaker = held.get("id"), held.get("date"), held.get("speaker")
    if not isinstance(id, str | int | None) or isinstance(id, bool):
        raise BadInput.of(f"{where}: id", id, "text or a whole number")
    if not isinstance(speaker, str | None):
        raise BadInput.of(f"{where}: speaker", speaker, "a name")
    try:
        said = date.fromisoformat(day) if day else None
    except (TypeError, ValueError):
        raise BadInput.of(f"{where}: date", day, "a day as YYYY-MM-DD") from None
    return Text(str(number if id is None else id), None, held["text"].encode("utf-8", "replace"), said, speaker or "")


def _begun(line: bytes) -> str:
    return line[:40].decode("utf-8", "replace")
