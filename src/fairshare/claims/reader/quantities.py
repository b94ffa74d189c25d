"""Quantities in words: percentages, money, counts."""

from collections.abc import Iterator, Sequence

from fairshare.claims.reader.words import Word
from fairshare.core.quantity import Quantity

Found = tuple[int, int, Quantity]


def quantities(found: Sequence[Word]) -> Iterator[Found]:
    """Every quantity with the numbers of its first and last word."""
    for n, word in enumerate(found):
        if word.plain[0].isdigit():
            after = found[n + 1].plain if n + 1 < len(found) else ""
            value = float(word.plain.replace(",", ""))
            if after in ("%", "percent"):
                yield n, n + 1, Quantity("percent", value / 100, step=0.005, words=f"{word.text}{after}")
            else:
                yield n, n, Quantity("count", value, bound="exactly", words=word.text)
