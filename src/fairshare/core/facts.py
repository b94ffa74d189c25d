"""Facts: what a World needs from the ledger, as a protocol."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from fairshare.core.fact import Fact
from fairshare.core.source import Source


class Facts(Protocol):
    """All facts of all releases held. Knows nothing of worlds; never changes."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """Every release held, by id, oldest first."""

    @property
    def fingerprint(self) -> str:
        """A hash of everything held."""

    def row(self, measure: str, year: int, release: str) -> Mapping[str, Fact]:
        """Place -> fact of one release, missing cells included."""

    def newest(self, measure: str, place: str, year: int, asof: date) -> Fact | None:
        """The fact with a value from the newest release published by that day."""

    def editions(self, measure: str, place: str, year: int) -> tuple[Fact, ...]:
        """What every release says, oldest first, missing cells included."""

    def covered(self, measure: str, year: int, release: str) -> frozenset[str]:
        """The places for which a release has a value."""

    def years(self, measure: str, release: str) -> tuple[int, ...]:
        """The years for which a release has any value of a measure."""
