"""When somebody led a government or the alliance, by the register of offices."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fairshare.claims._registers import record
from fairshare.core.verdict import Record
from fairshare.core.world import World


@dataclass(frozen=True)
class Term:
    """One time in office.

    Attributes:
        person: Who.
        office: Which.
        since: First day.
        until: The successor's first day; None where it goes on.
        record: The row.
    """

    person: str
    office: str
    since: date
    until: date | None
    record: Record

    @property
    def first_year(self) -> int:
        """The first calendar year most of which lies in it."""
        return self.since.year if self.since.month <= 6 else self.since.year + 1

    def last_year(self, newest: int) -> int:
        """The last calendar year most of which lies in it, or the newest."""
        if self.until is None:
            return newest
        return min(newest, self.until.year if self.until.month > 6 else self.until.year - 1)


def terms(world: World, person: str, by: date) -> tuple[Term, ...]:
    """The times a person led a government or the alliance, begun by a day, oldest first."""
    found = []
    for row in world.once(("offices of", person), lambda: _offices(world, person)):
        leads = row["head_of_government"] == "yes" or row["office"].startswith(("NATO Secretary General", "President"))
        since = date.fromisoformat(row["since"])
        if leads and row["capacity"] == "holder" and since <= by:
            until = date.fromisoformat(row["until"]) if row["until"] else None
            found.append(Term(person, row["office"], since, until, record("offices", row)))
    return tuple(sorted(found, key=lambda t: t.since))


def _offices(world: World, person: str) -> tuple[Mapping[str, str], ...]:
    """The rows of the register about somebody."""
    return tuple(r for r in world.catalogue.register("offices") if r["person"] == person)
