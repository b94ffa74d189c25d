"""Ranges: "2 to 3 percent", "between 1.5 and 2 percent", "$600-700 billion", and ends that a pattern must read apart.

"From 70 to 90 percent" is a range, unless a word of moving stands before it ("rose from 1.5 to 2 percent") or both
ends carry their unit ("from 1.5 percent to 2 percent"): then it is two numbers, and the first takes the unit.
"""

from fairshare.claims.reader.amounts import Amount, amount
from fairshare.claims.reader.line import Line
from fairshare.claims.reader.phrases import one_of

_MOVING = one_of(
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing fall falls fell"
    " fallen falling drop drops dropped dropping decline declined declining climb climbs climbed jump jumps jumped go"
    " goes went gone going move moves moved moving raise raises raised raising lift lifted boost boosted cut cuts lower"
    " lowered slash slashed up down surge surged soar soared shrink shrank shrunk change changed shift shifted bring"
    " brought push pushed hike hiked ramp ramped reduce reduced expand expanded swell swelled"
)
_LINKS = frozenset(("to", "or", "and"))
_DASHES = frozenset("-–—")
#: How far before "from" a word of moving may stand.
_REACH = 10


def other_end(line: Line, low: Amount) -> Amount | None:
    """The upper end of a range that begins with an amount, or None."""
    high, linked = _linked(line, low)
    if high is None or not (low.kind == high.kind or "number" in (low.kind, high.kind)):
        return None
    if low.currency and high.currency and low.currency != high.currency:
        return None
    before = line.at(low.first - 1)
    if linked == "and" and before != "between":
        return None
    if before == "from" and low.kind == "number" == high.kind and linked == "and":
        return None
    return high


def _linked(line: Line, low: Amount) -> tuple[Amount | None, str]:
    """What follows an amount after a link, and the link."""
    word = line.at(low.end)
    if word and line.joined(low.end) and (word[0].isdigit() or word in "$€£"):
        return amount(line, low.end), "-"
    if (word in _DASHES and word) or word in _LINKS:
        return amount(line, low.end + 1), "-" if word in _DASHES else word
    return None, ""


def apart(line: Line, low: Amount, high: Amount) -> bool:
    """Whether two ends are the two numbers of a change, not a range."""
    if line.at(low.end) != "to":
        return False
    before = line.plain[max(0, low.first - _REACH) : low.first]
    if low.kind == high.kind != "number" and _stands_alone(line, low):
        return before[-1:] == ["from"] or not _MOVING.isdisjoint(before)
    return before[-1:] == ["from"] and not _MOVING.isdisjoint(before)


def _stands_alone(line: Line, low: Amount) -> bool:
    """Whether an amount is whole by itself: "$600" before "to $700 billion" is not."""
    return low.kind != "money" or bool(low.number.power)


def alike(low: Amount, high: Amount) -> Amount:
    """The lower end with the unit, scale and currency of the upper one where it has none of its own."""
    number, kind, shift = low.number, low.kind, low.shift
    if kind == "number":
        kind, shift = high.kind, high.shift
    if not number.power and high.number.power and float(number.mantissa) <= float(high.number.mantissa):
        number = number._replace(power=high.number.power)
    return low._replace(number=number, kind=kind, shift=shift, currency=low.currency or high.currency)
