"""Speakers: whom a mention means here, by the text so far and the dated register; nobody rather than a wrong one.

The cast remembers who was named and who was the subject of the last sentences. A pronoun means the subject of the last
sentence that has a fitting one; two who fit equally well are nobody.
"""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from fairshare.claims.reader.offices import Register
from fairshare.claims.reader.people import Mention, mentions
from fairshare.claims.reader.vocabulary import Vocabulary
from fairshare.claims.reader.wordlist import listed
from fairshare.claims.reader.words import Word, plain, words
from fairshare.core.clause import Office, Person
from fairshare.core.statement import NOBODY, Found, Speaker

REPORTERS = Speaker("reporters", "named", words="reporters")
#: How many sentences back a pronoun reaches.
_REACH = 4
#: What transcripts write for whoever asks.
_ASKS = listed(
    "q question questions reporter reporters press journalist journalists correspondent interviewer moderator"
)
_PLURALS = re.compile(r"(?:s|people|police)$")
#: A name in full; every part has a bound, lest a long chain of hyphens be read again and again.
_FULL = re.compile(
    r"\b(?=([A-Z][^\W\d_]{0,24}(?:[-’'][^\W\d_]{1,24}){0,2})((?: [A-Z]\.?)?(?: (?:de|van|von|der|den|du|la|di)){0,3})"
    r" ([A-Z][^\W\d_]{1,24}(?:[-’'][A-Z][^\W\d_]{1,24}){0,2}))"
)


class Sentence(NamedTuple):
    """Who is in a sentence: its subject and everybody else, by name with their pronoun (empty: unknown)."""

    subject: str
    people: dict[str, str]


def full_names(text: str) -> dict[str, set[tuple[str, str]]]:
    """Surname -> given and full name of everybody a text names in full, and things that look like names."""
    found: dict[str, set[tuple[str, str]]] = {}
    for given, particles, surname in _FULL.findall(text):
        if given.isupper() and surname.isupper():
            continue  # a label or a headline in capitals
        middle = "".join(f" {p}" for p in particles.split() if p[0].islower())
        found.setdefault(plain(surname), set()).add((plain(given), f"{given}{middle} {surname}"))
    return found


_PRINCIPAL = listed("president chancellor minister secretary premier taoiseach general mr mrs ms")


def bindings(
    names: dict[str, set[tuple[str, str]]], known: Vocabulary, day: date, held: Register
) -> dict[str, Person | None]:
    """Surname -> the person it means in a text that names people of that surname in full.

    Of several in the register only one who holds an office on the day is meant; somebody outside the register who
    bears a registered surname makes it mean nobody, unless the text names the office holder too.
    """
    bound: dict[str, Person | None] = {}
    for surname, whole in names.items():
        registered = known.surnames.get(surname)
        if registered is None:
            continue
        full = {name for given, name in whole if given in known.given}
        titled = any(given in _PRINCIPAL for given, _ in whole)
        inside = {p for p in registered if any(plain(p) == plain(name) for _, name in whole)}
        if not inside and titled:
            inside = {p for p in registered if held.held(p, day)}
        outside = {n for n in full if plain(n) not in {plain(p) for p in registered}}
        meant = {p for p in inside if held.held(p, day)} if len(inside) + len(outside) > 1 else inside
        if inside or outside:
            bound[surname] = Person(next(iter(meant))) if len(meant) == 1 else None
    return bound


