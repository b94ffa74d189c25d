"""The tables of NATO's workbook, found by structure: a title, lines of text, headers of years, runs of country rows.

One header may serve several runs (2024) or each run may have its own (2025, 2026); a text line between rows ends
a run. No address is fixed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from fairshare.core.place import Gazetteer
from fairshare.sources.nato_labels import is_page_number, place_of
from fairshare.sources.spelling import year_of
from fairshare.sources.xlsx import Cell, Sheet

_TITLE = re.compile(r"table\s+(\d+)\s*([a-z]?)\s*[:.–-]\s*(.+)", re.IGNORECASE)
_SHEET = re.compile(r"table\s*\d+\s*[a-z]?", re.IGNORECASE)
#: No table has this many lines over a run of rows, or this many runs (NATO's have two of each).
_MOST = 100
_NOTE = re.compile(r"notes?\b|\*|\([a-z0-9]\)", re.IGNORECASE)


@dataclass(frozen=True)
class Year:
    """A column of a header: its year, and whether it is marked ``e``."""

    column: int
    year: int
    estimate: bool


@dataclass(frozen=True)
class Row:
    """A row of figures: its label, whom it is about, and its non-empty cells by column."""

    label: Cell
    place: str
    cells: dict[int, Cell]


@dataclass(frozen=True)
class Run:
    """Consecutive rows of figures under one header, with the lines of text that stand over them."""

    years: tuple[Year, ...]
    lines: tuple[Cell, ...]
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Table:
    """A titled table: ``number`` as printed (``8a``), ``subject`` is the title without it."""

    sheet: Sheet
    title: Cell
    number: str
    subject: str
    runs: tuple[Run, ...]


def title_of(sheet: Sheet) -> tuple[Cell, str, str] | None:
    """The title cell of a sheet with the table's number and subject; None for a sheet that is no table.

    Raises:
        BadSource: for a sheet named like a table that has no title cell.
    """
    for cell in (c for row in sheet.rows for c in row if c.text):
        if found := _TITLE.fullmatch(cell.text):
            return cell, (found.group(1) + found.group(2)).lower(), found.group(3)
    if _SHEET.fullmatch(sheet.name.strip()) and sheet.rows:
        raise sheet.bad(sheet.rows[0][0].at, "no title such as 'Table 1: ...' is found on this sheet")
    return None


def runs_of(sheet: Sheet, title: Cell, places: Gazetteer) -> tuple[Run, ...]:
    """The runs of rows under a title.

    Raises:
        BadSource: for figures without a header of years or with a label that is no place, unreadable headers, and more
            text or more runs than any table has.
    """
    found: list[Run] = []
    years: tuple[Year, ...] = ()
    lines: list[Cell] = []
    open_run: Run | None = None
    for cells in (row for row in sheet.rows if row[0].row > title.row):
        label = _label(sheet, cells, places)
        header = () if label else _header(sheet, cells)
        if header:
            years, open_run = header, None
        if header or not _has_figures(cells, years, label):
            if text := [c for c in cells if _is_line(c)]:
                if open_run is not None:
                    lines, open_run = [], None
                lines += text
            continue
        if label is None or not years:
            raise sheet.bad(cells[0].at, _why_unread(cells, years))
        if stray := next((c for c in _beside(cells, years) if c.number is not None), None):
            raise sheet.bad(stray.at, f"{stray.value!r} stands beside the figures, under no year")
        if open_run is None:
            if max(len(lines), len(found)) >= _MOST:
                raise sheet.bad(cells[0].at, f"the figures from here on stand under more than {_MOST} lines or blocks")
            open_run = Run(years, tuple(lines))
            found.append(open_run)
            lines = []
        open_run.rows.append(Row(label[0], label[1], {c.column: c for c in cells}))
    return tuple(found)


def _is_line(cell: Cell) -> bool:
    text = cell.text
    return bool(text) and year_of(text) is None and not is_page_number(text) and _NOTE.match(text) is None


def _label(sheet: Sheet, cells: Iterable[Cell], places: Gazetteer) -> tuple[Cell, str] | None:
    """The label of a row, left or right of its figures, and whom it names."""
    named = [(c, place) for c in cells if c.text and (place := place_of(c.text, places))]
    if len({place for _, place in named}) > 1:
        raise sheet.bad(named[1][0].at, f"the row is labelled {named[0][0].text!r} as well as {named[1][0].text!r}")
    return named[0] if named else None


def _header(sheet: Sheet, cells: tuple[Cell, ...]) -> tuple[Year, ...]:
    """The years of a header row, or nothing if it is none: at least three years, each one more than the last."""
    years = tuple(_years(cells))
    if len(years) < 3 or any(b.year != a.year + 1 for a, b in pairwise(years)):
        return ()
    for cell in _beside(cells, years):
        if cell.column > years[0].column and re.search(r"\d", str(cell.value)):
            raise sheet.bad(cell.at, f"{cell.value!r} in the header cannot be read as a year")
    return years


def _beside(cells: Iterable[Cell], years: tuple[Year, ...]) -> Iterator[Cell]:
    """Cells among or next to the columns of years but under none; what stands further off is no part of the table."""
    columns = {y.column for y in years}
    near = range(min(columns) - 1, max(columns) + 2)
    return (c for c in cells if c.column in near and c.column not in columns)


def _years(cells: Iterable[Cell]) -> Iterator[Year]:
    for cell in cells:
        if read := year_of(cell.text or str(cell.value)):
            yield Year(cell.column, *read)


def _has_figures(cells: Iterable[Cell], years: tuple[Year, ...], label: tuple[Cell, str] | None) -> bool:
    """Whether a row is one of figures: it names a place under a header, or holds numbers (labelled or not)."""
    columns = {y.column for y in years}
    numbers = [c for c in cells if c.number is not None and (c.column in columns or not years)]
    return bool(numbers) or (label is not None and bool(years))


def _why_unread(cells: tuple[Cell, ...], years: tuple[Year, ...]) -> str:
    if not years:
        return "figures before any row of consecutive years; the header was not found or cannot be read"
    label = next((c.text for c in cells if c.text), "")
    return f"figures labelled {label!r}, which is no country or aggregate known" if label else "figures without a label"
