"""Numbers: figures and number words as decimal text and a power of ten, so that no digit said is lost."""

import re
from functools import lru_cache

from text_to_num import text2num  # type: ignore[import-untyped]

from fairshare.claims.reader.digits import Number
from fairshare.claims.reader.line import Line
from fairshare.claims.reader.phrases import one_of

#: Words a spelt number is made of.
SPELT = one_of(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand"
)
#: Powers of ten; ``SHORT`` only counts where it is written on to the number ("$33B").
SCALES = {
    "thousand": 3, "million": 6, "millions": 6, "mn": 6, "mln": 6, "mio": 6, "billion": 9, "billions": 9, "bn": 9,
    "bln": 9, "trillion": 12, "trillions": 12, "tn": 12, "trn": 12, "tln": 12,
}  # fmt: skip
SHORT = {"k": 3, "m": 6, "b": 9, "t": 12}
#: Fraction characters, as looked up.
_PARTS = {
    "1⁄2": ".5", "1⁄4": ".25", "3⁄4": ".75", "1⁄3": ".33", "2⁄3": ".67", "1⁄5": ".2", "2⁄5": ".4", "3⁄5": ".6",
    "4⁄5": ".8", "1⁄8": ".125", "3⁄8": ".375", "5⁄8": ".625", "7⁄8": ".875",
}  # fmt: skip
_LONGEST = 15
_MOST_WORDS = 8
_SIMPLE = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_DOTTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}")
_COMMA = re.compile(r"(?:0|[1-9][0-9]*),[0-9]{1,2}")
_THREE = re.compile(r"[0-9]{3}")
#: What may be written on to a number besides a scale.
_SUFFIXES = frozenset(("pc", "pct", "pp", "ppt", "x", "eur", "usd", "gbp", "dollars", "euros", "percent"))


def number(line: Line, n: int) -> Number | None:
    """The number that begins at a word, scale included ("2.5", "two hundred", "half a trillion"), or None."""
    if n not in line.numbers:
        line.numbers[n] = _number(line, n)
    return line.numbers[n]


def _number(line: Line, n: int) -> Number | None:
    word = line.at(n)
    if word in ("a", "an", "half"):
        return _one(line, n)
    found = _figures(line, n) if word[:1].isdigit() else _spelt(line, n) if word in SPELT else None
    return None if found is None else _scaled(line, found)


def _one(line: Line, n: int) -> Number | None:
    """As in "a billion", "half a trillion", "a hundred", "a dozen"."""
    half = line.at(n) == "half"
    at = n + 1 if not half else n + 2 if line.at(n + 1) in ("a", "an") else 0
    if at and line.at(at) in SCALES:
        return Number(at + 1, "0.5" if half else "1", SCALES[line.at(at)])
    if at and line.at(at) == "dozen":
        return Number(at + 1, "6" if half else "12")
    if not half and line.at(at) == "hundred":
        found = _spelt(line, at)
        return None if found is None else _scaled(line, found)
    return None


def _figures(line: Line, n: int) -> Number | None:
    word = line.at(n)
    if word in _PARTS and not line.glued(n):
        return Number(n + 1, "0" + _PARTS[word])
    if len(word) > _LONGEST or not _begins(line, n):
        return None
    comma = False
    if _SIMPLE.fullmatch(word):
        mantissa = word
    elif _GROUPED.fullmatch(word):
        mantissa = word.replace(",", "")
    elif _DOTTED.fullmatch(word):
        mantissa = word.replace(".", "")
    elif _COMMA.fullmatch(word):
        mantissa, comma = word.replace(",", "."), True
    else:
        return None
    if line.at(n - 1) == "." and line.glued(n) and mantissa.isdigit():
        return Number(n + 1, f"0.{mantissa}")
    mantissa, end = _spaced(line, n, mantissa)
    if line.at(end) in _PARTS and line.gap(end) <= 1 and mantissa.isdigit():
        return Number(end + 1, mantissa + _PARTS[line.at(end)])
    return Number(end, mantissa, 0, comma) if _ends(line, end) else None


