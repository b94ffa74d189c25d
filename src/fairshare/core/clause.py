"""Clause: a statement as a row of items, each a word or phrase of the field, a quantity, a time or a name."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from fairshare.core.document import Span
from fairshare.core.lexicon import Lexicon
from fairshare.core.quantity import Quantity, When
from fairshare.core.statement import Statement


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the register knows, as named in a text.

    Attributes:
        name: As the register has it.
        office: Of the rows about this person, the office of the day; empty if none was held.
        place: Whose office.
    """

    name: str
    office: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """An office named by its title ("the White House press secretary", "the NATO chief").

    Attributes:
        title: As the register has it.
        place: Whose: ISO code, ``NATO`` or ``EU``; empty where the words do not tell.
        former: Whether the words say that it is over.
    """

    title: str
    place: str = ""
    former: bool = False


#: What an item carries beside its words: a quantity, a time, a country's code, a person or an office.
Value = Quantity | When | Person | Office | str | None


class Item(NamedTuple):
    """One thing in a clause.

    Attributes:
        concept: A concept of the lexicon, or one of ``BUILT_IN``.
        start, end: Where it stands in the document.
        text: Its characters.
        value: What they mean; for ``country`` the ISO code.
        code: The character that stands for the concept.
    """

    concept: str
    start: int
    end: int
    text: str
    value: Value
    code: str

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        return Span(self.start, self.end)

    @property
    def quantity(self) -> Quantity:
        """Its quantity (TypeError if it is none)."""
        if not isinstance(self.value, Quantity):
            raise TypeError(f"{self.text!r} is no quantity")
        return self.value

    @property
    def when(self) -> When:
        """Its time (TypeError if it is none)."""
        if not isinstance(self.value, When):
            raise TypeError(f"{self.text!r} is no time")
        return self.value


@dataclass(frozen=True)
class Clause:
    """A statement with its items: what a kind of claim reads.

    Attributes:
        statement: Who says what, in which voice.
        items: In order.
        day: Day of the text; times are resolved against it.
        lexicon: The concepts, for patterns.
        around: Concepts of the headline and of the sentences before, so that "they" may mean the allies.
        subject: Items of a subject that stands elsewhere in the sentence.
        whole: Items of the whole sentence; a pattern may look there for a time.
    """

    statement: Statement
    items: tuple[Item, ...]
    day: date
    lexicon: Lexicon = field(repr=False, compare=False)
    around: frozenset[str] = frozenset()
    subject: tuple[Item, ...] = ()
    whole: tuple[Item, ...] = ()
    concepts: frozenset[str] = field(init=False)
    code: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "concepts", frozenset([i.concept for i in self.items]))
        object.__setattr__(self, "code", "".join([i.code for i in self.items]))

    def has(self, *concepts: str) -> bool:
        """Whether any of these concepts stands in it."""
        return not self.concepts.isdisjoint(concepts)

    def all(self, *concepts: str) -> Iterator[Item]:
        """The items of these concepts, in order."""
        return (i for i in self.items if i.concept in concepts)

    def first(self, *concepts: str) -> Item | None:
        """The first item of these concepts, or None."""
        return next(self.all(*concepts), None)

    def times(self) -> tuple[When, ...]:
        """The times said in it, else those of its whole sentence."""
        here = tuple(i.when for i in self.all("when"))
        return here or tuple(i.when for i in self.whole if i.concept == "when")