@dataclass
class Cast:
    """Who has been named so far in one text.

    Attributes:
        known: What words mean.
        register: Who held which office when.
        day: The day of the text.
        names: Surname -> people the text names in full.
    """

    known: Vocabulary
    register: Register
    day: date
    names: dict[str, set[tuple[str, str]]]
    named: set[str] = field(default_factory=set)
    pronouns: dict[str, str] = field(default_factory=dict)
    sentences: deque[Sentence] = field(default_factory=lambda: deque(maxlen=_REACH))

    def speaker(self, who: Mention | None, found: Sequence[Word]) -> Speaker:
        """Whom a mention means."""
        if who is None:
            return NOBODY
        said = " ".join(w.text for w in found[who.first : who.last + 1]).replace(" '", "'").replace(" ’", "’")
        if who.sort == "pronoun":
            return self._pronoun(who.name)
        if who.sort == "group":
            return self._group(who, found)
        if who.sort == "office":
            return self._named(self._holder(who.office), "role", said)
        if who.sort == "body":
            return Speaker("NATO" if who.name == "NATO" else said, "named", place=who.name, words=said)
        return self._named(self.name(who), "named", said)

    def name(self, who: Mention) -> str:
        """The full name of a person mentioned; empty where a surname may mean two."""
        if who.sort == "person":
            return who.name
        whole = self.names.get(plain(who.name.split()[-1]), set())
        if " " in who.name:
            return who.name
        people = {name for given, name in whole if given in self.known.given or name in self.named}
        if len(people) > 1:
            return ""
        return next(iter(people), who.name)

    def within(self, who: Mention, found: Sequence[Word], before: Sequence[Mention], about: Mention | None) -> Speaker:
        """Whom a mention means after others in its own sentence."""
        if who.sort == "pronoun" and before:
            self.hear(before, about if about in before else None)
        return self.speaker(who, found)

    def hear(self, people: Iterable[Mention], subject: Mention | None) -> None:
        """Remember who is in a sentence and who is its subject."""
        here: dict[str, str] = {}
        for who in people:
            name = self.someone(who)
            if name:
                here[name] = self.says(name, who)
        meant = self.someone(subject) if subject is not None else ""
        if subject is not None and subject.sort == "pronoun":
            meant = self._pronoun(subject.name).name
            here.setdefault(meant, self.pronouns.get(meant, ""))
        if here or meant:
            self.sentences.append(Sentence(meant, {n: p for n, p in here.items() if n}))

    def spoke(self, speaker: Speaker) -> None:
        """Remember who spoke last; a pronoun may mean them."""
        if speaker.name and speaker.found != "author":
            self.sentences.append(Sentence(speaker.name, {speaker.name: self.pronouns.get(speaker.name, "")}))

    def label(self, written: str) -> Speaker:
        """Who a transcript's label names: full name by the register and the day, as written otherwise."""
        bare = written.strip().rstrip(":").strip()
        if plain(bare.split()[0] if bare else "") in _ASKS or not bare:
            return Speaker("reporters", "label", words=bare)
        if bare.upper() in ("THE PRESIDENT", "THE VICE PRESIDENT"):
            # so the White House writes its own; other transcripts write the name
            title = (
                "Vice President of the United States" if "VICE" in bare.upper() else "President of the United States"
            )
            return self._named(self.register.one(Office(title, "USA"), self.day), "label", bare)
        spelt = bare.title() if bare.isupper() else bare
        found = words(spelt)
        who = next((m for m in mentions(found, self.known) if m.sort in ("person", "name")), None)
        if who is None:
            return Speaker(spelt[4:] if spelt.startswith("The ") else spelt, "label", words=bare)
        name = who.name if who.sort == "person" else self._labelled(who, found)
        return self._named(name, "label", bare)

    def _labelled(self, who: Mention, found: Sequence[Word]) -> str:
        surname = plain(who.name.split()[-1])
        if " " in who.name:
            return who.name
        in_office = [p for p in self.known.surnames.get(surname, ()) if self.register.held(p, self.day)]
        if len(in_office) == 1:
            return in_office[0]
        people = {n for g, n in self.names.get(surname, ()) if g in self.known.given or g not in _PRINCIPAL}
        people = {n for n in people if plain(n.split()[0]) not in _NOT_GIVEN}
        return next(iter(people)) if len(people) == 1 else who.name

    def _named(self, name: str, found: Found, said: str) -> Speaker:
        if not name:
            return Speaker("", words=said)
        tenure = self.register.held(name, self.day)
        office, place = (tenure.office, tenure.place) if tenure else ("", "")
        return Speaker(name, found, office, place, said)

    def _holder(self, office: Office | None) -> str:
        return self.register.one(office, self.day, self.named) if office is not None else ""

    def _group(self, who: Mention, found: Sequence[Word]) -> Speaker:
        if who.name in _ASKS:
            return replace(REPORTERS, words=who.name)
        first = who.first
        while first and (
            found[first - 1].text[0].isupper() or found[first - 1].plain in ("senior", "defense", "defence")
        ):
            first -= 1
        if found[first].plain in ("a", "the", "an", "one") and first < who.first:
            first += 1
        said = " ".join(w.text for w in found[first : who.last + 1])
        name = who.name if _PLURALS.search(who.name) else said
        return Speaker(name, "named" if _PLURALS.search(who.name) else "role", words=said)

    def someone(self, who: Mention) -> str:
        """The name of a single person mentioned, or nothing."""
        if who.sort in ("person", "name"):
            name = self.name(who)
            self.named.add(name)
            return name
        return self._holder(who.office) if who.sort == "office" else ""

    def says(self, name: str, who: Mention) -> str:
        """The pronoun of somebody: by title, else by given name, else by an earlier mention."""
        told = who.pronoun or self.pronouns.get(name, "") or self.known.given.get(plain(name.split(maxsplit=1)[0]), "")
        if told:
            self.pronouns[name] = told
        return told

    def meant(self, pronoun: str) -> str:
        """The name of the person whom "he" or "she" means after the sentences so far, or nothing."""
        fitting = (_fitting(sentence, pronoun) for sentence in reversed(self.sentences))
        return next((name for name in fitting if name is not None), "") if pronoun in ("he", "she") else ""

    def _pronoun(self, pronoun: str) -> Speaker:
        name = self.meant(pronoun)
        return self._named(name, "pronoun", pronoun) if name else NOBODY


_NOT_GIVEN = _PRINCIPAL | listed("prime the vice foreign defense defence sir lord lady dr professor senator")


def _fitting(sentence: Sentence, pronoun: str) -> str | None:
    """Whom a pronoun means in a sentence; empty where two fit alike, None where nobody does."""
    fits = {name: said for name, said in sentence.people.items() if said in (pronoun, "")}
    sure = [name for name, said in fits.items() if said == pronoun]
    if sentence.subject in fits:
        if fits[sentence.subject] or not sure:
            return sentence.subject
        return ""
    return next(iter(fits)) if len(fits) == 1 else "" if fits else None
