"""Flip points in words."""

from collections.abc import Iterator, Sequence

from fairshare.core.figure import Figure
from fairshare.core.question import Record
from fairshare.questions._basis import listed
from fairshare.questions._flips import EFFORT, OTHER
from fairshare.questions._sides import Held


def flip_notes(found: Sequence[Held], flips: Sequence[Record], place: str) -> Iterator[str]:
    """What would put an ally on the other side, a line for each rule; then the rules whose choices never do."""
    for one in found:
        own = [f for f in flips if f["rule"] == one.rule.id]
        if own:
            yield f"Flips, {one.rule.id} ({own[0]['side_at_default']}): {'; '.join(_told(own))}."
    turning = {str(f["rule"]) for f in flips if f["kind"] != "weight"}
    firm = [
        one.rule.id
        for one in found
        if one.rule.choices and one.rule.id not in turning and one.side(place) != "unknown" and one.fair.numbers
    ]
    if firm:
        yield f"On one side for every value of each choice by itself, the others as they are: {listed(firm, 30)}."


def _told(flips: Sequence[Record]) -> Iterator[str]:
    """What puts an ally on the other side by one rule: the flips of one choice and kind together."""
    other = OTHER[str(flips[0]["side_at_default"])]
    for choice, kind in dict.fromkeys((str(f["choice"]), str(f["kind"])) for f in flips):
        own = [f for f in flips if (f["choice"], f["kind"]) == (choice, kind)]
        now = f"(now {_plain(own[0]['default'])})"
        if kind == "weight":
            yield f"{other} in a mix with {EFFORT} in which it weighs less than {_plain(own[0]['at'])}"
        elif kind == "alternative":
            values = listed([str(f["at"]) for f in own], 30).replace(" and ", " or ")
            yield f"{other} with {choice}={values} {now}"
        else:
            runs = dict.fromkeys((f["known_from"], f["known_to"]) for f in own)
            spans = (
                s for run in runs for s in _spans([f for f in own if (f["known_from"], f["known_to"]) == run], other)
            )
            yield f"{other} for {choice} {listed(list(spans), 30)} {now}"


def _spans(flips: Sequence[Record], other: str) -> Iterator[str]:
    """Between which flips the other side lies, as far as sides are known."""
    whole = flips[0]["kind"] == "whole number"
    values = [at.value for f in flips if isinstance(at := f["at"], Figure)]
    known = (flips[0]["known_from"], flips[0]["known_to"])
    starts = [known[0]] if other != flips[0]["side"] else []
    ends = [*starts, *values, known[1]]
    for n in range(0, len(ends) - 1, 2):
        low, high = ends[n], ends[n + 1]
        first, last = bool(starts) and n == 0, n + 2 == len(ends)
        if whole:
            until = high if last else values[n + 1 - len(starts)] - 1  # the flip itself is the first of the new side
            yield _plain(low) if low == until else f"{_plain(low)} to {_plain(until)}"
        elif first or last:
            yield f"under {_plain(high)}" if first else f"over {_plain(low)}"
        else:
            yield f"{_plain(low)} to {_plain(high)}"


def _plain(value: object) -> str:
    """A flip point or a choice as it is typed: four digits, whole numbers whole."""
    number = value.value if isinstance(value, Figure) else value
    if not isinstance(number, float):
        return str(number)
    return f"{number:.0f}" if number == round(number) or abs(number) >= 1000 else f"{number:.4g}"
