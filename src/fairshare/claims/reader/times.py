"""Times in words, resolved against the day of the text.

"Since 2014" begins on 1 January 2014 and goes on; "before 2017" ends on 31 December 2016; "by 2035" and "until 2024"
end with the year; what these leave open is marked vague. Terms of office ("during his first term") are in ``terms``.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from fairshare.claims.reader import dates, relative
from fairshare.claims.reader.dates import dated, third
from fairshare.claims.reader.interval import EARLIEST, Interval, shifted
from fairshare.claims.reader.labels import MONTHS
from fairshare.claims.reader.line import Line
from fairshare.claims.reader.phrases import Phrases
from fairshare.claims.reader.words import Word
from fairshare.core.quantity import When

Found = tuple[int, int, When]
#: Words before a time, and what they make of it; ``in`` leaves it as it is.
_BEFORE: Phrases[str] = Phrases(
    {
        "since": "since", "ever since": "since", "starting|beginning in": "since", "from": "in",
        "before|pre": "before", "prior to": "before", "ahead of": "before", "after": "after", "post": "after",
        "by": "by", "by|at the end of": "by", "until|till": "by", "through": "by", "no later than": "by",
        "up until": "by", "up to": "by", "as of": "in", "in|on|during|at|over|throughout|within": "in", "back in": "in",
        "nearly|almost|about|around|roughly": "about", "more|less than": "about", "over|almost": "in",
    }
)  # fmt: skip
#: Words that a time begins with, besides figures.
_BEGIN = dates.BEGIN | relative.BEGIN
_AFTER_THE = dates.AFTER_THE | relative.AFTER_THE
_ENDINGS = frozenset(("to", "until", "till", "through", "–", "—", "-"))


def times(found: Sequence[Word] | Line, day: date) -> Iterator[Found]:
    """Every time with the numbers of its first and last word, in order, none overlapping another."""
    line, free = Line.of(found), 0
    for n in [n for n, word in enumerate(line.words) if word.plain in _BEGIN or word.plain[:1].isdigit()]:
        hit = _read(line, n, day) if n >= free else None
        if hit is None:
            continue
        first, interval = _third(line, n, hit, free)
        first, interval = _span(line, first, interval, day)
        first, interval = _edge(line, first, interval, (day, free))
        words = line.said(first, interval.end)
        yield first, interval.end - 1, When(interval.since, interval.until, words, interval.vague, interval.open_end)
        free = interval.end


def _read(line: Line, n: int, day: date) -> Interval | None:
    """The time that begins at a word, nothing around it looked at."""
    word = line.plain[n]
    if word == "the" and line.plain[n + 1] not in _AFTER_THE and not line.plain[n + 1][:1].isdigit():
        return None
    if word[:1].isdigit():
        return dated(line, n, day) or relative.relative(line, n, day)
    hit = dated(line, n, day) if word in dates.BEGIN else None
    return hit or (relative.relative(line, n, day) if word in relative.BEGIN else None)


def _third(line: Line, n: int, found: Interval, free: int) -> tuple[int, Interval]:
    part = third(line, n, found)
    return (n, found) if part is None or part[0] < free else part


def _span(line: Line, first: int, found: Interval, day: date) -> tuple[int, Interval]:
    """A time with the end that follows it: "from 2014 to 2024", "between 2014 and 2020", "2014-2020"."""
    before, link = line.at(first - 1), line.at(found.end)
    at = found.end + 1
    if line.joined(found.end):
        at = found.end
    elif not (link in _ENDINGS or (link == "and" and before == "between")):
        return first, found
    other = _read(line, at, day) if at < len(line.words) else None
    if other is not None and line.at(first) in MONTHS:
        found = dated(line, first, other.since) or found
    if other is None or other.until < found.since or (link == "to" and before not in ("from", "") and found.open_end):
        return first, found
    begin = first - 1 if before in ("from", "between") else first
    return begin, Interval(other.end, found.since, other.until, found.vague or other.vague)


def _edge(line: Line, first: int, found: Interval, known: tuple[date, int]) -> tuple[int, Interval]:
    """A time as the words before it bound it: "since", "before", "by", "in"."""
    day, free = known
    said = _BEFORE.ending(line, first)
    if said is None or said[0] < free:
        return first, found
    begin, edge = said
    return begin, _bounded(found, edge, day)


def _bounded(found: Interval, edge: str, day: date) -> Interval:
    """A time as one of the words of ``_BEFORE`` bounds it."""
    if edge == "since":
        since = shifted(found.until, 1) if found.named else found.since
        return found._replace(since=since, until=max(day, since), open_end=True)
    if edge == "before":
        until = shifted(found.since, -1)
        return found._replace(since=min(EARLIEST, until), until=until, vague=True)
    if edge == "after":
        since = shifted(found.until, 1)
        return found._replace(since=since, until=max(day, since), vague=True, open_end=True)
    if edge == "by":
        since = day if found.until >= day else min(EARLIEST, found.until)
        return found._replace(since=since, vague=True)
    return found._replace(vague=found.vague or edge == "about")
