"""Amounts: a number with its unit: percent, percentage points, money, or none."""

from typing import NamedTuple

from fairshare.claims.reader.digits import Number
from fairshare.claims.reader.labels import is_year
from fairshare.claims.reader.line import Line
from fairshare.claims.reader.numbers import SCALES, number
from fairshare.claims.reader.phrases import Phrases, one_of
from fairshare.core.quantity import QuantityKind

#: Signs before or after a number; a bare "$" is nobody's yet.
SIGNS = {"$": "", "€": "EUR", "£": "GBP", "¥": "JPY", "₺": "TRY", "₴": "UAH"}
#: What may be written on to a "$".
_DOLLARS = {"us": "USD", "u.s.": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD", "nz": "NZD"}
_CODES = one_of("usd eur gbp cad aud nzd dkk nok sek pln try chf jpy czk huf ron bgn isk rub uah")
#: Names after a number; ``XXX`` where several countries' money is called so.
CURRENCIES: Phrases[str] = Phrases(
    {
        "dollar|dollars": "", "us|u.s.|american dollar|dollars": "USD", "canadian dollar|dollars": "CAD",
        "australian dollar|dollars": "AUD", "euro|euros": "EUR", "pound|pounds": "GBP",
        "pound|pounds sterling": "GBP", "british pounds": "GBP", "sterling": "GBP", "zloty|zlotys": "PLN",
        "polish zloty|zlotys": "PLN", "danish krone|kroner|crowns": "DKK", "norwegian krone|kroner|crowns": "NOK",
        "swedish krona|kronor|crowns": "SEK", "krone|kroner|krona|kronor|crowns": "XXX", "swiss francs": "CHF",
        "yen": "JPY", "yuan": "CNY", "rubles|roubles": "RUB", "hryvnia|hryvnias": "UAH", "forints": "HUF",
        "turkish lira|liras": "TRY", "$": "", "€": "EUR", "£": "GBP",
    }
)  # fmt: skip
_UNITS: Phrases[tuple[QuantityKind, int]] = Phrases(
    {
        "%": ("percent", -2), "percent|pct|pc|procent": ("percent", -2), "per cent": ("percent", -2),
        "percentage point|points": ("points", -2), "percent point|points": ("points", -2),
        "% point|points": ("points", -2), "per cent point|points": ("points", -2),
        "point|points": ("points", -2), "pp|ppt|ppts|pps|pts": ("points", -2), "basis point|points": ("points", -4),
    }
)  # fmt: skip
#: Words that may follow a bare "500 million" of money; any other word is what is counted.
_FUNCTION = one_of(
    "a an the of on for to in into more by over from and or per each every annually yearly worth at as between since"
    " during with than was were is are has have had will would that which who it they we but so if when while this last"
    " next under through until up down out about against toward towards going spent pledged"
)
#: What "a" begins an amount with.
AFTER_A = frozenset((*SCALES, "dozen", "hundred", "half", "quarter", "percent", "percentage", "per", "$"))
#: Where number words begin an amount.
BEGIN = frozenset((*SIGNS, *_DOLLARS, *_CODES))


class Amount(NamedTuple):
    """A number with its unit; ``kind`` is ``number`` where it has none, ``shift`` the power of ten of the unit."""

    first: int
    end: int
    number: Number
    kind: QuantityKind = "number"
    currency: str = ""
    shift: int = 0
    sign: int = 1

    @property
    def value(self) -> float:
        """In plain units."""
        return self.sign * self.number.value(self.shift)

    @property
    def step(self) -> float:
        """Half of the last digit said, in plain units."""
        return self.number.step(self.shift)


def amount(line: Line, n: int) -> Amount | None:
    """The amount that begins at a word, or None."""
    at, currency = _currency(line, n)
    found = number(line, at) or (_part(line, at) if at == n else None)
    if found is None or (currency is None and is_year(line, at) and found.end == at + 1):
        return None
    if currency is None:
        return _unit(line, n, found)
    end, named = _named(line, found.end) or (found.end, "")
    return Amount(n, end, found, "money", currency or named)


def _currency(line: Line, n: int) -> tuple[int, str | None]:
    """Where the number begins, and the currency written before it; None where there is none."""
    word = line.at(n)
    if word in SIGNS:
        return n + 1, SIGNS[word]
    if word in _DOLLARS and line.at(n + 1) == "$" and (line.glued(n + 1) or line.written(n) in ("US", "U.S.")):
        return n + 2, _DOLLARS[word]
    if word in _CODES and line.written(n).isupper() and line.at(n + 1)[:1].isdigit():
        return n + 1, word.upper()
    return n, None


def _part(line: Line, n: int) -> Number | None:
    """As in "half a percent", "a quarter of a percentage point", "a percentage point"."""
    parts = {"half": "0.5", "quarter": "0.25", "a": "1", "one": "1"}
    at, word = (
        (n + 1, line.at(n + 1)) if line.at(n) == "a" and line.at(n + 1) in ("half", "quarter") else (n, line.at(n))
    )
    mantissa = parts.get(word)
    if mantissa is None or (word == "quarter" and at == n):
        return None
    end = at + 1
    if mantissa != "1":
        end += line.at(end) == "of"
        end += line.at(end) in ("a", "one")
    unit = _UNITS.starting(line, end)
    return Number(end, mantissa) if unit and line.at(end) in ("percent", "percentage", "per") else None


def _unit(line: Line, n: int, found: Number) -> Amount | None:
    unit = _UNITS.starting(line, found.end)
    if unit is not None and not (found.power and unit[1][0] == "points"):
        end, (kind, shift) = unit
        return Amount(n, end, found, kind, "", shift, _sign(line, n))
    if (named := _named(line, found.end)) is not None:
        return Amount(n, named[0], found, "money", named[1])
    code = line.at(found.end)
    if code in _CODES and line.written(found.end).isupper():
        return Amount(n, found.end + 1, found, "money", code.upper())
    if found.power >= 6 and not _counts(line, found.end):
        return Amount(n, found.end, found, "money")
    return None if found.comma and not found.power else Amount(n, found.end, found)


def _named(line: Line, n: int) -> tuple[int, str] | None:
    """The currency named after a number; a sign before the next number belongs to that one."""
    named = CURRENCIES.starting(line, n)
    return None if named is None or (line.at(n) in SIGNS and line.at(n + 1)[:1].isdigit()) else named


def _counts(line: Line, n: int) -> bool:
    """Whether what stands after "500 million" is what is counted."""
    word = line.at(n)
    return word[:1].isalpha() and word not in _FUNCTION


def _sign(line: Line, n: int) -> int:
    """-1 for a minus sign written on to the number and not on to a word before it."""
    return -1 if line.at(n - 1) in ("-", "−") and line.glued(n) and not line.glued(n - 1) else 1
