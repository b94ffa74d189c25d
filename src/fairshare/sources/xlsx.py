"""What is visible in an .xlsx workbook: sheets of non-empty cells with value, number format and address.

Hidden sheets, rows and columns are left out: they are not published. openpyxl is an extra, imported when needed.
"""

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fairshare.errors import BadInput, BadSource
from fairshare.sources.packed import BROKEN, LONGEST, Limits, must_be_workbook, unsound

if TYPE_CHECKING:
    from openpyxl.styles.colors import Color
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

#: How large a workbook may be; a sheet may have so many rows times columns (NATO's have some 4,000).
LIMITS = Limits(20_000_000, 200_000_000, 400_000)


@dataclass(frozen=True, slots=True)
class Cell:
    """A non-empty cell: what is stored, how it is formatted, where it stands, and the colour of its font.

    ``colour`` is six hexadecimal digits (``FF0000`` is red); empty for the automatic one and those of a theme.
    """

    row: int
    column: int
    value: object
    number_format: str
    colour: str = ""

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
    must_be_workbook(path, LIMITS)
    stored, written = _load(path, results=True), _load(path, results=False)
    return tuple(_sheet(path, stored[w.title], w) for w in written.worksheets if w.sheet_state == "visible")


def _load(path: Path, *, results: bool) -> "Workbook":
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise BadInput.of("file", path.name, "reading .xlsx needs openpyxl: pip install 'fairshare[import]'") from error
    try:
        with path.open("rb") as raw, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # drawings and extensions openpyxl does not read
            return load_workbook(raw, data_only=results)
    except BROKEN as error:
        raise unsound(path.name, error) from error


def _sheet(path: Path, stored: "Worksheet", written: "Worksheet") -> Sheet:
    """The visible cells of one sheet: results from ``stored``; ``written`` tells formulas apart."""
    height, width = stored.max_row, stored.max_column
    if height * width > LIMITS.cells:
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
            if isinstance(cell.value, str) and len(cell.value) > LONGEST:
                where = f"{path.name}, {stored.title}!{address(number, column)}"
                raise BadSource(f"{where}: {len(cell.value):,} characters in one cell, at most {LONGEST:,} fit in one.")
            if str(cell.value or "").strip() or cell.value == 0:
                cells.append(Cell(number, column, cell.value, str(cell.number_format), _colour(cell.font.color)))
        if cells:
            rows.append(tuple(cells))
    return Sheet(path.name, stored.title, tuple(rows))


def _colour(colour: "Color | None") -> str:
    """The colour of a font as six hexadecimal digits, where it has one of its own."""
    from openpyxl.styles.colors import COLOR_INDEX

    if colour is None or colour.type not in ("rgb", "indexed"):
        return ""
    if colour.type == "rgb":
        return str(colour.rgb)[-6:].upper()
    return COLOR_INDEX[colour.indexed][-6:] if colour.indexed < len(COLOR_INDEX) else ""


def _hidden_columns(sheet: "Worksheet") -> frozenset[int]:
    ranges = (range(d.min, d.max + 1) for d in sheet.column_dimensions.values() if d.hidden and d.min and d.max)
    return frozenset(column for r in ranges for column in r)
