"""The sheets of the IMF's .xlsx workbooks as rows of text, read as a stream: one has 800,000 cells.

openpyxl is an extra, imported when needed.
"""

import warnings
from collections.abc import Iterator
from pathlib import Path

from fairshare.errors import BadInput, BadSource
from fairshare.sources.packed import BROKEN, LONGEST, Limits, first_line, must_be_workbook, unsound

#: How large a workbook may be; a sheet may have this many rows and columns.
LIMITS, LIMIT_ROWS, LIMIT_COLUMNS = Limits(40_000_000, 400_000_000, 2_000_000), 50_000, 500
#: Sheets that hold series of economies and of groups; prices of commodities are not read.
_WANTED = ("countries", "country groups")


def tables(path: Path) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Name and rows of the sheets that hold series of economies or groups.

    Raises:
        BadInput: if openpyxl is not installed.
        BadSource: if the file is no sound workbook, is too large, carries macros, or has none of these sheets.
    """
    must_be_workbook(path, LIMITS)
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise BadInput.of("file", path.name, "reading .xlsx needs openpyxl: pip install 'fairshare[import]'") from error
    with path.open("rb") as raw:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # extensions openpyxl does not read
                book = load_workbook(raw, read_only=True, data_only=True)
        except BROKEN as error:
            raise unsound(path.name, error) from error
        wanted = [s for s in book.worksheets if s.title.strip().lower() in _WANTED and s.sheet_state == "visible"]
        if not wanted:
            raise BadSource(f"{path.name}: has no sheet called 'Countries'.")
        for sheet in wanted:
            name = f"{path.name}, {sheet.title}"
            yield name, _rows(name, sheet.iter_rows(values_only=True))


def _rows(name: str, rows: Iterator[tuple[object, ...]]) -> Iterator[list[str]]:
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            if number > LIMIT_ROWS or len(row) > LIMIT_COLUMNS:
                raise BadSource(f"{name}: row {number:,} of {len(row):,} columns is too many to be a table.")
            if any(isinstance(cell, str) and len(cell) > LONGEST for cell in row):
                raise BadSource(f"{name}: a cell of row {number:,} holds more than {LONGEST:,} characters.")
            yield [_spelt(cell) for cell in row]
    except BROKEN as error:
        raise BadSource(f"{name}: damaged after row {number:,} ({first_line(error)}).") from error


def _spelt(cell: object) -> str:
    """A cell as text: numbers with every digit stored."""
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0")
    return "" if cell is None else str(cell)
