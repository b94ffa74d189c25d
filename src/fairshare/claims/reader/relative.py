"""Relative times: "last October", "on Wednesday", "two years ago", "in recent weeks", resolved against a day.

Conventions: a weekday alone is the nearest such day, three days before to three after; "last" is the most recent one
that is over, "next" the first to come; weeks run from Monday to Sunday. "N years ago" is the calendar year, vague.
"""

from calendar import day_name
from collections.abc import Callable
from datetime import date

from fairshare.claims.reader.interval import (
    EARLIEST,
    Interval,
    decade_of,
    month_of,
    shifted,
    week_of,
    year_of,
    years_before,
)
from fairshare.claims.reader.labels import MONTHS, is_year
from fairshare.claims.reader.line import Line
from fairshare.claims.reader.numbers import SPELT, number
from fairshare.claims.reader.phrases import Phrases, one_of

_WEEKDAYS = {name.lower(): n for n, name in enumerate(day_name)}
_DAYPARTS = one_of("morning afternoon evening night")
#: The unit of the calendar so many steps from a day.
_CALENDAR: dict[str, Callable[[date, int], tuple[date, date]]] = {
    "year": lambda day, step: year_of(day.year + step),
    "month": lambda day, step: month_of(day.year, day.month + step),
    "week": week_of,
    "decade": lambda day, step: decade_of(day.year + 10 * step),
}
#: How many units vague words are taken for.
_FEW = {"few": 4, "several": 4, "couple": 2}
_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_UNITS = {
    "day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365, "years": 365, "decade": 3652,
    "decades": 3652,
}  # fmt: skip
#: Fixed phrases as days from the day of the text; vague ones are choices, made here.
_FIXED: Phrases[tuple[int, int, bool]] = Phrases(
    {
        "now": (0, 0, False), "right now": (0, 0, False), "currently|presently|nowadays": (0, 0, False),
        "at present": (0, 0, False), "at the moment": (0, 0, False), "these days": (-90, 0, True),
        "at this point": (0, 0, False), "in recent days": (-14, 0, True), "in recent weeks": (-60, 0, True),
        "recent weeks": (-60, 0, True), "recent days": (-14, 0, True), "recent months": (-365, 0, True),
        "recent years": (-1826, 0, True), "the coming days": (0, 14, True), "coming weeks": (0, 60, True),
        "the coming weeks": (0, 60, True), "the coming months": (0, 365, True), "the coming years": (0, 1826, True),
        "coming years": (0, 1826, True), "for years": (-3652, 0, True), "for many years": (-7305, 0, True),
        "for decades": (-14610, 0, True), "decades ago": (-32872, -7305, True), "years ago": (-7305, -730, True),
        "recently": (-90, 0, True), "lately": (-90, 0, True), "the day before yesterday": (-2, -2, False),
        "the day after tomorrow": (2, 2, False),
    }
)  # fmt: skip
_THEN: Phrases[bool] = Phrases({"at the time": True, "at that time": True, "back then": True, "in the past": True})
_LAST, _NEXT = frozenset(("last", "past", "previous")), frozenset(("next", "coming", "following"))
#: What "the" begins such a time with.
AFTER_THE = _FIXED.after("the") | _THEN.after("the") | _LAST | _NEXT
BEGIN = frozenset(
    (*_WEEKDAYS, *_NEAR, *_FIXED.firsts, *_THEN.firsts, *_LAST, *_NEXT, *SPELT, "this", "the", "a", "so", "earlier",
     "later")
)  # fmt: skip


def relative(line: Line, n: int, day: date) -> Interval | None:
    """The relative time that begins at a word, or None."""
    if line.at(n)[:1].isdigit() or line.at(n) in SPELT or line.at(n) == "a":
        return _ago(line, n, day)
    return _day(line, n, day) or _fixed(line, n, day) or _pointed(line, n, day) or _ago(line, n, day)


def _day(line: Line, n: int, day: date) -> Interval | None:
    """As in "yesterday", "Thursday evening"."""
    word = line.at(n)
    if word in _NEAR:
        said = shifted(day, _NEAR[word])
        return Interval(n + 1 + (line.at(n + 1) in _DAYPARTS), said, said)
    return _weekday(line, n, day, 0) if word in _WEEKDAYS and line.named(n) else None


def _fixed(line: Line, n: int, day: date) -> Interval | None:
    """As in "now", "in recent weeks", "at the time"."""
    if line.at(n) == "now" and line.at(n + 1) == ",":
        return None
    if (fixed := _FIXED.starting(line, n)) is not None:
        end, (before, after, vague) = fixed
        return Interval(end, shifted(day, before), shifted(day, after), vague)
    if (then := _THEN.starting(line, n)) is not None and not _counts(line, then[0]):
        return Interval(then[0], min(EARLIEST, day), day, vague=True)
    return None


def _counts(line: Line, n: int) -> bool:
    """Whether a number or a unit of time goes on at a word ("in the past two years")."""
    return line.at(n) in SPELT or line.at(n)[:1].isdigit() or line.at(n) in _UNITS or line.at(n) in _FEW


