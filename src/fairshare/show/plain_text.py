"""Cells as plain text, for tables of every kind."""

from collections import Counter
from collections.abc import Mapping

from fairshare.core.figure import Figure
from fairshare.core.question import Cell, Column, Missing
from fairshare.show.figures import DASH, number, status_mark

#: State -> mark; filled is met, open is not, so that shape carries the meaning and colour only adds.
MARKS = {
    "met": "●", "below": "○", "missed": "⊖", "unknown": DASH, "not_bound": "·",
    "held": "●", "partial": "◐", "absent": "·",
}  # fmt: skip
#: On which side a borderline state stands: half-filled from the left is met, from the right is short.
BORDERLINE = {"●": "◐", "○": "◑", "⊖": "◑"}


def text(cell: Cell, column: Column, *, marked: bool = True) -> str:
    """A cell in words: figures rounded with their status, missing ones as a dash."""
    if isinstance(cell, Figure):
        return number(cell, column.brief or column.measure, marked=marked)
    if isinstance(cell, Missing) or cell is None:
        return DASH
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, tuple):
        return "; ".join(_record(r) for r in cell)
    return str(cell)


def _record(record: Mapping[str, object]) -> str:
    """A record in words; a span of years is written as one."""
    if {"from", "to", "reason"} <= record.keys():
        years = str(record["from"]) if record["from"] == record["to"] else f"{record['from']}-{record['to']}"
        return f"{years}: {record['reason']}"
    return ", ".join(_part(v) for v in record.values())


def _part(value: object) -> str:
    """One value of a record; a figure by its id, which opens it."""
    if isinstance(value, Figure):
        return str(value.id) if value.id else number(value, None)
    return f"{value}"


def doubtful_states(row: Mapping[str, Cell]) -> set[str]:
    """The state columns of a row that are borderline: its ``borderline`` cell lists them."""
    doubts = row.get("borderline")
    return {str(r["target"]) for r in doubts} if isinstance(doubts, tuple) else set()


def common_reason(rows: tuple[Mapping[str, Cell], ...], column: Column) -> str | None:
    """Why a whole column is empty, if it is; None where it holds anything."""
    cells = [r.get(column.id) for r in rows]
    if not cells:
        return None
    if column.kind == "state" and all(isinstance(c, Missing) or c in ("unknown", "not_bound") for c in cells):
        return "binds nobody here" if set(map(str, cells)) == {"not_bound"} else "unknown throughout"
    if column.kind != "state" and all(isinstance(c, Missing) for c in cells):
        reasons = Counter(c.reason for c in cells if isinstance(c, Missing))
        return reasons.most_common(1)[0][0]
    return None


def common_mark(rows: tuple[Mapping[str, Cell], ...], column: Column) -> str:
    """The status mark all figures of a column share; empty if they differ or have none."""
    marks = {status_mark(c) for r in rows if isinstance(c := r.get(column.id), Figure)}
    return marks.pop() if len(marks) == 1 else ""
