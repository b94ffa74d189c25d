"""An article, transcript or speech, statement by statement: who says what, and is it true?"""

from collections.abc import Mapping
from datetime import date as day_type

from fairshare.claims.reader.known import offices_of, words_of
from fairshare.claims.reader.read import read
from fairshare.core.document import Document
from fairshare.core.question import Answer, question_of_day
from fairshare.core.world import World
from fairshare.questions._article import article as told
from fairshare.questions._article import sources
from fairshare.questions._independent import independent
from fairshare.questions._judged import Bench, Judged, counted
from fairshare.questions._statements import COLUMNS, FORMS, row


def _day(given: Mapping[str, object]) -> day_type | None:
    """The day of the text: the one given, else the one it states."""
    article, day = given.get("article"), given.get("date")
    stated = article.published if isinstance(article, Document) else None
    return day if isinstance(day, day_type) else stated


@question_of_day(_day, forms=FORMS)
def audit(world: World, article: Document, *, date: day_type | None = None, speaker: str | None = None) -> Answer:
    """Every statement about burden sharing in a text, who says it, and whether it is true.

    Args:
        world: What was known, under which scenarios.
        article: A file (text, HTML, Markdown, PDF), "-" for standard input, or an http(s) address.
        date: Day of the text, against which "last October" is read; by default what the text says of itself.
        speaker: Who speaks where the text is one person's speech.
    """
    day = date or article.published or world.asof
    clauses = read(article, words_of(world.catalogue), day, offices_of(world.catalogue), speaker=speaker or "")
    judged = tuple(Bench.of(independent(world, article), day).judged(clauses))
    labels = counted(judged)
    return Answer(
        headline=_headline(judged, labels),
        columns=COLUMNS,
        rows=tuple(row(world, one, article, day) for one in judged),
        notes=tuple(_notes(world, article, day, stated=date is None and article.published is None)),
        extra={
            "article": told(article, day),
            "as_of": str(world.asof),
            "verdicts": labels,
            "sources": sources(world, judged),
        },
        under=f"As known on {world.asof}; {article.name}, read as of {day}.",
        hints={"view": "statements"},
    )


def _headline(judged: tuple[Judged, ...], labels: Mapping[str, int]) -> str:
    checkable = sum(labels.values())
    if not judged:
        return "No statement was found in the text."
    told = ", ".join(f"{n} {label.replace('_', ' ')}" for label, n in labels.items())
    found = f"{len(judged)} statements, {checkable} of them checkable"
    return f"{found}: {told}." if told else f"{found}."


def _notes(world: World, article: Document, day: day_type, *, stated: bool) -> list[str]:
    notes = [*article.notes]
    if stated:
        notes.append(f"The text states no day, so it is read as of {day}; --date sets another.")
    notes.append(
        "The text is material to check and never evidence for itself; opinions, demands and questions are not judged."
    )
    return notes
