"""Settled: items with what can be known only once the text and its day are."""

from collections.abc import Iterator, Sequence

from fairshare.claims.reader.attribution import Line
from fairshare.claims.reader.speakers import Cast
from fairshare.core.clause import Item, Person


def settled(found: Sequence[Item], line: Line, cast: Cast) -> Iterator[Item]:
    """Items with what the register knows on the day: the office of a person, the country of an office."""
    named = {line.parsed.found[m.last].end: m for m in line.parsed.people if m.sort == "office"}
    for item in found:
        if item.value is None:
            yield item
            continue
        who = named.get(item.span.end) if item.concept == "office" else None
        if isinstance(item.value, Person) and (tenure := cast.register.held(item.value.name, cast.day)) is not None:
            yield item._replace(value=Person(item.value.name, tenure.office, tenure.place))
        elif who is not None and who.office is not None:
            yield item._replace(value=cast.register.placed(who.office))
        else:
            yield item
