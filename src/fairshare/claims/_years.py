"""The years a claim means, by the words for its time and the day it was said."""

from fairshare.claims._views import newest_year, views
from fairshare.core.claim import Case
from fairshare.core.clause import Clause
from fairshare.core.quantity import When

_PRESENT = (
    "now",
    "right now",
    "today",
    "currently",
    "at present",
    "these days",
    "at the moment",
    "recently",
    "nowadays",
)
_PAST = ("was", "were", "had", "did", "paid", "spent", "met", "gave", "rose", "fell", "went", "used", "reached", "cost")
#: After these a form of the past is a perfect one.
_LASTING = ("has", "have", "'ve", "having")


def past(clause: Clause) -> bool:
    """Whether it speaks of a time that is over and not of one that lasts ("has been", "have met")."""
    before = ""
    for item in clause.items:
        text = item.text.lower()
        if text in _PAST and before not in _LASTING:
            return True
        if item.concept != "word" or not text.endswith("ly"):
            before = text
    return False


def time_said(clause: Clause) -> When | None:
    """The time a clause speaks of; "now" and "today" count as none, for they leave the year to the figures.

    A time said elsewhere in the sentence is none of a clause about the past, unless it is over: "nine were, and this
    year 23 are".
    """
    said = [w for w in clause.times() if w.words.lower() not in _PRESENT]
    if said and not clause.has("when") and said[0].until >= clause.day and past(clause):
        return None
    return said[0] if said else None


def year_meant(case: Case) -> int | None:
    """The one year a claim is about: the one it names, else the newest that its time and the releases allow."""
    return next(iter(years_meant(case)), None)


def years_meant(case: Case) -> tuple[int, ...]:
    """The years a claim may be about, the likeliest first; none where no release covers them.

    A year named is that year. Without one it is the newest that the release of the day covers, and for a past tense
    the year before may be meant as well.
    """
    when = case.claim.time()
    if when is None:
        newest = newest_year(case)
        if newest is None:
            return ()
        return (newest, newest - 1) if case.claim.slots.get("past") else (newest,)
    if when.year is not None:
        return (when.year,)
    return tuple(y for y in reversed(when.years) if y <= case.day.year and views(case, y))


def interval_meant(case: Case, back: int = 1) -> tuple[int, int] | None:
    """First and last year of a change: those named, else the newest year against ``back`` years before.

    "Since 2014" runs from 2014 to the newest year of the day; a single year is against the year before.
    """
    when = case.claim.time()
    newest = newest_year(case)
    if when is None:
        return (newest - back, newest) if newest is not None else None
    if when.open_end and newest is not None:
        return (when.since.year, newest) if when.since.year < newest else (newest - 1, newest)
    if when.year is not None:
        return when.year - 1, when.year
    last = when.until.year if newest is None else min(when.until.year, max(newest, when.since.year))
    return (when.since.year, last) if when.since.year < last else (last - 1, last)
