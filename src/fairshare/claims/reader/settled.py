"""Settled: items with what can be known only once the text and its day are."""

from collections.abc import Mapping, Sequence

from fairshare.claims.reader.attribution import Line
from fairshare.claims.reader.speakers import Cast
from fairshare.core.clause import Item, Office, Person


def settled(found: Sequence[Item], line: Line, cast: Cast) -> tuple[Item, ...]:
    """Items with what the register knows on the day: the office of a person, the country of an office."""
    named = {line.parsed.found[m.last].end: m.office for m in line.parsed.people if m.sort == "office"}
    return tuple([_settled(i, named, cast) if i.concept in ("person", "office") else i for i in found])


def _settled(item: Item, named: Mapping[int, Office | None], cast: Cast) -> Item:
    """An item of a person or office; ``named`` has the offices of the sentence by where they end."""
    if isinstance(item.value, Person):
        tenure = cast.register.held(item.value.name, cast.day)
        return item if tenure is None else item._replace(value=Person(item.value.name, tenure.office, tenure.place))
    office = named.get(item.end)
    return item if office is None else item._replace(value=cast.register.placed(office))