def _pointed(line: Line, n: int, day: date) -> Interval | None:
    """As in "this week", "last October", "the past five years", "so far this year"."""
    word = line.at(n)
    if word in ("so", "earlier", "later"):
        return _within(line, n, day)
    if word == "this":
        return _unit(line, n, day, 0) or _part_of_day(line, n, day)
    at = n + (word == "the")
    if line.at(at) in _LAST or line.at(at) in _NEXT:
        return _stretch(line, at, day) or _unit(line, at, day, -1 if line.at(at) in _LAST else 1)
    return None


def _weekday(line: Line, n: int, day: date, step: int) -> Interval:
    """The nearest such day, or the last or next one."""
    away = (_WEEKDAYS[line.at(n)] - day.weekday()) % 7
    if step:
        away = away - 7 if step < 0 else away or 7
    elif away > 3:
        away -= 7
    said = shifted(day, away)
    return Interval(n + 1 + (line.at(n + 1) in _DAYPARTS), said, said)


def _unit(line: Line, n: int, day: date, step: int) -> Interval | None:
    """As in "last year", "this week", "next month", "last October", "this summer"."""
    word = line.at(n + 1)
    end = n + 2
    if word in _CALENDAR:
        return Interval(end, *_CALENDAR[word](day, step), vague=word == "decade")
    if word in _WEEKDAYS and line.named(n + 1):
        found = _weekday(line, n + 1, day, step)
        return found._replace(vague=step > 0)
    if word in MONTHS and line.named(n + 1):
        if is_year(line, end):
            return Interval(end + 1, *month_of(int(line.at(end)), MONTHS[word]))
        return _of_year(end, MONTHS[word], 1, day, step)
    if word in _SEASONS:
        found = _of_year(end, _SEASONS[word], 3, day, step)
        return found._replace(vague=True)
    return None


def _of_year(end: int, month: int, months: int, day: date, step: int) -> Interval:
    """The last, this year's or the next such month or season; last: over before the day's month."""
    year = day.year
    if step < 0 and (year, month + months - 1) >= (year, day.month):
        year -= 1
    elif step > 0 and month <= day.month:
        year += 1
    return Interval(end, month_of(year, month)[0], month_of(year, month + months - 1)[1])


def _part_of_day(line: Line, n: int, day: date) -> Interval | None:
    return Interval(n + 2, day, day) if line.at(n + 1) in _DAYPARTS else None


def _within(line: Line, n: int, day: date) -> Interval | None:
    """As in "so far this year", "earlier this month", "later this week"."""
    at = n + 1 + (line.at(n) == "so" and line.at(n + 1) == "far")
    found = _unit(line, at, day, 0) if line.at(at) == "this" else None
    if found is None or (line.at(n) == "so" and at == n + 1):
        return None
    if line.at(n) == "later":
        return found._replace(since=min(day, found.until), vague=True)
    return found._replace(until=max(day, found.since), vague=line.at(n) == "earlier")


def _stretch(line: Line, n: int, day: date) -> Interval | None:
    """As in "the last eight years", "the past decade", "the next five years", "the past few weeks"."""
    vague = line.at(n + 1) in _FEW
    at = n + 2 + (line.at(n + 1) == "couple" and line.at(n + 2) == "of") if vague else n + 1
    found = None if vague else number(line, n + 1)
    many, at = (_FEW.get(line.at(n + 1), 1), at) if found is None else (_whole(found.value()), found.end)
    if found is not None and line.at(at) in ("or", "to") and (upper := number(line, at + 1)) is not None:
        many, at, vague = _whole(upper.value()), upper.end, True
    unit = _UNITS.get(line.at(at))
    plain = found is None and not vague
    if unit is None or not many or (plain and (line.at(n) != "past" and line.at(at) != "decade")):
        return None
    ahead = line.at(n) in _NEXT
    other = _away(day, line.at(at), -many if ahead else many)
    since, until = (day, other) if ahead else (other, day)
    return Interval(at + 1, since, until, vague=vague)


def _whole(value: float) -> int:
    """A number of days, weeks or years that a calendar can hold; 0 for any other."""
    return int(value) if value == int(value) and 0 < value < 2000 else 0


def _away(day: date, unit: str, many: int) -> date:
    """The day so many units before a day (after it for negative ones)."""
    if unit.startswith("year") or unit.startswith("decade"):
        return years_before(day, many * (10 if unit.startswith("decade") else 1))
    if unit.startswith("month"):
        first, last = month_of(day.year, day.month - many)
        return first.replace(day=min(day.day, last.day))
    return shifted(day, -many * _UNITS[unit])


def _ago(line: Line, n: int, day: date) -> Interval | None:
    """As in "two years ago", "a decade ago", "three days later" is none."""
    article = line.at(n) in ("a", "an")
    found = None if article else number(line, n)
    if found is None and not article:
        return None
    many, at = (1, n + 1) if found is None else (_whole(found.value()), found.end)
    unit = line.at(at)
    if unit not in _UNITS or line.at(at + 1) != "ago" or not many:
        return None
    then, end, single = _away(day, unit, many), at + 2, unit.rstrip("s")
    if single == "day":
        return Interval(end, then, then)
    if single == "decade":
        return Interval(end, year_of(then.year - 1)[0], year_of(then.year + 1)[1], vague=True)
    return Interval(end, *_CALENDAR[single](then, 0), vague=True)
