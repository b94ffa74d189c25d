"""An answer about statements as its renderings need it: blocks of text cut at statements, and notes beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from fairshare.core.figure import Figure
from fairshare.core.question import Answer
from fairshare.show.emit import Measures
from fairshare.show.figures import number, shown_unit
from fairshare.show.segments import Place, Segment, segments, within
from fairshare.show.verdict_words import CHIPS, Chip, said_by

#: Cells as text, by name.
Words = Mapping[str, str]
_Told = Mapping[str, object]


@dataclass(frozen=True)
class Cited:
    """A figure a verdict rests on: its id, which opens it, and its value with unit."""

    id: str
    value: str


@dataclass(frozen=True)
class Note:
    """What stands in the margin beside a statement.

    Attributes:
        number: Its number in the text; 0 where it is not judged.
        chip: Its verdict as people see it.
        row: Its row, every plain cell as text.
        readings: Every reading, each cell as text.
        figures: What it rests on.
        presumed: Whether it is presumed inside another statement.
    """

    number: int
    chip: Chip
    row: Words
    readings: tuple[Words, ...] = ()
    figures: tuple[Cited, ...] = ()
    presumed: bool = False

    @property
    def who(self) -> str:
        """Who says it and how."""
        said = said_by(self.row["speaker"], self.row["voice"])
        return f"presumed by {self.row['speaker'] or 'the text'}" if self.presumed else said


@dataclass(frozen=True)
class Block:
    """A paragraph with its statements.

    Attributes:
        kind: ``title``, ``text`` or ``label``.
        label: Who speaks in it, as a transcript says.
        segments: Its characters, cut where statements begin and end; statements by their place in the report.
        notes: The statements that end in it.
    """

    kind: str
    label: str
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Report:
    """All that a rendering shows.

    Attributes:
        headline, under: Of the answer.
        article: What the answer tells of the text, without the text itself.
        as_of: Day whose knowledge counts.
        blocks: The text.
        notes: Every statement, in order.
        sources: Releases the verdicts rest on.
        remarks: Notes of the answer, but for what stands beside a statement anyway.
        opened: Whether readings are shown at once.
    """

    headline: str
    under: str
    article: Words
    as_of: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    sources: tuple[Words, ...]
    remarks: tuple[str, ...]
    opened: bool

    @property
    def judged(self) -> tuple[Note, ...]:
        """The notes with a verdict."""
        return tuple(n for n in self.notes if n.number)

    @property
    def counts(self) -> tuple[tuple[Chip, int], ...]:
        """How many statements bear each chip, in the order of the labels; chips nobody bears are left out."""
        every = ((chip, sum(n.chip is chip for n in self.notes)) for chip in CHIPS.values())
        return tuple((chip, n) for chip, n in every if n)

    def source(self, id: str) -> str:
        """A release in words, with its id: "NATO, June 2024 (nato-2024-06)"; the id alone if it is not listed."""
        found = next((s for s in self.sources if s["id"] == id), None)
        return f"{found['publisher']}, published {found['published']} ({id})" if found else id


def report(answer: Answer, measures: Measures) -> Report:
    """The report of an answer of ``audit`` or ``check``."""
    told = cast("_Told", answer.extra["article"])
    sources = cast("Sequence[_Told]", answer.extra["sources"])
    notes = tuple(_notes(answer, measures))
    return Report(
        headline=answer.headline,
        under=answer.under,
        article={k: _text(v) for k, v in told.items() if k not in ("text", "paragraphs")},
        as_of=_text(answer.extra["as_of"]),
        blocks=tuple(_blocks(told, notes, _places(answer))),
        notes=notes,
        sources=tuple(_words(s) for s in sources),
        remarks=tuple(remark for remark in answer.notes if not _repeats(remark, notes)),
        opened=bool(answer.hints.get("opened")),
    )


def _notes(answer: Answer, measures: Measures) -> Iterator[Note]:
    number = 0
    for row in answer.rows:
        number += bool(row["checkable"])
        plain = {k: _text(v) for k, v in row.items() if not isinstance(v, tuple)}
        figures = (f for r in _records(row["figures"]) if isinstance(f := r["figure"], Figure))
        yield Note(
            number if row["checkable"] else 0,
            CHIPS[str(row["verdict"])],
            plain,
            tuple(_words(r) for r in _records(row["readings"])),
            tuple({cited.id: cited for f in figures if (cited := _cited(f, measures))}.values()),
            bool(row["presumed"]),
        )


def _repeats(remark: str, notes: Sequence[Note]) -> bool:
    """Whether a remark says what a statement's caveats or its true sentence say."""
    rows = [n.row for n in notes]
    return any(remark in r["caveats"] or (r["true_sentence"] and remark.endswith(r["true_sentence"])) for r in rows)


def _cited(figure: Figure, measures: Measures) -> Cited:
    measure = measures.get(figure.id.measure) if figure.id else None
    return Cited(str(figure.id or ""), f"{number(figure, measure)} {shown_unit(figure, measure)}".removesuffix(" 1"))


def _places(answer: Answer) -> list[Place]:
    return [
        (int(str(s["text_start"])), int(str(s["text_end"])), n)
        for n, row in enumerate(answer.rows)
        for s in _records(row["spans"])
    ]


def _blocks(told: _Told, notes: Sequence[Note], places: Sequence[Place]) -> Iterator[Block]:
    """The paragraphs in order; a note stands beside the one its statement ends in."""
    text, paragraphs = str(told["text"]), _records(told["paragraphs"])
    spans = [(int(str(p["start"])), int(str(p["end"]))) for p in paragraphs]
    last = {n: end for _, end, n in sorted(places, key=lambda p: p[1])}
    for paragraph, (start, end), here in zip(paragraphs, spans, within(spans, places), strict=True):
        beside = sorted({n for _, _, n in here if last[n] <= end})
        cut = segments(text, start, end, here)
        yield Block(str(paragraph["kind"]), str(paragraph["label"]), cut, tuple(notes[n] for n in beside))


def _records(thing: object) -> Sequence[_Told]:
    return cast("Sequence[_Told]", thing)


def _text(value: object) -> str:
    return "" if value is None or value is False else "yes" if value is True else str(value)


def _words(record: _Told) -> Words:
    return {k: _text(v) for k, v in record.items()}
