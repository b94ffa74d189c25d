"""Read: from a document to clauses, each a statement with its speaker and the items a kind of claim reads."""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from fairshare.claims.reader.attribution import Block, Line, blocks, last_told, parsed
from fairshare.claims.reader.clauses import parts
from fairshare.claims.reader.items import items
from fairshare.claims.reader.offices import register
from fairshare.claims.reader.passages import passages
from fairshare.claims.reader.people import Mention
from fairshare.claims.reader.quotations import Quotation, quotations
from fairshare.claims.reader.retold import retold
from fairshare.claims.reader.sentences import sentences
from fairshare.claims.reader.speakers import Cast, bindings, full_names
from fairshare.claims.reader.speech import Parsed, Telling, subject
from fairshare.claims.reader.times import times
from fairshare.claims.reader.under import under
from fairshare.claims.reader.vocabulary import Vocabulary
from fairshare.core.clause import Clause, Item, Person
from fairshare.core.document import Document, Paragraph, Span
from fairshare.core.statement import NOBODY, Speaker, Statement, Voice

#: How many sentences back a clause knows what the text is about.
_AROUND = 6
#: What is no part of a statement at its ends.
_GAPS = " \t\r\n,;:–—-…"
_EDGES = ' \t\r\n,;:–—-…“”"«»„'
_DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3})(?:, [A-Z][\w.]+){0,2}(?:,? [A-Z][a-z]+\.? \d{1,2})?"
    r"(?: \([^()]{1,30}\))?\s*[—–-]{1,2}\s"
)
_STAGE = re.compile(r"\s*[(\[][^()\[\]]{1,200}[)\]]\s*")


def read(document: Document, known: Vocabulary, day: date, offices: Sequence[Mapping[str, str]]) -> tuple[Clause, ...]:
    """Every statement of a document, in order.

    Args:
        document: The text.
        known: What words mean.
        day: Day of the text; times and offices are resolved against it.
        offices: The rows of the register of offices.
    """
    reader = _reader(document, known, day, offices)
    reader.document()
    return tuple(reader.clauses)


def sentence(
    text: str, known: Vocabulary, day: date, offices: Sequence[Mapping[str, str]], *, speaker: str = ""
) -> tuple[Clause, ...]:
    """The statements of a sentence handed in by itself.

    Args:
        text: The sentence.
        known: What words mean.
        day: Its day.
        offices: The rows of the register of offices.
        speaker: Who said it; a name, a title or nothing.
    """
    document = Document(text, (Paragraph(Span(0, len(text))),))
    reader = _reader(document, known, day, offices)
    if speaker:
        reader.turn(Span(0, len(text)), replace(reader.cast.label(speaker), found="given"))
    else:
        reader.document()
    return tuple(reader.clauses)


