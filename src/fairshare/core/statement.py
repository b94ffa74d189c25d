"""Statement: who says what in a text, and in which voice."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from fairshare.core.document import Span

#: ``quote``: between quotation marks; ``paraphrase``: somebody's words retold; ``reporter``: the text's own voice;
#: ``question``: asked, not said.
Voice = Literal["quote", "paraphrase", "reporter", "question"]
#: How a speaker was found. ``none`` is better than a wrong one.
Found = Literal["named", "role", "pronoun", "continued", "label", "given", "author", "none"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it.

    Attributes:
        name: As people call them: "Karoline Leavitt", "reporters", the publisher for its own voice; empty if unknown.
        found: How.
        office: Their office on the day, by the register; empty where it holds none.
        place: Whose office: ISO code, ``NATO`` or ``EU``.
        words: What the text calls them.
    """

    name: str
    found: Found = "none"
    office: str = ""
    place: str = ""
    words: str = ""


NOBODY = Speaker("")


@dataclass(frozen=True)
class Statement:
    """A part of a text that says one thing.

    Attributes:
        spans: Where it stands; more than one where an attribution interrupts a quotation.
        text: The characters of the spans, joined by a space.
        voice: Whose words.
        speaker: Who says it.
        sentence: Number of the sentence it stands in.
        subject: Words of a subject that stands elsewhere in the sentence ("Rutte" for "is expected on Thursday").
        said: Day it was said, if the text tells; otherwise the day of the text counts.
        asks: Whether it is a question.
        under: Words that make it less than an assertion: "expected", "if", "calls to".
    """

    spans: tuple[Span, ...]
    text: str
    voice: Voice
    speaker: Speaker = NOBODY
    sentence: int = 0
    subject: str = ""
    said: date | None = None
    asks: bool = False
    under: str = ""

    @property
    def span(self) -> Span:
        """From the first to the last character."""
        return Span(self.spans[0].start, self.spans[-1].end)
