"""Interval: days a time said can mean, and the arithmetic of calendars: months, years, weeks."""

from calendar import monthrange
from datetime import date
from typing import NamedTuple

#: The Atlantic alliance begins in 1949; "before 2017" reaches back to there.
EARLIEST = date(1949, 1, 1)


class Interval(NamedTuple):
    """First and last day, the word after the phrase, whether it is vague, and whether it goes on to the text's day.

    ``named``: a period of history, after which "since" begins ("since the Cold War").
    """

    end: int
    since: date
    until: date
    vague: bool = False
    open_end: bool = False
    named: bool = False


def year_of(year: int) -> tuple[date, date]:
    """First and last day of a year, kept within what a date can be."""
    year = min(max(year, date.min.year), date.max.year)
    return date(year, 1, 1), date(year, 12, 31)


def decade_of(year: int) -> tuple[date, date]:
    """First and last day of the decade of a year."""
    return year_of(year - year % 10)[0], year_of(year - year % 10 + 9)[1]


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month; months beyond December or before January count on."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    year = min(max(year, date.min.year), date.max.year)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def week_of(day: date, weeks: int = 0) -> tuple[date, date]:
    """Monday to Sunday of the week so many weeks away."""
    monday = shifted(day, weeks * 7 - day.weekday())
    return monday, shifted(monday, 6)


def shifted(day: date, days: int) -> date:
    """A day so many days away, kept within what a date can be."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def years_before(day: date, years: int) -> date:
    """The same day of an earlier year; 28 February for the 29th."""
    year = min(max(day.year - years, date.min.year), date.max.year)
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def nearest(day: date, month: int, of_month: int | None = None) -> tuple[date, date] | None:
    """The month, or the day of it, that lies nearest to a day; None where the month has no such day."""
    found: list[tuple[date, date]] = []
    for year in range(max(day.year - 1, date.min.year), min(day.year + 1, date.max.year) + 1):
        since, until = month_of(year, month)
        if of_month is None:
            found.append((since, until))
        elif 1 <= of_month <= until.day:
            found.append((date(year, month, of_month), date(year, month, of_month)))
    return min(found, key=lambda ends: abs(ends[0] - day), default=None)
