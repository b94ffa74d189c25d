"""Spans: where some words of a sentence stand, without the marks at either end that are not theirs."""

from collections.abc import Iterator

from fairshare.claims.reader.attribution import Line
from fairshare.core.document import Span

#: What is no part of a statement at its ends.
_GAPS = " \t\r\n,;:–—-…"
_EDGES = ' \t\r\n,;:–—-…“”"«»„'


def spans_of(text: str, line: Line, first: int, last: int) -> Iterator[Span]:
    """Where some words stand, marks at the ends left out; one span for each the sentence has."""
    found = line.parsed.found
    if first > last:
        return
    wanted = Span(found[first].start, found[last].end)
    for span in line.spans:
        inside = Span(max(span.start, wanted.start), min(span.end, wanted.end))
        if inside.start >= inside.end:
            continue
        part = inside.of(text)
        ends = _GAPS if _opened(part) else _EDGES
        left, kept = len(part) - len(part.lstrip(ends)), part.rstrip(ends)
        if len(kept) > left:
            yield Span(inside.start + left, inside.start + len(kept))


def _opened(part: str) -> bool:
    """Whether a part holds a quotation of its own, so that a mark at its end belongs to it."""
    return part.count('"') > 1 or ("“" in part and ("”" in part or "„" in part)) or ("«" in part and "»" in part)
