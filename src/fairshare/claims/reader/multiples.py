"""Multiples: "doubled", "twice as much", "three times", "tenfold", "halved", "2x"."""

from fairshare.claims.reader.line import Line
from fairshare.claims.reader.numbers import SPELT, number
from fairshare.claims.reader.phrases import one_of
from fairshare.core.quantity import Quantity

_VERBS = {
    "doubled": 2, "doubles": 2, "doubling": 2, "tripled": 3, "triples": 3, "tripling": 3, "trebled": 3, "trebling": 3,
    "quadrupled": 4, "quadruples": 4, "quadrupling": 4, "quintupled": 5, "halved": 0.5, "halving": 0.5, "treble": 3,
    "triple": 3, "quadruple": 4, "double": 2, "halve": 0.5, "threefold": 3, "twofold": 2, "fourfold": 4, "fivefold": 5,
    "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10,
}  # fmt: skip
_TIMES = {"twice": 2.0, "thrice": 3.0, "double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0, "half": 0.5}
#: What a multiple is of; "twice a year" and "met three times" are none.
_OF = one_of("as more the what that its their his her our larger higher bigger greater stronger this those your")
_AS = frozenset(("much", "many", "large", "high", "big", "great"))
#: Words before "double" as a verb.
_DO = one_of("to will would must should can could may might and nearly almost than 'll not roughly about")
_NTHS = {"third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
#: What "a" begins a multiple with.
AFTER_A = frozenset(_NTHS)
BEGIN = frozenset((*_VERBS, *_TIMES, *SPELT, "factor", "a"))
Read = tuple[int, Quantity]


def multiples(line: Line, n: int) -> Read | None:
    """The multiple that begins at a word, and the word after it; or None. "Ten times more" is read as ten times."""
    word = line.at(n)
    if word in _TIMES and (found := _times(line, n)) is not None:
        return found
    if word in _VERBS:
        return _verb(line, n)
    if word == "factor":
        factor = number(line, n + 2) if line.at(n + 1) == "of" else None
        return (
            None
            if factor is None
            else (factor.end, _multiple(factor.value(), factor.step() * ("." in factor.mantissa)))
        )
    if word == "a":
        nth = _NTHS.get(line.at(n + 1))
        much = line.at(n + 2) == "as" and line.at(n + 3) in _AS
        return (n + 2, _multiple(nth, 0.025)) if nth and much else None
    return _counted(line, n)


def _times(line: Line, n: int) -> Read | None:
    """As in "twice as much", "half as much", "double the target"."""
    word, after = line.at(n), line.at(n + 1)
    if line.joined(n + 1):
        return None
    if word == "half":
        return (n + 1, _multiple(0.5, 0.025)) if after == "as" and line.at(n + 2) in _AS else None
    return (n + 1, _multiple(_TIMES[word])) if after in _OF else None


def _verb(line: Line, n: int) -> Read | None:
    """As in "doubled", "to double"; not "double standard", "doubling down"."""
    word = line.at(n)
    plain = word in ("double", "triple", "treble", "quadruple", "halve") and line.at(n - 1) not in _DO
    if plain or line.joined(n + 1) or line.at(n + 1) in ("down", "standard", "standards"):
        return None
    return n + 1, _multiple(_VERBS[word])


def _counted(line: Line, n: int) -> Read | None:
    """As in "three times as much", "2x", "five-fold"."""
    found = number(line, n)
    if found is None or found.power:
        return None
    after = line.at(found.end)
    if (after == "times" and line.at(found.end + 1) in _OF) or after == "fold":
        return found.end + 1, _multiple(found.value(), found.step() * ("." in found.mantissa))
    if after in ("x", "×") and line.glued(found.end):
        return found.end + 1, _multiple(found.value(), found.step() * ("." in found.mantissa))
    return None


def _multiple(value: float, step: float = 0.0) -> Quantity:
    """A multiple; a whole one is good to a fortieth of itself ("doubled": 1.95 to 2.05 times)."""
    return Quantity("multiple", float(value), step=step or 0.025 * value)
