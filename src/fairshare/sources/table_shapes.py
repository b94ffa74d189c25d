"""Bare tables of every shape (CSV wide or long, JSON series) as one stream of points."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fairshare.errors import BadSource
from fairshare.sources.csv_file import CsvTable, csv_table, text_of
from fairshare.sources.spelling import year_of
from fairshare.sources.table_entry import Entry, Holds

#: No name of a place, year or row is longer; each cell's address repeats it.
_LONGEST = 200


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
    return (_wide if entry.shape == "wide" else _long)(entry, _table(path, entry))


def _table(path: Path, entry: Entry) -> CsvTable:
    """The wanted rows of a CSV file, at least one."""
    found = csv_table(path, entry.lines, entry.where)
    found.must_have(entry.place)
    if not any(any(row.values()) for row in found.rows):
        raise BadSource(f"{path.name}: no row holds {dict(entry.where) or 'anything'}.")
    return found


def _wide(entry: Entry, table: CsvTable) -> Iterator[Point]:
    named = {h.name: h for h in entry.holds}
    label_column = entry.place or table.head[0]
    years = {column: year_of(column) for column in table.head if column not in (label_column, "")}
    if unread := next((column for column, year in years.items() if year is None), None):
        raise BadSource(f"{table.file}, column {unread}: cannot be read as a year.")
    if not years:
        raise BadSource(f"{table.file}: no column is a year.")
    if len({year[0] for year in years.values() if year}) < len(years):
        raise BadSource(f"{table.file}: two columns are of the same year.")
    for row in table.rows:
        label = _label(table, row, label_column)
        if label.strip() in entry.skip or not any(row.values()):
            continue
        holds = named.get(label) if named else Holds(label, entry.measure, entry.unit)
        if holds is None:
            raise BadSource(f"{table.file}, row {label}: source.toml says neither what it holds nor why to skip it.")
        for column, year in years.items():
            if year is not None:
                at = f"{table.file}, row {label}, column {column}"
                yield Point(entry.place_is or label, *year, row.get(column), holds, at)


def _long(entry: Entry, table: CsvTable) -> Iterator[Point]:
    table.must_have(*(h.name for h in entry.holds), entry.estimate, "" if entry.year_is else entry.year)
    for row in table.rows:
        label = entry.place_is or _label(table, row, entry.place or table.head[0])
        if label.strip() in entry.skip or not any(row.values()):
            continue
        written = entry.year_is or row.get(entry.year, "")
        words = [*entry.where.values(), "" if entry.place_is else label, "" if entry.year_is else written]
        at = f"{table.file}, row {' '.join(w for w in dict.fromkeys(words) if w)}"
        if (year := year_of(written)) is None:
            raise BadSource(f"{at}: {written!r} cannot be read as a year.")
        estimate = year[1] or (bool(entry.estimate) and row.get(entry.estimate) == "1")
        for h in entry.holds:
            yield Point(label, year[0], estimate, row.get(h.name), h, f"{at}, column {h.name}")


def _label(table: CsvTable, row: Mapping[str, str], column: str) -> str:
    label = row.get(column, "")
    if len(label) > _LONGEST:
        raise BadSource(f"{table.file}, row {label[:20]}...: its name has {len(label):,} characters.")
    return label


def _series(path: Path, entry: Entry) -> Iterator[Point]:
    """Lists in a JSON file, beside a list of years; numbers keep their spelling."""
    try:
        held = json.loads(text_of(path), parse_float=str, parse_int=str)
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
    if strange := next((item for item in held if isinstance(item, list | Mapping)), None):
        raise BadSource(f"{path.name}, {name}: holds a {type(strange).__name__} where figures are expected.")
    return ["" if item is None else str(item) for item in held]