def _begins(line: Line, n: int) -> bool:
    """Whether a figure is a number of its own, not part of a name, a date or a version ("F-35", "G7", "12:30")."""
    before = line.at(n - 1)[-1:]
    if line.glued(n):
        if before == ".":
            return not line.glued(n - 1)
        return before not in (":", "/", "#", "_", "@", "\\") and (not before.isalpha() or _code(line, n - 1))
    return not (line.joined(n) and before.isalpha() and line.at(n - 1) not in SPELT and line.at(n - 1) not in SCALES)


def _code(line: Line, n: int) -> bool:
    """Whether a word is written as a currency code ("EUR4.6")."""
    return line.at(n) in ("eur", "usd", "gbp", "cad") and line.written(n).isupper()


def _ends(line: Line, end: int) -> bool:
    """Whether nothing is written on to a figure that makes it something else ("5G", "1990s", "9/11", "5:30")."""
    if not line.glued(end):
        return True
    after = line.at(end)
    if after in (":", "/", "_"):
        return not (line.glued(end + 1) and line.at(end + 1)[:1].isdigit())
    return not after[:1].isalnum() or after in SCALES or after in SHORT or after in _SUFFIXES


def _spaced(line: Line, n: int, mantissa: str) -> tuple[str, int]:
    """Groups of three figures set off by spaces ("1 500 000")."""
    end = n + 1
    if len(mantissa) <= 3 and mantissa.isdigit() and mantissa != "0":
        while _apart(line, end) and _THREE.fullmatch(line.at(end)) and len(mantissa) < _LONGEST:
            mantissa, end = mantissa + line.at(end), end + 1
    return mantissa, end


def _apart(line: Line, n: int) -> bool:
    return line.gap(n) == 1 and not line.joined(n)


def _spelt(line: Line, n: int) -> Number | None:
    """Number words, with "and a half" and "point five"."""
    end = n
    while end < n + _MOST_WORDS and _spells(line, end):
        end += 1
    for last in range(end, n, -1):
        mantissa = _text(" ".join(line.plain[n:last]))
        if mantissa:
            return _decimals(line, Number(last, mantissa))
    return None


@lru_cache(4096)
def _text(spelt: str) -> str:
    """A spelt number in figures; empty where the words make none ("two three")."""
    try:
        return str(text2num(spelt, "en"))
    except ValueError:
        return ""


def _spells(line: Line, n: int) -> bool:
    """Whether a word is part of a spelt number ("two hundred and thirty")."""
    return line.at(n) in SPELT or (line.at(n) == "and" and line.at(n - 1) == "hundred")


def _decimals(line: Line, whole: Number) -> Number:
    at = whole.end
    if line.at(at) == "point":
        digits = ""
        while line.at(at + 1 + len(digits)) in SPELT and len(digits) < 4:
            digit = _text(line.at(at + 1 + len(digits)))
            if len(digit) != 1:
                break
            digits += digit
        if digits:
            return Number(at + 1 + len(digits), f"{whole.mantissa}.{digits}")
    return whole


def _scaled(line: Line, found: Number) -> Number:
    """The number with "and a half", a scale or "dozen" after it."""
    end, mantissa = found.end, found.mantissa
    if line.plain[end : end + 3] == ["and", "a", "half"] and mantissa.isdigit():
        end, mantissa = end + 3, f"{mantissa}.5"
    word = line.at(end)
    if word in SCALES:
        return Number(end + 1, mantissa, SCALES[word], found.comma)
    if word in SHORT and line.glued(end):
        return Number(end + 1, mantissa, SHORT[word], found.comma)
    if word == "dozen" and mantissa.isdigit():
        return Number(end + 1, str(int(mantissa) * 12))
    return Number(end, mantissa, 0, found.comma)
