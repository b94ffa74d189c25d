"""NATO's defence expenditure workbook (.xlsx), in the layouts of 2024, of 2025 and 2026, and others of like structure.

Labels, units, price base and estimates are read from the sheets; what cannot be read is an error that names the
cell. ``*`` is a footnote whose meaning changes by release and is never taken for an estimate.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fairshare.core.fact import LARGEST, Fact, Grade, Status
from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource
from fairshare.sources.nato_labels import NOTHING
from fairshare.sources.nato_tables import Run, Table, runs_of, title_of
from fairshare.sources.nato_words import Meaning, kind_of, meaning_of
from fairshare.sources.order import Order
from fairshare.sources.printed import is_percentage, printed
from fairshare.sources.spelling import number_in
from fairshare.sources.xlsx import Cell, Sheet, address, sheets

#: NATO's tables since 2014 are numbered to eight; a later one may be unknown, one of these may not.
_KNOWN = frozenset("12345678")


@dataclass(frozen=True)
class Reading:
    """What a workbook holds.

    Attributes:
        facts: One per cell of a country or aggregate and year, missing ones included, ordered by measure, place, year.
        price_base: Year of its constant prices, if it has any.
        title: Title of its first table.
        years: The years it covers.
        estimates: Those of them that are marked ``e``.
        skipped: Sheets that were not read, and why, as ``name: reason``.
    """

    facts: tuple[Fact, ...]
    price_base: int | None
    title: str
    years: tuple[int, ...]
    estimates: tuple[int, ...]
    skipped: tuple[str, ...]


def read(path: Path, places: Gazetteer, source_id: str, grade: Grade) -> Reading:
    """Read a workbook of NATO's.

    Args:
        path: The .xlsx file.
        places: Who the labels may name.
        source_id: Id of the release the facts belong to.
        grade: How far to trust the way the file came to us.

    Raises:
        BadInput: if there is no such file or openpyxl is not installed.
        BadSource: if the file is no workbook of NATO's, or anything printed in it cannot be read.
    """
    tables, skipped = _tables(path, places)
    found: dict[tuple[str, str, int], Fact] = {}
    bases: dict[int, str] = {}
    for table, run, meaning in tables:
        if meaning.base is not None:
            bases.setdefault(meaning.base, table.sheet.name)
        for fact in _facts(table, run, meaning, (source_id, grade)):
            key = (fact.measure, fact.place, fact.year)
            if (first := found.setdefault(key, fact)) is not fact:
                raise BadSource(f"{path.name}, {fact.cell}: {' '.join(map(str, key))} stands at {first.cell} already.")
    if len(bases) > 1:
        told = " and ".join(f"{base} in {sheet}" for base, sheet in bases.items())
        raise BadSource(f"{path.name}: constant prices of different years, {told}.")
    if not found:
        raise BadSource(f"{path.name}: none of its sheets holds a table of NATO's (a title such as 'Table 1: ...').")
    facts = tuple(found[key] for key in sorted(found))
    return Reading(
        facts,
        next(iter(bases), None),
        tables[0][0].subject,
        tuple(sorted({f.year for f in facts})),
        tuple(sorted({f.year for f in facts if f.status == "estimate"})),
        skipped,
    )


def release(order: Order, places: Gazetteer) -> Iterator[Fact]:
    """The facts of an order whose ``[import]`` names one workbook (``file``).

    Raises:
        BadSource: as ``read`` does; or if the price base is not the one ``source.toml`` says.
    """
    reading = read(order.path(order.says.get("file")), places, order.id, order.grade)
    if reading.price_base != order.price_base:
        told = f"source.toml says {order.price_base}, the workbook {reading.price_base}"
        raise BadSource(f"{order.id}: {told} as the year of constant prices.")
    yield from reading.facts


def _tables(path: Path, places: Gazetteer) -> tuple[list[tuple[Table, Run, Meaning]], tuple[str, ...]]:
    """Every run of rows with its meaning, and the sheets left out with the reason."""
    found: list[tuple[Table, Run, Meaning]] = []
    skipped: list[str] = []
    for sheet in sheets(path):
        titled = title_of(sheet)
        if titled is None:
            skipped.append(f"{sheet.name}: no table")
            continue
        title, number, subject = titled
        kind = kind_of(subject)
        if kind == "chart":
            skipped.append(f"{sheet.name}: a chart with the cells it is drawn from")
        elif kind is None and number[0] in _KNOWN and len(number.rstrip("abcdefgh")) == 1:
            raise sheet.bad(title.at, f"the title {title.text!r} is of no table known")
        elif kind is None:
            skipped.append(f"{sheet.name}: a table not known, {title.text!r}")
        else:
            found += _runs(Table(sheet, title, number, subject, runs_of(sheet, title, places)), kind)
    return found, tuple(skipped)


def _runs(table: Table, kind: str) -> Iterator[tuple[Table, Run, Meaning]]:
    if not table.runs:
        raise table.sheet.bad(table.title.at, "no row of figures is found under this title")
    for run in table.runs:
        yield table, run, meaning_of(table, kind, run)


def _facts(table: Table, run: Run, meaning: Meaning, origin: tuple[str, Grade]) -> Iterator[Fact]:
    source_id, grade = origin
    for row in run.rows:
        unit = meaning.unit_of(table, row)
        for column in run.years:
            value, shown, reason = _cell(table.sheet, row.cells.get(column.column), unit)
            status: Status = "estimate" if column.estimate else "actual"
            at = f"{table.sheet.name}!{address(row.label.row, column.column)}"
            what = (meaning.measure, row.place, column.year)
            yield Fact(*what, value, shown, unit, status, reason, source_id, at, grade)


def _cell(sheet: Sheet, cell: Cell | None, unit: str) -> tuple[float | None, str, str]:
    """Value, what is shown, and why there is no value."""
    if cell is None:
        return None, "", "left blank by NATO"
    if cell.text in NOTHING:
        return None, cell.text, f"printed as {cell.text!r} by NATO"
    if (number := cell.number) is not None:
        value = _formatted(sheet, cell, number, unit)
        if not abs(value) <= LARGEST:
            raise sheet.bad(cell.at, f"{value:g} is no figure; numbers go up to {LARGEST:g}")
        return value, _shown(sheet, cell, number), ""
    if (spelt := number_in(cell.text)) is not None:
        return spelt, cell.text, ""
    raise sheet.bad(cell.at, f"{cell.value!r} is neither a number nor a mark for a missing one")


def _formatted(sheet: Sheet, cell: Cell, number: float, unit: str) -> float:
    """The number in the printed unit: a cell formatted as a percentage holds a ratio."""
    if not is_percentage(cell.number_format):
        return number
    if unit != "percent":
        raise sheet.bad(cell.at, f"formatted as a percentage in a table whose unit is {unit!r}")
    return number * 100


def _shown(sheet: Sheet, cell: Cell, number: float) -> str:
    try:
        shown = printed(number, cell.number_format)
    except ValueError as error:
        raise sheet.bad(cell.at, str(error)) from error
    if not shown:
        raise sheet.bad(cell.at, f"holds {number!r}, which its format {cell.number_format!r} does not print")
    return shown
