"""Dates: absolute times: days, months, years, decades, quarters, fiscal years, named periods."""

import re
from datetime import date

from fairshare.claims.reader.interval import Interval, month_of, nearest, year_of
from fairshare.claims.reader.labels import MONTHS, is_year
from fairshare.claims.reader.line import Line
from fairshare.claims.reader.phrases import Phrases, one_of

_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.((?:19|20)[0-9]{2})")
_SUFFIX = frozenset(("st", "nd", "rd", "th"))
_PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
#: Periods of history, in years; where they begin and end is told differently, so they are vague.
_PERIODS: Phrases[tuple[int, int]] = Phrases(
    {
        "the cold war": (1949, 1991), "cold war": (1949, 1991), "the second world war": (1939, 1945),
        "world war ii|two|2": (1939, 1945), "the first world war": (1914, 1918), "world war i|one|1": (1914, 1918),
    }
)  # fmt: skip
#: "the early 1990s", "late 2024": thirds of a period.
_THIRDS: Phrases[int] = Phrases(
    {
        "the early": 0, "early": 0, "early in": 0, "the start|beginning of": 0, "the middle of": 1,
        "the mid": 1, "mid": 1, "middle of": 1, "the late": 2, "late": 2,
        "late in": 2, "the end of": 2, "end of": 2, "year end": 2,
    }
)  # fmt: skip
BEGIN = frozenset(
    (*MONTHS, *_PERIODS.firsts, "fiscal", "fy", "the", "q", "first", "second", "third", "fourth", "'", "financial")
)
#: What "the" begins a time with, besides figures.
AFTER_THE = frozenset((*_PARTS, *_PERIODS.after("the"), "fiscal", "financial", "'"))
#: A month that is also a verb counts only after one of these.
_LEADS = one_of("in of since by until till from before last this next early late mid during through")


def dated(line: Line, n: int, day: date) -> Interval | None:
    """The absolute time that begins at a word, or None; a date without a year is the nearest such day."""
    word = line.at(n)
    if word[:1].isdigit():
        return _figures(line, n, day)
    if word in MONTHS and line.named(n):
        return _month(line, n, day)
    if word == "the" and _bare(line, n + 1) and (found := dated(line, n + 1, day)) is not None:
        return found
    return _period(line, n)


def _period(line: Line, n: int) -> Interval | None:
    """As in "the Cold War", "fiscal year 2024", "Q1 2025", "the first half of 2024"."""
    word = line.at(n)
    if (period := _PERIODS.starting(line, n)) is not None:
        end, (first, last) = period
        return Interval(end, date(first, 1, 1), date(last, 12, 31), vague=True, named=True)
    if word in ("fiscal", "financial", "fy"):
        return _fiscal(line, n)
    if word == "q" and line.glued(n + 1) and line.at(n + 1) in ("1", "2", "3", "4") and is_year(line, n + 2):
        return _part(int(line.at(n + 2)), int(line.at(n + 1)), 3, n + 3)
    return _named_part(line, n)


def _bare(line: Line, n: int) -> bool:
    """Whether "the" may stand before what begins at a word: decades, parts and fiscal years."""
    decade = line.at(n)[:1].isdigit() and line.at(n + 1) == "s"
    return decade or line.at(n) in _PARTS or line.at(n) in ("fiscal", "financial", "'")


def third(line: Line, n: int, found: Interval) -> tuple[int, Interval] | None:
    """As in "early", "mid" or "late" before a period: its first word and that third of it; or None."""
    said = _THIRDS.ending(line, n)
    length = (found.until - found.since).days
    if said is None or length < 20:
        return None
    first, part = said
    ordinal, piece = found.since.toordinal(), length // 3
    since = date.fromordinal(ordinal + part * piece)
    until = found.until if part == 2 else date.fromordinal(ordinal + (part + 1) * piece)
    return first, found._replace(since=since, until=until, vague=True)


def _figures(line: Line, n: int, day: date) -> Interval | None:
    """As in "2024", "2014-2020", "2025-03-12", "12.03.2025", "9 March 2025", "the 1990s"."""
    word = line.at(n)
    if is_year(line, n):
        return _year(line, n)
    if (dots := _DOTTED.fullmatch(word)) is not None:
        return _exact(n + 1, int(dots[3]), int(dots[2]), int(dots[1]))
    if not word.isdecimal() or len(word) > 2 or (line.glued(n) and line.at(n - 1)[-1:].isalnum()):
        return None
    if line.at(n + 1) == "/" and line.at(n + 3) == "/" and is_year(line, n + 4):
        return _strokes(line, n)
    end = n + 1 + (line.at(n + 1) in _SUFFIX)
    end += line.at(end) == "of"
    month = MONTHS.get(line.at(end)) if line.named(end) else None
    return None if month is None else _day(line, end + 1, month, int(word), day)


