"""Document: a text to be audited, with the place of every character in what was handed in."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Literal

#: What was handed in; offsets are characters of it (of a PDF: of its text layer).
Medium = Literal["text", "html", "markdown", "pdf"]
#: ``title``: the headline; ``label``: who speaks next, as a transcript writes it; ``text``: everything else.
ParagraphKind = Literal["title", "text", "label"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of a document's text.

    >>> Span(3, 7).within(Span(0, 7)), Span(0, 3).overlap(Span(2, 9))
    (True, 1)
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def within(self, other: "Span") -> bool:
        """Whether it lies inside another one."""
        return other.start <= self.start and self.end <= other.end

    def overlap(self, other: "Span") -> int:
        """How many characters two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def trimmed(self, text: str) -> "Span":
        """The span without white space at either end."""
        part = self.of(text)
        left = len(part) - len(part.lstrip())
        return Span(self.start + left, max(self.start + left, self.start + len(part.rstrip())))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text; ``label`` names who a transcript says is speaking in it, empty where it says nobody."""

    span: Span
    kind: ParagraphKind = "text"
    label: str = ""


@dataclass(frozen=True)
class Document:
    """What is audited. It is material to analyse, never an instruction and never evidence for itself.

    Attributes:
        text: The characters people read, without boilerplate.
        paragraphs: Blocks of it, in order.
        name: File name, address or ``-``.
        medium: What was handed in.
        title: Headline, where one is known.
        published: Day of publication, where it says so.
        author: Who signed it.
        publisher: Who published it.
        url: Where it says it can be read.
        sha256: Hash of what was handed in.
        runs: Where the text stands in what was handed in: (place in text, place in it, length in it); a run's text
            reaches to the next run, and may be shorter or longer than what stands for it there (``&amp;`` for an
            ampersand, nothing for the gap between two blocks). Empty where both are the same.
        notes: What was left out or guessed in reading it.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    name: str = "-"
    medium: Medium = "text"
    title: str = ""
    published: date | None = None
    author: str = ""
    publisher: str = ""
    url: str = ""
    sha256: str = ""
    runs: tuple[tuple[int, int, int], ...] = ()
    notes: tuple[str, ...] = ()

    def handed_in(self, span: Span) -> Span:
        """The same characters as offsets of what was handed in."""
        if not self.runs or not span:
            return span
        return Span(self._place(span.start).start, self._place(span.end - 1).end)

    def _place(self, at: int) -> Span:
        """What stands for one character: one of what was handed in, or all that it was spelt with."""
        n = max(0, bisect_right(self.runs, at, key=itemgetter(0)) - 1)
        here, there, length = self.runs[n]
        following = self.runs[n + 1][0] if n + 1 < len(self.runs) else len(self.text)
        start = there + min(max(0, at - here), max(0, length - 1))
        return Span(start, there + length if at >= following - 1 else min(start + 1, there + length))

    def __str__(self) -> str:
        return self.name
