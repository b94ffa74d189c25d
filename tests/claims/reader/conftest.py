"""A reader over the shipped lexicon and register, and texts as documents."""

from collections.abc import Callable
from datetime import date

import pytest

from fairshare.claims.reader.known import offices_of
from fairshare.claims.reader.read import read
from fairshare.claims.reader.vocabulary import Vocabulary, vocabulary
from fairshare.core.clause import Clause
from fairshare.core.document import Document, Paragraph, Span
from fairshare.core.world import World

DAY = date(2025, 3, 12)
Reads = Callable[..., tuple[Clause, ...]]


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Paragraphs parted by empty lines; one that begins with ``NAME|`` is labelled so, ``#|`` is the headline."""
    made, at = [], 0
    for part in text.split("\n\n"):
        label, bar, _ = part.partition("|")
        start = at + len(label) + 1 if bar else at
        span = Span(start, at + len(part))
        made.append(
            Paragraph(span, "title") if bar and label == "#" else Paragraph(span, label=label.strip() if bar else "")
        )
        at += len(part) + 2
    return tuple(made)


@pytest.fixture(scope="session")
def known(today: World) -> Vocabulary:
    return vocabulary(today.catalogue)


@pytest.fixture(scope="session")
def reads(today: World, known: Vocabulary) -> Reads:
    """``reads(text, day=...)``: the clauses of a text, published by the Gazette."""
    offices = offices_of(today.catalogue)

    def clauses(text: str, day: date = DAY, **about: str) -> tuple[Clause, ...]:
        document = Document(text, paragraphs(text), **{"publisher": "The Gazette", **about})  # type: ignore[arg-type]
        return read(document, known, day, offices)

    return clauses
