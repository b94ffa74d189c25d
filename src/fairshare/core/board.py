"""Board: which release answers for a year. One board, one release: never a mixture."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fairshare.core.facts import Facts
from fairshare.core.measure import Measure
from fairshare.core.source import Source
from fairshare.errors import NoBoard

#: Part of the members with forces that a release must cover.
NINE_TENTHS = 0.9


def visible(facts: Facts, asof: date) -> list[Source]:
    """The releases published by a day, newest first."""
    return [s for s in facts.sources.values() if s.published <= asof][::-1]


@dataclass(frozen=True)
class Wanted:
    """What a release must cover: the anchor measure in a year, for the members bound by it."""

    anchor: str
    year: int
    bound: frozenset[str]


def covers(facts: Facts, source: Source, wanted: Wanted) -> bool:
    """Whether a release held whole has the anchor measure for nine tenths of the bound members."""
    if source.extent != "complete" or not wanted.bound:
        return False
    covered = facts.covered(wanted.anchor, wanted.year, source.id) & wanted.bound
    return len(covered) >= NINE_TENTHS * len(wanted.bound)


def release_of(facts: Facts, asof: date, pins: Mapping[str, str], wanted: Wanted) -> Source:
    """The newest release visible that covers the year, or the pinned one if it does.

    Raises:
        NoBoard: naming what is held instead.
    """
    for source in visible(facts, asof):
        if pins.get(source.publisher, source.id) == source.id and covers(facts, source, wanted):
            return source
    raise NoBoard(_why_none(facts, asof, pins, wanted))


def edition_of(facts: Facts, asof: date, pins: Mapping[str, str], measure: Measure, year: int) -> Source | None:
    """The newest edition visible of a measure's publisher that holds it for the year, or the pinned one."""
    for source in visible(facts, asof):
        meant = source.publisher == measure.publisher and pins.get(source.publisher, source.id) == source.id
        if meant and year in facts.years(measure.id, source.id):
            return source
    return None


def later_edition(facts: Facts, asof: date, measure: Measure, year: int) -> Source | None:
    """The earliest edition published after a day that holds a measure for the year: what backfill may use."""
    later = (s for s in facts.sources.values() if s.published > asof and s.publisher == measure.publisher)
    return next((s for s in later if year in facts.years(measure.id, s.id)), None)


def _why_none(facts: Facts, asof: date, pins: Mapping[str, str], wanted: Wanted) -> str:
    anchor, year = wanted.anchor, wanted.year
    complete = [s for s in facts.sources.values() if s.extent == "complete" and facts.years(anchor, s.id)]
    first = min(complete, key=lambda s: s.published, default=None)
    if first is None:
        return f"no release held has {anchor}."
    pinned = [facts.sources[p] for p in pins.values() if p in facts.sources]
    partial = [s for s in pinned if s.extent != "complete"]
    if partial:
        held = ", ".join(s.id for s in complete)
        return (
            f"{partial[0].id} is held only in part: it is shown beside a board, never as its base; held whole: {held}."
        )
    seen = [s for s in complete if s.published <= asof and pins.get(s.publisher, s.id) == s.id]
    if not seen:
        return (
            f"no release held whole was published by {asof}: "
            f"the earliest is {first.id}, published {first.published} (use --as-of {first.published} or later)."
        )
    years = sorted({y for s in seen for y in facts.years(anchor, s.id)})
    return (
        f"no release published by {asof} covers {year} for nine tenths of the allies with armed forces; "
        f"{', '.join(s.id for s in seen)} cover years from {years[0]} to {years[-1]}."
    )
