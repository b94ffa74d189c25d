"""People of a sentence: persons, offices, groups and pronouns, with the words that name them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fairshare.claims.reader.offices import NEEDS_PLACE, TITLES
from fairshare.claims.reader.vocabulary import Entry, Vocabulary
from fairshare.claims.reader.wordlist import listed
from fairshare.claims.reader.words import Word
from fairshare.core.clause import Office, Person


class Mention(NamedTuple):
    """Somebody named in a sentence.

    Attributes:
        first, last: Numbers of the first and last word, titles included.
        sort: ``person`` (in the register), ``name`` (as written), ``office``, ``group``, ``body`` (a country or NATO)
            or ``pronoun``.
        name: As the register or the text has it; for pronouns the pronoun.
        office: The office named with or without a person.
        pronoun: ``he`` or ``she``, where a title tells.
    """

    first: int
    last: int
    sort: str
    name: str
    office: Office | None = None
    pronoun: str = ""


#: Nouns for people nobody names; a plural speaks as a group, a singular as somebody unnamed.
GROUPS = listed(
    "reporters reporter journalists journalist officials official analysts analyst experts expert diplomats "
    "diplomat lawmakers lawmaker ministers minister aides aide critics critic sources source advisers adviser "
    "advisors advisor economists economist senators senator spokesman spokeswoman spokesperson leaders envoys "
    "envoy ambassadors ambassador commanders commander generals researchers researcher historian historians "
    "politicians democrats republicans voters pundits observers moderator host interviewer correspondent"
)
_TITLE_WORDS = listed(
    "mr mrs ms miss dr prof professor sir dame lord lady president former vice prime minister secretary defense "
    "defence foreign general gen admiral adm lt col colonel major maj capt captain sgt senator sen representative "
    "rep congressman congresswoman chancellor chief ambassador senior chairman chairwoman chair speaker king "
    "queen prince princess first candidate republican democrat democratic finance interior state national "
    "security adviser advisor deputy premier taoiseach governor gov mayor justice analyst economist reporter "
    "spokesman spokeswoman spokesperson commissioner commander field marshal brigadier home treasury health "
    "energy new then incoming outgoing acting mp mep labour tory conservative liberal green socialist"
)
_HE = listed("mr sir lord king prince congressman chairman spokesman")
_SHE = listed("mrs ms miss dame lady queen princess congresswoman chairwoman spokeswoman")
_PRONOUNS = listed("he she they i we")
_PARTICLES = listed("de van von der den du da di la le ter al bin dos del della")
#: Capitalised words that begin a sentence, or stand in one, and name nobody.
_NO_NAME = listed(
    "the a an in on at of for to from with by as and but or so yet if when while although though because since "
    "after before during until amid despite unlike under over about what who why how where which there here this "
    "that these those it its his her their our my your not no yes well most many some few all both each every "
    "more less asked speaking earlier later meanwhile however still also even only just now then today yesterday "
    "tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december last next according calls us u.s. q a said"
)
_NAMING = ("person", "office", "country", "nato")
#: Words that begin an office or a name for NATO without a capital letter.
_HEADS = frozenset(title.split()[0] for title in TITLES) | {"the"}
#: Words that name somebody, or begin to, without a capital letter.
_SMALL = _HEADS | _PRONOUNS | GROUPS
_FORMER = listed("former ex then previous late")
_SKIPPED = listed("new the outgoing incoming acting longtime current 's then") | _FORMER


def mentions(found: Sequence[Word], known: Vocabulary) -> list[Mention]:
    """Everybody a sentence names, in order."""
    made: list[Mention] = []
    after = 0
    for at in [n for n, word in enumerate(found) if word.plain in _SMALL or word.text[0].isupper()]:
        mention = _at(found, at, known, made) if at >= after else None
        if mention is None:
            continue
        if made and mention.first <= made[-1].last:
            made.pop()
        made.append(mention)
        after = mention.last + 1
    return made


def _at(found: Sequence[Word], at: int, known: Vocabulary, made: Sequence[Mention]) -> Mention | None:
    """Whoever is named by words that begin here."""
    word = found[at]
    named = word.text[0].isupper()
    entry = known.longest(found, at) if named or word.plain in _HEADS else None
    if entry is not None and entry[0].concept in _NAMING:
        return _known(found, at, entry, known, made)
    if word.plain in _PRONOUNS or word.plain in GROUPS:
        return Mention(at, at, "pronoun" if word.plain in _PRONOUNS else "group", word.plain)
    if named and word.plain not in _NO_NAME and word.plain.isalpha():
        return _name(found, at, known, made)
    return None


def _known(
    found: Sequence[Word], at: int, entry: tuple[Entry, int], known: Vocabulary, made: Sequence[Mention]
) -> Mention | None:
    """A person, an office, a country or NATO, as the vocabulary knows it."""
    value, last = entry[0].value, at + entry[1] - 1
    if isinstance(value, Person):
        return _titled(Mention(at, last, "person", value.name), found, made)
    if isinstance(value, Office):
        return _office(Mention(at, last, "office", "", value), found, known)
    return Mention(at, last, "body", _code(value))


def _titled(person: Mention, found: Sequence[Word], made: Sequence[Mention]) -> Mention:
    """A person with the title and office named directly before."""
    first, office, pronoun = person.first, None, ""
    if made and made[-1].sort == "office" and made[-1].last == first - 1:
        first, office = made[-1].first, made[-1].office
    while first and (found[first - 1].plain in _TITLE_WORDS or _dotted(found, first - 1)):
        first -= 1
        plain = found[first].plain
        pronoun = "he" if plain in _HE else "she" if plain in _SHE else pronoun
    return person._replace(first=first, office=office, pronoun=pronoun)


def _dotted(found: Sequence[Word], at: int) -> bool:
    """Whether a full stop belongs to a title: Mr., Gen."""
    return at > 0 and found[at].plain == "." and found[at - 1].plain in _TITLE_WORDS


def _office(office: Mention, found: Sequence[Word], known: Vocabulary) -> Mention | None:
    """An office with the country it is said of, before ("Irish leader", "NATO's new ...") or after ("of Ireland")."""
    first, last, place, former = office.first, office.last, "", False
    while first and found[first - 1].plain in _SKIPPED:
        former = former or found[first - 1].plain in _FORMER
        first -= 1
    while last + 1 < len(found) and found[last + 1].plain in ("-", "elect"):
        return None
    for back in (1, 2, 3):
        entry = known.longest(found, first - back) if first >= back else None
        if entry is not None and entry[0].concept in ("country", "nato") and entry[1] == back:
            place, first = _code(entry[0].value), first - back
            break
    else:
        if first and first == office.first and found[first - 1].text.isupper() and found[first - 1].text.isalpha():
            return None  # "UN secretary general": of something the register does not know
    if last + 2 < len(found) and found[last + 1].plain == "of":
        at = last + 3 if found[last + 2].plain == "the" else last + 2
        entry = known.longest(found, last + 2) or (known.longest(found, at) if at < len(found) else None)
        if entry is not None and entry[0].concept in ("country", "nato"):
            place, last = _code(entry[0].value), last + 1 + entry[1] + (known.longest(found, last + 2) is None)
        elif found[min(at, len(found) - 1)].text[0].isupper():
            return None
    while first and found[first - 1].plain in _SKIPPED - {"'s"}:
        former = former or found[first - 1].plain in _FORMER
        first -= 1
    named = office.office or Office("")
    if named.title in NEEDS_PLACE and not place:
        return None
    return office._replace(first=first, last=last, office=Office(named.title, place, former))


def _code(value: object) -> str:
    return value if isinstance(value, str) else "NATO"


def _name(found: Sequence[Word], at: int, known: Vocabulary, made: Sequence[Mention]) -> Mention | None:
    """A run of capitalised words as a name, titles and initials left out."""
    kept = list(_run(found, at, known))
    last = kept[-1] if kept else at
    pronoun = next((p for n in kept for p, of in (("he", _HE), ("she", _SHE)) if found[n].plain in of), "")
    core = [n for n in kept if found[n].plain not in _TITLE_WORDS and len(found[n].plain) != 1]
    if not core:
        return None
    name = " ".join(found[n].text for n in core)
    if len(core) == 1 and name.isupper() and len(name) > 1:
        return Mention(at, last, "body", name)
    rest = tuple(found[n].plain for n in core[1:])
    person = known.named(found[core[0]].plain, rest)
    if person is not None:
        return _titled(Mention(at, last, "person", person.name, pronoun=pronoun), found, made)
    return _titled(Mention(at, last, "name", name), found, made)._replace(pronoun=pronoun)


def _run(found: Sequence[Word], at: int, known: Vocabulary) -> Iterator[int]:
    """Numbers of the words of a run of capitalised words; stops where a phrase of its own begins."""
    n, before = at, ""
    while n < len(found) and n - at < 8:
        word = found[n]
        if word.plain == "." and (len(found[n - 1].plain) == 1 or found[n - 1].plain in _TITLE_WORDS):
            n += 1
            continue
        if word.plain in _PARTICLES and n > at and n + 1 < len(found) and found[n + 1].text[0].isalpha():
            yield n
            n += 1
            continue
        if not word.text[0].isupper() or word.plain in _NO_NAME or not word.plain[:1].isalpha():
            return
        if n > at:
            entry = known.longest(found, n)
            concept = entry[0].concept if entry is not None else ""
            # a surname right after a given name belongs to it
            belongs = concept == "person" and before in known.given
            if concept in ("person", "country", "nato", "office") and not belongs:
                return
        before = word.plain if len(word.plain) > 1 else before
        yield n
        n += 1
