"""Passages of a paragraph: what somebody is quoted as saying, and the text between.

Not everything between quotation marks is somebody speaking. A few words inside the reporter's own sentence ("to make
others “pay their share”") are part of that sentence and stay there.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from fairshare.claims.reader.quotations import Quotation
from fairshare.claims.reader.verbs import ASKING, SAYING, finite
from fairshare.claims.reader.words import words
from fairshare.core.document import Span


class Passage(NamedTuple):
    """A stretch of a paragraph; ``quotation`` where it is somebody's words."""

    span: Span
    quotation: Quotation | None = None


_SPEAKS = re.compile(rf"\b(?:{'|'.join(sorted(SAYING | ASKING))}|according to)\b")
#: How far around a quotation its telling is looked for.
_NEAR = 160
_STOPPED = ".,!?…—–-;:"
_SENTENCE_END = ".!?…:"
#: A quotation of at least so many words with a verb stands for itself.
_SPEECH = 4


def passages(text: str, paragraph: Span, quoted: Sequence[Quotation]) -> list[Passage]:
    """A paragraph as quotations of speech and the text between them, in order, without what is blank."""
    made: list[Passage] = []
    at = paragraph.start
    for quotation in quoted:
        before = Span(at, quotation.outer.start)
        if not _direct(text, paragraph, before, quotation):
            continue
        made += _text(text, before)
        made.append(Passage(quotation.inner.trimmed(text), quotation))
        at = quotation.outer.end
    return made + _text(text, Span(at, paragraph.end))


def _text(text: str, span: Span) -> list[Passage]:
    span = span.trimmed(text)
    return [Passage(span)] if any(c.isalnum() for c in span.of(text)) else []


def _direct(text: str, paragraph: Span, before: Span, quotation: Quotation) -> bool:
    """Whether a quotation is somebody speaking and not a fragment in the reporter's sentence."""
    inner = quotation.inner.of(text).strip()
    if not any(c.isalnum() for c in inner):
        return False
    if quotation.continues or not quotation.closed:
        return True
    # only the end of what stands before: a paragraph of thousands of fragments stays linear
    lead = text[max(before.start, before.end - 2 * _NEAR) : before.end].rstrip()
    after = text[quotation.outer.end : min(paragraph.end, quotation.outer.end + _NEAR)]
    stopped = inner[-1] in _STOPPED or after.startswith(",")
    told_after = stopped and _tells(after.lstrip(", "))
    if not lead or lead[-1] in _SENTENCE_END + "—–" or lead.endswith(tuple('”’"“»')):
        # at the head of a sentence: a fragment there is followed by its verb
        return stopped and (told_after or not _goes_on(inner, after))
    told_before = _SPEAKS.search(lead[-_NEAR:].lower()) is not None
    if lead[-1] == ",":
        return stopped and (told_after or (told_before and (_speech(inner) or inner[0].isupper())))
    return told_before and _speech(inner) and _spoken_to_the_mark(lead)


def _tells(after: str) -> bool:
    """Whether the sentence that goes on after a quotation tells who spoke."""
    end = re.search(r"[.!?“„«\"]", after)
    return _SPEAKS.search(after[: end.start() if end else len(after)].lower()) is not None


def _goes_on(inner: str, after: str) -> bool:
    """Whether the reporter's sentence goes on after a quotation that ended with a comma."""
    return inner[-1] not in _SENTENCE_END and after.lstrip(" ,")[:1].islower()


def _speech(inner: str) -> bool:
    """Whether words make a sentence of their own: several, with a subject and a verb."""
    found = words(inner, 0, min(len(inner), 300))
    return len(found) >= _SPEECH and any(finite(found)[1:])


def _spoken_to_the_mark(lead: str) -> bool:
    """Whether the telling stands right before the mark: "said “we pay too much”", "said that “we ..."."""
    last = [w.plain for w in words(lead, max(0, len(lead) - 40), len(lead))][-3:]
    return any(w in SAYING for w in last)
