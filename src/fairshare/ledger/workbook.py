"""Facts as an Excel workbook: a sheet of facts, and one of the releases they come from with licence and attribution.

Text is stored as text, whatever it begins with, so that no cell is a formula or a link.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from fairshare.core.source import Source
from fairshare.ledger.about import about

_WIDTHS = {
    "measure": 26, "shown": 14, "printed_unit": 20, "reason": 24, "release": 20, "cell": 24, "licence": 20,
    "attribution": 20, "id": 20, "publisher": 16, "title": 40, "citation": 40, "notes": 40,
}  # fmt: skip


def write_workbook(facts: pl.DataFrame, sources: Sequence[Source], path: Path) -> None:
    """Write the workbook, row by row; its own date is that of the newest release, so that equal facts are equal files.

    Args:
        facts: The tidy table.
        sources: Its releases, at least one.
        path: Where to.
    """
    newest = max(s.published for s in sources)
    book = Workbook(str(path), {"constant_memory": True})
    book.set_properties({"title": "Published figures", "created": datetime(newest.year, newest.month, newest.day)})
    told = facts.with_columns(pl.col("published").cast(pl.String))
    _fill(book.add_worksheet("Facts"), told.columns, told.iter_rows())
    rows = [{name: _words(value) for name, value in about(s).items()} for s in sources]
    _fill(book.add_worksheet("Sources"), list(rows[0]), (tuple(r.values()) for r in rows))
    book.close()


def _fill(sheet: Worksheet, head: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    """Write a head that stays in sight, and the rows."""
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(head):
        sheet.set_column(column, column, _WIDTHS.get(name, 10))
    for at, row in enumerate(chain([tuple(head)], rows)):
        for column, value in enumerate(row):
            if isinstance(value, str):
                if value:
                    sheet.write_string(at, column, value)
            elif isinstance(value, bool):
                sheet.write_boolean(at, column, value)
            elif isinstance(value, int | float):
                sheet.write_number(at, column, value)


def _words(thing: object) -> str | bool | int | None:
    """A field of a release in one cell: lists and tables as lines."""
    if isinstance(thing, Mapping):
        return "\n".join(f"{k}: {v}" for k, v in thing.items())
    if isinstance(thing, list):
        return "\n".join(map(str, thing))
    return thing if isinstance(thing, str | bool | int) or thing is None else str(thing)
