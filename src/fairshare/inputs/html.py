"""HTML as a page: the words of its article, with the place of every character in its source."""

from html import escape
from itertools import islice

from fairshare.core.document import Span
from fairshare.errors import BadInput
from fairshare.inputs.html_blocks import Body, body
from fairshare.inputs.html_content import content
from fairshare.inputs.html_marks import Mark, marks
from fairshare.inputs.html_told import told
from fairshare.inputs.mapped import Piece, Writer
from fairshare.inputs.page import Block, Page, Role

#: A page with more tags is none that people read.
_MOST_MARKS = 500_000


def html(source: str) -> Page:
    """The article of a page: its headline and the blocks that readability takes for its content.

    Raises:
        BadInput: for a page of more tags than any article has.
    """
    found = list(islice(marks(source), _MOST_MARKS + 1))
    if len(found) > _MOST_MARKS:
        raise BadInput.of(
            "page", f"of {len(source):,} characters", f"at most {_MOST_MARKS:,} tags are read; save its text"
        )
    said = told(source, found)
    held = body(source, found)
    chosen = content(held)
    head = _headline(held, chosen, said.title)
    parts = [(held.blocks[n].pieces, _role(held, n)) for n in chosen if n != head]
    top = held.blocks[head].pieces if head is not None else _title_element(source, found, said.title)
    page, blocks = Writer(), []
    for pieces, role in [(top, "title"), *parts] if top else parts:
        page.gap()
        start = page.length
        page.add(pieces)
        blocks.append(Block(Span(start, page.length), role))
    left = len(held.blocks) - len(parts) - (head is not None)
    notes = (f"of the page {left} blocks are no content (menus, notices, captions)",) if left else ()
    return Page(page.text, tuple(blocks), page.runs, said, notes)


def _headline(held: Body, chosen: list[int], title: str) -> int | None:
    """The block that shows the title: a heading of its words, else any block of them, else the only h1."""
    wanted = _plain(title)
    seen = [n for n, block in enumerate(held.blocks) if not held.containers[block.container].gone]
    first = [n for n in seen if held.containers[held.blocks[n].container].name == "h1"]
    same = [n for n in [*first, *seen] if wanted and _plain(held.blocks[n].text) == wanted]
    if same:
        return same[0]
    inside = [n for n in first if n in set(chosen)]
    return first[0] if len(first) == 1 else inside[0] if len(inside) == 1 else None


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold() if len(words) < 1000 else ""


def _role(held: Body, number: int) -> Role:
    name = held.containers[held.blocks[number].container].name
    if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "heading"
    return "item" if name in ("li", "dt", "dd") else "text"


def _title_element(source: str, found: list[Mark], title: str) -> list[Piece]:
    """The title where only ``<title>`` holds its words."""
    mark = next((mark for mark in found if mark.name == "title" and not mark.closes), None)
    if mark is None or not title:
        return []
    for written in (title, escape(title, quote=False)):
        if (at := source.find(written, mark.end, mark.until)) >= 0:
            return [Piece(title, at, len(written))]
    return []
