"""Speech told of: where a sentence says that somebody said, asked, praised or denied something.

```
Leavitt told reporters on Wednesday that allies owe money.   subject, verb, hearer, time, what is retold
Allies owe money, the minister said.                         what is retold, subject, verb
According to the minister, allies owe money.
```
"""

from typing import NamedTuple

from fairshare.claims.reader.parsed import Parsed
from fairshare.claims.reader.people import Mention
from fairshare.claims.reader.verbs import AUXILIARIES, NOUNS, SAYING, SPEAKING, adverb, speaks
from fairshare.claims.reader.wordlist import listed


class Telling(NamedTuple):
    """That somebody spoke.

    Attributes:
        sort: ``say``, ``act`` or ``ask``.
        who: The subject; None where it is nobody that could be named.
        first, last: First and last word of the telling: subject, verb, hearer.
        verb: Number of the verb.
    """

    sort: str
    who: Mention | None
    first: int
    last: int
    verb: int


_PREPOSITIONS = listed(
    "of for to with by from at in on about against between like under over than near via toward towards and"
)
_OF = ("of", "for", "to", "at", "from")
_BETWEEN = listed(
    "has have had also then later earlier again repeatedly recently reportedly once previously on monday tuesday "
    "wednesday thursday friday saturday sunday yesterday today this last week month year similarly publicly often "
    "always never angrily simply even would could will"
)
_HEARERS = listed("told tells telling reminded reminds asked asks pressed")
_APPOSITION = 24
_BEFORE_NOUN = listed("the a an his her their its our these those 's of who which")
_AFTER_NOUN = listed("of for by from on in at with")
#: What leads on to a speech told by an infinitive: "used the visit to praise".
_USED = listed("used uses took seized chose went began continued proceeded moved rushed")


def telling(parsed: Parsed, first: int = 0, last: int | None = None, *, quoted: bool = False) -> Telling | None:
    """The first telling in a part of a sentence that has a subject, or None.

    Args:
        parsed: The sentence.
        first: Where to begin.
        last: Where to end; the end of the sentence unless given.
        quoted: Whether a quotation ends right before the part, so that "said Roe" begins it.
    """
    end = len(parsed.found) - 1 if last is None else last
    for verb in [n for n in range(first, end + 1) if parsed.found[n].plain in SPEAKING]:
        sort = speaks(parsed.found, verb)
        if not sort or not _is_verb(parsed, verb):
            continue
        if (passive := _passive(parsed, verb, sort)) is not None:
            return passive
        who = _subject(parsed, verb, first)
        if who is not None:
            return Telling(sort, who, who.first, _hearer(parsed, verb, end), verb)
        if sort == "say" and _nameless(parsed, verb, first, end):
            return Telling(sort, _head(parsed, verb, first), first, _hearer(parsed, verb, end), verb)
        if verb == _start(parsed, first, quoted=quoted) and parsed.found[verb].plain in SAYING:
            after = parsed.begins(verb + 1)
            if after is not None and after.sort != "body":
                return Telling(sort, after, verb, after.last, verb)
    return None


def resumed(parsed: Parsed, who: Mention | None, first: int, last: int) -> Telling | None:
    """The telling at the head of a part whose subject stands in the part before: "Roe, who ..., | said that"."""
    verb = parsed.verb_in(first, last) if who is not None else None
    if verb is None or verb > first + 1 or not (sort := speaks(parsed.found, verb)):
        return None
    return Telling(sort, who, first, _hearer(parsed, verb, last), verb)


def _start(parsed: Parsed, first: int, *, quoted: bool) -> int:
    """Where an inverted telling ("said Roe") may begin; -1 where it may not."""
    if not quoted:
        return -1
    while first < len(parsed.found) and not parsed.found[first].plain[:1].isalnum():
        first += 1
    return first


def _is_verb(parsed: Parsed, verb: int) -> bool:
    """Whether a word of speech is a verb here: "the demands", "his claims", "to call" are none or tell nothing."""
    before = parsed.found[verb - 1].plain if verb else ""
    after = parsed.found[verb + 1].plain if verb + 1 < len(parsed.found) else ""
    if parsed.found[verb].plain in NOUNS and (after in _AFTER_NOUN or (after and parsed.finite[verb + 1])):
        return False
    return before not in _BEFORE_NOUN


def _passive(parsed: Parsed, verb: int, sort: str) -> Telling | None:
    """The asker whom "by" names: "was asked by reporters whether"."""
    before = parsed.found[verb - 1].plain if verb else ""
    if before not in ("was", "were", "been", "being", "is", "are"):
        return None
    if sort != "ask":
        return Telling("", None, verb, verb, verb)
    by = verb + 1 < len(parsed.found) and parsed.found[verb + 1].plain == "by"
    return Telling("ask", parsed.begins(verb + 2) if by else None, 0, verb, verb)


def _subject(parsed: Parsed, verb: int, first: int) -> Mention | None:
    """Who stands before a verb as its subject."""
    at = verb - 1
    while at > first and (parsed.found[at].plain in _BETWEEN or adverb(parsed.found[at])):
        at -= 1
    if at < first:
        return None
    who = parsed.ends(at)
    if who is None and parsed.found[at].plain == ",":
        who = _before_apposition(parsed, at, first)
    if who is None:
        who = _carried(parsed, verb, first)
    return None if who is None or _governed(parsed, who, first) else who


