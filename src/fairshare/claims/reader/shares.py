"""Shares and vague counts: "two thirds", "most", "all but one", "a handful", "hundreds of billions".

What a vague word means at least is a choice, made here and nowhere else; none is ever an exact number.
"""

from typing import NamedTuple

from fairshare.claims.reader.amounts import CURRENCIES
from fairshare.claims.reader.labels import fraction
from fairshare.claims.reader.line import Line
from fairshare.claims.reader.numbers import SCALES, SPELT, number
from fairshare.claims.reader.phrases import Phrases
from fairshare.claims.reader.wholes import GROUP, grouped, partitive, whole
from fairshare.core.quantity import Bound, Quantity, QuantityKind

Read = tuple[int, Quantity]


class _Vague(NamedTuple):
    kind: QuantityKind
    value: float
    bound: Bound
    high: float | None = None


_PARTS: Phrases[_Vague] = Phrases(
    {
        "most": _Vague("share", 0.5, "more_than"), "a|the majority": _Vague("share", 0.5, "more_than"),
        "the|a bulk": _Vague("share", 0.5, "more_than"),
        "a|the slim|narrow|clear majority": _Vague("share", 0.5, "more_than"),
        "a|the vast|great|large|overwhelming majority": _Vague("share", 0.7, "at_least"),
        "a|the minority": _Vague("share", 0.5, "less_than"),
        "few": _Vague("share", 0.0, "between", 0.3), "very|too few": _Vague("share", 0.0, "between", 0.2),
        "hardly|barely|scarcely any": _Vague("share", 0.0, "between", 0.1),
        "almost none": _Vague("share", 0.0, "between", 0.1),
        "many": _Vague("count", 3.0, "at_least"), "so|very|too many": _Vague("count", 3.0, "at_least"),
        "some": _Vague("count", 1.0, "at_least"), "several": _Vague("count", 3.0, "at_least"),
        "a few": _Vague("count", 2.0, "between", 6), "a handful": _Vague("count", 2.0, "between", 7),
        "a couple": _Vague("count", 2.0, "between", 3),
    }
)  # fmt: skip
_WHOLE = {"all": 1.0, "every": 1.0, "each": 1.0, "none": 0.0, "no": 0.0}
#: The least that a plural means is two.
_PLURAL = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
_SOME: Phrases[float] = Phrases({"several": 3.0, "a few": 2.0, "a couple": 2.0, "a couple of": 2.0, "many": 3.0})
_MANY = frozenset(("many", "untold", "countless"))
_NTHS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
#: How far a fraction said is off at most: half of a twentieth.
_FRACTION_STEP = 0.025
_NO_HALF = frozenset(("first", "second", "other", "and", "better", "latter", "a"))
#: What "a" begins a share or vague count with, and other articles do.
AFTER_A = _PARTS.after("a") | _SOME.after("a") | _NTHS.keys() | _PLURAL.keys()
AFTER_AN, AFTER_THE = (_PARTS.after(first) | _SOME.after(first) for first in ("an", "the"))
BEGIN = _PARTS.firsts | _SOME.firsts | _WHOLE.keys() | _PLURAL.keys() | _MANY | SPELT | {"half", "a", "out"}


def shares(line: Line, n: int) -> Read | None:
    """The share or vague count that begins at a word, and the word after it; or None."""
    return _fraction(line, n) or _plural(line, n) or _some(line, n) or _whole(line, n) or _part(line, n)


def _part(line: Line, n: int) -> Read | None:
    """As in "most of the allies", "the majority", "a handful of countries"."""
    found = _PARTS.starting(line, n)
    if found is None or not partitive(line, found[0]) or line.at(n - 1) == "the":
        return None
    end, part = found
    return end, Quantity(part.kind, part.value, part.high, part.bound, vague=True)


def _whole(line: Line, n: int) -> Read | None:
    """As in "all 32 allies", "all but one", "none of them", "every ally"."""
    word = line.at(n)
    if word not in _WHOLE:
        return None
    if word == "all" and line.at(n + 1) == "but":
        less = number(line, n + 2)
        counted = less is not None and not less.power and line.at(less.end) not in ("percent", "%")
        return (less.end, Quantity("share", 1.0, bound="exactly", but=less.value())) if less and counted else None
    at = n + 1 + (line.at(n + 1) == "the")
    found = number(line, at) if word == "all" else None
    if found is not None and not found.power and grouped(line, found.end):
        return found.end, Quantity("count", found.value(), bound="exactly", of=found.value())
    if word == "no" and not (line.at(n + 1) in GROUP or (line.at(n + 1) == "nato" and line.at(n + 2) in GROUP)):
        return None
    if not grouped(line, n + 1):
        return None
    return n + 1, Quantity("share", _WHOLE[word], bound="exactly")


