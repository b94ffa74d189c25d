"""Quotations of a paragraph: what stands between marks, in the ways people print them.

Marks are “…” ‘…’ "…" '…' „…“ «…» and »…«. An apostrophe is told from a closing mark by what stands around it and by
whether a single quotation is open. A quotation inside another belongs to it. One that is never closed reaches to the
end of its paragraph where the next paragraph opens again, as print does with long quotations, and otherwise only to
the end of its first sentence, so that a forgotten mark swallows little.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from fairshare.claims.reader.sentences import sentences
from fairshare.core.document import Span

_MARK = re.compile(r"[“”„‟«»‘’‚‹›\"']")
_APOSTROPHES = "'’‘"
#: Opening mark -> the marks that close it.
_CLOSERS = {
    "“": "”“", "„": "“”‟", "‟": "”", "«": "»", "»": "«", "‘": "’‘", "‚": "‘’", "‹": "›", "›": "‹",
    '"': '"', "'": "'", "”": "”",
}  # fmt: skip
#: Words that lost their beginning; the mark before them is an apostrophe.
_CLIPPED = re.compile(r"(?:\d0s|em|tis|twas|til|cause|bout)\b", re.IGNORECASE)
_OPENERS = "“„«‘‚‹\"'"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    Attributes:
        inner: The words.
        outer: The words with their marks.
        closed: Whether its closing mark stands there.
        continues: Whether it goes on from the paragraph before.
    """

    inner: Span
    outer: Span
    closed: bool = True
    continues: bool = False


def quotations(text: str, paragraphs: Sequence[Span]) -> list[tuple[Quotation, ...]]:
    """The quotations of each paragraph, outermost ones only, in order.

    >>> text = "“We pay,” she said. “They don’t.”"
    >>> [q.inner.of(text) for q in quotations(text, [Span(0, len(text))])[0]]
    ['We pay,', 'They don’t.']
    """
    found = [tuple(_quoted(text, p)) for p in paragraphs]
    open_before = False
    for n, read in enumerate(found):
        here = read
        if here and open_before and _opens(text, paragraphs[n], here[0]):
            here = (replace(here[0], continues=True), *here[1:])
        last = here[-1] if here else None
        open_before = last is not None and not last.closed and _goes_on(text, paragraphs, found, n)
        if last is not None and not last.closed and not open_before:
            here = (*here[:-1], _bounded(text, last))
        found[n] = here
    return found


def _opens(text: str, paragraph: Span, first: Quotation) -> bool:
    """Whether a paragraph begins with a quotation."""
    return first.outer.start == paragraph.trimmed(text).start


def _goes_on(text: str, paragraphs: Sequence[Span], found: Sequence[Sequence[Quotation]], n: int) -> bool:
    """Whether the next paragraph opens with the mark that this one never closed."""
    if n + 1 >= len(found) or not found[n + 1]:
        return False
    last, following = found[n][-1], found[n + 1][0]
    return _opens(text, paragraphs[n + 1], following) and text[following.outer.start] == text[last.outer.start]


def _bounded(text: str, unclosed: Quotation) -> Quotation:
    first = next(sentences(text, unclosed.inner), unclosed.inner)
    return replace(unclosed, inner=first, outer=Span(unclosed.outer.start, first.end))


def _quoted(text: str, paragraph: Span) -> Iterator[Quotation]:
    """Outermost quotations; the last of the open ones may be unclosed, others that are not closed are bounded."""
    opened: list[int] = []
    for at in _marks(text, paragraph):
        mark = text[at]
        closing = next((n for n in (-1, 0) if opened and mark in _CLOSERS.get(text[opened[n]], "")), None)
        if closing is not None and not _begins(text, at, mark, opened):
            start = opened[closing]
            del opened[closing if closing == 0 else len(opened) - 1 :]
            if not opened:
                yield Quotation(Span(start + 1, at), Span(start, at + 1))
        elif opened and text[opened[0]] == mark and mark != "'":
            # the same mark opens twice: the first was never closed
            unclosed = Quotation(Span(opened[0] + 1, at), Span(opened[0], at), closed=False)
            yield replace(_bounded(text, unclosed), closed=True)
            opened = [at]
        elif mark in _CLOSERS and _may_open(text, at, mark):
            opened.append(at)
    if opened and text[opened[0]] not in _APOSTROPHES:
        yield Quotation(Span(opened[0] + 1, paragraph.end), Span(opened[0], paragraph.end), closed=False)


def _may_open(text: str, at: int, mark: str) -> bool:
    return (mark in _OPENERS and not (mark == '"' and text[at - 1 : at].isalnum())) or _before_word(text, at)


def _begins(text: str, at: int, mark: str, opened: Sequence[int]) -> bool:
    """Whether a mark that might close opens instead: “ is the German closing mark and the English opening one."""
    if mark == "“" or (mark == "‘" and text[opened[-1]] != "‚"):
        return _before_word(text, at) and not text[at - 1 : at].strip(" \t\n\r(\u00a0")
    return mark == '"' and _before_word(text, at) and text[at - 1 : at].isspace()


def _before_word(text: str, at: int) -> bool:
    """Whether a word follows at once and none stands before."""
    after = text[at + 1 : at + 2]
    return (after.isalnum() or after in "…$€£") and after != "" and not text[max(0, at - 1) : at].isalnum()


def _marks(text: str, paragraph: Span) -> Iterator[int]:
    """Places of quotation marks; apostrophes left out."""
    places = [m.start() for m in _MARK.finditer(text, paragraph.start, paragraph.end)]
    singles = [at for at in places if text[at] in _APOSTROPHES]
    later = dict(pairwise(singles))
    single = False
    for at in places:
        if text[at] not in _APOSTROPHES:
            yield at
            continue
        before = text[at - 1] if at > paragraph.start else " "
        after = text[at + 1] if at + 1 < paragraph.end else " "
        if before.isalnum() and after.isalnum():
            continue
        if _opens_single(text, at, before, after):
            single = True
            yield at
        elif single and not _owns(text, at, later):
            single = False
            yield at


def _opens_single(text: str, at: int, before: str, after: str) -> bool:
    """Whether a single mark opens; “’90s” and “’em” do not."""
    if _CLIPPED.match(text, at + 1):
        return False
    return not (before.isalnum() or before in ".,!?%)" or after.isspace() or text[at] == "’")


def _owns(text: str, at: int, later: dict[int, int]) -> bool:
    """Whether a single mark after an s marks possession: lower case follows and another single mark comes to close."""
    if text[at - 1 : at] not in ("s", "S") or not text[at + 1 : at + 2].isspace():
        return False
    following = later.get(at)
    if following is None or not text[at + 2 : at + 3].islower():
        return False
    return not text[following + 1 : following + 2].isalnum() and not text[following - 1 : following].isspace()
