"""Plain text as a page: the text itself, and its blocks between empty lines."""

import re
from collections.abc import Iterator
from itertools import pairwise

from fairshare.core.document import Span
from fairshare.inputs.page import Block, Page, Role

#: At least one line with nothing but white space.
_EMPTY = re.compile(r"(?:\r\n|\r|\n)(?:[^\S\r\n]*+(?:\r\n|\r|\n))++|\f")
_ITEM = re.compile(r"(^|[\r\n])[^\S\r\n]*+[-•*▪‣][^\S\r\n]+(?=\S)", re.M)
_TITLE_LENGTH = 200
_ENDS = (".", ";", ",")


def plain(text: str) -> Page:
    r"""A text whose offsets stay those of the input: nothing is taken out of it.

    >>> [b.span.of("One\n\nTwo\nlines") for b in plain("One\n\nTwo\nlines").blocks]
    ['One', 'Two\nlines']
    """
    spans = paragraphs(text)
    blocks = [Block(span, _role(n, span, text, len(spans))) for n, span in enumerate(spans)]
    return Page(text, tuple(blocks))


def paragraphs(text: str) -> list[Span]:
    """What stands between empty lines, without white space around it."""
    edges = [0, *(place for match in _EMPTY.finditer(text) for place in match.span()), len(text)]
    spans = (Span(a, b).trimmed(text) for a, b in zip(edges[::2], edges[1::2], strict=True))
    return [item for span in spans if span for item in _items(text, span)]


def _items(text: str, span: Span) -> Iterator[Span]:
    """A list taken apart into its items; a single dash may be one of a sentence."""
    starts = [match.end(1) for match in _ITEM.finditer(text, span.start, span.end)]
    if len(starts) > 1 or (starts and starts[0] == span.start):
        edges = sorted({span.start, *starts, span.end})
        yield from (Span(a, b).trimmed(text) for a, b in pairwise(edges))
    else:
        yield span


def _role(number: int, span: Span, text: str, count: int) -> Role:
    """A first, short line of its own without a full stop is a headline."""
    if number or count == 1 or len(span) > _TITLE_LENGTH:
        return "text"
    line = span.of(text)
    alone = len(line.splitlines()) == 1 and not line.endswith(_ENDS)
    return "title" if alone and any(c.isalpha() for c in line) else "text"
