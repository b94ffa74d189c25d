"""Which blocks of a page are its article: readability decides, on a plain copy of the page."""

import logging
import re
from collections.abc import Iterator
from html import escape

from fairshare.inputs.html_blocks import Body, Held

#: Beyond so many blocks it is no article, and readability would take too long.
_MOST_BLOCKS, _MOST_CHARACTERS = 2_000, 500
_KEPT = re.compile(r'<\w+ data-n="(\d+)"')
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_OWN_TAGS = {"article", "main", "section", "div", "header", "blockquote", "ul", "ol", "li", "table", "tr", "td", "form"}


def content(body: Body) -> list[int]:
    """Numbers of the blocks that are the article.

    What readability sees is a copy of our own making: the blocks as paragraphs that carry their numbers, in their
    elements with class and id, no deeper than the reader of blocks allows and no longer than it needs to count words.
    So no page can keep it busy, and its choice is ours without comparing texts.
    """
    seen = [n for n, block in enumerate(body.blocks) if not body.containers[block.container].gone]
    sound = [n for n in seen if not body.containers[body.blocks[n].container].suspect]
    # A class such as "story-with-sidebar" around everything takes nothing away.
    candidates = sound if 2 * _words(body, sound) >= _words(body, seen) else seen
    if len(candidates) > _MOST_BLOCKS:
        return candidates
    chosen = _chosen("".join(_copy(body, candidates)))
    return [n for n in candidates if n in chosen] or candidates


def _words(body: Body, numbers: list[int]) -> int:
    return sum(len(body.blocks[n].text) - body.blocks[n].linked for n in numbers)


def _chosen(page: str) -> set[int]:
    from readability import Document
    from readability.readability import Unparseable

    # Its one message, about pages it cannot read, is no business of whoever audits an article.
    logging.getLogger("readability").addHandler(logging.NullHandler())
    try:
        summary = Document(page).summary(html_partial=True)
    except Unparseable:
        return set()
    return {int(number) for number in _KEPT.findall(summary)}


def _copy(body: Body, numbers: list[int]) -> Iterator[str]:
    """The plain copy, piece by piece."""
    yield "<html><body>"
    opened: list[int] = []
    for n in numbers:
        path = _path(body, body.blocks[n])
        same = next(
            (i for i, (a, b) in enumerate(zip(opened, path, strict=False)) if a != b), min(len(opened), len(path))
        )
        yield from (f"</{_tag(body, number)}>" for number in reversed(opened[same:]))
        yield from (_open(body, number) for number in path[same:])
        opened = path
        yield _paragraph(body, n)
    yield from (f"</{_tag(body, number)}>" for number in reversed(opened))
    yield "</body></html>"


def _path(body: Body, block: Held) -> list[int]:
    """The elements around a block, from the outermost; those that hold words only are the block itself."""
    number, path = block.container, []
    while number:
        if body.containers[number].name in _OWN_TAGS:
            path.append(number)
        number = body.containers[number].parent
    return path[::-1]


def _tag(body: Body, number: int) -> str:
    return body.containers[number].name


def _open(body: Body, number: int) -> str:
    classes, id = body.containers[number].classes
    return f'<{_tag(body, number)} class="{escape(classes)}" id="{escape(id)}">'


def _paragraph(body: Body, n: int) -> str:
    block = body.blocks[n]
    name = body.containers[block.container].name
    tag = name if name in _HEADINGS else "p"
    words = block.text
    # Of a longer block the share of links is kept, which is what counts.
    share = min(1.0, block.linked / len(words)) if words else 0.0
    words = words[:_MOST_CHARACTERS]
    cut = round(share * len(words))
    link = f"<a>{escape(words[:cut])}</a>" if cut else ""
    return f'<{tag} data-n="{n}">{link}{escape(words[cut:])}</{tag}>'
