"""Which releases a claim about a year is held against: the newest of the day first, then what others say."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from fairshare.core import board
from fairshare.core.claim import Case
from fairshare.core.measure import ANCHOR
from fairshare.core.source import Source
from fairshare.core.world import FIRST_YEAR, LAST_YEAR, World


@dataclass(frozen=True)
class View:
    """One release in which to look a year up.

    Attributes:
        world: The world in which it answers.
        source: The release.
        known: Whether it was published by the day of the statement.
        main: Whether the label rests on it: the newest of the day, or, where the ledger held none that covers the
            year, the earliest published later.
    """

    world: World
    source: Source
    known: Literal["then", "now"]
    main: bool

    @property
    def later(self) -> str:
        """Words for a reading on figures published later; empty for those of the day."""
        return f", published {self.source.published}" if self.known == "now" else ""


def views(case: Case, year: int) -> tuple[View, ...]:
    """The views of a year that NATO's releases give, the main one first; empty if none covers it."""
    return case.once(("views", year), lambda: tuple(sorted(_views(case, year), key=_weight)))


def _weight(view: View) -> tuple[bool, bool, int]:
    return not view.main, view.known == "now", -view.source.published.toordinal()


def _views(case: Case, year: int) -> Iterator[View]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return
    wanted = board.Wanted(ANCHOR, year, case.now.bound(year))
    covering = [s for s in case.now.facts.sources.values() if board.covers(case.now.facts, s, wanted)]
    seen = [s for s in covering if s.published <= case.then.asof]
    main = seen[-1] if seen else covering[0] if covering else None
    for source in covering:
        known: Literal["then", "now"] = "then" if source in seen else "now"
        yield View(case.then.holding(source.id), source, known, source is main)


def newest_year(case: Case) -> int | None:
    """The newest year that a release of the day covers, or, before there was any, the day's own year if one does."""
    return case.once(("newest year", case.day.year), lambda: _newest_year(case))


def _newest_year(case: Case) -> int | None:
    for year in range(case.day.year, case.day.year - 15, -1):
        found = views(case, year)
        if found and (found[0].known == "then" or year <= case.day.year - 1):
            return year
    return None


def outdated(case: Case, year: int) -> bool:
    """Whether a year stands for "now" although figures of the day's own year are out, of which too few are held."""
    if case.claim.time() is not None or case.claim.slots.get("past") or year >= case.day.year:
        return False
    seen = [s for s in case.then.facts.sources.values() if s.published <= case.then.asof]
    return any(case.day.year in case.then.facts.years(ANCHOR, s.id) for s in seen)


def covered_years(case: Case) -> tuple[int, ...]:
    """The years before the newest one that the main release of the newest year covers."""
    newest = newest_year(case)
    if newest is None:
        return ()
    main = views(case, newest)[0]
    return tuple(y for y in main.world.facts.years(ANCHOR, main.source.id) if y < newest)
