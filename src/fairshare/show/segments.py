"""A text cut wherever a statement begins or ends, so that each piece lies wholly inside or outside each statement."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter

#: First character and the one after the last, and the number of the statement that stands there.
Place = tuple[int, int, int]


@dataclass(frozen=True)
class Segment:
    """A piece of text.

    Attributes:
        text: Its characters.
        inside: The statements it is part of, outermost first.
        opens: Those of which a place begins with it.
        closes: Those of which a place ends with it, innermost first.
    """

    text: str
    inside: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


def segments(text: str, start: int, end: int, places: Sequence[Place]) -> tuple[Segment, ...]:
    """The characters from ``start`` to ``end``, cut at these places; what lies outside of them is left out.

    >>> [(s.text, s.inside) for s in segments("They owe us 2 %.", 0, 16, [(0, 15, 7), (12, 15, 8)])]
    [('They owe us ', (7,)), ('2 %', (7, 8)), ('.', ())]
    """
    clipped = [(max(a, start), min(b, end), n) for a, b, n in sorted(places, key=_outermost) if a < end and b > start]
    cuts = sorted({start, end, *(c for a, b, _ in clipped for c in (a, b))})
    begins = {a: list(group) for a, group in groupby(clipped, key=itemgetter(0))}
    found: list[Segment] = []
    covering: list[Place] = []
    for here, there in pairwise(cuts):
        opened = begins.get(here, [])
        covering = [p for p in covering if p[1] > here] + opened
        closed = [n for _, b, n in reversed(covering) if b == there]
        found.append(Segment(text[here:there], _numbers(covering), _numbers(opened), tuple(closed)))
    return tuple(found)


def _numbers(places: Iterable[Place]) -> tuple[int, ...]:
    return tuple(n for _, _, n in places)


def _outermost(place: Place) -> tuple[int, int, int]:
    return place[0], -place[1], place[2]


def within(spans: Sequence[tuple[int, int]], places: Sequence[Place]) -> Iterator[list[Place]]:
    """For each span, in order of the text, the places that touch it; each place is looked at once or twice."""
    ordered = sorted(places)
    first = 0
    for start, end in spans:
        while first < len(ordered) and ordered[first][1] <= start:
            first += 1
        here = first
        while here < len(ordered) and ordered[here][0] < end:
            here += 1
        yield [p for p in ordered[first:here] if p[1] > start]