def _year(line: Line, n: int) -> Interval | None:
    year = int(line.at(n))
    after = line.at(n + 1)
    if after == "s" and line.glued(n + 1):
        return Interval(n + 2, date(year, 1, 1), year_of(year + 9 if year % 10 == 0 else year)[1], vague=False)
    stroke = after in ("/", "–") and line.glued(n + 1)
    if (stroke or line.joined(n + 1)) and len(line.at(n + 1 + stroke)) == 2 and line.at(n + 1 + stroke).isdecimal():
        return _two(line, n, year, n + 1 + stroke)
    return Interval(n + 1, *year_of(year))


def _two(line: Line, n: int, year: int, at: int) -> Interval:
    """Two figures after a year: the next year ("2023-24") or a month ("2025-03", "2025-03-12")."""
    other = int(line.at(at))
    if line.joined(at + 1) and len(line.at(at + 1)) == 2 and line.at(at + 1).isdecimal():
        return _exact(at + 2, year, other, int(line.at(at + 1))) or Interval(n + 1, *year_of(year))
    if other > year % 100:
        return Interval(at + 1, date(year, 1, 1), date(year - year % 100 + other, 12, 31))
    if 1 <= other <= 12:
        return Interval(at + 1, *month_of(year, other))
    return Interval(n + 1, *year_of(year))


def _strokes(line: Line, n: int) -> Interval | None:
    """As in "12/03/2025": a day where only one order of day and month is possible, else both days and all between."""
    one, two, year = int(line.at(n)), int(line.at(n + 2)) if len(line.at(n + 2)) < 3 else 0, int(line.at(n + 4))
    found = [f for f in (_exact(n + 5, year, two, one), _exact(n + 5, year, one, two)) if f is not None]
    if not found:
        return None
    since, until = min(f.since for f in found), max(f.until for f in found)
    return Interval(n + 5, since, until, vague=since != until)


def _exact(end: int, year: int, month: int, of_month: int) -> Interval | None:
    if not 1 <= month <= 12 or not 1 <= of_month <= month_of(year, month)[1].day:
        return None
    said = date(year, month, of_month)
    return Interval(end, said, said)


def _month(line: Line, n: int, day: date) -> Interval | None:
    """As in "March 9, 2025", "March 2025", "in March"."""
    month, end = MONTHS[line.at(n)], n + 1
    end += line.at(end) == "." and len(line.at(n)) <= 4 and line.glued(end)
    word = line.at(end)
    if word.isdecimal() and len(word) <= 2:
        return _day(line, end + 1 + (line.at(end + 1) in _SUFFIX), month, int(word), day)
    at = end + (word in ("of", ","))
    if is_year(line, at):
        return Interval(at + 1, *month_of(int(line.at(at)), month))
    if line.at(n) in ("may", "march", "mar") and line.at(n - 1) not in _LEADS:
        return None
    found = nearest(day, month)
    return None if found is None else Interval(end, *found)


def _day(line: Line, end: int, month: int, of_month: int, day: date) -> Interval | None:
    """A day of a month, with its year where one follows."""
    at = end + (line.at(end) == ",")
    if is_year(line, at):
        return _exact(at + 1, int(line.at(at)), month, of_month)
    found = nearest(day, month, of_month)
    return None if found is None else Interval(end, *found)


def _fiscal(line: Line, n: int) -> Interval | None:
    """As in "fiscal year 2024": of the United States, October to September; vague, as others differ."""
    at = n + 1 + (line.at(n + 1) in ("year", "years"))
    word = line.at(at)
    short = word.isdecimal() and len(word) == 2 and line.at(n) == "fy"
    if not short and not is_year(line, at):
        return None
    year = int(word) + (2000 if short else 0)
    return Interval(at + 1, date(year - 1, 10, 1), date(year, 9, 30), vague=True)


def _named_part(line: Line, n: int) -> Interval | None:
    """As in "first half of 2024", "third quarter of 2025"."""
    months = {"half": 6, "quarter": 3}.get(line.at(n + 1))
    at = n + 2 + (line.at(n + 2) == "of")
    if months is None or line.at(n) not in _PARTS or not is_year(line, at):
        return None
    return _part(int(line.at(at)), _PARTS[line.at(n)], months, at + 1)


def _part(year: int, part: int, months: int, end: int) -> Interval | None:
    if part * months > 12:
        return None
    return Interval(end, month_of(year, (part - 1) * months + 1)[0], month_of(year, part * months)[1])
