"""Retold speech: which parts of the reporter's sentence are somebody's words retold, and whose."""

from collections.abc import Iterator
from typing import NamedTuple

from fairshare.claims.reader.clauses import Part, parts
from fairshare.claims.reader.naming import named
from fairshare.claims.reader.parsed import Parsed
from fairshare.claims.reader.people import Mention
from fairshare.claims.reader.speech import Telling, leading, resumed, telling, trailing
from fairshare.claims.reader.wordlist import listed
from fairshare.core.statement import Voice

_QUESTIONS = listed("whether if what how why when who which where about")


class Told(NamedTuple):
    """A part with its voice.

    Attributes:
        first, last: Numbers of its first and last word.
        subject: Subject that stands elsewhere.
        voice: Whose words.
        who: Who is retold or asks; None for the reporter, and where the words do not tell.
        told: The telling, for the day on which it was said.
    """

    first: int
    last: int
    subject: Mention | None
    voice: Voice
    who: Mention | None
    told: Telling | None


def retold(sentence: Parsed, beside: Telling | None = None) -> Iterator[Told]:
    """The parts of a reporter's sentence, each with its voice.

    Args:
        sentence: The sentence.
        beside: What of it tells who speaks in a quotation beside it; that is no statement of its own.
    """
    first, last, outer = 0, len(sentence.found) - 1, None
    if beside is None and (outer := trailing(sentence)) is not None:
        last = outer.first - 1
    elif beside is None and (outer := leading(sentence)) is not None:
        first = outer.last + 1
    body = sentence.part(first, last) if outer is not None else sentence
    for told in _parts(body, beside):
        moved = told if outer is None or told.voice != "reporter" else told._replace(voice="paraphrase")
        if outer is None:
            yield moved
        else:
            about = _shifted(moved.subject, first)
            who = outer.who if moved.who is None else _shifted(moved.who, first)
            yield moved._replace(first=told.first + first, last=told.last + first, subject=about, who=who, told=outer)
    for start, end in named(sentence):
        yield Told(start, end, None, "reporter", None, None)


def _holds_comma(body: Parsed, part: Part) -> bool:
    """Whether a part may end in a telling that a comma sets off."""
    return "," in [w.plain for w in body.found[part.first : part.last + 1]]


def _moved(told: Telling, by: int) -> Telling:
    return Telling(told.sort, _shifted(told.who, by), told.first + by, told.last + by, told.verb + by)


def _shifted(who: Mention | None, by: int) -> Mention | None:
    return None if who is None else who._replace(first=who.first + by, last=who.last + by)


def _parts(body: Parsed, beside: Telling | None) -> Iterator[Told]:
    voice: Voice = "reporter"
    who: Mention | None = None
    for part in parts(body):
        if beside is not None and part.first <= beside.verb <= part.last:
            yield from _beside(body, part, beside)
            voice, who = "reporter", None
            continue
        after = trailing(body.part(part.first, part.last)) if beside is None and _holds_comma(body, part) else None
        if after is not None:
            voice, who, last = "paraphrase", _shifted(after.who, part.first), part.first + after.first - 1
            yield Told(part.first, last, part.subject, voice, who, _moved(after, part.first))
            continue
        told = telling(body, part.first, part.last) or resumed(body, part.subject, part.first, part.last)
        if told is None or not told.sort or body.verb_in(part.first, told.first - 1) is not None:
            if part.loose:
                voice, who = "reporter", None
            yield Told(part.first, part.last, part.subject, voice, who, None)
            continue
        voice, who, first = _read(body, part, told)
        yield Told(first, part.last, part.subject, voice, who, told)
        if voice == "question":
            voice, who = "reporter", None


def _beside(body: Parsed, part: Part, beside: Telling) -> Iterator[Told]:
    """What a part says beside telling who speaks: what follows "said that", or an earlier telling's complement."""
    first = beside.last + 1
    if body.verb_in(first, part.last) is not None and body.found[beside.last].plain == "that":
        yield Told(first, part.last, None, "paraphrase", beside.who, beside)
        return
    before = telling(body, part.first, beside.verb - 1)
    if before is not None and before.sort == "say" and body.verb_in(before.last + 1, beside.verb - 1) is not None:
        yield Told(before.last + 1, max(before.last + 1, beside.verb - 1), None, "paraphrase", before.who, before)


def _read(body: Parsed, part: Part, told: Telling) -> tuple[Voice, Mention | None, int]:
    """Voice, speaker and first word of a part that tells of speaking."""
    if told.sort == "ask":
        asks = any(w.plain in _QUESTIONS for w in body.found[told.verb : part.last + 1])
        return ("question" if asks else "paraphrase"), told.who, part.first
    complement = told.sort == "say" and body.verb_in(told.last + 1, part.last) is not None
    return "paraphrase", told.who, (told.last + 1 if complement else part.first)
