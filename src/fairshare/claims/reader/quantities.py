"""Quantities in words: percentages, money, counts, shares, multiples and ranks, with what is said around them.

What numbers a text holds that are no quantities is in ``labels.py``; what vague words mean at least in ``shares.py``.
A number before a unit of time or measure ("30-day", "five years") is a ``number``, so that no pattern takes it for a
count; so is a decimal without a unit.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from fairshare.claims.reader import amounts, multiples, ranks, shares
from fairshare.claims.reader.amounts import Amount, amount
from fairshare.claims.reader.digits import Number
from fairshare.claims.reader.hedges import around
from fairshare.claims.reader.labels import label_end
from fairshare.claims.reader.line import Line
from fairshare.claims.reader.numbers import SPELT
from fairshare.claims.reader.phrases import one_of
from fairshare.claims.reader.ranges import alike, apart, other_end
from fairshare.claims.reader.wholes import GROUP, grouped, whole
from fairshare.claims.reader.words import Word
from fairshare.core.quantity import Quantity, QuantityKind

Found = tuple[int, int, Quantity]
Read = tuple[int, Quantity] | None
#: What a number before it does not count, as far as alliances go.
_MEASURES = one_of(
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades century"
    " centuries km kilometre kilometres kilometer kilometers mile miles metre metres meter meters mm cm kg ton tons"
    " tonne tonnes degrees times old pages anniversary"
)
_HEDGED: frozenset[QuantityKind] = frozenset(("percent", "points", "money", "count", "share", "multiple", "number"))
_PER: frozenset[QuantityKind] = frozenset(("percent", "points", "money", "count"))


def quantities(found: Sequence[Word] | Line) -> Iterator[Found]:
    """Every quantity with the numbers of its first and last word, in order, none overlapping another."""
    line, free = Line.of(found), 0
    for n in [n for n, word in enumerate(line.words) if word.plain in _READERS or word.plain[:1].isdigit()]:
        if n < free or line.plain[n + 1] not in _AFTER.get(line.plain[n], line.plain[n + 1 : n + 2]):
            continue
        if (end := label_end(line, n)) > n:
            free = end
            continue
        hits = (read(line, n) for read in _READERS.get(line.plain[n], _FIGURES))
        if (hit := next((h for h in hits if h is not None), None)) is not None:
            made = _whole(line, n, hit, free)
            yield made
            free = made[1] + 1


def _whole(line: Line, n: int, hit: tuple[int, Quantity], free: int) -> Found:
    """A quantity with its hedges, what it is said per, and its words."""
    end, quantity = hit
    first, bound, per = n, None, ""
    ranged = quantity.bound == "between" and not quantity.vague and line.at(n - 1) in ("between", "from")
    if n > free and (ranged or (quantity.value < 0 and line.at(n - 1) in ("-", "−"))):
        first = n - 1
    if quantity.kind in _HEDGED:
        first, after, bound, per = around(line, first, end, free)
        end, per = (after, per) if quantity.kind in _PER or not per else (end, "")
    bound = bound or quantity.bound
    return first, end - 1, replace(quantity, bound=bound, per=per, words=line.said(first, end))


def _said(line: Line, n: int) -> Read:
    """An amount, a range or a count."""
    low = amount(line, n)
    if low is None:
        return None
    high = other_end(line, low)
    if high is not None:
        shared = alike(low, high)
        if apart(line, low, high):
            return low.end, _single(line, shared)
        if shared.value < high.value:
            return high.end, _range(line, shared, high)
    if low.kind == "number":
        return _counted(line, low)
    return low.end, _single(line, low)


def _single(line: Line, said: Amount) -> Quantity:
    if said.kind == "number":
        return _bare(line, said)
    return Quantity(said.kind, said.value, step=said.step, currency=said.currency)


def _range(line: Line, low: Amount, high: Amount) -> Quantity:
    if high.kind == "number":
        kind = _bare(line, high).kind
        return Quantity(kind, low.value, high.value, "between")
    currency = high.currency or low.currency
    return Quantity(high.kind, low.value, high.value, "between", min(low.step, high.step), currency)


def _counted(line: Line, said: Amount) -> Read:
    """A number without a unit, and the whole it is of."""
    if line.at(said.first) == "one" and said.end == said.first + 1 and not _one(line, said.end):
        return None
    quantity = _bare(line, said)
    if quantity.kind == "count" and (of := whole(line, said.end, said.value)) is not None:
        return of[0], replace(quantity, of=of[1])
    return said.end, quantity


def _one(line: Line, n: int) -> bool:
    """Whether "one" before a word counts: "one ally", "one of the 32"; not "one of the best", "the one who"."""
    return line.at(n) in GROUP or (line.at(n) != "of" and grouped(line, n)) or whole(line, n, 1) is not None


def _bare(line: Line, said: Amount) -> Quantity:
    """A count, or a number that counts nothing of the ledger."""
    if "." in said.number.mantissa and not said.number.power:
        return Quantity("number", said.value, step=said.step)
    if line.at(said.end) in _MEASURES:
        return Quantity("number", said.value, bound="exactly")
    if said.value < 1000:
        return Quantity("count", said.value, bound="exactly")
    return Quantity("count", said.value, step=_rounding(said.number))


def _rounding(said: Number) -> float:
    """Half of the last digit that is not a trailing zero, the second digit at the latest: 50 for 3,400."""
    digits = said.mantissa.replace(".", "")
    decimals = len(said.mantissa.partition(".")[2])
    zeros = min(len(digits) - len(digits.rstrip("0")), max(0, len(digits) - 2))
    place = zeros + said.power - decimals
    return 0.0 if place <= 0 else float(f"5e{place - 1}")


_ORDER: tuple[tuple[Callable[[Line, int], Read], frozenset[str]], ...] = (
    (multiples.multiples, multiples.BEGIN),
    (ranks.ranks, ranks.BEGIN),
    (shares.shares, frozenset(shares.BEGIN)),
    (_said, amounts.BEGIN | SPELT | {"a", "an", "half"}),
)
#: What articles begin a quantity with; anything may follow other words.
_AFTER = {
    "the": ranks.AFTER_THE | shares.AFTER_THE,
    "a": multiples.AFTER_A | shares.AFTER_A | amounts.AFTER_A,
    "an": shares.AFTER_AN | amounts.AFTER_A,
}
_FIGURES = tuple(read for read, _ in _ORDER)
_READERS = {
    word: tuple(read for read, begin in _ORDER if word in begin) for word in frozenset().union(*(b for _, b in _ORDER))
}
