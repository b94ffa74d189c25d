"""Vocabulary: the lexicon, countries, people and offices in one index by first words, longest phrase first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from fairshare.claims.reader.offices import TITLES
from fairshare.claims.reader.wordlist import listed
from fairshare.claims.reader.words import Word, plain, words
from fairshare.core.catalogue import Catalogue
from fairshare.core.clause import Office, Person, Value
from fairshare.core.lexicon import Lexicon

#: Surnames that many bear, or that are words: only a full name or a title in the text binds them.
_COMMON = listed(
    "may dan smith miller spencer johnson brown martin harris carter rice wallace michel harper robertson austin "
    "jarvis norquist flynn lute carney bolton costa"
)


_CAPITAL = ("Aa", "Surname")


class Entry(NamedTuple):
    """A phrase: its words after the first, what it means, and how it must be written.

    ``written``: as here, ``Aa`` for a capital first letter, ``Surname`` for the surname of somebody, anything if empty.
    """

    rest: tuple[str, ...]
    concept: str
    value: Value
    written: str


class Begun(NamedTuple):
    """Phrases that begin with one word: second word -> those that go on with it, longest first; and it alone."""

    pairs: Mapping[str, Sequence[Entry]]
    alone: Sequence[Entry]

    def at(self, found: Sequence[Word], at: int) -> Sequence[Entry]:
        """The phrases that may begin at a word, longest first."""
        pair = self.pairs.get(found[at + 1].plain) if self.pairs and at + 1 < len(found) else None
        return self.alone if pair is None else [*pair, *self.alone]


@dataclass(frozen=True)
class Vocabulary:
    """What words mean.

    Attributes:
        lexicon: The concepts.
        entries: First word -> the phrases that begin with it.
        given: Given name -> the pronoun people of that name mostly go by; for telling Jill Biden from Joe Biden, and
            whom "she" can mean.
        bound: Surname -> whom it means in this text; None where it may mean two, or somebody the register does not
            know.
        surnames: Last word of a name -> everybody in the register who bears it.
    """

    lexicon: Lexicon
    entries: Mapping[str, Begun]
    given: Mapping[str, str] = field(default_factory=dict)
    bound: Mapping[str, Person | None] = field(default_factory=dict)
    surnames: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def begins(self, plain: str) -> bool:
        """Whether any phrase may begin with a word."""
        return plain in self.entries or plain in self.bound

    def longest(self, found: Sequence[Word], at: int) -> tuple[Entry, int] | None:
        """The longest phrase that begins at a word, and the number of its words; None if there is none."""
        word = found[at]
        begun = self.entries.get(word.plain)
        for entry in begun.at(found, at) if begun is not None else ():
            if len(entry.rest) > 1 and not _follows(found, at, entry.rest):
                continue
            if entry.written == "Surname" and (word.plain in self.bound or self._other(found, at)):
                continue
            if not entry.written or entry.written == word.text or (entry.written in _CAPITAL and _named(word)):
                return entry, 1 + len(entry.rest)
        person = self.bound.get(word.plain) if self.bound else None
        if person is not None and _named(word) and not self._other(found, at):
            return Entry((), "person", person, "Surname"), 1
        return None

    def named(self, first: str, rest: tuple[str, ...]) -> Person | None:
        """Who is called by a first word and others after it, or None."""
        begun = self.entries.get(first) if rest else None
        entries = begun.pairs.get(rest[0], ()) if begun is not None else ()
        return next((e.value for e in entries if isinstance(e.value, Person) and e.rest == rest), None)

    def binding(self, bound: Mapping[str, Person | None]) -> "Vocabulary":
        """The same for a text whose full names settle whom surnames mean."""
        return replace(self, bound=bound) if bound else self

    def _other(self, found: Sequence[Word], at: int) -> bool:
        """Whether a surname belongs to somebody else: another given name before it, or it is one itself."""
        if at and _named(found[at - 1]) and found[at - 1].plain in self.given:
            return True
        return found[at].plain in self.given and at + 1 < len(found) and _named(found[at + 1])


def _follows(found: Sequence[Word], at: int, rest: tuple[str, ...]) -> bool:
    """Whether some words follow a word."""
    if at + len(rest) >= len(found):
        return False
    return all(found[at + n].plain == plain for n, plain in enumerate(rest, 1))


def _named(word: Word) -> bool:
    """Whether a word is written as a name is."""
    return word.text[:1].isupper()


def vocabulary(catalogue: Catalogue) -> Vocabulary:
    """The words a catalogue knows: its lexicon, its places with their adjectives, people and offices."""
    lexicon = catalogue.lexicon()
    index: dict[str, dict[str, list[Entry]]] = {}
    phrases = (*_offices(), *_concepts(lexicon), *_countries(catalogue), *_people(catalogue))
    for spelt, concept, value, written in phrases:
        second = spelt[1] if len(spelt) > 1 else ""
        index.setdefault(spelt[0], {}).setdefault(second, []).append(Entry(spelt[1:], concept, value, written))
    ordered = {first: _ordered(seconds) for first, seconds in index.items()}
    given = {row["name"]: row["pronoun"] for row in catalogue.register("given_names")}
    return Vocabulary(lexicon, ordered, given, surnames=_surnames(catalogue))


def _ordered(seconds: Mapping[str, list[Entry]]) -> Begun:
    """Phrases by their second word, longest first, and of equal ones those first that must be written so."""
    found = {second: sorted(of, key=lambda e: (-len(e.rest), not e.written)) for second, of in seconds.items()}
    return Begun({second: of for second, of in found.items() if second}, found.get("", ()))


def _surnames(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    borne: dict[str, tuple[str, ...]] = {}
    for name in sorted({row["person"] for row in catalogue.register("offices")}):
        surname = plain(name.split()[-1])
        borne[surname] = (*borne.get(surname, ()), name)
    return borne


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
    surnames: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        spelt = tuple(w.plain for w in words(name))
        yield spelt, "person", Person(name), "Aa"
        surnames.setdefault(tuple(w.plain for w in words(name.split()[-1])), []).append(name)
    for surname, borne in surnames.items():
        if len(borne) == 1 and surname[0] not in _COMMON and " " in borne[0]:
            yield surname, "person", Person(borne[0]), "Surname"


def _offices() -> Iterator[Spelt]:
    for spoken, titles in TITLES.items():
        title = titles[0] if len(titles) == 1 else spoken
        yield tuple(spoken.split()), "office", Office(title), ""
