"""A folder or a JSON Lines file of texts, audited in parallel into one file of results, resumed where it stopped."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from fairshare.core.question import questions
from fairshare.core.world import World
from fairshare.errors import BadInput, FairshareError
from fairshare.inputs.read import read
from fairshare.jobs.pool import Pool
from fairshare.ledger.open import scenario, world
from fairshare.show.emit import emit

#: Files of a folder that are texts.
SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf")
#: A line of a corpus may be this long.
MOST = 20_000_000


@dataclass(frozen=True)
class Asking:
    """What every text of a corpus is asked: the world and the day, as plain values that travel to other processes."""

    as_of: date | None
    release: str | None
    under: tuple[str, ...]
    day: date | None
    today: date


@dataclass(frozen=True)
class Text:
    """One text of a corpus.

    Attributes:
        id: File name within the folder, or the line's own id.
        path: Where it lies; None for a line of a JSON Lines file.
        text: The text itself; empty for a file.
        day: Its day, where the line gives one.
        speaker: Who speaks, where the line says so.
    """

    id: str
    path: Path | None
    text: str
    day: date | None
    speaker: str
    asking: Asking


def texts(source: Path, asking: Asking) -> Iterator[Text]:
    """The texts of a folder, sorted by name, or of a JSON Lines file, in order.

    Raises:
        BadInput: naming the line that is no text.
    """
    if source.is_dir():
        for path in sorted(p for p in source.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file()):
            yield Text(str(path.relative_to(source)), path, "", None, "", asking)
        return
    with source.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _line(source, number, line, asking)


def _line(source: Path, number: int, line: str, asking: Asking) -> Text:
    where = f"{source.name}, line {number}"
    try:
        held = json.loads(line) if len(line) <= MOST else None
    except (ValueError, RecursionError) as error:
        raise BadInput.of(where, line[:40], f"a JSON object ({error})") from error
    if not isinstance(held, dict) or not isinstance(held.get("text"), str):
        raise BadInput.of(where, line[:40], 'an object with "text", and if known "id", "date" and "speaker"')
    try:
        day = date.fromisoformat(held["date"]) if held.get("date") else None
    except (TypeError, ValueError):
        raise BadInput.of(f"{where}: date", held["date"], "a day as YYYY-MM-DD") from None
    return Text(str(held.get("id", number)), None, held["text"], day, str(held.get("speaker") or ""), asking)


@lru_cache(maxsize=256)
def _world(asking: Asking, day: date) -> World:
    """The world of a day, opened once in each process."""
    as_of = asking.as_of if asking.as_of is not None or asking.release is not None else day
    return world(as_of, release=asking.release, under=tuple(scenario(name) for name in asking.under))


def audited(text: Text) -> dict[str, Any]:
    """The result of one text as plain data; what cannot be read is a result too, with its one line."""
    try:
        document = read(text.path) if text.path is not None else read(text.text.encode())
        day = text.asking.day or text.day or document.published or text.asking.today
        here = _world(text.asking, day)
        params = {"date": day, **({"speaker": text.speaker} if text.speaker else {})}
        answer = questions["audit"](here, document, **params)
    except FairshareError as error:
        return {"id": text.id, "error": str(error)}
    measures = {i.measure: here.measure(i.measure) for f in answer.figures() if (i := f.id)}
    return {"id": text.id, "sha256": document.sha256, **emit(answer, measures)}


def run(pool: Pool, source: Path, out: Path, asking: Asking) -> Iterator[dict[str, Any]]:
    """Audit every text that has no result yet; each result is a line of ``out``, written whole or not at all.

    Yields:
        Every new result, as it is written.

    Raises:
        BadInput: for an ``out`` that holds results of another question, or cannot be written.
    """
    key = hashlib.sha256(repr(asking).encode()).hexdigest()[:16]
    done = _done(out, key)
    todo = (t for t in texts(source, asking) if t.id not in done)
    try:
        with out.open("a", encoding="utf-8", newline="\n") as lines:
            for _, result in pool.map(audited, todo):
                lines.write(json.dumps({"asking": key, **result}, ensure_ascii=False) + "\n")
                lines.flush()
                yield result
    except OSError as error:
        raise BadInput.of("file", out, f"a file that can be written to ({error.strerror})") from error


def _done(out: Path, key: str) -> set[str]:
    """The texts that have a result; a last line cut short by an interruption is taken off the file."""
    if not out.exists():
        return set()
    whole = out.read_bytes()
    kept = whole[: whole.rfind(b"\n") + 1]
    found: set[str] = set()
    for number, line in enumerate(kept.splitlines(), 1):
        try:
            held = json.loads(line)
            same, id = held["asking"] == key, str(held["id"])
        except (ValueError, TypeError, KeyError):
            raise BadInput.of("file", out, f"a file of results, but line {number} is none") from None
        if not same:
            raise BadInput.of("file", out, "results of the same question; these were asked of another day or world")
        found.add(id)
    if kept != whole:
        out.write_bytes(kept)
    return found
