"""The reader for peacesciencer's capitals and minimum distances: how far allies lie from one another and from Russia.

A distance is a fact about two places, written ``DEU>POL``. Between capitals it is computed here, along a great circle:
d = 2 r asin(sqrt(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2))).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from fairshare.core.fact import Fact
from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource
from fairshare.sources.order import Order
from fairshare.sources.spelling import number_in
from fairshare.sources.table_entry import Entry, Holds
from fairshare.sources.table_shapes import Point, points

CAPITAL, NEAREST = "capital_distance", "distance_to_russia"
#: Mean radius of the Earth in km (IUGG).
RADIUS = 6371.0088


@dataclass(frozen=True)
class _Capital:
    """A capital on the globe, in degrees."""

    name: str
    lat: float
    lng: float

    def km_to(self, other: "_Capital") -> float:
        """Along a great circle, to a tenth of a km."""
        up, along = radians(other.lat - self.lat), radians(other.lng - self.lng)
        chord = sin(up / 2) ** 2 + cos(radians(self.lat)) * cos(radians(other.lat)) * sin(along / 2) ** 2
        return round(2 * RADIUS * asin(min(1.0, sqrt(chord))), 1)  # rounding takes opposite ends of the Earth above 1


def release(order: Order, places: Gazetteer) -> Iterator[Fact]:
    """Distances between the capitals of a year, and of every place listed from the ``hub``, year by year.

    Args:
        order: Says which files to read (``capitals``, ``distances``), whose capitals (``from``), towards whom else
            (``hub``), for which ``year``, and ``since`` when minimum distances are carried.
        places: Who may stand in the table of minimum distances.

    Raises:
        BadSource: naming file, row and column of what cannot be read.
    """
    wanted, hub, year = order.says["from"], str(order.says["hub"]), int(str(order.says["year"]))
    if not isinstance(wanted, list):
        raise BadSource(f"{order.id}, source.toml: from is no list of places.")
    capitals = _capitals(order, year)
    if absent := sorted({*wanted, hub} - capitals.keys()):
        raise BadSource(f"{order.says['capitals']}: no capital of {absent[0]} in {year}.")
    for here in wanted:
        for there in (*wanted, hub):
            if here != there:
                a, b = capitals[here], capitals[there]
                cell = f"{order.says['capitals']}, rows {here} {a.name} and {there} {b.name}, columns lat and lng"
                pair, km = f"{here}>{there}", a.km_to(b)
                yield Fact(CAPITAL, pair, year, km, "", "km", "derived", "", order.id, cell, order.grade)
    yield from _nearest(order, hub, places)


def _number(point: Point, most: float) -> float:
    number = number_in((point.text or "").strip())
    if number is None or abs(number) > most:
        raise BadSource(f"{point.at}: {point.text!r} is no number up to {most:g}.")
    return number


def _capitals(order: Order, year: int) -> dict[str, _Capital]:
    """ISO code -> capital at the end of a year."""
    path, day = order.path(order.says["capitals"]), f"{year}-12-31"
    columns = ("stdate", "enddate", "capital", "lat", "lng")
    entry = Entry(path.name, "long", place="iso3", year_is=str(year), holds=tuple(Holds(c, c, "") for c in columns))
    cells = list(points(path, entry))
    found: dict[str, _Capital] = {}
    for n in range(0, len(cells), len(columns)):
        start, end, name, lat, lng = cells[n : n + len(columns)]
        if (start.text or "") <= day <= (end.text or ""):
            if name.label in found:
                raise BadSource(f"{name.at}: a second capital on {day}.")
            found[name.label] = _Capital(name.text or "", _number(lat, 90), _number(lng, 180))
    return found


def _nearest(order: Order, hub: str, places: Gazetteer) -> Iterator[Fact]:
    path, since = order.path(order.says["distances"]), int(str(order.says["since"]))
    holds = (Holds("iso2", "", ""), Holds("mindist", NEAREST, "km"))
    cells = list(points(path, Entry(path.name, "long", place="iso1", holds=holds)))
    for other, km in zip(cells[::2], cells[1::2], strict=True):
        ends = [km.label, (other.text or "").strip()]
        if hub not in ends or km.year < since:
            continue
        ends.remove(hub)
        if ends[0] in places:
            at, shown = f"{km.at}, iso2 {other.text}", km.text or ""
            value = _number(km, 21_000)
            yield Fact(NEAREST, ends[0], km.year, value, shown, "km", "unflagged", "", order.id, at, order.grade)
