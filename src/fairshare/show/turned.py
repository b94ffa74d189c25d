"""An Answer with one row, turned: a line for each column, with everything that it holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap

from rich.cells import cell_len

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Cell, Column, Missing, Record
from fairshare.show.bars import bar
from fairshare.show.plain_text import BORDERLINE, MARKS, doubtful_states, text
from fairshare.show.strips import mark_of, sides_of

_BAR = 24
#: Labels are broken where they are longer, and text that stands beside them needs so much room.
_LABEL, _FOLDED = 30, 24
_INDENT = "  "


def turned_lines(answer: Answer, width: int) -> Iterator[str]:
    """Label, value and mark of every column; bars where the answer hints at them; long texts wrapped.

    Args:
        answer: With one row.
        width: Characters of a line.
    """
    (row,) = answer.rows
    sides = {str(r["rule"]): r for r in sides_of(answer, row)}
    shown = [c for c in answer.columns if not c.hidden]
    labels = {c.id: _label(c, sides.get(c.id)) for c in shown}
    room = min(max(map(cell_len, labels.values()), default=0), _LABEL, max(8, width - _FOLDED))
    page = _Page(answer, row, room, width)
    family = ""
    for column in shown:
        side = sides.get(column.id)
        if side is not None and side["family"] != family:
            yield f"{side['family']}{'' if side['counted'] else ' (not counted)'}"
        family = str(side["family"]) if side is not None else ""
        yield from page.lines(column, labels[column.id])


def _label(column: Column, side: Record | None) -> str:
    return f"{_INDENT}{mark_of(side)} {column.short or column.label}" if side is not None else column.label


@dataclass(frozen=True)
class _Page:
    """How wide everything is."""

    answer: Answer
    row: Mapping[str, Cell]
    room: int
    width: int

    def lines(self, column: Column, label: str) -> Iterator[str]:
        """The lines of one column, label on the left."""
        left = wrap(label, self.room, subsequent_indent=_INDENT, drop_whitespace=True) or [""]
        if label.startswith(_INDENT):
            left[0] = _INDENT + left[0].lstrip()
        right = self._value(column)
        for n in range(max(len(left), len(right))):
            start = left[n] if n < len(left) else ""
            end = right[n] if n < len(right) else ""
            yield f"{start}{' ' * (self.room - cell_len(start))}  {end}".rstrip()

    def _value(self, column: Column) -> list[str]:
        cell = self.row.get(column.id)
        words = text(cell, column)
        if isinstance(cell, Missing):
            words = f"{words} {cell.reason}"
        elif column.kind == "state":
            mark = MARKS.get(words, "")
            mark = BORDERLINE.get(mark, mark) if column.id in doubtful_states(self.row) else mark
            words = f"{mark} {words.replace('_', ' ')}".strip()
        elif isinstance(cell, Figure):
            return [f"{words:>8}  {self._bar(cell, column)}".rstrip()]
        return wrap(words, self.width - self.room - 2, break_on_hyphens=False) or [""]

    def _bar(self, figure: Figure, column: Column) -> str:
        """A bar where a picture of the figure is hinted at, up to the longest of them, with the level marked."""
        hints = self.answer.hints
        drawn = self._drawn()
        if self.width - self.room < _BAR + 12 or column.id not in drawn:
            return ""
        level = hints.get("target" if column.id == hints.get("bar") else "level")
        top = max(f.value for id in drawn if isinstance(f := self.row.get(id), Figure))
        return bar(figure.value, top, _BAR, float(level) if isinstance(level, int | float) else None)

    def _drawn(self) -> set[str]:
        """The columns that are drawn as bars: the one hinted at, or those of a heat strip that count."""
        hints, sides = self.answer.hints, sides_of(self.answer, self.row)
        apart = {str(r["rule"]) for r in sides if not r["counted"]}
        return {*str(hints.get("heat") or "").split(","), str(hints.get("bar") or "")} - apart
