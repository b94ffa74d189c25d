"""The sheets of the IMF's .xlsx workbooks as rows of text, read as a stream: one has 800,000 cells.

openpyxl is an extra, imported when needed.
"""

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError

from fairshare.errors import BadInput, BadSource

#: A workbook may be this large, packed and unpacked; a sheet may have this many rows and columns.
LIMIT_BYTES, LIMIT_UNPACKED, LIMIT_ROWS, LIMIT_COLUMNS = 40_000_000, 400_000_000, 50_000, 500
_BROKEN = (zipfile.BadZipFile, zlib.error, ParseError, OSError, EOFError, KeyError, ValueError, TypeError)
#: Sheets that hold series of economies and of groups; prices of commodities are not read.
_WANTED = ("countries", "country groups")


def tables(path: Path) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Name and rows of the sheets that hold series of economies or groups.

    Raises:
        BadInput: if openpyxl is not installed.
        BadSource: if the file is no sound workbook, is too large, carries macros, or has none of these sheets.
    """
    _check_size(path)
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise BadInput.of("file", path.name, "reading .xlsx needs openpyxl: pip install 'fairshare[import]'") from error
    with path.open("rb") as raw:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # extensions openpyxl does not read
                book = load_workbook(raw, read_only=True, data_only=True)
        except _BROKEN as error:
            raise BadSource(f"{path.name}: not a sound .xlsx workbook ({_first_line(error)}).") from error
        wanted = [s for s in book.worksheets if s.title.strip().lower() in _WANTED and s.sheet_state == "visible"]
        if not wanted:
            raise BadSource(f"{path.name}: has no sheet called 'Countries'.")
        for sheet in wanted:
            name = f"{path.name}, {sheet.title}"
            yield name, _rows(name, sheet.iter_rows(values_only=True))


def _check_size(path: Path) -> None:
    if (size := path.stat().st_size) > LIMIT_BYTES:
        raise BadSource(f"{path.name}: {size:,} bytes are too many, at most {LIMIT_BYTES:,} are read.")
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked, names = sum(i.file_size for i in packed.infolist()), packed.namelist()
    except _BROKEN as error:
        raise BadSource(f"{path.name}: not a sound .xlsx workbook ({_first_line(error)}).") from error
    if unpacked > LIMIT_UNPACKED:
        raise BadSource(f"{path.name}: unpacks to {unpacked:,} bytes, at most {LIMIT_UNPACKED:,} are read.")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise BadSource(f"{path.name}: carries macros, which no table of the IMF does; save it as .xlsx without them.")


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]


def _rows(name: str, rows: Iterator[tuple[object, ...]]) -> Iterator[list[str]]:
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            if number > LIMIT_ROWS or len(row) > LIMIT_COLUMNS:
                raise BadSource(f"{name}: row {number:,} of {len(row):,} columns is too many to be a table.")
            yield [_spelt(cell) for cell in row]
    except _BROKEN as error:
        raise BadSource(f"{name}: damaged after row {number:,} ({_first_line(error)}).") from error


def _spelt(cell: object) -> str:
    """A cell as text: numbers with every digit stored."""
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0")
    return "" if cell is None else str(cell)
