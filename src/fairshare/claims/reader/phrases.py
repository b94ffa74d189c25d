"""Phrases: fixed phrases with a meaning, found where a word begins or ends one, the longest first."""

from collections.abc import Mapping
from itertools import product
from typing import Generic, TypeVar

from fairshare.claims.reader.line import Line

T = TypeVar("T")


def one_of(words: str) -> frozenset[str]:
    """The words of a list, spaces between."""
    return frozenset(words.split())


class Phrases(Generic[T]):
    """What some phrases mean.

    Args:
        table: Phrase -> meaning; words as looked up, ``|`` between spellings of one word.
    """

    def __init__(self, table: Mapping[str, T]) -> None:
        every = [(list(s), m) for p, m in table.items() for s in product(*(word.split("|") for word in p.split()))]
        every.sort(key=lambda entry: -len(entry[0]))
        #: First word -> second word -> phrases; last word -> phrases. A phrase of one word goes on with "".
        self._by_first: dict[str, dict[str, list[tuple[list[str], T]]]] = {}
        self._by_last: dict[str, list[tuple[list[str], T]]] = {}
        for spelt, meaning in every:
            second = spelt[1] if len(spelt) > 1 else ""
            self._by_first.setdefault(spelt[0], {}).setdefault(second, []).append((spelt, meaning))
            self._by_last.setdefault(spelt[-1], []).append((spelt, meaning))

    @property
    def firsts(self) -> frozenset[str]:
        """The words that begin a phrase."""
        return frozenset(self._by_first)

    def after(self, first: str) -> frozenset[str]:
        """The words that go on with a phrase after its first word."""
        return frozenset(self._by_first.get(first, ()))

    def starting(self, line: Line, n: int) -> tuple[int, T] | None:
        """The longest phrase that begins at a word: the number of the word after it, and what it means."""
        begun = self._by_first.get(line.at(n))
        if begun is None:
            return None
        for spelt, meaning in begun.get(line.at(n + 1), ()):
            if line.plain[n : n + len(spelt)] == spelt:
                return n + len(spelt), meaning
        return next(((n + 1, meaning) for _, meaning in begun.get("", ())), None)

    def ending(self, line: Line, n: int) -> tuple[int, T] | None:
        """The longest phrase that ends just before a word: the number of its first word, and what it means."""
        for spelt, meaning in self._by_last.get(line.at(n - 1), ()):
            first = n - len(spelt)
            if first >= 0 and line.plain[first:n] == spelt:
                return first, meaning
        return None
