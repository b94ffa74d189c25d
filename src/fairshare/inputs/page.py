"""Page: a text in blocks, with what it says of itself, before anyone decides which blocks are the article."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from fairshare.core.document import Span

#: ``title``: the text says it is its headline; ``heading``: of a section; ``item``: of a list; ``text``: the rest.
Role = Literal["title", "heading", "item", "text"]
#: Where a text stands in what was handed in: (place in text, place in it, length in it).
Runs = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Characters that stand together: a paragraph, a heading, an item of a list."""

    span: Span
    role: Role = "text"


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says of itself; empty where it says nothing."""

    title: str = ""
    published: date | None = None
    author: str = ""
    publisher: str = ""
    url: str = ""

    def or_else(self, other: "Told") -> "Told":
        """What this one does not say, taken from another.

        >>> Told("A").or_else(Told("B", author="C"))
        Told(title='A', published=None, author='C', publisher='', url='')
        """
        return Told(
            self.title or other.title,
            self.published or other.published,
            self.author or other.author,
            self.publisher or other.publisher,
            self.url or other.url,
        )


@dataclass(frozen=True)
class Page:
    """What one medium yields: its text, the blocks of it in order, and the way back to what was handed in."""

    text: str
    blocks: tuple[Block, ...]
    runs: Runs = ()
    told: Told = Told()
    notes: tuple[str, ...] = ()
