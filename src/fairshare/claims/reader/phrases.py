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
        self._by_first: dict[str, list[tuple[list[str], T]]] = {}
        self._by_last: dict[str, list[tuple[list[str], T]]] = {}
        for phrase, meaning in table.items():
            for spelt in product(*(word.split("|") for word in phrase.split())):
                self._by_first.setdefault(spelt[0], []).append((list(spelt), meaning))
                self._by_last.setdefault(spelt[-1], []).append((list(spelt), meaning))
        for index in (self._by_first, self._by_last):
            for entries in index.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    @property
    def firsts(self) -> frozenset[str]:
        """The words that begin a phrase."""
        return frozenset(self._by_first)

    def starting(self, line: Line, n: int) -> tuple[int, T] | None:
        """The longest phrase that begins at a word: the number of the word after it, and what it means."""
        for spelt, meaning in self._by_first.get(line.at(n), ()):
            if line.plain[n : n + len(spelt)] == spelt:
                return n + len(spelt), meaning
        return None

    def ending(self, line: Line, n: int) -> tuple[int, T] | None:
        """The longest phrase that ends just before a word: the number of its first word, and what it means."""
        for spelt, meaning in self._by_last.get(line.at(n - 1), ()):
            first = n - len(spelt)
            if first >= 0 and line.plain[first:n] == spelt:
                return first, meaning
        return None
