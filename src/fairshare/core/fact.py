"""Fact: one published cell, as printed, with what the publisher said about it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from fairshare.errors import BadSource

#: ``derived``: computed by us from published cells of the same release; ``unflagged``: the publisher does not say.
#: ``hypothetical``: computed under a scenario that sets amounts; nobody published it.
Status = Literal[
    "actual", "unflagged", "derived", "estimate", "derived_estimate", "backfilled", "projection", "hypothetical"
]  # fmt: skip
#: From firm to soft: a computed figure is as soft as its softest input.
SOFTNESS: tuple[Status, ...] = (
    "actual", "unflagged", "derived", "estimate", "derived_estimate", "backfilled", "projection",
    "hypothetical",
)  # fmt: skip
#: ``quotable``: the primary document; ``reported``: press or another party's copy; ``unverified``: neither.
Grade = Literal["quotable", "reported", "unverified"]


@lru_cache(maxsize=256)
def softest(*statuses: Status) -> Status:
    """The status of a figure computed from figures of these statuses."""
    found = max(statuses, key=SOFTNESS.index)
    return "derived_estimate" if found == "estimate" and "derived" in statuses else found


#: No publisher prints a larger number in any unit; beyond it is a slip, infinity or no number at all.
LARGEST = 1e18


@dataclass(frozen=True, slots=True)
class Fact:
    """What one release says about one measure of one place in one year.

    Attributes:
        measure: Id of the measure, e.g. ``defence_share``.
        place: ISO 3166-1 alpha-3 code, or the id of a group whose aggregate is published.
        year: Calendar year.
        value: In the printed ``unit``; None where the publisher gives no figure.
        shown: Exactly what is printed.
        unit: As printed, e.g. ``million USD@2015`` or ``percent``.
        status: What the publisher says of it (estimate, ...).
        reason: Why there is no value; empty where there is one.
        source: Id of the release.
        cell: Address in the publisher's file.
        grade: How far to trust the way it came to us.

    Raises:
        BadSource: for a value that is no number, or beyond all reason.
    """

    measure: str
    place: str
    year: int
    value: float | None
    shown: str
    unit: str
    status: Status
    reason: str
    source: str
    cell: str
    grade: Grade

    def __post_init__(self) -> None:
        if self.value is not None and not abs(self.value) <= LARGEST:
            what = f"{self.measure} {self.place} {self.year}"
            raise BadSource(f"{self.source}, {self.cell}: {what} is {self.value:g}; numbers go up to {LARGEST:g}.")
