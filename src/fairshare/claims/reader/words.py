"""Words of a text with their places: contractions taken apart, hyphens passed over, marks kept."""

import re
from functools import partial
from typing import NamedTuple
from unicodedata import combining, normalize

_WORD = re.compile(
    r"[^\W\d_]++(?=\s)"  # most words, told at once
    r"|(?i:(?:[A-Z]\.){2,})"  # U.S.
    r"|\d+(?:[.,]\d+)*"  # 1,234.5
    r"|(?i:[^\W\d_]+(?=n['’]t\b)|n['’]t\b"  # were|n't
    r"|['’](?:s|re|ve|ll|d|m)\b"  # 's
    r"|[^\W\d_]+(?=['’](?:s|re|ve|ll|d|m)\b))"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"  # O'Brien
    r"|\S"
)
_HYPHENS = "-‐‑"
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "…": "."})


class Word(NamedTuple):
    """A word or mark: as written, as looked up, where it stands, and whether a hyphen joins it to the one before."""

    text: str
    plain: str
    start: int
    end: int
    joined: bool = False


#: A word from a tuple of its fields: half the time of naming them, which a long text has many thousand times.
_word = partial(tuple.__new__, Word)


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a part of a text, in order; a hyphen between two words is none.

    >>> [w.plain for w in words("They weren't at 2.5%, the U.S. said.")]
    ['they', 'were', "n't", 'at', '2.5', '%', ',', 'the', 'u.s.', 'said', '.']
    >>> [w.plain for w in words("treaty-stipulated")]
    ['treaty', 'stipulated']
    """
    found, joined = [], False
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        written = match.group()
        if written in _HYPHENS and _joins(text, match.start()):
            joined = True
            continue
        at, after = match.span()
        found.append(_word((written, written.lower() if written.isascii() else plain(written), at, after, joined)))
        joined = False
    return found


def plain(written: str) -> str:
    """A word as it is looked up: lower case, straight quotes, no accents."""
    if written.isascii():
        return written.lower()
    folded = normalize("NFKD", written.translate(_PLAIN)).casefold()
    # an accent standing alone is kept: no word is looked up as nothing
    return "".join(c for c in folded if not combining(c)) or written


def _joins(text: str, at: int) -> bool:
    """Whether a hyphen stands between two letters or digits."""
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
