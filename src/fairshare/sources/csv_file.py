"""A publisher's CSV file: head and rows as they stand, read within limits, or refused in one line."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fairshare.errors import BadSource

#: A file may be this large and hold this many rows times columns (the largest held has 1 million bytes).
LIMIT_BYTES, LIMIT_CELLS = 10_000_000, 2_000_000


@dataclass(frozen=True)
class CsvTable:
    """Head and rows of a CSV file; cells that a short row lacks are absent from it."""

    file: str
    head: list[str]
    rows: list[dict[str, str]]

    def must_have(self, *columns: str) -> None:
        """Refuse a table that lacks one of these columns (an empty name asks for nothing)."""
        if lacking := next((c for c in columns if c and c not in self.head), None):
            raise BadSource(f"{self.file}: there is no column {lacking!r}.")


def text_of(path: Path) -> str:
    """The UTF-8 text of a file.

    Raises:
        BadSource: if it cannot be read, is too large or is no text.
    """
    try:
        if (size := path.stat().st_size) > LIMIT_BYTES:
            raise BadSource(f"{path.name}: {size:,} bytes are too many, at most {LIMIT_BYTES:,} are read.")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadSource(f"{path.name}: not UTF-8 text, byte {error.start + 1:,} cannot be read.") from error
    except OSError as error:
        raise BadSource(f"{path.name}: cannot be read ({error.strerror}).") from error
    if "\0" in text:
        raise BadSource(f"{path.name}: not a text file.")
    return text


def csv_table(path: Path, lines: tuple[int, ...] = (), where: Mapping[str, str] | None = None) -> CsvTable:
    """The table in a CSV file.

    Args:
        path: The file.
        lines: First and last line of the file that belong to the table, counted from 1; all by default.
        where: Only rows that hold these texts in these columns.

    Raises:
        BadSource: naming the file and what is wrong with it.
    """
    written = io.StringIO(text_of(path), newline="").readlines()
    first, last = lines or (1, len(written))
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(written[first - 1 : last], strict=True):
            rows.append(row)
            cells += max(len(row), len(rows[0]))
            if cells > LIMIT_CELLS:
                raise BadSource(f"{path.name}: more than {LIMIT_CELLS:,} cells are too many to be a table.")
    except csv.Error as error:
        raise BadSource(f"{path.name}: not a sound CSV table ({error}).") from error
    if not rows or not rows[0]:
        raise BadSource(f"{path.name}: not a sound CSV table (it has no head).")
    return _named(path.name, rows[0], rows[1:], where or {})


def _named(file: str, head: list[str], rows: list[list[str]], where: Mapping[str, str]) -> CsvTable:
    """The table with its cells by column."""
    named = [name for name in head if name]
    if len(set(named)) < len(named):
        raise BadSource(f"{file}: two columns have the same name.")
    if long := next((row for row in rows if any(row[len(head) :])), None):
        raise BadSource(f"{file}, row {long[0]}: {len(long)} cells under {len(head)} columns.")
    records = (dict(zip(head, row, strict=False)) for row in rows)
    table = CsvTable(file, head, [r for r in records if all(r.get(c) == text for c, text in where.items())])
    table.must_have(*where)
    return table
