"""Vocabulary: the lexicon, countries, people and offices in one index by first word, longest phrase first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fairshare.claims.reader.words import Word, words
from fairshare.core.catalogue import Catalogue
from fairshare.core.clause import Person, Value
from fairshare.core.lexicon import Lexicon


class Entry(NamedTuple):
    """A phrase: its words after the first, what it means, whether it must be written as it is here."""

    rest: tuple[str, ...]
    concept: str
    value: Value
    written: str


@dataclass(frozen=True)
class Vocabulary:
    """What words mean.

    Attributes:
        lexicon: The concepts.
        entries: First word -> phrases that begin with it, the longest first.
    """

    lexicon: Lexicon
    entries: Mapping[str, tuple[Entry, ...]]

    def longest(self, found: Sequence[Word], at: int) -> tuple[Entry, int] | None:
        """The longest phrase that begins at a word, and the number of its words; None if there is none."""
        for entry in self.entries.get(found[at].plain, ()):
            end = at + 1 + len(entry.rest)
            if tuple(w.plain for w in found[at + 1 : end]) != entry.rest:
                continue
            if not entry.written or entry.written == found[at].text or (entry.written == "Aa" and _named(found[at])):
                return entry, end - at
        return None


def _named(word: Word) -> bool:
    """Whether a word is written as a name is."""
    return word.text[:1].isupper()


def vocabulary(catalogue: Catalogue) -> Vocabulary:
    """The words a catalogue knows: its lexicon, its places with their adjectives, the people of its offices."""
    lexicon = catalogue.lexicon()
    index: dict[str, list[Entry]] = {}
    for spelt, concept, value, written in (*_concepts(lexicon), *_countries(catalogue), *_people(catalogue)):
        index.setdefault(spelt[0], []).append(Entry(spelt[1:], concept, value, written))
    ordered = {k: tuple(sorted(v, key=lambda e: (-len(e.rest), not e.written))) for k, v in index.items()}
    return Vocabulary(lexicon, ordered)


Spelt = tuple[tuple[str, ...], str, Value, str]


def _concepts(lexicon: Lexicon) -> Iterator[Spelt]:
    for spelt, concept in lexicon.spelt():
        yield spelt, concept, None, ""


def _countries(catalogue: Catalogue) -> Iterator[Spelt]:
    """Names, aliases and adjectives; "US" only as written, lest "us" be a country."""
    for place in catalogue.places.values():
        for name in (place.name, *place.aliases, *place.adjectives):
            spelt = tuple(w.plain for w in words(name))
            if spelt:
                yield spelt, "country", place.iso3, name if len(name) <= 3 else "Aa"


def _people(catalogue: Catalogue) -> Iterator[Spelt]:
    """Full names, and surnames that only one person in the register bears."""
    names = sorted({row["person"] for row in catalogue.register("offices")})
    surnames: dict[str, list[str]] = {}
    for name in names:
        spelt = tuple(w.plain for w in words(name))
        yield spelt, "person", Person(name), "Aa"
        surnames.setdefault(spelt[-1], []).append(name)
    for surname, borne in surnames.items():
        if len(borne) == 1 and len(words(borne[0])) > 1:
            yield (surname,), "person", Person(borne[0]), "Aa"
