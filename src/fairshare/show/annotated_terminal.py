"""A text annotated for the terminal: statements in brackets behind their numbers, verdicts beside or below.

Nothing rests on colour: what is judged stands between ``[1 ...]``, and its verdict is a word and a mark.
"""

from collections.abc import Iterator
from textwrap import wrap

from rich.console import Console
from rich.table import Table
from rich.text import Text

from fairshare.core.question import Answer
from fairshare.show.again import command_line
from fairshare.show.emit import Measures
from fairshare.show.foreign_words import steerless
from fairshare.show.report import Block, Note, Report, Words, report
from fairshare.show.terminal import MOST
from fairshare.show.verdict_words import KNOWN, OUTCOMES

#: From this width on notes stand beside the text, on narrower ones below it.
_BESIDE = 96
_TEXT = 54
_WIDE = ("Definition", "Source", "Claimed", "Found", "Outcome", "Known")
_NARROW = ("Definition", "Found", "Outcome")


def print_annotated(answer: Answer, console: Console, measures: Measures) -> None:
    """Print headline, text with verdicts, a single sentence's readings, notes, and the command to ask again."""
    told = report(answer, measures)
    width = min(MOST, console.width)
    _lines(console, told.under, width, "dim")
    _lines(console, told.headline, width, "bold")
    console.print()
    for block in told.blocks:
        _print_block(block, told, console, width)
    if told.opened:
        for note in told.judged:
            _print_opened(note, told, console, width)
        for source in told.sources:
            _lines(console, f"{told.source(source['id'])}. {source['attribution']}", width, "dim")
    for remark in told.remarks:
        for n, line in enumerate(wrap(steerless(remark), width - 2)):
            console.print(Text(f"{'· ' if n == 0 else '  '}{line}"), soft_wrap=True)
    if not told.opened and (command := command_line(answer.asked)):
        _lines(console, "Readings, figures and the command for each verdict: --format html, md or json.", width, "dim")
        console.print(Text(f"\nNext: {steerless(command)} --format html", style="dim"), soft_wrap=True)


def _print_block(block: Block, told: Report, console: Console, width: int) -> None:
    said = _annotated(block, told)
    room = width - _TEXT - 2 if width >= _BESIDE else width - 2
    notes = [line for note in block.notes if note.number for line in _margin(note)]
    notes += _unjudged([note for note in block.notes if not note.number], room)
    if width < _BESIDE or not notes:
        console.print(said, width=width)
        for line in notes:
            console.print(_indented(line, width))
    else:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=_TEXT)
        table.add_column(width=width - _TEXT - 2)
        table.add_row(said, Text("\n").join(notes))
        console.print(table, width=width)
    console.print()


def _indented(line: Text, width: int) -> Table:
    """A note two characters to the right."""
    table = Table.grid()
    table.add_column(width=2)
    table.add_column(width=width - 2)
    table.add_row("", line)
    return table


def _annotated(block: Block, told: Report) -> Text:
    """The characters of a paragraph; judged statements in brackets, the others dimmed."""
    said = Text(f"{steerless(block.label)}: " if block.label else "", style="bold" if block.kind == "title" else "")
    for piece in block.segments:
        inside = [told.notes[n] for n in piece.inside]
        judged = [n for n in inside if n.number]
        style = f"{judged[-1].chip.style} underline" if judged else "dim" if inside else ""
        for n in piece.opens:
            if number := told.notes[n].number:
                said.append(f"[{number} ", "bold")
        said.append(steerless(piece.text).replace("\n", " "), style)
        for n in piece.closes:
            if told.notes[n].number:
                said.append("]", "bold")
    return said


def _margin(note: Note) -> Iterator[Text]:
    """What stands beside a statement: number, chip, speaker and reason."""
    row = note.row
    yield Text.assemble((f"{note.number} ", "bold"), (str(note.chip), note.chip.style), f" · {steerless(note.who)}")
    yield Text(f"  {steerless(row['explanation'])}")
    if row["true_sentence"] not in ("", row["explanation"]):
        yield Text(f"  True: {steerless(row['true_sentence'])}")
    if row["caveats"]:
        yield Text(f"  To be added: {steerless(row['caveats'])}")


def _unjudged(notes: list[Note], room: int) -> Iterator[Text]:
    """The statements that were not judged, dimmed, one short line each."""
    if notes:
        yield Text(str(notes[0].chip), style="dim")
    for note in notes:
        who = f"{note.row['speaker']}: " if note.row["speaker"] else ""
        words = f"  {steerless(who)}“{steerless(note.row['text'])}”".replace("\n", " ")
        yield Text(words if len(words) <= room else f"{words[: room - 2].rstrip()}…”", style="dim")


def _print_opened(note: Note, told: Report, console: Console, width: int) -> None:
    """Every reading of a statement as a small table, then records, figures and the command to compute it again."""
    if len(told.judged) > 1:
        _lines(console, f"{note.number} {note.chip}", width, note.chip.style)
    if note.readings:
        console.print(_readings(note.readings, width), width=width)
        console.print()
    for reading in note.readings:
        if reading["records"]:
            _lines(console, reading["records"], width, "dim")
    for figure in note.figures:
        _lines(console, f"{figure.id} = {figure.value}", width, "dim")
    console.print()
    if note.row["command"]:
        console.print(Text(f"Check it again: {steerless(note.row['command'])}\n", style="dim"), soft_wrap=True)


def _readings(readings: tuple[Words, ...], width: int) -> Table:
    """One row for each reading; where there is little room source, claim and finding share a column."""
    wide = width >= _BESIDE
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for head in _WIDE if wide else _NARROW:
        table.add_column(head, header_style="dim", overflow="fold", no_wrap=head == "Outcome")
    for r in readings:
        cells = _wide_cells(r) if wide else _narrow_cells(r)
        table.add_row(*(Text(steerless(c), style="" if r["main"] else "dim") for c in cells))
    return table


def _wide_cells(r: Words) -> tuple[str, ...]:
    source = f"{r['source']} {r['release']}".strip()
    return _definition(r), source, r["claimed"], r["found"], OUTCOMES[r["outcome"]], KNOWN[r["known"]]


def _narrow_cells(r: Words) -> tuple[str, ...]:
    _, source, claimed, found, outcome, known = _wide_cells(r)
    return _definition(r), f"{found}; claimed: {claimed} ({source}, known {known})", outcome


def _definition(r: Words) -> str:
    return r["definition"] if r["main"] else f"{r['definition']} (beside)"


def _lines(console: Console, words: str, width: int, style: str) -> None:
    for line in wrap(steerless(words), width):
        console.print(Text(line, style=style), soft_wrap=True)
