"""Rows of the hand-written registers as records a reading can rest on."""

from collections.abc import Mapping

from fairshare.core.claim import Case
from fairshare.core.fact import Grade
from fairshare.core.verdict import Record

_GRADES: dict[str, Grade] = {"quotable": "quotable", "reported": "reported"}


def rows(case: Case, register: str, **wanted: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a register whose columns hold these words."""
    columns = wanted.items()
    every = case.now.catalogue.register
    return case.now.once(
        ("rows", register, *columns), lambda: tuple(r for r in every(register) if all(r[c] == t for c, t in columns))
    )


def row_of(case: Case, register: str, id: str) -> Mapping[str, str] | None:
    """The row of a register with an id, or None."""
    return next(iter(rows(case, register, id=id)), None)


def record(register: str, row: Mapping[str, str], told: str) -> Record:
    """A row as a record, told in our words."""
    day = row.get("date") or row.get("adopted") or row.get("since") or ""
    return Record(register, row["id"], told, _GRADES.get(row["grade"], "unverified"), row["source"], day)