def _plural(line: Line, n: int) -> Read | None:
    """As in "dozens of allies", "billions and billions of dollars", "hundreds of billions"."""
    at = n + 1 if line.at(n) in _MANY and line.at(n + 1) in _PLURAL else n
    if line.at(at) not in _PLURAL:
        return None
    value, end, biggest = 2.0 * _PLURAL[line.at(at)], at + 1, _PLURAL[line.at(at)]
    while line.at(end) == "of" and line.at(end + 1) in _PLURAL and end < at + 5:
        biggest, value, end = _PLURAL[line.at(end + 1)], value * _PLURAL[line.at(end + 1)], end + 2
    while line.at(end) in ("and", "upon") and line.at(end + 1) in _PLURAL and end < at + 9:
        end += 2
    if line.at(at) in ("tens", "scores") and line.at(end) != "of" and end == at + 1:
        return None
    return _vague(line, end, value, biggest)


def _some(line: Line, n: int) -> Read | None:
    """As in "several billion dollars", "a few hundred million"."""
    found = _SOME.starting(line, n)
    if found is None:
        return None
    end, value = found
    factors = {"dozen": 12.0, "hundred": 100.0, "thousand": 1e3}
    biggest = 1.0
    while line.at(end) in factors or line.at(end) in SCALES:
        biggest = factors.get(line.at(end)) or 10.0 ** SCALES[line.at(end)]
        value, end = value * biggest, end + 1
    return None if biggest == 1 else _vague(line, end, value, biggest)


def _vague(line: Line, end: int, value: float, biggest: float) -> Read:
    named = CURRENCIES.starting(line, end + (line.at(end) == "of"))
    if named is not None:
        return named[0], Quantity("money", value, None, "at_least", currency=named[1], vague=True)
    money = biggest >= 1e6 and not (line.at(end) == "of" or line.at(end) in GROUP)
    return end, Quantity("money" if money else "count", value, None, "at_least", vague=True)


def _fraction(line: Line, n: int) -> Read | None:
    """As in "two thirds", "a third of", "half the allies", "1/3", "one in three"."""
    if line.at(n + 1) == "/":
        plain = fraction(line.at(n), line.at(n + 2)) and partitive(line, n + 3)
        return _said(line, n + 3, int(line.at(n)) / int(line.at(n + 2))) if plain else None
    if line.at(n) == "half":
        open_end = line.at(n + 1) in ("of", "its", "their", "our", "the", "that") and line.at(n + 2) not in (
            "year",
            "time",
        )
        plain = not line.joined(n + 1) and line.at(n - 1) not in _NO_HALF and (open_end or partitive(line, n + 1))
        return _said(line, n + 1, 0.5) if plain else None
    top = _top(line, n)
    if not 0 < top <= 10:
        return None
    below = _NTHS.get(line.at(n + 1), 0)
    if below > top and (top > 1) == line.at(n + 1).endswith("s") and (top > 1 or line.at(n + 1) != "second"):
        sure = top > 1 or line.joined(n + 1) or partitive(line, n + 2)
        return _said(line, n + 2, top / below) if sure and line.at(n + 2) not in ("percent", "%") else None
    return _one_in(line, n, top)


def _top(line: Line, n: int) -> float:
    """The upper number of a fraction in words; 0 where there is none."""
    if line.at(n) == "a":
        return 1.0
    found = number(line, n) if line.at(n) in SPELT else None
    return found.value() if found is not None and found.end == n + 1 else 0.0


def _one_in(line: Line, n: int, top: float) -> Read | None:
    """As in "one in three allies"."""
    under = number(line, n + 2) if line.at(n + 1) == "in" and line.at(n) != "a" else None
    if under is None or under.power or not top < under.value() <= 10 or not partitive(line, under.end):
        return None
    return _said(line, under.end, top / under.value())


def _said(line: Line, end: int, value: float) -> Read:
    of = whole(line, end, 0)
    return (of or (end, 0))[0], Quantity("share", value, step=_FRACTION_STEP, of=of[1] if of else None)
