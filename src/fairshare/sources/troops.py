"""The reader for troopdata's two tables of American troops by host country: the annual one counts, the other proves.

1. The years ``source.toml`` calls unsound are unknown for every host.
2. A zero of the annual table is one only if the quarterly table has a report for that year, and no troops in it.
3. Where the annual table lists a host twice in a year (under two names), the row that is not zero counts.
"""

from collections.abc import Iterator

from fairshare.core.fact import Fact
from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource
from fairshare.sources.order import Order
from fairshare.sources.spelling import number_in
from fairshare.sources.table_entry import Entry, Holds
from fairshare.sources.table_shapes import Point, points

MEASURE, UNIT = "us_troops", "person"
_TROOPS = Holds("troops_ad", MEASURE, UNIT)
NO_REPORT = "no report for the year in either table; the annual one writes 0"
AT_ODDS = "the annual table writes 0, the quarterly one has troops"
#: What the quarterly table writes as source of a row without a report.
_NOBODY = "NA"


def release(order: Order, places: Gazetteer) -> Iterator[Fact]:
    """Troops by host and year.

    Args:
        order: Says which files to read (``annual``, ``quarterly``), who is no host (``skip``: code -> why) and which
            years are ``unsound`` (year -> why).
        places: Who the codes may name.

    Raises:
        BadSource: naming file, row and column of what cannot be read.
    """
    unsound, skip = order.says.get("unsound", {}), order.says.get("skip", {})
    if not isinstance(unsound, dict) or not isinstance(skip, dict):
        raise BadSource(f"{order.id}, source.toml: unsound and skip must be tables.")
    reported = _reported(order)
    for (place, year), (point, count) in _annual(order, skip, places).items():
        reason = str(unsound.get(str(year), ""))
        if not reason and not count:
            most = reported.get((place, year))
            reason = NO_REPORT if most is None else AT_ODDS if most else ""
        value = None if reason else float(count)
        shown = point.text or ""
        yield Fact(MEASURE, place, year, value, shown, UNIT, "unflagged", reason, order.id, point.at, order.grade)


def _count(point: Point) -> int:
    number = number_in((point.text or "").strip())
    if number is None or number < 0 or number % 1:
        raise BadSource(f"{point.at}: {point.text!r} is no number of people.")
    return int(number)


def _annual(order: Order, skip: dict[str, str], places: Gazetteer) -> dict[tuple[str, int], tuple[Point, int]]:
    path = order.path(order.says["annual"])
    found: dict[tuple[str, int], tuple[Point, int]] = {}
    for point in points(path, Entry(path.name, "long", place="iso3c", holds=(_TROOPS,), skip=skip)):
        if point.label not in places:
            raise BadSource(f"{point.at}: {point.label!r} is no country known.")
        key, count = (point.label, point.year), _count(point)
        if key in found and found[key][1] and count:
            raise BadSource(f"{point.at}: listed twice, with {found[key][1]} and {count}.")
        if key not in found or count:
            found[key] = (point, count)
    return found


def _reported(order: Order) -> dict[tuple[str, int], int]:
    """Host and year -> the most of any quarter with a report."""
    path = order.path(order.says["quarterly"])
    cells = list(points(path, Entry(path.name, "long", place="iso3c", holds=(Holds("source", "", ""), _TROOPS))))
    found: dict[tuple[str, int], int] = {}
    for source, troops in zip(cells[::2], cells[1::2], strict=True):
        if _NOBODY not in (source.text or _NOBODY, troops.text):
            key = (troops.label, troops.year)
            found[key] = max(found.get(key, 0), _count(troops))
    return found
