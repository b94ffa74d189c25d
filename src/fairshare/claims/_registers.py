"""Rows of hand-written registers as evidence: with their day, grade and source, never more than they are."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import cast

from fairshare.core.fact import Grade
from fairshare.core.verdict import Record
from fairshare.core.world import World

Entry = Mapping[str, str]
#: What a row says in words, by register.
_TOLD = {"offices": "office", "events": "what", "pledges": "wording", "statements": "what"}
_DAY = {"offices": "since", "events": "date", "pledges": "adopted", "statements": "date"}


def record(register: str, row: Entry) -> Record:
    """A row as what a reading rests on."""
    told = row[_TOLD[register]]
    if register == "offices":
        until = row["until"] or "now"
        told = f"{row['person']}, {row['office']}, {row['since']} to {until}"
    if register == "statements":
        told = f"{row['person']}: {told}"
    return Record(register, row["id"], told, cast(Grade, row["grade"]), row["source"], row[_DAY[register]])


def day_of(register: str, row: Entry) -> date:
    """The day of a row."""
    return date.fromisoformat(row[_DAY[register]])


def known(world: World, register: str, *, by: date | None = None) -> Iterator[Entry]:
    """The rows of a register dated by a day (the as-of day by default), oldest first."""
    days, rows = world.once(("dated", register), lambda: _dated(world, register))
    return iter(rows[: bisect_right(days, by or world.asof)])


def _dated(world: World, register: str) -> tuple[list[date], list[Entry]]:
    """The days of a register's rows in order, and the rows in that order."""
    rows = sorted(world.catalogue.register(register), key=lambda r: day_of(register, r))
    return [day_of(register, r) for r in rows], rows


def graded(records: Iterable[Record]) -> Grade:
    """The strongest grade among records that each say the same; ``unverified`` for none."""
    order: tuple[Grade, ...] = ("quotable", "reported", "unverified")
    return min((r.grade for r in records), key=order.index, default="unverified")


def named(records: Iterable[Record]) -> str:
    """Where records come from, for an explanation: named wherever less than the document itself was read."""
    weak = [r for r in records if r.grade != "quotable"]
    return "" if not weak else f" (as reported by {weak[0].source.split(';')[0].strip()})"


def said_number(row: Entry, name: str = "value") -> float | None:
    """The number in a field, or None where it holds a range, a comparison or nothing."""
    try:
        return float(row[name])
    except ValueError:
        return None


def figure_in(row: Entry, name: str) -> float | None:
    """A number among an event's figures (``name=value;...``), or None."""
    found = dict(part.split("=", 1) for part in row["figures"].split(";") if "=" in part)
    try:
        return float(found.get(name, ""))
    except ValueError:
        return None
