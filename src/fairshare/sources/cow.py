"""The reader for the Correlates of War project's National Material Capabilities (NMC).

States are told apart by the project's own numeric codes; ``source.toml`` says which place each code is. Where two codes
stand for one place in one year (the Federal Republic and the unified Germany in 1990), the later code counts.
"""

from collections.abc import Iterator, Mapping

from fairshare.core.fact import Fact
from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource
from fairshare.sources.order import Order
from fairshare.sources.spelling import number_in
from fairshare.sources.table_entry import Entry, Holds
from fairshare.sources.table_shapes import Point, points

HOLDS = (
    Holds("milex", "cow_military_expenditure", "thousand USD@current"),
    Holds("milper", "cow_military_personnel", "thousand person"),
    Holds("tpop", "cow_population", "thousand person"),
    Holds("cinc", "cow_cinc", "1"),
)
#: How the project's own files, and copies of them, write that there is no figure.
MISSING = ("", "NA", "-9")


def release(order: Order, places: Gazetteer) -> Iterator[Fact]:
    """The four measures of every state listed, year by year.

    Args:
        order: Says which file to read, which ``states`` (numeric code -> place), which codes are ``superseded``
            (code -> year from which another code stands for the same place) and what to say of an empty cell.
        places: Not needed: states are codes.

    Raises:
        BadSource: naming file, row and column of what cannot be read, and a code that is not in the file.
    """
    says = order.says
    states, superseded = _table(order, "states"), _table(order, "superseded")
    path = order.path(says["file"])
    seen: set[str] = set()
    for point in points(path, Entry(path.name, "long", place="ccode", holds=HOLDS)):
        code = point.label.strip()
        if code not in states:
            continue
        seen.add(code)
        if point.year < int(str(superseded.get(code, "9999"))):
            yield _fact(order, point, str(states[code]))
    if absent := sorted(states.keys() - seen):
        raise BadSource(f"{path.name}: there is no row of state {absent[0]}.")


def _table(order: Order, name: str) -> Mapping[str, object]:
    found = order.says.get(name, {})
    if not isinstance(found, Mapping):
        raise BadSource(f"{order.id}, source.toml: {name} is no table.")
    return found


def _fact(order: Order, point: Point, place: str) -> Fact:
    what, text = point.holds, point.text or ""
    bare = text.strip()
    value = None if bare in MISSING else number_in(bare)
    if value is None and bare not in MISSING:
        raise BadSource(f"{point.at}: {text!r} is neither a number nor a mark for a missing one.")
    if value is not None and value < 0:
        raise BadSource(f"{point.at}: {text!r} is less than nothing.")
    reason = (
        "" if value is not None else f"no figure in National Material Capabilities, which writes {bare or 'nothing'}"
    )
    return Fact(
        what.measure, place, point.year, value, text, what.unit, "unflagged", reason, order.id, point.at, order.grade
    )
