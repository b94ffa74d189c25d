"""Turns of a transcript: who a label says is speaking, kept until the next label."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from fairshare.core.document import Paragraph, Span
from fairshare.inputs.labels import Label, label_at
from fairshare.inputs.page import Block

_SOUNDS = r"applause|laugh(?:s|ter|ing)|inaudible|cross-?talk|in progress|no audio"
_NOTE = rf"[(\[](?:[^\W\d_a-z][^()\[\]]{{1,120}}|{_SOUNDS})[.!]?[)\]]"
_BEFORE = re.compile(rf"(?:{_NOTE}[.,]?\s*)+")
_AFTER = re.compile(rf"(?:\s*{_NOTE}[.,]?)+\Z")
_ASIDE = re.compile(r"\([^()]*\)\W*|\[[^\[\]]*\]\W*")
_CLOCK = re.compile(r"\d{1,2}:\d\d\s?[AP]\.?M\.?\s+[A-Z]{2,5}")
_APPLAUSE = re.compile(r"[(\[](?:applause|laughter|cross-?talk|inaudible)\.?[)\]]", re.I)
_LINE = re.compile(r"[\r\n]+[^\S\r\n]*+(?=\S)")
_TITLE = re.compile(
    r"\b(?:remarks|press|briefing|interview|transcript|speech|statement|address|conference|gaggle|hearing|debate|readout)\b",
    re.I,
)
#: How much of a long text is asked for notes of the stage.
_HEAD = 20_000


def turns(text: str, blocks: Sequence[Block]) -> list[Paragraph] | None:
    """The paragraphs of a transcript with their labels, or nothing where the text is none.

    A text is a transcript if two turns bear labels that are sure or come again; a clock ("12:33 P.M. EDT") or a note
    of the stage ("(Applause.)") stands for one of them. What stands before the first label is a title, or place and
    time, which nobody says.
    """
    found = [_labels(text, block.span) for block in blocks]
    known = _known(found)
    count = sum(label.name in known for labels in found for label in labels)
    head = text[:_HEAD]
    if not known or count + bool(_CLOCK.search(head)) + bool(_APPLAUSE.search(head)) < 2:
        return None
    speaking = [[x for x in labels if _speaks(x, block, known)] for labels, block in zip(found, blocks, strict=True)]
    first = next((n for n, labels in enumerate(speaking) if labels), len(blocks))
    paragraphs = list(_front(text, blocks[:first]))
    name = ""
    for block, labels in zip(blocks[first:], speaking[first:], strict=True):
        for label, span in _split(block.span, labels):
            name = label.name if label else name
            paragraphs += _said(text, span, label, name)
    return paragraphs


def _labels(text: str, span: Span) -> list[Label]:
    """The labels at the start of a paragraph and of its lines."""
    places = [span.start, *(match.end() for match in _LINE.finditer(text, span.start, span.end))]
    return [label for at in places if (label := label_at(text, at, span.end))]


def _known(found: Sequence[list[Label]]) -> set[str]:
    """Labels that name a speaker: sure ones, and those that come again beside at least one other."""
    labels = [label for labels in found for label in labels]
    sure = {label.name for label in labels if label.sort == "sure"}
    often = Counter(label.name for label in labels if label.sort != "sure" and label.name not in sure)
    again = {name for name, times in often.items() if times > 1}
    return sure | again if sure or len(again) > 1 else set()


def _speaks(label: Label, block: Block, known: set[str]) -> bool:
    """Once it is a transcript, capitals at the start of a paragraph name a speaker even if they come but once."""
    return label.name in known or (label.start == block.span.start and (label.sort == "caps" or label.name in "QA"))


def _split(span: Span, labels: list[Label]) -> Iterator[tuple[Label | None, Span]]:
    edges = [*(label.start for label in labels), span.end]
    if edges[0] > span.start:
        yield None, Span(span.start, edges[0])
    for label, end in zip(labels, edges[1:], strict=True):
        yield label, Span(min(label.end, end), end)


def _said(text: str, span: Span, label: Label | None, name: str) -> Iterator[Paragraph]:
    """A paragraph without the notes of the stage around it; a label by itself says who speaks next."""
    span = span.trimmed(text)
    if not span and label:
        yield Paragraph(Span(label.start, label.end).trimmed(text), "label", name)
        return
    if before := _BEFORE.match(text, span.start, span.end):
        span = Span(before.end(), span.end)
    if after := _AFTER.search(text, max(span.start, span.end - 400), span.end):
        span = Span(span.start, after.start())
    words = span.of(text).strip()
    if any(c.isalnum() for c in words) and not _ASIDE.fullmatch(words):
        yield Paragraph(span.trimmed(text), "text", name)


def _front(text: str, blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """A title before the first turn, and an introduction in sentences; no places, days and hours."""
    for block in blocks:
        words = block.span.of(text)
        if len(words.split()) >= 8 and words.rstrip("”’\"') ").endswith((".", "?", "!")):
            yield Paragraph(block.span)
        elif _TITLE.search(words) and len(words) <= 300:
            yield Paragraph(block.span, "title")
