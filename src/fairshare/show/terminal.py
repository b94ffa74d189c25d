"""An Answer for the terminal: a sentence, a table within 100 columns, notes, the next command."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from textwrap import wrap

from rich.cells import cell_len
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Cell, Column
from fairshare.show.bars import bar, sparkline
from fairshare.show.emit import Measures
from fairshare.show.figures import STATUS_KEY
from fairshare.show.plain_text import BORDERLINE, MARKS, common_mark, common_reason, doubtful_states, text
from fairshare.show.strips import legend, sides_of, with_strips
from fairshare.show.tree import tree_lines
from fairshare.show.turned import turned_lines

MOST = 100
#: Lines of words; an id, which may be copied, is never broken at its hyphens.
_wrapped = partial(wrap, break_on_hyphens=False)
_BAR = 12
#: Columns that always stay, however narrow the window.
_KEPT = 3
#: Why a column is not printed that could be, and up to how many such columns are named one by one.
_NO_ROOM = "no room; it is in --format csv"
_TOLD_APART = 3
#: Figures are short: a longer head of theirs is broken at its hyphens.
_LONG = 10
#: Characters a last column of text needs at least.
_FOLDED = 24
_SIDES: dict[str, JustifyMethod] = {"figure": "right", "number": "right", "state": "center"}
_STYLES = {"●": "blue", "○": "dark_orange3", "⊖": "dark_orange3", "◐": "blue", "◑": "dark_orange3"}


def print_answer(answer: Answer, console: Console, measures: Measures) -> None:
    """Print the four parts. Colour only adds: pipes, NO_COLOR and narrow windows lose nothing but the bars."""
    width = min(MOST, console.width)
    for line in _wrapped(answer.under, width) if answer.under else []:
        console.print(Text(line, style="dim"), soft_wrap=True)
    for line in _wrapped(answer.headline, width):
        console.print(Text(line, style="bold"), soft_wrap=True)
    console.print()
    if answer.tree is not None:
        for line in tree_lines(answer.tree, measures):
            console.print(Text(line), soft_wrap=True)
        console.print()
    elif answer.rows:
        _print_table(answer, console, width)
    for note in answer.notes:
        for n, line in enumerate(_wrapped(note, width - 2)):
            console.print(Text(f"{'· ' if n == 0 else '  '}{line}"), soft_wrap=True)
    if answer.next:
        console.print(Text(f"\nNext: {answer.next}", style="dim"), soft_wrap=True)


@dataclass(frozen=True)
class _Plan:
    """Which columns are printed and which one is drawn as bars."""

    answer: Answer
    columns: tuple[Column, ...]
    bars: str

    def table(self) -> Table:
        """The table of these columns."""
        marks = {c.id: common_mark(self.answer.rows, c) for c in self.columns}
        table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
        for column in self.columns:
            head = _head(self.answer, column, marks[column.id])
            folds = column.kind == "text" and column is self.columns[-1]
            table.add_column(head, justify=_SIDES.get(column.kind, "left"), no_wrap=not folds, header_style="dim")
            if column.id == self.bars:
                table.add_column("", no_wrap=True, min_width=_BAR)
        for row in self.answer.rows:
            table.add_row(*(cell for c in self.columns for cell in self._cells(row, c, marked=not marks[c.id])))
        return table

    def words(self, row: Mapping[str, Cell], column: Column, *, marked: bool) -> str:
        """A cell in words, states as marks."""
        words = text(row.get(column.id), column, marked=marked)
        if column.kind == "state":
            words = MARKS.get(words, words)
            words = BORDERLINE.get(words, words) if column.id in doubtful_states(row) else words
        return words

    def _cells(self, row: Mapping[str, Cell], column: Column, *, marked: bool) -> Iterator[Text]:
        value, words = row.get(column.id), self.words(row, column, marked=marked)
        yield _coloured(words)
        if column.id == self.bars:
            yield Text(self._bar(value) if isinstance(value, Figure) else "", style="blue")

    def _bar(self, figure: Figure) -> str:
        top = max(f.value for r in self.answer.rows if isinstance(f := r.get(self.bars), Figure))
        level = self.answer.hints.get("target")
        return bar(figure.value, top, _BAR, float(level) if isinstance(level, int | float) else None)


def _print_table(asked: Answer, console: Console, width: int) -> None:
    """Print the table, leaving out empty columns and, from the right, those that do not fit; both are named below.

    One row whose columns do not fit is turned, so that nothing is left out.
    """
    if len(asked.rows) == 1 and not _fits(asked, width):
        _print_turned(asked, console, width)
        return
    answer = with_strips(asked)
    left_out = {c.id: why for c in answer.columns if not c.hidden and (why := common_reason(answer.rows, c))}
    columns = [c for c in answer.columns if not c.hidden and c.id not in left_out and c.kind != "records"]
    bars = str(answer.hints.get("bar") or "") if width >= MOST else ""
    room = _room(_Plan(answer, tuple(columns), bars), width)
    left_out |= {c.id: _NO_ROOM for c in reversed(columns[room:])}
    del columns[room:]
    table = _Plan(answer, tuple(columns), bars).table()
    console.print(table, width=max(width, 40))
    console.print()
    _print_key([*_key(answer, columns, left_out), *legend(answer)], console, width)


def _fits(answer: Answer, width: int) -> bool:
    """Whether every column that is meant to be seen has room as it is, not drawn as a mark."""
    if sides_of(answer, answer.rows[0]):
        return False
    columns = tuple(c for c in answer.columns if not c.hidden and c.kind != "records")
    bars = str(answer.hints.get("bar") or "") if width >= MOST else ""
    return _room(_Plan(answer, columns, bars), width) == len(columns)


def _print_turned(answer: Answer, console: Console, width: int) -> None:
    """Print one row with a line for each column."""
    for line in turned_lines(answer, width):
        console.print(_coloured(line), soft_wrap=True)
    console.print()
    columns = [c for c in answer.columns if not c.hidden]
    _print_key([*_key(answer, columns, {}), *legend(answer)[:1]], console, width)


def _print_key(told: Sequence[str], console: Console, width: int) -> None:
    """Print what the marks mean, and a line that keeps it apart from the notes; nothing where there is nothing."""
    for words in told:
        for line in _wrapped(words, width):
            console.print(Text(line, style="dim"), soft_wrap=True)
    if told:
        console.print()


def _coloured(words: str) -> Text:
    """Words with the marks among them in their colours."""
    found = Text(words)
    for n, sign in enumerate(words):
        if sign in _STYLES:
            found.stylize(_STYLES[sign], n, n + 1)
    return found


def _room(plan: _Plan, width: int) -> int:
    """How many of the columns fit; each is measured once, because one table has ninety of them."""
    widths = [_width(plan, column) for column in plan.columns]
    fitting = len(widths)
    while fitting > _KEPT and _least_width(plan.columns[:fitting], widths) > width:
        fitting -= 1
    return fitting


def _least_width(columns: Sequence[Column], widths: Sequence[int]) -> int:
    """How wide a table must be at least, a space between columns; only a last column of text can fold its lines."""
    folds = len(columns) > _KEPT and columns[-1].kind == "text"
    stiff = widths[: len(columns) - folds]
    return sum(stiff) + len(stiff) - 1 + (_FOLDED if folds else 0)


def _width(plan: _Plan, column: Column) -> int:
    """How wide a column is: its head or its widest cell, and its bars."""
    mark = common_mark(plan.answer.rows, column)
    cells = (plan.words(row, column, marked=not mark) for row in plan.answer.rows)
    lines = [*_head(plan.answer, column, mark).split("\n"), *cells]
    return max(map(cell_len, lines)) + (_BAR + 1 if column.id == plan.bars else 0)


def _head(answer: Answer, column: Column, mark: str) -> str:
    """A column head of short lines: name, prices, and the status all its figures share."""
    name = column.short or column.label
    if column.kind == "state":
        return name.replace(" %", "\u00a0%").replace(" ", "\n")
    if column.kind == "figure" and cell_len(name) > _LONG:
        name = name.replace("-", "-\n")
    bases = {f.unit.price_basis for r in answer.rows if isinstance(f := r.get(column.id), Figure)} - {""}
    prices = (["current", "prices"] if bases == {"current"} else [f"at {b}" for b in bases]) if len(bases) == 1 else []
    return "\n".join([name, *prices, *([mark] if mark else [])])


def _key(answer: Answer, columns: list[Column], left_out: Mapping[str, str]) -> Iterator[str]:
    """What the marks mean, the line as a sparkline, what is not shown and why."""
    line = str(answer.hints.get("line") or "")
    if line and not answer.hints.get("by"):  # a sparkline is of one series, a share of GDP
        values = [f.value if isinstance(f := r.get(line), Figure) else None for r in answer.rows]
        known = [v * 100 for v in values if v is not None]
        if known:
            span = f"{answer.rows[0]['year']} to {answer.rows[-1]['year']}"
            yield f"% of GDP, {span}: {known[0]:.2f} {sparkline(values)} {known[-1]:.2f}"
    states = {str(r.get(c.id)) for r in answer.rows for c in columns if c.kind == "state"}
    if states & {"held", "partial", "absent"}:
        yield "● held, ◐ partial, · absent."
    elif states:
        yield "● met, ○ below, ⊖ missed (due and below); borderline: ◐ met, ◑ below; – unknown, · not bound."
    if any(isinstance(v, Figure) for r in answer.rows for v in r.values()):
        yield f"Marks: {STATUS_KEY}; – unknown."
    yield from _not_shown(answer, left_out)


def _not_shown(answer: Answer, left_out: Mapping[str, str]) -> Iterator[str]:
    """Which columns are left out and why; a row of them for want of room in one line."""
    narrow = [c.id for c in answer.columns if left_out.get(c.id) == _NO_ROOM]
    together = narrow if len(narrow) > _TOLD_APART else []
    reasons: dict[str, list[str]] = {}
    for id, why in left_out.items():
        if id not in together:
            label = next(c.short or c.label for c in answer.columns if c.id == id)
            reasons.setdefault(why, []).append(f"{label}{f', {id}' * (id != label)}")
    for why, names in reasons.items():
        yield f"Not shown: {'; '.join(names)}: {why}."
    if together:
        yield f"Not shown: {len(together)} columns, {together[0]} to {together[-1]}: no room; they are in --format csv."
