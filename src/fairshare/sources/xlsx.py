"""What is visible in an .xlsx workbook: sheets of non-empty cells with value, number format and address.

Hidden sheets, rows and columns are left out: they are not published. openpyxl is an extra, imported when needed.
"""

import warnings
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from fairshare.errors import BadInput, BadSource

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

#: A workbook may be this large, packed and unpacked.
LIMIT_BYTES, LIMIT_UNPACKED = 20_000_000, 200_000_000
#: A sheet may have this many rows times columns (NATO's have some 4,000).
LIMIT_CELLS = 400_000
#: What openpyxl raises on files that are no sound workbook.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, ParseError, OSError, EOFError, KeyError, ValueError, TypeError, AttributeError,
    IndexError, NotImplementedError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """A non-empty cell: what is stored, how it is formatted, where it stands."""

    row: int
    column: int
    value: object
    number_format: str

    @property
    def at(self) -> str:
        """The address within the sheet, e.g. ``N35``."""
        return address(self.row, self.column)

    @property
    def text(self) -> str:
        """The stored text with single plain spaces; empty if it is no text."""
        return " ".join(self.value.split()) if isinstance(self.value, str) else ""

    @property
    def number(self) -> float | None:
        """The stored number, or None (a logical value is none)."""
        return float(self.value) if isinstance(self.value, int | float) and not isinstance(self.value, bool) else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The visible non-empty cells of a sheet, row by row."""

    file: str
    name: str
    rows: tuple[tuple[Cell, ...], ...]

    def bad(self, at: str, what: str) -> BadSource:
        """The one line that names file, sheet and cell."""
        return BadSource(f"{self.file}, {self.name}!{at}: {what}.")


def address(row: int, column: int) -> str:
    """A cell's address, e.g. row 35 and column 14 -> ``N35``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def sheets(path: Path) -> tuple[Sheet, ...]:
    """The visible worksheets of a workbook, in order.

    Raises:
        BadInput: if there is no such file, or the extra ``import`` is not installed.
        BadSource: if it is no sound .xlsx file, is too large, or holds a formula whose result was never stored.
    """
    if not path.is_file():
        raise BadInput.of("file", path, "there is no such file")
    _check_size(path)
    stored, written = _load(path, results=True), _load(path, results=False)
    return tuple(_sheet(path, stored[w.title], w) for w in written.worksheets if w.sheet_state == "visible")


def _check_size(path: Path) -> None:
    if (size := path.stat().st_size) > LIMIT_BYTES:
        raise BadSource(f"{path.name}: {size:,} bytes are too many, at most {LIMIT_BYTES:,} are read.")
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(i.file_size for i in packed.infolist())
    except _BROKEN as error:
        raise BadSource(f"{path.name}: not an .xlsx workbook ({_first_line(error)}).") from error
    if unpacked > LIMIT_UNPACKED:
        raise BadSource(f"{path.name}: unpacks to {unpacked:,} bytes, at most {LIMIT_UNPACKED:,} are read.")


def _load(path: Path, *, results: bool) -> "Workbook":
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise BadInput.of("file", path.name, "reading .xlsx needs openpyxl: pip install 'fairshare[import]'") from error
    try:
        with path.open("rb") as raw, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # drawings and extensions openpyxl does not read
            return load_workbook(raw, data_only=results)
    except _BROKEN as error:
        raise BadSource(f"{path.name}: not a sound .xlsx workbook ({_first_line(error)}).") from error


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]


def _sheet(path: Path, stored: "Worksheet", written: "Worksheet") -> Sheet:
    """The visible cells of one sheet: results from ``stored``; ``written`` tells formulas apart."""
    height, width = stored.max_row, stored.max_column
    if height * width > LIMIT_CELLS:
        raise BadSource(f"{path.name}, {stored.title}: {height:,} rows x {width:,} columns are too many to be a table.")
    hidden = _hidden_columns(stored)
    rows: list[tuple[Cell, ...]] = []
    for number in range(1, height + 1):
        if stored.row_dimensions[number].hidden:
            continue
        cells: list[Cell] = []
        for column in range(1, width + 1):
            cell = stored.cell(number, column)
            formula = written.cell(number, column).data_type == "f"
            if column in hidden or (cell.value is None and not formula):
                continue
            # An empty text as result is stored as type "str" without a value; a result never computed has no type.
            if cell.value is None and cell.data_type == "n":
                what = "a formula without a stored result; open the file in a spreadsheet program and save it"
                raise BadSource(f"{path.name}, {stored.title}!{address(number, column)}: {what}.")
            if str(cell.value or "").strip() or cell.value == 0:
                cells.append(Cell(number, column, cell.value, str(cell.number_format)))
        if cells:
            rows.append(tuple(cells))
    return Sheet(path.name, stored.title, tuple(rows))


def _hidden_columns(sheet: "Worksheet") -> frozenset[int]:
    ranges = (range(d.min, d.max + 1) for d in sheet.column_dimensions.values() if d.hidden and d.min and d.max)
    return frozenset(column for r in ranges for column in r)
