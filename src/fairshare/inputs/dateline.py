"""The day a text says it was published, and who signed it, where a line near its top says so. Nothing is guessed."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from fairshare.inputs.page import Block

#: How many blocks from the top are looked at, and how much of each.
_TOP, _LINE = 8, 160
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DATE = (
    r"(?:(?P<iso>\d{4}-\d\d-\d\d)(?:[T ][\d:.]{4,15}(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|{_MONTH.format('m1')}\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH.format('m2')},?\s+(?P<y2>\d{{4}}))(?!\d)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?:[\s,|·•@-]*(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?\s?m\.?)?\s?(?:\(?[A-Z]{2,5}\)?)?)?"
_SAYS = (
    r"(?:(?P<later>(?:last\s+)?(?:updated|modified|revised))|(?:first\s+)?(?:published|posted|issued|released)|publication\s+date"
    r"|date)(?:\s+on)?\s*:?\s*"
)
#: A line of its own ("Published 12 March 2025, 10:30 GMT", "Oval Office, (January 23, 2025)") or the head of a
#: report ("WASHINGTON, March 12, 2025 —").
_OWN_LINE = re.compile(
    rf"[\[(*_\s]*(?:{_SAYS})?(?:[^\W\d_][^\d\n,|:]{{1,40}}[,|]\s*){{0,2}}[\[(]?{_WEEKDAY}{_DATE}{_CLOCK}[\])*_.\s]*",
    re.I,
)
_HEAD = re.compile(
    rf"[^\W\d_][^\d\n:;“”\"]{{1,60}}?[\s,(]+{_WEEKDAY}{_DATE}\)?[^\w\n]{{0,3}}(?:\([^()\n]{{1,40}}\)\s*)?[—–-]", re.I
)
_DAY = re.compile(_DATE, re.I)
_BYLINE = re.compile(
    r"(?i:by):?\s+(?P<who>[^\W\d_a-z][\w.'’-]*(?:\s+(?:and|de|van|von|der|[^\W\d_a-z][\w.'’-]*,?)){1,8})"
)


class Signed(NamedTuple):
    """What the lines near the top say, and which of them say nothing else."""

    published: date | None
    author: str
    only: frozenset[Block]


def signed(text: str, blocks: Sequence[Block]) -> Signed:
    """The day and the author that a text prints near its top."""
    day, later, author = None, None, ""
    only = set()
    for block in blocks[:_TOP]:
        if block.role == "title":
            continue
        line = text[block.span.start : min(block.span.end, block.span.start + _LINE)].strip()
        whole = len(block.span) < _LINE
        if whole and (own := _OWN_LINE.fullmatch(line)):
            only.add(block)
            if own["later"]:
                later = later or _day(own)
            else:
                day = day or _day(own)
        elif head := _HEAD.match(line):
            day = day or _day(head)
        elif whole and not author and (by := _BYLINE.fullmatch(line)) and _is_name(by["who"]):
            only.add(block)
            author = " ".join(by["who"].split())
    return Signed(day or later, author, frozenset(only))


def day_of(stamp: str) -> date | None:
    """The day of a date as pages write it: ISO, RFC 822 or English words; none where it is ambiguous.

    >>> day_of("2025-03-12T21:04:00-04:00"), day_of("Wed, 12 Mar 2025 21:04:00 GMT"), day_of("03/12/2025")
    (datetime.date(2025, 3, 12), datetime.date(2025, 3, 12), None)
    """
    found = _DAY.search(stamp[:_LINE])
    return _day(found) if found else None


def _day(found: re.Match[str]) -> date | None:
    month = found["m1"] or found["m2"]
    try:
        if not month:
            return datetime.strptime(found["iso"], "%Y-%m-%d").date()
        return date(
            int(found["y1"] or found["y2"]), _MONTHS.index(month[:3].lower()) + 1, int(found["d1"] or found["d2"])
        )
    except ValueError:
        return None


def _is_name(words: str) -> bool:
    """Two capitalised words at least: "By Jane Smith", and not "By then"."""
    return sum(word[0].isupper() for word in words.split()) >= 2
