"""The reader for bare tables: CSV and JSON files that carry no titles or units, described in ``source.toml``."""

from collections.abc import Iterator

from fairshare.core.fact import Fact, Status
from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource
from fairshare.sources.order import Order
from fairshare.sources.spelling import number_in
from fairshare.sources.table_entry import Entry, entries
from fairshare.sources.table_shapes import Point, points

_CUT_SHORT = "the row ends before this column in the copy held"


def release(order: Order, places: Gazetteer) -> Iterator[Fact]:
    """The facts of all tables an order lists.

    Args:
        order: Says which files to read, and how.
        places: Who the labels may name.

    Raises:
        BadSource: naming file, row and column of what cannot be read.
    """
    for entry in entries(order.says, order.id):
        for point in points(order.path(entry.file), entry):
            yield _fact(order, entry, point, places)


def _fact(order: Order, entry: Entry, point: Point, places: Gazetteer) -> Fact:
    place = _place(entry, point, places)
    value, shown, reason = _value(entry, point, place)
    status: Status = "estimate" if point.estimate or point.year in entry.estimates else "actual"
    grade = entry.grades.get(place) or entry.grade or order.grade
    what = point.holds
    return Fact(what.measure, place, point.year, value, shown, what.unit, status, reason, order.id, point.at, grade)


def _place(entry: Entry, point: Point, places: Gazetteer) -> str:
    if group := entry.groups.get(point.label.strip()):
        return group
    if (place := places.named(point.label)) is None:
        raise BadSource(f"{point.at}: {point.label!r} is no country or aggregate known.")
    return place.iso3


def _value(entry: Entry, point: Point, place: str) -> tuple[float | None, str, str]:
    """Value, what is shown, and why there is no value."""
    if point.text is None:
        return None, "", _CUT_SHORT
    bare = point.text.strip()
    if not bare or bare in entry.missing:
        return None, point.text, entry.missing_for.get(place) or entry.missing.get(bare, entry.blank)
    if (number := number_in(bare, decimal_comma=entry.decimal_comma)) is None:
        raise BadSource(f"{point.at}: {point.text!r} is neither a number nor a mark for a missing one.")
    return number, point.text, ""