def _nameless(parsed: Parsed, verb: int, first: int, end: int) -> bool:
    """Whether somebody not named by the words before a verb says what follows it: "the leaders of both said ..."."""
    if verb < first + 2 or not parsed.finite[verb] or parsed.verb_in(first, verb - 1) is not None:
        return False
    return parsed.found[verb - 1].plain.isalpha() and parsed.verb_in(verb + 1, end) is not None


def _head(parsed: Parsed, verb: int, first: int) -> Mention | None:
    """Who stands before a preposition that governs the last name: "a spokesman for Trump said"."""
    governed = parsed.ends(verb - 1)
    if governed is None or governed.first < first + 2 or parsed.found[governed.first - 1].plain not in _OF:
        return None
    return parsed.ends(governed.first - 2)


def _before_apposition(parsed: Parsed, comma: int, first: int) -> Mention | None:
    """Whom the words between commas are about: "Roe, an analyst at the Institute, said"."""
    for at in range(comma - 1, max(first, comma - _APPOSITION), -1):
        if parsed.found[at].plain == ",":
            who = parsed.ends(at - 1)
            if who is not None and who.sort in ("person", "name", "group", "office", "pronoun"):
                return who
    return None


def _carried(parsed: Parsed, verb: int, first: int) -> Mention | None:
    """The subject of a second verb: "met Rutte and said", "hit back, adding", "used the visit to praise"."""
    before, plain = parsed.found[verb - 1].plain, parsed.found[verb].plain
    again = before in ("and", "but", "to") or plain.endswith("ing") or (before == "," and plain.endswith("ed"))
    verb_before = parsed.verb_in(first, verb - 1) if again else None
    if verb_before is None or (before == "to" and parsed.found[verb_before].plain not in _USED):
        return None
    return subject(parsed, first, verb_before)


def subject(parsed: Parsed, first: int, verb: int) -> Mention | None:
    """The subject of a clause: the first mention before its verb that no preposition governs.

    A coordinated one ("Trump and Rutte said") or a possessive ("Trump's aide") is nobody's.
    """
    for who in parsed.people:
        if first <= who.first and who.last < verb and not _governed(parsed, who, first):
            return who
    return None


def _governed(parsed: Parsed, who: Mention, first: int) -> bool:
    """Whether a mention is no subject: after a preposition, one of two, or an owner."""
    before = parsed.found[who.first - 1].plain if who.first > first else ""
    if before in ("the", "a", "an") and who.first - 1 > first:
        before = parsed.found[who.first - 2].plain
    after = parsed.found[who.last + 1].plain if who.last + 1 < len(parsed.found) else ""
    if before == "and":
        return parsed.ends(who.first - 2) is not None
    if after == "and" and parsed.begins(who.last + 2) is not None:
        return True
    if who.sort == "body" and parsed.begins_at(who.last + 1) is not None:
        return True
    owned = before == "'s" and who.sort != "person" and parsed.found[who.first].text[0].isupper()
    return before in _PREPOSITIONS or owned or after in ("'s", "'", "’")


def _hearer(parsed: Parsed, verb: int, end: int) -> int:
    """The last word of a telling, the hearer and "that" included."""
    at = verb
    if parsed.found[verb].plain in _HEARERS:
        hearer = parsed.begins(verb + 1)
        at = hearer.last if hearer is not None else verb
        if hearer is None and verb + 1 <= end and not parsed.finite[verb + 1]:
            at = verb + 1
    for n in range(at + 1, min(at + 16, end) + 1):
        if parsed.found[n].plain == "that" and (parsed.verb_in(n + 1, end) is not None):
            # in "said that was enough" the word is the subject
            return n - 1 if parsed.finite[n + 1] else n
        if parsed.finite[n] or parsed.found[n].plain in (";", ":"):
            break
    return at


def trailing(parsed: Parsed) -> Telling | None:
    """A telling that ends a sentence: "..., the minister said on Monday" or "..., according to the minister"."""
    found = parsed.found
    for at in range(len(found) - 1, max(0, len(found) - _APPOSITION - 1), -1):
        if found[at].plain != ",":
            continue
        if at + 2 < len(found) and found[at + 1].plain == "according" and found[at + 2].plain == "to":
            return _named(parsed, at + 1)
        who = parsed.begins(at + 1)
        verb = who.last + 1 if who is not None else len(found)
        if who is None or verb >= len(found) or speaks(found, verb) != "say":
            continue
        if parsed.verb_in(verb + 1, len(found)) is None and parsed.verb_in(0, at) is not None:
            return Telling("say", who, at, len(found) - 1, verb)
    return None


def leading(parsed: Parsed) -> Telling | None:
    """A telling at the head of a sentence: "According to the minister, ..."."""
    found = parsed.found
    if len(found) > 3 and found[0].plain == "according" and found[1].plain == "to":
        told = _named(parsed, 0)
        comma = next((n for n in range(told.last, len(found)) if found[n].plain == ","), None)
        return told._replace(last=comma) if comma is not None else None
    return None


def _named(parsed: Parsed, at: int) -> Telling:
    who = parsed.begins(at + 2)
    return Telling("say", who, at, who.last if who is not None else len(parsed.found) - 1, at)


def only_told(parsed: Parsed, told: Telling) -> bool:
    """Whether a sentence beside a quotation holds the telling and nothing else that is said."""
    rest = [n for n, is_verb in enumerate(parsed.finite) if is_verb and not told.first <= n <= told.last]
    return all(parsed.found[n].plain in AUXILIARIES and n < told.verb and told.verb - n <= 3 for n in rest)