def _reader(document: Document, known: Vocabulary, day: date, offices: Sequence[Mapping[str, str]]) -> "_Reader":
    held, names = register(offices), full_names(f"{document.title}\n{document.text}")
    bound = known.binding(bindings(names, known, day, held))
    return _Reader(document, Cast(bound, held, day, names))


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

    def document(self) -> None:
        """Every paragraph."""
        text = self.source.text
        prose = [p for p in self.source.paragraphs if p.kind == "text" and not p.label]
        quoted = dict(zip(map(id, prose), quotations(text, [p.span for p in prose]), strict=True))
        for paragraph in self.source.paragraphs:
            if paragraph.kind == "title":
                self._title(paragraph.span)
            elif paragraph.label:
                self.turn(paragraph.span, self.cast.label(paragraph.label))
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
        whole = self._items(line)
        for part in parts(line.parsed):
            self._add(line, (part.first, part.last, part.subject), _Said(voice, speaker, day), whole)
        self.around.append(frozenset(i.concept for i in whole))

    def _told(self, line: Line) -> None:
        """The statements of a sentence of the text's own."""
        self.number += 1
        whole, author = self._items(line), self._author()
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
        self.around.append(frozenset(i.concept for i in whole))

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
        return line.spans[-1].of(self.source.text).rstrip(_EDGES).endswith("?")

    def _said(self, found: Parsed, told: Telling) -> date | None:
        """The day on which something was said, where the telling names one day."""
        end = next((n for n in range(told.verb, len(found.found)) if found.found[n].plain == "that"), len(found.found))
        near = [*found.found[max(0, told.first - 4) : end]]
        days = {when.since for _, _, when in times(near, self.cast.day) if when.since == when.until}
        return next(iter(days)) if len(days) == 1 else None

    def _items(self, line: Line) -> tuple[Item, ...]:
        return tuple(_settled(items(line.parsed.found, self.cast.known, self.cast.day), line, self.cast))

    def _add(self, line: Line, part: tuple[int, int, Mention | None], said: "_Said", whole: tuple[Item, ...]) -> None:
        """A part of a sentence as a clause, unless it says nothing."""
        first, last, about = part
        found = line.parsed.found
        spans = tuple(_spans(self.source.text, line, first, last))
        written = sum(w.plain[:1].isalpha() for w in found[first : last + 1])
        if not spans or not written or (written < 3 and line.parsed.verb_in(first, last) is None):
            return
        text = " ".join(s.of(self.source.text) for s in spans)
        statement = Statement(
            spans, text, said.voice, said.speaker, self.number,
            subject=" ".join(w.text for w in found[about.first : about.last + 1]) if about is not None else "",
            said=said.day, asks=text.endswith("?"), under=under(text),
        )  # fmt: skip
        inside = tuple([i for i in whole if any(s.start <= i.span.start and i.span.end <= s.end for s in spans)])
        named = () if about is None else _between(whole, found[about.first].start, found[about.last].end)
        around = self.headline.union(*self.around)
        self.clauses.append(Clause(statement, inside, self.cast.day, self.cast.known.lexicon, around, named, whole))


class _Said(NamedTuple):
    voice: Voice
    speaker: Speaker
    day: date | None


def _between(whole: tuple[Item, ...], start: int, end: int) -> tuple[Item, ...]:
    return tuple(i for i in whole if start <= i.span.start and i.span.end <= end)


def _spans(text: str, line: Line, first: int, last: int) -> Iterator[Span]:
    """Where some words stand, marks at the ends left out; one span for each the sentence has."""
    found = line.parsed.found
    if first > last:
        return
    wanted = Span(found[first].start, found[last].end)
    for span in line.spans:
        inside = Span(max(span.start, wanted.start), min(span.end, wanted.end))
        if inside.start >= inside.end:
            continue
        part = inside.of(text)
        left = len(part) - len(part.lstrip(_GAPS if _opened(part) else _EDGES))
        kept = part.rstrip(_GAPS if _opened(part) else _EDGES)
        if len(kept) > left:
            yield Span(inside.start + left, inside.start + len(kept))


def _opened(part: str) -> bool:
    """Whether a part holds a quotation of its own, so that a mark at its end belongs to it."""
    return part.count('"') > 1 or any(a in part and b in part for a, b in ("“”", "„“", "«»"))


def _settled(found: Sequence[Item], line: Line, cast: Cast) -> Iterator[Item]:
    """Items with what the register knows on the day: the office of a person, the country of an office.

    Here, with the speaker known, terms of office become times too.
    """
    named = {line.parsed.found[m.last].end: m for m in line.parsed.people if m.sort == "office"}
    for item in found:
        who = named.get(item.span.end) if item.concept == "office" else None
        if isinstance(item.value, Person) and (tenure := cast.register.held(item.value.name, cast.day)) is not None:
            yield replace(item, value=Person(item.value.name, tenure.office, tenure.place))
        elif who is not None and who.office is not None:
            yield replace(item, value=cast.register.placed(who.office))
        else:
            yield item
