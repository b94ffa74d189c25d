"""What an answer tells of the text it is about, and of the releases its verdicts rest on."""

from collections.abc import Iterable
from datetime import date

from fairshare.core.document import Document
from fairshare.core.figure import Cell, Figure
from fairshare.core.question import Record
from fairshare.core.world import World
from fairshare.questions._judged import Judged


def article(document: Document, day: date) -> dict[str, object]:
    """A text with its blocks; places are characters of ``text``."""
    blocks = [{"start": p.span.start, "end": p.span.end, "kind": p.kind, "label": p.label} for p in document.paragraphs]
    return {
        "name": document.name,
        "medium": document.medium,
        "title": document.title,
        "published": str(document.published) if document.published else None,
        "day": str(day),
        "author": document.author,
        "publisher": document.publisher,
        "url": document.url,
        "sha256": document.sha256,
        "text": document.text,
        "paragraphs": blocks,
    }


def sources(world: World, judged: Iterable[Judged]) -> tuple[Record, ...]:
    """The releases that the readings name or their figures come from, oldest first, with their terms."""
    readings = [r for one in judged for r in one.verdict.readings]
    # many readings share a figure, and figures their steps
    figures = {id(f): f for r in readings for f in r.figures}
    named = {r.release for r in readings}.union(*map(_releases, figures.values()))
    known = world.facts.sources
    found = sorted((known[id] for id in named if id in known), key=lambda s: (s.published, s.id))
    return tuple(
        {
            "id": s.id,
            "publisher": s.publisher,
            "title": s.title,
            "published": str(s.published),
            "grade": s.grade,
            "licence": s.licence,
            "attribution": s.attribution,
            "url": s.url,
        }
        for s in found
    )


def _releases(figure: Figure) -> set[str]:
    """Its release as its id has it, else those of the cells it was made of; shared steps are walked once."""
    if figure.id and figure.id.at and not figure.id.at[0].isdigit():
        return {figure.id.at}
    found, waiting, seen = set[str](), [figure], set[int]()
    while waiting:
        trail = waiting.pop().trail
        if isinstance(trail.leaf, Cell):
            found.add(trail.leaf.fact.source)
        for step in trail.inputs:
            if id(step) not in seen:
                seen.add(id(step))
                waiting.append(step)
    return found
