"""Times in words, resolved against the day of the text."""

from collections.abc import Iterator, Sequence
from datetime import date

from fairshare.claims.reader.words import Word
from fairshare.core.quantity import When

Found = tuple[int, int, When]


def times(found: Sequence[Word], day: date) -> Iterator[Found]:
    """Every time with the numbers of its first and last word."""
    for n, word in enumerate(found):
        if len(word.plain) == 4 and word.plain.isdecimal() and 1900 <= int(word.plain) <= day.year + 60:
            year = int(word.plain)
            yield n, n, When(date(year, 1, 1), date(year, 12, 31), word.text)
