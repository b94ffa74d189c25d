"""A report on a text as Markdown: the text with numbers, every verdict with its readings, corrections, sources."""

import re
from collections.abc import Iterator, Sequence

from fairshare.core.question import Answer
from fairshare.show.again import command_line
from fairshare.show.corrections import corrections
from fairshare.show.emit import Measures
from fairshare.show.foreign_words import steerless
from fairshare.show.report import Block, Note, Report, report
from fairshare.show.verdict_words import KNOWN, OUTCOMES

#: What would be read as markup; a text under audit is shown as it is.
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~&])")
_BREAKS = re.compile(r"[\r\n\v\f\x85\u2028\u2029]+")
#: At the beginning of a line these make lists and underlined headings.
_LEADING = re.compile(r"^(\s*(?:\d+(?=[.)](?:\s|$)))?)([-+=]|(?<=\d)[.)])")


def audit_markdown(answer: Answer, measures: Measures) -> str:
    """The whole report, as it would stand in a document."""
    told = report(answer, measures)
    parts = [f"**{_plain(told.headline)}**", _plain(told.under), "## The text", *_text(told)]
    if told.judged:
        parts += ["## Verdicts", *(part for note in told.judged for part in _verdict(note))]
    if rest := [n for n in told.notes if not n.number]:
        parts += ["## Not checked", "\n".join(f"- “{_plain(n.row['text'])}” ({_plain(n.who)})" for n in rest)]
    if words := corrections(told):
        parts += ["## Corrections, ready to paste", *map(_plain, words)]
    parts += ["## How do we know", *_known(told, command_line(answer.asked))]
    return "\n\n".join(p for p in parts if p) + "\n"


def _text(told: Report) -> Iterator[str]:
    for block in told.blocks:
        words = "".join(_pieces(block, told))
        label = f"**{_plain(block.label)}:** " if block.label else ""
        yield f"### {words}" if block.kind == "title" else f"> {label}{words}"


def _pieces(block: Block, told: Report) -> Iterator[str]:
    """The characters; each statement that was judged stands between brackets behind its number."""
    for piece in block.segments:
        yield "".join(f"**\\[{told.notes[n].number}** " for n in piece.opens if told.notes[n].number)
        yield _plain(piece.text)
        yield "".join("**\\]**" for n in piece.closes if told.notes[n].number)


def _verdict(note: Note) -> Iterator[str]:
    row = note.row
    yield f"### {note.number}. {note.chip}: {_plain(row['text'])}"
    yield f"{_plain(note.who)}. {_plain(row['explanation'])}"
    yield f"Nearest true sentence: {_plain(row['true_sentence'])}" if row["true_sentence"] else ""
    yield f"To be added: {_plain(row['caveats'])}" if row["caveats"] else ""
    yield _readings(note)
    if note.figures:
        yield "\n".join(f"- {_code(f.id)} {_plain(f.value)}" for f in note.figures)
    yield f"Check it again: {_code(row['command'])}" if row["command"] else ""


def _readings(note: Note) -> str:
    if not note.readings:
        return ""
    rows = [
        (
            r["definition"] + ("" if r["main"] else " (beside)"),
            f"{r['source']} {r['release']}".strip(),
            r["claimed"],
            r["found"],
            OUTCOMES[r["outcome"]],
            KNOWN[r["known"]],
        )
        for r in note.readings
    ]
    return _table(("Definition", "Source, release", "Claimed", "Found", "Outcome", "Known"), rows)


def _known(told: Report, command: str) -> Iterator[str]:
    yield f"Asked by {_code(command)}" if command else ""
    yield "\n".join(f"- {_plain(remark)}" for remark in told.remarks)
    if told.sources:
        rows = [
            (
                s["id"],
                f"{s['publisher']}: {s['title']}",
                s["published"],
                s["grade"],
                f"{s['licence']} {s['attribution']}",
            )
            for s in told.sources
        ]
        yield _table(("Release", "Publisher, title", "Published", "Grade", "Terms and attribution"), rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *(f"| {' | '.join(_plain(c) or '–' for c in row)} |" for row in rows)])


def _plain(words: str) -> str:
    """Words of others on one line, with nothing in them that is markup."""
    return _LEADING.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", steerless(_BREAKS.sub(" ", words))))


def _code(words: str) -> str:
    """Words as code, fenced by more backticks than they hold in a row."""
    fence = "`" * (max((len(run) for run in re.findall(r"`+", words)), default=0) + 1)
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{pad}{steerless(words)}{pad}{fence}".replace("\n", " ")
