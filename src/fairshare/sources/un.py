"""The United Nations' scale of assessments: one table of all members and all periods, one release per resolution.

A column is headed by the LAST year of its period: 2027 holds the rates of 2025 to 2027, because the one before is 2024.
"""

from collections.abc import Iterator

from fairshare.core.fact import Fact
from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource
from fairshare.sources.order import Order
from fairshare.sources.spelling import number_in
from fairshare.sources.table_entry import Entry
from fairshare.sources.table_shapes import Point, points
from fairshare.sources.un_names import member_named

#: Marks of a state that was no member of the period: ``b/`` says that it was one within the United Arab Republic.
NO_MEMBER = ("-", "NA", "b/")


def release(order: Order, _: Gazetteer) -> Iterator[Fact]:
    """The rates of one resolution, for each year of the periods it set.

    Args:
        order: Says which file to read (``file``) and which columns the resolution set (``columns``).

    Raises:
        BadSource: naming file, row and column of what cannot be read.
    """
    wanted = order.says["columns"]
    if not isinstance(wanted, list) or not wanted:
        raise BadSource(f"{order.id}, source.toml: columns is no list of years.")
    path = order.path(order.says["file"])
    cells = list(points(path, Entry(path.name, "wide", measure="un_scale", unit="percent")))
    headers = sorted({p.year for p in cells})
    first = dict(zip(headers, (headers[0], *(y + 1 for y in headers)), strict=False))
    if strange := [column for column in wanted if column not in first]:
        raise BadSource(f"{path.name}: there is no column {strange[0]!r}.")
    for point in cells:
        if point.year in wanted:
            yield from _rates(order, point, range(first[point.year], point.year + 1))


def _rates(order: Order, point: Point, years: range) -> Iterator[Fact]:
    """One cell, once for every year of its period."""
    text = (point.text or "").strip()
    if text in NO_MEMBER:
        return
    if (rate := number_in(text)) is None:
        raise BadSource(f"{point.at}: {point.text!r} is neither a rate nor a mark of a state that was no member.")
    if (place := member_named(point.label, point.year)) is None:
        raise BadSource(f"{point.at}: {point.label!r} is no member known.")
    holds = point.holds
    for year in years:
        yield Fact(holds.measure, place, year, rate, text, holds.unit, "actual", "", order.id, point.at, order.grade)
