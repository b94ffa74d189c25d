"""Rows of the hand-written registers as records a reading can rest on."""

from collections.abc import Iterator, Mapping

from fairshare.core.claim import Case
from fairshare.core.fact import Grade
from fairshare.core.verdict import Record

_GRADES: dict[str, Grade] = {"quotable": "quotable", "reported": "reported"}


def rows(case: Case, register: str, **wanted: str) -> Iterator[Mapping[str, str]]:
    """The rows of a register whose columns hold these words."""
    for row in case.now.catalogue.register(register):
        if all(row[column] == text for column, text in wanted.items()):
            yield row


def row_of(case: Case, register: str, id: str) -> Mapping[str, str] | None:
    """The row of a register with an id, or None."""
    return next(rows(case, register, id=id), None)


def record(register: str, row: Mapping[str, str], told: str) -> Record:
    """A row as a record, told in our words."""
    day = row.get("date") or row.get("adopted") or row.get("since") or ""
    return Record(register, row["id"], told, _GRADES.get(row["grade"], "unverified"), row["source"], day)
