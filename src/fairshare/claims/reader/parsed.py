"""Parsed: a sentence as the steps of reading need it: words, people, and which words are finite verbs."""

from collections.abc import Sequence
from typing import NamedTuple

from fairshare.claims.reader.people import Mention, mentions
from fairshare.claims.reader.verbs import finite
from fairshare.claims.reader.vocabulary import Vocabulary
from fairshare.claims.reader.words import Word, words
from fairshare.core.document import Span


class Parsed(NamedTuple):
    """A sentence or a part of one, as the steps of reading need it: words, people, and which words are finite."""

    found: Sequence[Word]
    people: Sequence[Mention]
    finite: Sequence[bool]

    def ends(self, at: int) -> Mention | None:
        """The mention whose last word is this one."""
        return next((m for m in self.people if m.last == at), None)

    def begins(self, at: int) -> Mention | None:
        """The mention whose first word is this one, an article passed over."""
        if at < len(self.found) and self.found[at].plain in ("the", "a", "an", "one", "another"):
            return self.begins_at(at) or self.begins(at + 1)
        return self.begins_at(at)

    def begins_at(self, at: int) -> Mention | None:
        """The mention whose first word is exactly this one."""
        return next((m for m in self.people if m.first == at), None)

    def part(self, first: int, last: int) -> "Parsed":
        """The words from one number to another as a sentence of their own."""
        inside = [m for m in self.people if first <= m.first and m.last <= last]
        moved = [m._replace(first=m.first - first, last=m.last - first) for m in inside]
        return Parsed(self.found[first : last + 1], moved, self.finite[first : last + 1])

    def verb_in(self, first: int, last: int) -> int | None:
        """The first finite verb between two words, both included."""
        return next((n for n in range(max(0, first), min(last, len(self.found) - 1) + 1) if self.finite[n]), None)


def parsed(text: str, span: Span, known: Vocabulary) -> Parsed:
    """A sentence's words, people and verbs."""
    found = words(text, span.start, span.end)
    return Parsed(found, mentions(found, known), finite(found))
