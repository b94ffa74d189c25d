"""Sentences of a text with their places; the easy ends are told here, the hard ones by syntok.

An end is easy where a full stop follows a plain word and a capital comes next. Only after abbreviations and initials
("the U.S. Treasury", "Gen. Smith") is syntok asked, about the words around the mark. All of an article through syntok
costs ten times as much.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from syntok import segmenter

from fairshare.claims.reader.wordlist import listed
from fairshare.core.document import Span

#: A sentence is cut at this many characters, whatever stands there: what is longer was not written by people.
LONGEST = 3000
#: How much of the text around a doubtful mark syntok is shown, to either side.
_WINDOW = 60
_END = re.compile(
    r"(?P<mark>[.!?…]{1,9})(?P<close>[\"'”’»“)\]]{0,3})\s{1,20}(?=[\"'“‘„«»(\[—–-]{0,3}(?P<next>[^\W_]|…|\$|€|£))"
)
_BLANK = re.compile(r"\n[ \t\r\f\v]*\n\s*")
#: Abbreviations that stand before a name or number and never end a sentence.
_TITLES = listed(
    "mr mrs ms mx dr prof gen lt col maj capt sgt adm sen rep gov hon rev st messrs no nr art vs cf ca approx"
)
#: Abbreviations that may end one.
_ABBREVIATIONS = listed(
    "jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp jr sr etc est dept fig vol eds al i.e e.g"
)


def sentences(text: str, within: Span) -> Iterator[Span]:
    """The sentences of a part of a text, without the white space between them.

    >>> text = "Gen. Roe spoke. The U.S. pays. Others do!"
    >>> [s.of(text) for s in sentences(text, Span(0, len(text)))]
    ['Gen. Roe spoke.', 'The U.S. pays.', 'Others do!']
    """
    start = within.start
    for end in _ends(text, within):
        yield from _cut(text, Span(start, end))
        start = end
    yield from _cut(text, Span(start, within.end))


def _ends(text: str, within: Span) -> Iterator[int]:
    blanks = [m.end() for m in _BLANK.finditer(text, within.start, within.end)]
    marks = [m.end() for m in _END.finditer(text, within.start, within.end) if _ended(text, m)]
    return iter(sorted({*blanks, *marks}))


def _ended(text: str, found: re.Match[str]) -> bool:
    following = found["next"]
    if found["mark"] != ".":
        # "Really?" she asked; "well… perhaps"
        return following.isupper() or following.isdigit() or not following.isalpha()
    if following.islower():
        return False
    if found["close"] and following.isalpha():
        return True
    before = text[max(0, found.start() - 12) : found.start()].split()
    last = before[-1].lower().lstrip("(\"'“‘„«") if before else ""
    if last in _TITLES:
        return False
    if "." in last or last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha() and last != "i"):
        left, right = max(0, found.start() - _WINDOW), found.end() + _WINDOW
        return _asked(text[left:right], found.start() - left, found.end() - left)
    return True


@lru_cache(maxsize=4096)
def _asked(window: str, mark: int, after: int) -> bool:
    """Whether syntok ends a sentence between two places of a window."""
    starts = (sentence[0].offset for part in segmenter.analyze(window) for sentence in part)
    return any(mark < start <= after for start in starts)


def _cut(text: str, span: Span) -> Iterator[Span]:
    span = span.trimmed(text)
    while len(span) > LONGEST:
        space = text.rfind(" ", span.start + LONGEST // 2, span.start + LONGEST)
        end = space if space > 0 else span.start + LONGEST
        yield Span(span.start, end)
        span = Span(end, span.end).trimmed(text)
    if span:
        yield span
