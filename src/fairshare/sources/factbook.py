"""The reader for the World Factbook's geography: areas and lengths written as text ("45,228 sq km"), and land borders.

The unit is read from the text. A border is a fact about two places, written ``DEU>POL``: Germany's, towards Poland.
"""

import re
from collections.abc import Iterator, Mapping

from fairshare.core.fact import Fact, Status
from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource
from fairshare.sources.country_names import COUNTRIES
from fairshare.sources.order import Order
from fairshare.sources.spelling import number_in
from fairshare.sources.table_entry import Entry, Holds
from fairshare.sources.table_shapes import Point, points

#: Column -> measure.
COUNTRY = {
    "area_total": "total_area",
    "area_land": "land_area",
    "coastline": "coastline",
    "land_bound_total": "land_border_total",
}
UNITS = {"sq km": "km2", "km": "km"}
_SPELT = re.compile(r"([\d,.]+) (sq km|km)\b.*")


def release(order: Order, places: Gazetteer) -> Iterator[Fact]:
    """Areas, coast and borders of every country listed.

    Args:
        order: Says which files to read (``countries``, ``borders``), the year of the edition and which ``neighbours``
            are no places held (name -> code).
        places: Who the names may mean.

    Raises:
        BadSource: naming file, row and column of what cannot be read.
    """
    path, year = order.path(order.says["countries"]), str(order.says["year"])
    holds = tuple(Holds(column, measure, "") for column, measure in COUNTRY.items())
    for point in points(path, Entry(path.name, "long", place="iso3", year_is=year, holds=holds)):
        spelt = _SPELT.fullmatch((point.text or "").strip())
        number = number_in(spelt.group(1)) if spelt else None
        if spelt is None or number is None:
            raise BadSource(f"{point.at}: {point.text!r} is no area or length.")
        yield _fact(order, point, _known(point), (number, point.text or "", UNITS[spelt.group(2)]), "unflagged")
    yield from _borders(order, places, year)


def _known(point: Point) -> str:
    """The place a row is about."""
    if point.label not in COUNTRIES:
        raise BadSource(f"{point.at}: {point.label!r} is no country known.")
    return point.label


def _fact(order: Order, point: Point, place: str, said: tuple[float, str, str], status: Status) -> Fact:
    value, shown, unit = said
    return Fact(point.holds.measure, place, point.year, value, shown, unit, status, "", order.id, point.at, order.grade)


def _borders(order: Order, places: Gazetteer, year: str) -> Iterator[Fact]:
    """One fact per pair; two stretches towards the same neighbour are added up (``derived``)."""
    path, neighbours = order.path(order.says["borders"]), order.says.get("neighbours", {})
    if not isinstance(neighbours, Mapping):
        raise BadSource(f"{order.id}, source.toml: neighbours is no table of names and codes.")
    holds = (Holds("neighbour", "land_border", ""), Holds("km", "land_border", "km"))
    cells = list(points(path, Entry(path.name, "long", place="iso3", year_is=year, holds=holds)))
    pairs: dict[str, list[tuple[Point, float, str]]] = {}
    for neighbour, km in zip(cells[::2], cells[1::2], strict=True):
        name = (neighbour.text or "").strip()
        bare = name.partition(" (")[0]
        found = neighbours.get(name) or neighbours.get(bare) or getattr(places.named(bare), "iso3", None)
        number = number_in((km.text or "").strip())
        if found is None:
            raise BadSource(f"{neighbour.at}: {name!r} is no neighbour known.")
        if number is None or number < 0:
            raise BadSource(f"{km.at} ({name}): {km.text!r} is no length.")
        pairs.setdefault(f"{_known(km)}>{found}", []).append((km, number, name))
    for pair, parts in pairs.items():
        km, number, _ = parts[0]
        at = f"{km.at}, neighbour {' and '.join(p[2] for p in parts)}"
        alone = len(parts) == 1
        status: Status
        shown, status = (km.text or "") if alone else "", "unflagged" if alone else "derived"
        total = number if alone else sum(p[1] for p in parts)
        yield Fact("land_border", pair, km.year, total, shown, "km", status, "", order.id, at, order.grade)
