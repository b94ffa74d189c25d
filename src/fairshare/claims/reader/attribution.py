"""Attribution: to whose words the quotations of a paragraph belong, as the text around them tells.

“A,” Roe said. “B.” is one speaker's; so is what follows a colon after somebody was said to speak. Where the text does
not tell, nobody said it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fairshare.claims.reader.passages import Passage
from fairshare.claims.reader.people import mentions
from fairshare.claims.reader.sentences import sentences
from fairshare.claims.reader.speech import Parsed, Telling, only_told, telling
from fairshare.claims.reader.verbs import finite
from fairshare.claims.reader.vocabulary import Vocabulary
from fairshare.claims.reader.words import words
from fairshare.core.document import Span


@dataclass(frozen=True)
class Line:
    """A sentence of a passage.

    Attributes:
        spans: Where it stands; two where an attribution interrupts a quotation.
        parsed: Its words and people.
        told: What of it only tells who speaks in a quotation beside it.
    """

    spans: tuple[Span, ...]
    parsed: Parsed
    told: Telling | None = None


@dataclass(frozen=True)
class Block:
    """A passage with its sentences.

    Attributes:
        passage: The passage.
        lines: Its sentences.
        teller: For a quotation the sentence that tells whose it is.
        same: For a quotation whether it is the same speaker's as the quotation before it.
    """

    passage: Passage
    lines: tuple[Line, ...]
    teller: Line | None = None
    same: bool = False

    @property
    def speech(self) -> bool:
        """Whether it is a quotation."""
        return self.passage.quotation is not None


def parsed(text: str, span: Span, known: Vocabulary) -> Parsed:
    """A sentence's words, people and verbs."""
    found = words(text, span.start, span.end)
    return Parsed(found, mentions(found, known), finite(found))


def blocks(text: str, found: Sequence[Passage], known: Vocabulary) -> list[Block]:
    """The passages of a paragraph as sentences, each quotation with the sentence that tells whose it is."""
    made = [Block(p, tuple(Line((s,), parsed(text, s, known)) for s in sentences(text, p.span))) for p in found]
    for n, block in enumerate(made):
        if block.speech:
            _attribute(text, made, n)
    return _joined(text, [b for b in made if b.lines])


def _attribute(text: str, made: list[Block], n: int) -> None:
    """Find the telling of a quotation: after it, before it, or that of the quotation before."""
    introduced = n > 0 and made[n - 1].passage.span.of(text).endswith(":")
    if (introduced and _before(text, made, n)) or _after(text, made, n) or _before(text, made, n):
        return
    earlier = next((k for k in range(n - 1, -1, -1) if made[k].speech), None)
    if earlier is not None and all(line.told for b in made[earlier + 1 : n] for line in b.lines):
        made[n] = replace(made[n], same=True)


def _after(text: str, made: list[Block], n: int) -> bool:
    if n + 1 >= len(made) or made[n + 1].speech or not made[n + 1].lines:
        return False
    line = made[n + 1].lines[0]
    told = telling(line.parsed, quoted=True)
    if told is None or told.who is None or line.parsed.verb_in(0, told.first - 1) is not None:
        return False
    inner, gap = made[n].passage.span.of(text), made[n + 1].passage.span.of(text)
    alone = only_told(line.parsed, told)
    if inner[-1:] in (".", "…") and (not alone or gap.endswith(":")):
        return False
    if gap.endswith(":") and len(made[n + 1].lines) == 1 and not inner.endswith(","):
        return False
    _tell(made, n, n + 1, 0, told)
    return True


def _before(text: str, made: list[Block], n: int) -> bool:
    if not n or made[n - 1].speech or not made[n - 1].lines:
        return False
    line = made[n - 1].lines[-1]
    if made[n - 1].passage.span.of(text).endswith((".", "!", "?", "…")):
        return False
    told = last_told(line.parsed)
    if told is None or told.who is None:
        return False
    _tell(made, n, n - 1, len(made[n - 1].lines) - 1, told)
    return True


def last_told(sentence: Parsed) -> Telling | None:
    """The last telling of a sentence: the one that leads on to what follows it."""
    told = found = telling(sentence)
    while found is not None:
        told = found
        found = telling(sentence, found.verb + 1)
    if told is not None and told.who is None:
        return None
    return told


def _tell(made: list[Block], quotation: int, gap: int, which: int, told: Telling) -> None:
    lines = list(made[gap].lines)
    lines[which] = replace(lines[which], told=told)
    made[gap] = replace(made[gap], lines=tuple(lines))
    made[quotation] = replace(made[quotation], teller=lines[which])


def _joined(text: str, made: list[Block]) -> list[Block]:
    """Sentences that an attribution interrupts, put together: “A,” Roe said, “and b.”."""
    for n in range(len(made) - 2):
        first, gap, second = made[n], made[n + 1], made[n + 2]
        if not (first.speech and second.speech and not gap.speech and first.lines and second.lines):
            continue
        interrupts = gap.passage.span.of(text).endswith(",") and first.passage.span.of(text).endswith(",")
        if not interrupts or len(gap.lines) > 1 or not second.passage.span.of(text)[:1].islower():
            continue
        head, tail = first.lines[-1], second.lines[0]
        whole = Line((*head.spans, *tail.spans), _together(head.parsed, tail.parsed))
        made[n] = replace(first, lines=(*first.lines[:-1], whole))
        made[n + 2] = replace(second, lines=second.lines[1:])
    return made


def _together(head: Parsed, tail: Parsed) -> Parsed:
    moved = [m._replace(first=m.first + len(head.found), last=m.last + len(head.found)) for m in tail.people]
    return Parsed([*head.found, *tail.found], [*head.people, *moved], [*head.finite, *tail.finite])
