"""What a user hands in, read apart from everything else and made a release of their own."""

import hashlib
import json
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from fairshare.core.measure import Measure
from fairshare.core.place import plain
from fairshare.core.source import Source
from fairshare.errors import BadInput, BadSource
from fairshare.ledger import load
from fairshare.ledger.apart import Limits, apart
from fairshare.ledger.build import as_csv, ordered
from fairshare.ledger.check import Held, rows_of
from fairshare.ledger.finding import Finding
from fairshare.ledger.own import HELD
from fairshare.sources.glimpse import glimpse
from fairshare.sources.kind import Handed, kind_of

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*-\d{4}-\d{2}")


@dataclass(frozen=True)
class Received:
    """A file that was read: its name, its hash, and what is in it."""

    name: str
    sha256: str
    handed: Handed


@dataclass(frozen=True)
class Draft:
    """A release that is ready to be kept: as it would be held, its files, and figures that are hardly plausible."""

    held: Held
    files: Mapping[str, bytes]
    doubtful: tuple[Finding, ...]


def received(path: Path, published: date | None, limits: Limits | None = None) -> Received:
    """Read a file a user hands in, whatever its kind, within limits of time and memory.

    Args:
        path: The file.
        published: Day of publication, for files that do not say.
        limits: How long it may take and how much memory.

    Raises:
        BadInput: if there is no such file, it may not be read, or a day is needed.
        BadSource: if it is of no kind known, cannot be read, or goes beyond the limits.
    """
    _must_be_file(path)
    return apart(path.name, limits or Limits(), _read, path, published)


def draft(found: Received, release: str | None, others: Mapping[str, Source]) -> Draft:
    """The release a file makes.

    Args:
        found: The file.
        release: Id to keep it under, if the user gave one.
        others: The releases held.

    Raises:
        BadInput: for an id that is taken, of no sound form, or that begins like another publisher's.
        BadSource: for a measure that is not registered or is another publisher's, or a unit that is not the measure's.
    """
    handed = found.handed
    words = sorted({id.partition("-")[0] for id, s in others.items() if s.publisher == handed.publisher})
    first = words[0] if words else plain(handed.publisher)
    id = release or handed.release or f"{first}-own-{handed.published:%Y-%m}"
    must_be_free(id, others)
    _must_belong(id, handed, others)
    source = _source(id, found)
    facts = ordered(replace(fact, source=id) for fact in handed.facts)
    if not facts:
        raise BadSource(f"{found.name}: holds no figure.")
    held = Held(source, {(f.measure, f.place, f.year): f for f in facts})
    doubtful = _must_fit(found.name, held, load.measures())
    return Draft(held, {"source.toml": as_toml(source).encode(), "facts.csv": as_csv(facts).encode()}, doubtful)


def as_toml(source: Source) -> str:
    """A release as the text of its ``source.toml``; fields that are as by default are left out."""
    lines: list[str] = []
    for f in fields(source):
        value = getattr(source, f.name)
        if value in (None, "", (), {}):
            continue
        lines.append(f"{f.name} = {_value(value)}")
    return "\n".join([*lines, ""])


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_value(k)} = {_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, date):
        return value.isoformat()
    # What JSON escapes TOML reads alike, and DEL must be escaped besides.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _read(path: Path, published: date | None) -> Received:
    """The child's part."""
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        return Received(path.name, digest, kind_of(glimpse(path)).read(path, load.places(), published))
    except OSError as error:
        raise BadInput.of("file", path, f"a file that can be read ({error.strerror})") from error


def _must_be_file(path: Path) -> None:
    try:
        mode, size = path.stat().st_mode, path.stat().st_size
    except FileNotFoundError:
        raise BadInput.of("file", path, "there is no such file") from None
    except (OSError, ValueError) as error:
        told = (error.strerror if isinstance(error, OSError) else None) or error
        raise BadInput.of("file", path, f"a file that can be read ({told})") from error
    if stat.S_ISDIR(mode):
        raise BadInput.of("file", path, "a file, not a folder")
    if not stat.S_ISREG(mode):
        raise BadInput.of("file", path, "an ordinary file, neither a device nor a pipe")
    if not os.access(path, os.R_OK):
        raise BadInput.of("file", path, "a file that may be read; its permissions forbid it")
    if not size:
        raise BadSource(f"{path.name}: it is empty.")


def must_be_free(id: str, others: Mapping[str, Source]) -> None:
    """Return if an id is one a release could have and none has (BadInput otherwise)."""
    if not _ID.fullmatch(id):
        raise BadInput.of("release", id, "lower-case words with hyphens and a month at the end, e.g. nato-own-2024-06")
    if id in others:
        raise BadInput.of("release", id, HELD)


def _must_belong(id: str, handed: Handed, others: Mapping[str, Source]) -> None:
    """Return if an id ends with the month of publication and begins like its publisher's (BadInput otherwise)."""
    if not id.endswith(f"-{(month := f'{handed.published:%Y-%m}')}"):
        raise BadInput.of("release", id, f"the month of publication at its end, {month}")
    first = id.partition("-")[0]
    claimed: dict[str, set[str]] = {}
    for held in others.values():
        claimed.setdefault(held.id.partition("-")[0], set()).add(held.publisher)
    whose = claimed.get(first, {handed.publisher})
    if handed.publisher not in whose:
        told = " and ".join(sorted(whose))
        raise BadInput.of("release", id, f"{first}- stands for {told}, and this is of {handed.publisher}")
    own = sorted(word for word, publishers in claimed.items() if handed.publisher in publishers)
    if own and first not in own:
        raise BadInput.of("release", id, f"ids of {handed.publisher} begin with {' or '.join(f'{w}-' for w in own)}")


def _source(id: str, found: Received) -> Source:
    handed = found.handed
    return Source(
        id=id,
        publisher=handed.publisher,
        title=handed.title,
        published=handed.published,
        extent=handed.extent,
        grade=handed.grade,
        licence=handed.licence,
        attribution=handed.attribution,
        may_ship=False,
        citation=handed.citation,
        sha256=(f"{found.name}={found.sha256}",),
        units=handed.units,
        price_base=handed.price_base,
        published_note=handed.published_note,
        notes=handed.notes,
        absent=dict(handed.absent),
    )


def _must_fit(name: str, held: Held, measures: Mapping[str, Measure]) -> tuple[Finding, ...]:
    """Refuse facts that could never answer or are in a wrong unit; return those hardly plausible."""
    for measure in dict.fromkeys(m for m, _, _ in held.facts):
        meant = measures.get(measure)
        if meant is None:
            own = ", ".join(sorted(m.id for m in measures.values() if m.publisher == held.source.publisher))
            told = (
                f"those of {held.source.publisher} are {own}" if own else f"{held.source.publisher} has none registered"
            )
            raise BadSource(f"{name}: no measure is called {measure!r}; {told}.")
        if meant.publisher != held.source.publisher:
            told = f"{measure} is a measure of {meant.publisher}"
            raise BadSource(f"{name}: {told}, which a release of {held.source.publisher} cannot hold.")
    found = tuple(rows_of(held, measures, load.groups()))
    if wrong := next((f for f in found if f.check != "range"), None):
        raise BadSource(f"{name}: {wrong.place} {wrong.year}: {wrong.told}.")
    return found
