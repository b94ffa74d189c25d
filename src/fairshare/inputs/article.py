"""From a page to the article on it: headline, paragraphs and labels, without what stands around them."""

from dataclasses import dataclass

from fairshare.core.document import Paragraph
from fairshare.inputs.dateline import signed
from fairshare.inputs.left_out import article_blocks
from fairshare.inputs.page import Page, Told
from fairshare.inputs.transcript import turns


@dataclass(frozen=True, slots=True)
class Article:
    """What of a page is to be audited, and what it says of itself."""

    paragraphs: tuple[Paragraph, ...]
    told: Told
    notes: tuple[str, ...] = ()


def article(page: Page) -> Article:
    """The paragraphs of a page, in order; a headline first where there is one."""
    sound = article_blocks(page.text, page.blocks)
    printed = signed(page.text, sound)
    blocks = [block for block in sound if block not in printed.only]
    spoken = turns(page.text, blocks)
    paragraphs = spoken or [Paragraph(b.span, "title" if b.role == "title" else "text") for b in blocks]
    title = " ".join(" ".join(p.span.of(page.text).split()) for p in paragraphs if p.kind == "title")
    told = page.told.or_else(Told(title, printed.published, printed.author))
    notes = list(page.notes)
    if spoken:
        notes.append("read as a transcript: labels name who speaks")
    if lost := len(page.blocks) - len(sound):
        notes.append(f"left out as no part of the article: {lost} {'block' if lost == 1 else 'blocks'}")
    return Article(tuple(paragraphs), told, tuple(notes))
