"""NATO's common funding from our own hand-written register: budgets and cost shares, each row with its grade.

The register stays the source: what several years share is repeated for each year, a range is no figure and is missing
with its reason, and where two rows differ they stand in two releases.
"""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import cast, get_args

from fairshare.core.fact import Fact, Grade, Status
from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource
from fairshare.sources.csv_file import csv_table
from fairshare.sources.order import Order
from fairshare.sources.spelling import number_in, year_of

#: Item of the register -> measure and unit; the unit as the register writes it.
MEASURES = {
    ("share_pct", "%"): ("common_funding_share", "percent"),
    ("civil_budget", "EUR million"): ("common_budget_civil", "million EUR@current"),
    ("military_budget", "EUR million"): ("common_budget_military", "million EUR@current"),
    ("nsip_ceiling", "EUR million"): ("common_budget_nsip", "million EUR@current"),
}
_NEEDED = ("id", "item", "iso3", "from_year", "to_year", "value", "value_high", "unit", "grade", "source", "note")
#: How the register's ``source`` begins where the figure was computed by us.
_DERIVED = "derived"


def release(order: Order, places: Gazetteer) -> Iterator[Fact]:
    """The facts of some rows of the register.

    Args:
        order: Says which register to read, and which rows: patterns of ids (``rows``), e.g. ``budget-*-2019``.
        places: Who the rows may name.

    Raises:
        BadSource: naming the row that cannot be read, or a pattern that finds none.
    """
    patterns = order.says["rows"]
    if not isinstance(patterns, list) or not patterns:
        raise BadSource(f"{order.id}, source.toml: rows is no list of ids of rows.")
    path = order.path(f"{order.says['register']}.csv")
    table = csv_table(path)
    table.must_have(*_NEEDED)
    held = [row for row in table.rows if row]
    if short := next((row for row in held if len(row) != len(table.head)), None):
        raise BadSource(f"{path.name}, row {short.get('id', '')}: not as many cells as columns.")
    for pattern in patterns:
        if not any(fnmatchcase(row["id"], pattern) for row in held):
            raise BadSource(f"{order.id}: {path.name} has no row {pattern}.")
    for row in held:
        if any(fnmatchcase(row["id"], pattern) for pattern in patterns):
            yield from _row(order, row, places)


def _row(order: Order, row: Mapping[str, str], places: Gazetteer) -> Iterator[Fact]:
    """One row, once for every year it is about; of an open end only the first year."""
    at = f"{order.says['register']}.csv, row {row['id']}"
    if (found := MEASURES.get((row["item"], row["unit"]))) is None:
        raise BadSource(f"{at}: {row['item']} in {row['unit']} is no measure.")
    if row["grade"] not in get_args(Grade):
        raise BadSource(f"{at}: {row['grade']!r} is no grade.")
    if row["iso3"] not in ("", *places):
        raise BadSource(f"{at}: {row['iso3']!r} is no country known.")
    value, text, reason = number_in(row["value"]), row["value"], ""
    if value is None:
        raise BadSource(f"{at}: {text!r} is no number.")
    if row["value_high"]:
        text = f"{text} to {row['value_high']}"
        value, reason = None, f"only a range is given: {text} {row['unit']}"
    status: Status = "derived" if row["source"].startswith(_DERIVED) else "unflagged"
    cell = f"{at} ({'; '.join(filter(None, (row['source'], row['note'])))})"
    measure, unit = found
    grade = cast(Grade, row["grade"])
    shown = "" if status == "derived" else text
    for year in _years(row, at):
        yield Fact(measure, row["iso3"] or "NATO", year, value, shown, unit, status, reason, order.id, cell, grade)


def _years(row: Mapping[str, str], at: str) -> range:
    """The years a row is about."""
    first, last = year_of(row["from_year"]), year_of(row["to_year"] or row["from_year"])
    if first is None or last is None or last < first:
        raise BadSource(f"{at}: {row['from_year']!r} to {row['to_year']!r} are no years.")
    return range(first[0], last[0] + 1)
