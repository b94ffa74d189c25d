"""Ranks: "the largest", "second-highest", "ranks third", "the most", "top five".

1 is the first from the top, -1 the first from the bottom ("the lowest"), -2 the second from it. "Top five" goes from
1 to 5, "the bottom five" from -5 to -1.
"""

from fairshare.claims.reader.line import Line
from fairshare.claims.reader.numbers import SPELT, number
from fairshare.claims.reader.phrases import one_of
from fairshare.core.quantity import Quantity

_TOP = one_of("largest biggest greatest highest")
_BOTTOM = one_of("lowest smallest fewest")
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "last": -1,
}  # fmt: skip
_RANKING = one_of("rank ranks ranked ranking comes came coming finished finishes placed places stands")
#: What follows "the most" where it is an amount and no adverb ("spends the most on", not "the most important").
_MOST = one_of("of on in as among for by per to and or than , . ; : ) money spending troops but while at since from")
_SUFFIX = frozenset(("st", "nd", "rd", "th"))
#: What "the" begins a rank with.
AFTER_THE = frozenset(("most", "least"))
BEGIN = frozenset((*_TOP, *_BOTTOM, *_ORDINALS, *SPELT, "the", "top", "bottom", "number", "no"))
Read = tuple[int, Quantity]


def ranks(line: Line, n: int) -> Read | None:
    """The rank that begins at a word, and the word after it; or None."""
    word = line.at(n)
    if (read := _READERS.get(word)) is not None:
        return read(line, n)
    if word in _ORDINALS:
        return _ordinal(line, n, n + 1, _ORDINALS[word])
    if word.isdecimal() and len(word) < 3 and line.glued(n + 1) and line.at(n + 1) in _SUFFIX:
        return _ordinal(line, n, n + 2, int(word))
    return _few(line, n)


def _ordinal(line: Line, first: int, end: int, place: int) -> Read | None:
    """As in "second-largest", "ranks third", "came 2nd"."""
    after, before = line.at(end), line.at(first - 1)
    if (after in _TOP or after in _BOTTOM) and place > 0:
        return end + 1, _rank(place if after in _TOP else -place)
    if line.plain[end : end + 2] == ["to", "last"] and place > 0:
        return end + 2, _rank(-place)
    ranked = before in _RANKING or (before in ("in", "the", "is", "are", "dead") and line.at(first - 2) in _RANKING)
    placed = after == "place" and before in ("in", "to", "into")
    return (end, _rank(place)) if ranked or placed else None


def _most(line: Line, n: int) -> Read | None:
    """As in "the most", "the least" as amounts."""
    amount = line.at(n + 1) in AFTER_THE and line.at(n - 1) not in ("at", "of")
    if not amount or (line.at(n + 2) and line.at(n + 2) not in _MOST):
        return None
    return n + 2, _rank(1 if line.at(n + 1) == "most" else -1)


def _first_few(line: Line, n: int) -> Read | None:
    """As in "top five", "the bottom ten", "the top spender"."""
    found = number(line, n + 1)
    sign = 1 if line.at(n) == "top" else -1
    if found is not None and not found.power and 2 <= found.value() <= 32 and found.mantissa.isdecimal():
        return (found.end, _span(sign, found.value())) if line.at(found.end) not in ("%", "percent", "per") else None
    spends = line.at(n + 1) in ("spender", "contributor", "donor", "payer", "performer")
    return (n + 1, _rank(sign)) if spends else None


def _numbered(line: Line, n: int) -> Read | None:
    """As in "number one", "No. 1"."""
    at = n + 1 + (line.at(n + 1) == ".")
    if line.at(n) == "no" and (at == n + 1 or not line.at(at).isdigit()):
        return None
    found = number(line, at)
    small = found is not None and not found.power and found.mantissa.isdigit() and 1 <= found.value() <= 3
    return (found.end, _rank(int(found.value()))) if found is not None and small else None


def _few(line: Line, n: int) -> Read | None:
    """As in "five largest", "three lowest"."""
    found = number(line, n)
    if found is None or found.power or not found.mantissa.isdigit() or not 2 <= found.value() <= 32:
        return None
    after = line.at(found.end)
    if after in _TOP or after in _BOTTOM:
        return found.end + 1, _span(1 if after in _TOP else -1, found.value())
    return None


def _superlative(line: Line, n: int) -> Read | None:
    """As in "the largest"."""
    return n + 1, _rank(1 if line.at(n) in _TOP else -1)


def _rank(place: int) -> Quantity:
    return Quantity("rank", float(place), bound="exactly")


def _span(sign: int, many: float) -> Quantity:
    return Quantity("rank", 1.0, many, "between") if sign > 0 else Quantity("rank", -many, -1.0, "between")


_READERS = {
    **dict.fromkeys((*_TOP, *_BOTTOM), _superlative),
    "the": _most, "top": _first_few, "bottom": _first_few, "number": _numbered, "no": _numbered,
}  # fmt: skip
