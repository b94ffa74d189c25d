"""The US Office of Management and Budget's Historical Tables: a table of fiscal years, the coming ones estimates."""

import re
from collections.abc import Iterator
from dataclasses import replace

from fairshare.core.fact import Fact, Status
from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource
from fairshare.sources.order import Order
from fairshare.sources.spelling import number_in
from fairshare.sources.table_entry import Entry, entries
from fairshare.sources.table_shapes import Point, points

#: ``1953`` or ``2026 estimate``.
_FISCAL_YEAR = re.compile(r"((?:19|20)\d\d)( estimate)?", re.ASCII)
#: The table reader asks for a calendar year; the fiscal year stands in the label.
_UNREAD = "1900"


def release(order: Order, places: Gazetteer) -> Iterator[Fact]:
    """The facts of the tables an order lists; the label of a row (``place``) is its fiscal year.

    Args:
        order: Says which files to read. The table reader's ``long`` shape, with the fiscal year in place of the place;
            periods that are no year (the transition quarter) stand in ``skip``.
        places: Who ``country`` in the order may name.

    Raises:
        BadSource: naming file, row and column of what cannot be read.
    """
    country = places.find(str(order.says["country"])).iso3
    for entry in entries(order.says, order.id):
        dated = replace(entry, year_is=_UNREAD)
        for point in points(order.path(entry.file), dated):
            yield _fact(order, entry, point, country)


def _fact(order: Order, entry: Entry, point: Point, country: str) -> Fact:
    year = _FISCAL_YEAR.fullmatch(point.label.strip())
    if year is None:
        raise BadSource(f"{point.at}: {point.label!r} cannot be read as a fiscal year.")
    text = (point.text or "").strip()
    number = None if text in entry.missing else number_in(text)
    if number is None and text not in entry.missing:
        raise BadSource(f"{point.at}: {point.text!r} is neither a number nor a mark for a missing one.")
    status: Status = "estimate" if year[2] else "unflagged"
    what, reason = point.holds, entry.missing.get(text, "")
    return Fact(
        what.measure, country, int(year[1]), number, text, what.unit, status, reason, order.id, point.at, order.grade
    )
