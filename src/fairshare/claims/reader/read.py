"""Read: from a document to clauses, each a statement with its speaker and the items a kind of claim reads."""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from fairshare.claims.reader.attribution import Block, Line, blocks, last_told
from fairshare.claims.reader.clauses import parts
from fairshare.claims.reader.in_office import Voiced, with_times
from fairshare.claims.reader.items import items
from fairshare.claims.reader.line import Line as Words
from fairshare.claims.reader.offices import Register
from fairshare.claims.reader.parsed import Parsed, parsed
from fairshare.claims.reader.passages import passages
from fairshare.claims.reader.people import Mention
from fairshare.claims.reader.quotations import Quotation, quotations
from fairshare.claims.reader.retold import retold
from fairshare.claims.reader.sentences import sentences
from fairshare.claims.reader.settled import settled
from fairshare.claims.reader.spans import spans_of
from fairshare.claims.reader.speakers import Cast, bindings, full_names
from fairshare.claims.reader.speech import Telling, subject
from fairshare.claims.reader.terms import Found, terms
from fairshare.claims.reader.times import times
from fairshare.claims.reader.under import under
from fairshare.claims.reader.vocabulary import Vocabulary
from fairshare.core.clause import Clause, Item
from fairshare.core.document import Document, Paragraph, Span
from fairshare.core.statement import NOBODY, Speaker, Statement, Voice

#: How many sentences back a clause knows what the text is about.
_AROUND = 6
_DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3})(?:, [A-Z][\w.]+){0,2}(?:,? [A-Z][a-z]+\.? \d{1,2})?"
    r"(?: \([^()]{1,30}\))?\s*[—–-]{1,2}\s"
)
_STAGE = re.compile(r"\s*[(\[][^()\[\]]{1,200}[)\]]\s*")


def read(
    document: Document, known: Vocabulary, day: date, offices: Register, *, speaker: str = ""
) -> tuple[Clause, ...]:
    """Every statement of a document, in order.

    Args:
        document: The text.
        known: What words mean.
        day: Day of the text; times and offices are resolved against it.
        offices: Who held which office when.
        speaker: Who speaks, where the text is one person's speech (but for turns it gives to others); a name, a title
            or nothing.
    """
    reader = _reader(document, known, day, offices)
    reader.document(replace(reader.cast.label(speaker), found="given") if speaker else None)
    return tuple(reader.clauses)


def sentence(text: str, known: Vocabulary, day: date, offices: Register, *, speaker: str = "") -> tuple[Clause, ...]:
    """The statements of a sentence handed in by itself.

    Args:
        text: The sentence.
        known: What words mean.
        day: Its day.
        offices: Who held which office when.
        speaker: Who said it; a name, a title or nothing.
    """
    document = Document(text, (Paragraph(Span(0, len(text))),))
    return read(document, known, day, offices, speaker=speaker)


def _reader(document: Document, known: Vocabulary, day: date, offices: Register) -> "_Reader":
    names = full_names(f"{document.title}\n{document.text}")
    bound = known.binding(bindings(names, known, day, offices))
    return _Reader(document, Cast(bound, offices, day, names))


