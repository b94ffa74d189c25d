"""Bare tables of every shape (CSV wide or long, JSON series) as one stream of points."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fairshare.errors import BadSource
from fairshare.sources.spelling import year_of
from fairshare.sources.table_entry import Entry, Holds


@dataclass(frozen=True)
class Point:
    """A cell as it stands in the file.

    Attributes:
        label: Whom it is about, as written.
        year: Calendar year.
        estimate: Whether the table itself marks it as one.
        text: Exactly what is written; None where the row ends before this column.
        holds: Measure and unit.
        at: File, row and column in words.
    """

    label: str
    year: int
    estimate: bool
    text: str | None
    holds: Holds
    at: str


def points(path: Path, entry: Entry) -> Iterator[Point]:
    """Every cell of a table.

    Raises:
        BadSource: naming file and row for a missing column, a row too long, a year or a label that cannot be read.
    """
    if entry.shape == "series":
        return _series(path, entry)
    return (_wide if entry.shape == "wide" else _long)(entry, _rows(path, entry))


@dataclass(frozen=True)
class _Rows:
    """Head and wanted rows of a CSV; cells that a short row lacks are absent from it."""

    file: str
    head: list[str]
    rows: list[dict[str, str]]

    def must_have(self, *columns: str) -> None:
        if lacking := next((c for c in columns if c and c not in self.head), None):
            raise BadSource(f"{self.file}: there is no column {lacking!r}.")


def _rows(path: Path, entry: Entry) -> _Rows:
    lines = _text(path).splitlines(keepends=True)
    first, last = entry.lines or (1, len(lines))
    try:
        head, *rows = list(csv.reader(lines[first - 1 : last], strict=True))
    except (csv.Error, ValueError) as error:
        raise BadSource(f"{path.name}: not a sound CSV table ({error}).") from error
    named = [name for name in head if name]
    if len(set(named)) < len(named):
        raise BadSource(f"{path.name}: two columns have the same name.")
    if long := next((row for row in rows if any(row[len(head) :])), None):
        raise BadSource(f"{path.name}, row {long[0]}: {len(long)} cells under {len(head)} columns.")
    records = [dict(zip(head, row, strict=False)) for row in rows]
    wanted = [r for r in records if all(r.get(column) == text for column, text in entry.where.items())]
    found = _Rows(path.name, head, wanted)
    found.must_have(entry.place, *entry.where)
    if not wanted:
        raise BadSource(f"{path.name}: no row holds {dict(entry.where) or 'anything'}.")
    return found


def _text(path: Path) -> str:
    """A file as text (BadSource if it is none, or not in UTF-8)."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        told = f"byte {error.start + 1:,} is not UTF-8; save it as CSV in UTF-8"
        raise BadSource(f"{path.name}: not a sound text ({told}).") from error
    if "\0" in text:
        raise BadSource(f"{path.name}: not a sound text, it holds a byte of value zero.")
    return text


def _wide(entry: Entry, table: _Rows) -> Iterator[Point]:
    named = {h.name: h for h in entry.holds}
    label_column = entry.place or table.head[0]
    years = {column: year_of(column) for column in table.head if column not in (label_column, "")}
    if unread := next((column for column, year in years.items() if year is None), None):
        raise BadSource(f"{table.file}, column {unread}: cannot be read as a year.")
    for row in table.rows:
        label = row.get(label_column, "")
        if label.strip() in entry.skip or not any(row.values()):
            continue
        holds = named.get(label) if named else Holds(label, entry.measure, entry.unit)
        if holds is None:
            raise BadSource(f"{table.file}, row {label}: source.toml says neither what it holds nor why to skip it.")
        for column, year in years.items():
            if year is not None:
                at = f"{table.file}, row {label}, column {column}"
                yield Point(entry.place_is or label, *year, row.get(column), holds, at)


def _long(entry: Entry, table: _Rows) -> Iterator[Point]:
    holds = entry.holds or (Holds(table.head[-1], entry.measure, entry.unit),)
    table.must_have(*(h.name for h in holds), entry.estimate, "" if entry.year_is else entry.year)
    for row in table.rows:
        label = entry.place_is or row.get(entry.place or table.head[0], "")
        if label.strip() in entry.skip or not any(row.values()):
            continue
        written = entry.year_is or row.get(entry.year, "")
        words = [*entry.where.values(), "" if entry.place_is else label, "" if entry.year_is else written]
        at = f"{table.file}, row {' '.join(w for w in dict.fromkeys(words) if w)}"
        if (year := year_of(written)) is None:
            raise BadSource(f"{at}: {written!r} cannot be read as a year.")
        estimate = year[1] or (bool(entry.estimate) and row.get(entry.estimate) == "1")
        for h in holds:
            yield Point(label, year[0], estimate, row.get(h.name), h, f"{at}, column {h.name}")


def _series(path: Path, entry: Entry) -> Iterator[Point]:
    """Lists in a JSON file, beside a list of years; numbers keep their spelling."""
    try:
        held = json.loads(_text(path), parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise BadSource(f"{path.name}: not a sound JSON file ({error}).") from error
    years = [year_of(y) for y in _list(path, held, entry.year)]
    for h in entry.holds:
        texts = _list(path, held, h.name)
        if len(texts) != len(years):
            raise BadSource(f"{path.name}, {h.name}: {len(texts)} figures for {len(years)} years.")
        for year, text in zip(years, texts, strict=True):
            if year is None:
                raise BadSource(f"{path.name}, {entry.year}: holds what is no year.")
            yield Point(entry.place_is, *year, text, h, f"{path.name}, {h.name}, {year[0]}")


def _list(path: Path, held: object, name: str) -> list[str]:
    """The list at a dotted path; its nulls become empty texts."""
    for key in name.split("."):
        held = held.get(key) if isinstance(held, Mapping) else None
    if not isinstance(held, list):
        raise BadSource(f"{path.name}: there is no list {name!r}.")
    return ["" if item is None else str(item) for item in held]
