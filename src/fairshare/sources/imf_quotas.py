"""The IMF's members' quotas and quota shares, from a table with a row per member."""

from collections.abc import Iterator

from fairshare.core.fact import Fact
from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource
from fairshare.sources.country_names import iso_named
from fairshare.sources.csv_file import csv_table
from fairshare.sources.imf_names import iso_of
from fairshare.sources.order import Order
from fairshare.sources.spelling import number_in

#: Column -> measure and unit; the table names no unit, the page it is from has millions of SDR and percent.
_HOLDS = {"quota_sdr_m": ("imf_quota", "million SDR"), "quota_pct": ("imf_quota_share", "percent")}
_NEEDED = ("iso3", "member", *_HOLDS)


def release(order: Order, places: Gazetteer) -> Iterator[Fact]:
    """Quota and share of every member, for the year the order names.

    Raises:
        BadSource: naming file, row and column of what cannot be read; for a name that is no member known, and one
            that does not go with its code.
    """
    path, year = order.path(order.says.get("file")), order.says.get("year")
    if not isinstance(year, int):
        raise BadSource(f"{order.id}, source.toml: [import] says no year.")
    table = csv_table(path)
    table.must_have(*_NEEDED)
    for row in filter(None, table.rows):
        at = f"{path.name}, row {row.get('member', '')}"
        if len(row) != len(table.head):
            raise BadSource(f"{at}: not as many cells as columns.")
        place = _place(row, at, places)
        for column, (measure, unit) in _HOLDS.items():
            shown, cell = row[column], f"{at}, column {column}"
            if (value := number_in(shown.strip())) is None:
                raise BadSource(f"{cell}: {shown!r} is no number.")
            yield Fact(measure, place, year, value, shown, unit, "actual", "", order.id, cell, order.grade)


def _place(row: dict[str, str], at: str, places: Gazetteer) -> str:
    known = places.named(row["member"])
    named = iso_named(row["member"]) or (known.iso3 if known else None)
    if named is None:
        raise BadSource(f"{at}: {row['member']!r} is no member known.")
    if named != iso_of(row["iso3"]):
        raise BadSource(f"{at}: {row['member']!r} is {named}, but its code is {row['iso3']!r}.")
    return named
