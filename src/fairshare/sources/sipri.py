"""SIPRI's military expenditure workbook (.xlsx): every country, 1949 to last year, one sheet per unit.

A table begins under the row whose first cell is ``Country``; lines over it name SIPRI and say what it holds. Rows of
regions stand between those of countries. Figures in blue are SIPRI's estimates, those in red are highly uncertain.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fairshare.core.fact import Fact, Grade, Status
from fairshare.core.place import Gazetteer, Place
from fairshare.errors import BadSource
from fairshare.sources.country_names import iso_named
from fairshare.sources.printed import is_percentage, printed
from fairshare.sources.sipri_words import Meaning, currency_of, meaning_of
from fairshare.sources.spelling import number_in, year_of
from fairshare.sources.xlsx import Cell, Sheet, address, sheets

#: Text of the first cell of a header.
HEADER = "Country"
NO_STATE, NO_DATA = "xxx", ("...", ". .", "..", "…")
_WHY_NO_STATE = "the state did not exist or was not independent in all of the year (printed as 'xxx' by SIPRI)"


@dataclass(frozen=True)
class Reading:
    """What a workbook holds.

    Attributes:
        facts: One per cell of a registered place and year, missing ones included, ordered by measure, place, year.
        price_base: Year of its constant prices, if it has any.
        years: The years it covers.
        uncertain: How many figures are printed in red.
        skipped: What was not read, and why.
    """

    facts: tuple[Fact, ...]
    price_base: int | None
    years: tuple[int, ...]
    uncertain: int
    skipped: tuple[str, ...]


@dataclass(frozen=True)
class _Table:
    """A table: its sheet, meaning, the years by column, the column of currencies (0 for none), and its rows."""

    sheet: Sheet
    meaning: Meaning
    years: dict[int, int]
    currency: int
    rows: tuple[tuple[Cell, ...], ...]


def read(path: Path, places: Gazetteer, source_id: str, grade: Grade) -> Reading:
    """Read a workbook of SIPRI's.

    Args:
        path: The .xlsx file.
        places: Whose rows are kept.
        source_id: Id of the release the facts belong to.
        grade: How far to trust the way the file came to us.

    Raises:
        BadInput: if there is no such file or openpyxl is not installed.
        BadSource: if the file is no workbook of SIPRI's, or a row that is kept cannot be read.
    """
    found: dict[tuple[str, str, int], Fact] = {}
    skipped: list[str] = []
    others: set[str] = set()
    bases: set[int] = set()
    red = 0
    for sheet in sheets(path):
        table = _table(sheet)
        if isinstance(table, str):
            skipped.append(f"{sheet.name}: {table}")
            continue
        bases |= {table.meaning.base} if table.meaning.base else set()
        for cells in table.rows:
            if (place := _place(cells, places)) is None:
                others |= _elsewhere(table, cells)
                continue
            for fact, uncertain in _facts(table, cells, place, (source_id, grade)):
                key = (fact.measure, fact.place, fact.year)
                if (first := found.setdefault(key, fact)) is not fact:
                    raise BadSource(f"{path.name}, {fact.cell}: {' '.join(map(str, key))} stands at {first.cell} too.")
                red += uncertain
    if not found:
        raise BadSource(f"{path.name}: none of its sheets holds a table of SIPRI's (a row that begins {HEADER!r}).")
    if len(bases) > 1:
        raise BadSource(f"{path.name}: constant prices of different years, {' and '.join(map(str, sorted(bases)))}.")
    if others:
        skipped.append(f"countries and unions that are no place registered here: {len(others)}")
    facts = tuple(found[key] for key in sorted(found))
    return Reading(facts, bases.pop() if bases else None, tuple(sorted({f.year for f in facts})), red, tuple(skipped))


def _table(sheet: Sheet) -> _Table | str:
    """The table of a sheet, or why there is none to read."""
    header = next((n for n, row in enumerate(sheet.rows) if row[0].column == 1 and row[0].text == HEADER), None)
    if header is None:
        return "no table of countries"
    lines = tuple(cell.text for row in sheet.rows[:header] for cell in row if cell.text)
    if not any("SIPRI" in line for line in lines):
        return "a table without SIPRI's title, so not SIPRI's own"
    years = {c.column: read[0] for c in sheet.rows[header] if (read := year_of(c.text or str(c.value)))}
    if not years or len(set(years.values())) < len(years):
        raise sheet.bad(sheet.rows[header][0].at, "the header names no years, or one twice")
    currency = next((c.column for c in sheet.rows[header] if c.text == "Currency"), 0)
    return _Table(sheet, meaning_of(sheet, lines), years, currency, sheet.rows[header + 1 :])


def _place(cells: tuple[Cell, ...], places: Gazetteer) -> Place | None:
    """Whom a row is about, if it is a place registered."""
    if cells[0].column != 1 or not cells[0].text:
        return None
    return places.named(cells[0].text) or places.get(iso_named(cells[0].text) or "")


def _elsewhere(table: _Table, cells: tuple[Cell, ...]) -> set[str]:
    """The label of a row that holds something in a year and is not kept; regions hold nothing."""
    filled = any(c.column in table.years and (c.number is not None or c.text) for c in cells)
    return {cells[0].text} if filled and cells[0].column == 1 else set()


def _facts(
    table: _Table, cells: tuple[Cell, ...], place: Place, origin: tuple[str, Grade]
) -> Iterator[tuple[Fact, bool]]:
    """The facts of a row, each with whether it is printed in red."""
    at = {c.column: c for c in cells}
    unit = _unit(table, at, place)
    for column, year in table.years.items():
        cell = at.get(column)
        value, shown, reason = _value(table.sheet, cell, unit)
        mark = _mark(cell) if value is not None else ""
        status: Status = "estimate" if mark else "actual" if table.meaning.legend else "unflagged"
        where = f"{table.sheet.name}!{address(cells[0].row, column)}"
        what = (table.meaning.measure, place.iso3, year, value, shown, unit, status, reason)
        yield Fact(*what, origin[0], where, origin[1]), mark == "red"


def _unit(table: _Table, at: dict[int, Cell], place: Place) -> str:
    """The unit of a row; of local currency the one it names."""
    if "{currency}" not in table.meaning.unit:
        return table.meaning.unit
    cell = at.get(table.currency, at[1])
    word = cell.text if cell is not at[1] else ""
    if (code := currency_of(word, place.currency, max(table.years.values()))) is None:
        raise table.sheet.bad(cell.at, f"the currency {word!r} is not known for a state that has the euro")
    return table.meaning.unit.replace("{currency}", code)


def _value(sheet: Sheet, cell: Cell | None, unit: str) -> tuple[float | None, str, str]:
    """Value, what is shown, and why there is no value; a share must be formatted as one, so that 0.02 is 2 %."""
    if cell is None:
        return None, "", "left blank by SIPRI"
    if cell.text.lower() == NO_STATE:
        return None, cell.text, _WHY_NO_STATE
    if cell.text in NO_DATA:
        return None, cell.text, f"data unavailable (printed as {cell.text!r} by SIPRI)"
    if (number := cell.number) is None:
        if unit == "1" or (spelt := number_in(cell.text)) is None:
            raise sheet.bad(cell.at, f"{str(cell.value)[:60]!r} is neither a number nor a mark for a missing one")
        return spelt, cell.text, ""
    if is_percentage(cell.number_format) != (unit == "1"):
        raise sheet.bad(cell.at, f"the number format {cell.number_format!r} does not fit figures in {unit!r}")
    try:
        return number, printed(number, cell.number_format), ""
    except ValueError as error:
        raise sheet.bad(cell.at, str(error)) from error


def _mark(cell: Cell | None) -> str:
    """``blue``, ``red`` or nothing: the colour of a figure by what prevails in it."""
    if cell is None or not cell.colour:
        return ""
    red, green, blue = (int(cell.colour[n : n + 2], 16) for n in (0, 2, 4))
    if blue > max(red, green) + 48:
        return "blue"
    return "red" if red > max(green, blue) + 48 else ""
