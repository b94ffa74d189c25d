"""History: the yearly changes that shocks are estimated from, as a table with a row for each place or currency."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING

from fairshare.core.row import Row
from fairshare.errors import BadInput

if TYPE_CHECKING:
    from fairshare.core.world import World

#: From when on by default: before it the inflation of the years of transition (Bulgaria 913 % in 1997) would count as a
#: shock that may come again, and not every ally has figures.
SINCE = "2000"
#: Years of a place below which nothing is estimated of it.
LEAST = 8
_FIRST = 1980


@dataclass(frozen=True, eq=False)
class History:
    """Changes of many years.

    Attributes:
        rows: Year -> the change of every place.
        table: A row for each key, a column for each year; NaN where nothing is known.
        keys: What the rows of the table are: places, or currencies for exchange rates.
        key: Place -> its key, for those with enough years.
        missing: Place -> why it has no row.
    """

    rows: Mapping[int, Row]
    table: tuple[tuple[float, ...], ...]
    keys: tuple[str, ...]
    key: Mapping[str, str]
    missing: Mapping[str, str]

    @property
    def inputs(self) -> tuple[Row, ...]:
        """All that an estimate is made of."""
        return tuple(self.rows.values())


def history(world: "World", year: int, of: str, since: str) -> History:
    """The changes from ``since`` to the year before the world's day, of the members of ``year``.

    An edition that came later may answer for them; its projections do not count.

    Raises:
        BadInput: for a beginning that is no year, or leaves too few.
    """
    last = world.asof.year - 1
    if not since.isdecimal() or not _FIRST <= int(since) <= last - LEAST + 1:
        raise BadInput.of("since", since, f"a year from {_FIRST} to {last - LEAST + 1}")
    members = world.members(year)
    here = world.unchanged().backfilled().over(members)
    return here.once(("history", of, since), lambda: _history(here, sorted(members), of, range(int(since), last + 1)))


def _history(here: "World", members: list[str], of: str, years: range) -> History:
    rows = {y: here.row("yearly_change", y, of=of) for y in years}
    enough = [p for p in members if sum(p in r for r in rows.values()) >= LEAST]
    key = {p: here.catalogue.places[p].currency if of == "exchange" else p for p in enough}
    keys = tuple(dict.fromkeys(key.values()))
    table = tuple(tuple(_mean([r.value(p) for p in enough if key[p] == k]) for r in rows.values()) for k in keys)
    short = f"fewer than {LEAST} years from {years[0]} to {years[-1]} are held"
    return History(rows, table, keys, key, {p: short for p in members if p not in key})


def _mean(values: list[float | None]) -> float:
    """The mean of those known: before they joined the euro its members' rates were their own."""
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else nan
