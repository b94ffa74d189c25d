"""In office: the terms of office a statement speaks of, as times; whose they are is told by who speaks and is named.

"I" is whoever speaks. "He" and "she" are the one person of the sentence, or else of the sentences before, whose terms
the register can tell by those words: two of them are nobody, and so is somebody the register does not know.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fairshare.claims.reader.parsed import Parsed
from fairshare.claims.reader.speakers import Cast
from fairshare.claims.reader.tenures import resolve
from fairshare.claims.reader.terms import Found, TermSaid
from fairshare.core.clause import Item
from fairshare.core.document import Span
from fairshare.core.quantity import When
from fairshare.core.statement import Speaker, Voice

#: Mentions that may be somebody with a term of office.
_SOMEBODY = ("person", "name", "office")
_SHE = frozenset(("she", "her"))


@dataclass(frozen=True)
class Voiced:
    """A sentence and who says it.

    Attributes:
        sentence: Its words and people.
        voice: Whose words.
        speaker: Who says it.
        cast: Who has been named so far.
    """

    sentence: Parsed
    voice: Voice
    speaker: Speaker
    cast: Cast

    def times(self, said: Sequence[Found]) -> Iterator[tuple[Span, When]]:
        """Where terms of office stand, and the days they mean; terms that nobody can tell are left out."""
        for first, last, term in said:
            meant = [when for name in self._names(first, last, term) if (when := self._when(term, name)) is not None]
            if len(meant) == 1:
                found = self.sentence.found
                yield Span(found[first].start, found[last].end), meant[0]

    def _when(self, term: TermSaid, name: str) -> When | None:
        return resolve(term, name, self.cast.register.rows, self.cast.day)

    def _names(self, first: int, last: int, term: TermSaid) -> list[str]:
        """Everybody whose term it may be; nobody where a stranger's term may be meant as well."""
        if term.whose == "i":
            return [self.speaker.name] if self.voice in ("quote", "paraphrase") else []
        if term.whose == "he":
            return self._of_pronoun(first, last, term)
        # in order, for who is named before "the president" tells which president
        names = [(m, self.cast.someone(m)) for m in self.sentence.people if m.sort in _SOMEBODY and m.first <= last]
        return [name for m, name in names if first <= m.last][:1]

    def _of_pronoun(self, first: int, last: int, term: TermSaid) -> list[str]:
        known = self.cast.register.people
        said = {w.plain for w in self.sentence.found[first : last + 1]}
        pronoun = "she" if said & _SHE else "he"
        names = {n for n in self._named(first, last, pronoun) if n in known or " " in n}
        if not names or any(m.sort == "pronoun" and m.name == pronoun for m in self.sentence.people):
            names.add(self.cast.meant(pronoun))
        if self.voice != "paraphrase":
            names.discard(self.speaker.name)
        # a stranger may have had a term as well, but no presidency that the register does not know
        strange = any(" " in n for n in names - known.keys())
        return [] if strange and not term.office else sorted(names & known.keys())

    def _named(self, first: int, last: int, pronoun: str) -> Iterator[str]:
        """Everybody named outside some words whom a pronoun may mean."""
        for who in self.sentence.people:
            outside = who.sort in _SOMEBODY and not first <= who.last <= last
            name = self.cast.someone(who) if outside else ""
            if name and self.cast.says(name, who) in (pronoun, ""):
                yield name


def with_times(items: tuple[Item, ...], found: Sequence[tuple[Span, When]], text: str, code: str) -> tuple[Item, ...]:
    """Items in which some words have become times; a time that stands there already is kept.

    Args:
        items: Of a sentence, in order.
        found: Where times stand, in order.
        text: The whole text.
        code: The character that stands for times.
    """
    for span, when in found:
        inside = [n for n, i in enumerate(items) if i.start < span.end and span.start < i.end]
        if not inside or any(items[n].concept == "when" for n in inside):
            continue
        words = span.of(text)
        time = Item("when", span.start, span.end, words, replace(when, words=words), code)
        items = (*items[: inside[0]], time, *items[inside[-1] + 1 :])
    return items