@dataclass
class _Reader:
    """One walk over a document."""

    source: Document
    cast: Cast
    clauses: list[Clause] = field(default_factory=list)
    number: int = -1
    around: deque[frozenset[str]] = field(default_factory=lambda: deque(maxlen=_AROUND))
    headline: frozenset[str] = frozenset()
    last: Speaker = NOBODY
    chain: int = 0
    announced: Line | None = None

    def document(self, speech_of: Speaker | None = None) -> None:
        """Every paragraph; those that nobody is named for are ``speech_of`` somebody, or the text's own."""
        text = self.source.text
        prose = [p for p in self.source.paragraphs if p.kind == "text" and not p.label]
        quoted = dict(zip(map(id, prose), quotations(text, [p.span for p in prose]), strict=True))
        for paragraph in self.source.paragraphs:
            if paragraph.kind == "title":
                self._title(paragraph.span)
            elif paragraph.label:
                self.turn(paragraph.span, self.cast.label(paragraph.label))
            elif speech_of is not None:
                self.turn(paragraph.span, speech_of)
            elif paragraph.kind == "text":
                self._prose(paragraph.span, quoted[id(paragraph)])

    def turn(self, span: Span, speaker: Speaker) -> None:
        """What one speaker says in a transcript."""
        voice: Voice = "question" if speaker.name == "reporters" else "quote"
        for place in sentences(self.source.text, span):
            if not _STAGE.fullmatch(place.of(self.source.text)):
                line = Line((place,), parsed(self.source.text, place, self.cast.known))
                self._quoted(line, voice, speaker, None)

    def _title(self, span: Span) -> None:
        for place in sentences(self.source.text, span):
            line = Line((place,), parsed(self.source.text, place, self.cast.known))
            self._told(line)
            self.headline |= self.around[-1] if self.around else frozenset()

    def _prose(self, span: Span, quoted: Sequence[Quotation]) -> None:
        text = self.source.text
        dateline = _DATELINE.match(text, span.start, span.end)
        body = span if dateline is None else Span(dateline.end(), span.end)
        made = blocks(text, passages(text, body, quoted), self.cast.known)
        announced, self.announced = self.announced, None
        for n, block in enumerate(made):
            if block.speech:
                self._speech(block, announced if n == 0 else None)
                continue
            for line in block.lines:
                self._told(line)
        if made and not made[-1].speech and made[-1].passage.span.of(text).endswith(":"):
            self.announced = made[-1].lines[-1]
        if not made or not made[-1].speech:
            self.last = NOBODY

    def _speech(self, block: Block, announced: Line | None) -> None:
        """A quotation: whose it is, and its statements."""
        quotation, day = block.passage.quotation, None
        if block.teller is not None and block.teller.told is not None:
            told = block.teller.told
            speaker = self.cast.speaker(told.who, block.teller.parsed.found)
            day = self._said(block.teller.parsed, told)
        elif announced is not None and (leads := last_told(announced.parsed)) is not None:
            speaker = self.cast.speaker(leads.who, announced.parsed.found)
            day = self._said(announced.parsed, leads)
        elif block.same or (quotation is not None and quotation.continues):
            speaker = replace(self.last, found="continued") if self.last.name else NOBODY
        else:
            speaker = NOBODY
        self._chain(speaker, quotation)
        self.last = speaker
        asked = block.teller is not None and block.teller.told is not None and block.teller.told.sort == "ask"
        self.cast.spoke(speaker)
        for line in block.lines:
            voice: Voice = "question" if asked and self._asks(line) else "quote"
            self._quoted(line, voice, speaker, day)

    def _chain(self, speaker: Speaker, quotation: Quotation | None) -> None:
        """Give a quotation over several paragraphs its speaker where only a later paragraph names one."""
        goes_on = quotation is not None and quotation.continues
        if goes_on and speaker.name:
            for n in range(self.chain, len(self.clauses)):
                said = replace(self.clauses[n].statement, speaker=replace(speaker, found="continued"))
                self.clauses[n] = replace(self.clauses[n], statement=said)
        if not goes_on or speaker.name:
            self.chain = len(self.clauses)

    def _quoted(self, line: Line, voice: Voice, speaker: Speaker, day: date | None) -> None:
        """The statements of a sentence somebody says."""
        self.number += 1
        whole = self._whole(line)
        for part in parts(line.parsed):
            self._add(line, (part.first, part.last, part.subject), _Said(voice, speaker, day), whole)
        self.around.append(frozenset(i.concept for i in whole.items))

    def _told(self, line: Line) -> None:
        """The statements of a sentence of the text's own."""
        self.number += 1
        whole, author = self._whole(line), self._author()
        for told in retold(line.parsed, line.told):
            speaker, day = author, None
            if told.voice != "reporter":
                speaker = self._retelling(told.who, line.parsed)
            if told.told is not None:
                day = self._said(line.parsed, told.told)
            self._add(line, (told.first, told.last, told.subject), _Said(told.voice, speaker, day), whole)
        verb = line.parsed.verb_in(0, len(line.parsed.found))
        about = subject(line.parsed, 0, verb) if verb is not None else None
        self.cast.hear(line.parsed.people, about)
        self.around.append(frozenset(i.concept for i in whole.items))

    def _retelling(self, who: Mention | None, sentence: Parsed) -> Speaker:
        """Who is retold in a sentence; a pronoun may mean somebody named earlier in it."""
        if who is None:
            return NOBODY
        before = [m for m in sentence.people if m.last < who.first and m.sort in ("person", "name", "office")]
        verb = sentence.verb_in(0, who.first)
        about = subject(sentence, 0, verb if verb is not None else who.first) if before else None
        return self.cast.within(who, sentence.found, before, about)

    def _author(self) -> Speaker:
        name = self.source.publisher or self.source.author
        return Speaker(name, "author") if name else NOBODY

    def _asks(self, line: Line) -> bool:
        return line.spans[-1].of(self.source.text).rstrip(' ”"’»“').endswith("?")

    def _said(self, found: Parsed, told: Telling) -> date | None:
        """The day on which something was said, where the telling names one day."""
        end = next((n for n in range(told.verb, len(found.found)) if found.found[n].plain == "that"), len(found.found))
        near = [*found.found[max(0, told.first - 4) : end]]
        days = {when.since for _, _, when in times(near, self.cast.day) if when.since == when.until}
        return next(iter(days)) if len(days) == 1 else None

    def _whole(self, line: Line) -> "_Whole":
        found, known = Words.of(line.parsed.found), self.cast.known
        made = settled(items(found, known, self.cast.day), line, self.cast)
        return _Whole(made, tuple(terms(found, known.surnames.keys())))

    def _timed(self, line: Line, said: "_Said", whole: "_Whole") -> tuple[Item, ...]:
        """The items of a sentence with the terms of office that can be told once it is known who speaks."""
        voiced = Voiced(line.parsed, said.voice, said.speaker, self.cast)
        found = tuple(voiced.times(whole.terms))
        return with_times(whole.items, found, self.source.text, self.cast.known.lexicon.codes["when"])

    def _add(self, line: Line, part: tuple[int, int, Mention | None], said: "_Said", sentence: "_Whole") -> None:
        """A part of a sentence as a clause, unless it says nothing."""
        first, last, about = part
        found = line.parsed.found
        spans = tuple(spans_of(self.source.text, line, first, last))
        written = sum([w.plain[:1].isalpha() for w in found[first : last + 1]])
        if not spans or not written or (written < 3 and line.parsed.verb_in(first, last) is None):
            return
        text = " ".join(s.of(self.source.text) for s in spans)
        statement = Statement(
            spans, text, said.voice, said.speaker, self.number,
            subject=" ".join(w.text for w in found[about.first : about.last + 1]) if about is not None else "",
            said=said.day, asks=text.endswith("?"), under=under(text),
        )  # fmt: skip
        whole = self._timed(line, said, sentence) if sentence.terms else sentence.items
        inside = tuple(chain.from_iterable(_between(whole, s.start, s.end) for s in spans))
        named = () if about is None else _between(whole, found[about.first].start, found[about.last].end)
        around = self.headline.union(*self.around)
        self.clauses.append(Clause(statement, inside, self.cast.day, self.cast.known.lexicon, around, named, whole))


class _Whole(NamedTuple):
    """A sentence's items, and the terms of office it speaks of."""

    items: tuple[Item, ...]
    terms: tuple[Found, ...]


class _Said(NamedTuple):
    voice: Voice
    speaker: Speaker
    day: date | None


def _between(whole: tuple[Item, ...], start: int, end: int) -> tuple[Item, ...]:
    first = bisect_left(whole, start, key=attrgetter("start"))
    return whole[first : bisect_right(whole, end, lo=first, key=attrgetter("end"))]
