"""Blocks of an HTML page: what stands together, in which containers, with the place of every character."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from fairshare.inputs.entities import ENTITY, meant
from fairshare.inputs.html_marks import RAW, Mark, attributes
from fairshare.inputs.mapped import Piece

_CONTAINERS = {
    "html", "body", "main", "article", "section", "div", "header", "footer", "nav", "aside", "form", "fieldset",
    "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption",
    "figure", "figcaption", "details", "summary", "dialog", "menu", "address", "center", "pre", "head",
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "button", "select", "svg", "math", "object", "audio", "video",
    "canvas", "map", "search",
}  # fmt: skip
#: What these hold is never the article.
_DROPPED = {"nav", "footer", "aside", "figcaption", "dialog", "menu", "button", "select", "svg", "math", "object",
            "audio", "video", "canvas", "map", "search", "head"}  # fmt: skip
#: An open one of these ends where the next begins.
_CLOSES_ITSELF = {"p", "li", "dt", "dd", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
_SUSPECT = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|newsletter|subscri(?:be|ption)|sign-?up|related|recirc\w*|promo\w*|advert\w*|ads?"
    r"|sponsor\w*|cookies?|consent|gdpr|breadcrumbs?|sidebar|comments?|disqus|outbrain|taboola|trending|most-(?:read|popular)"
    r"|recommend\w*|read-?(?:more|next)|more-(?:from|on|stories)|paywall|caption|credit|toolbar|skip-link|screen-reader-text"
    r"|sr-only|visually-hidden|pagination|author-bio|tags?|topics|widget)(?:$|[\s_-])",
    re.I,
)
#: Their classes tell of the whole page.
_TRUSTED = {"html", "body", "main", "article"}
_ASIDES = {"navigation", "complementary", "contentinfo", "search"}
_DEEPEST = 40
_UNSEEN = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.I)
#: White space to be one space, and references. A lone space is none: it is copied as it is.
_CHANGED = re.compile(rf"[ \t\n\r\f]{{2,}}|[\t\n\r\f]|{ENTITY.pattern}")
_SPACES = " \t\n\r\f"


class Container(NamedTuple):
    """An element: what it is called, the one around it, and whether what it holds is left out.

    Attributes:
        name: Of the element.
        classes: Its class and its id.
        parent: Number of the element around it.
        depth: How many are around it; what lies deeper than ``_DEEPEST`` counts as side by side there.
        gone: Whether what it holds is never the article.
        suspect: Whether its class says so.
    """

    name: str
    classes: tuple[str, str]
    parent: int
    depth: int
    gone: bool
    suspect: bool


class Held(NamedTuple):
    """A block: its pieces, the element it stands in and how much of it are the words of links."""

    pieces: list[Piece]
    container: int
    linked: int

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(piece.text for piece in self.pieces)


class Body(NamedTuple):
    """The elements of a page and its blocks, both in order."""

    containers: list[Container]
    blocks: list[Held]


def body(source: str, found: Iterable[Mark]) -> Body:
    """The blocks of a page in order, those that are left out among them."""
    reader = _Reader(source)
    for mark in found:
        reader.take(mark)
    reader.flush()
    return reader.found


class _Reader:
    """Walks over the marks of a page and keeps what is open."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found = Body([Container("", ("", ""), 0, 0, gone=False, suspect=False)], [])
        self.open = [0]
        self.counts: dict[str, int] = {}
        self.pieces: list[Piece] = []
        self.links = 0
        self.linked = 0
        self.breaks = 0
        self.blank = True

    def take(self, mark: Mark) -> None:
        """One mark and the text after it."""
        if mark.name in _CONTAINERS:
            self.flush()
            if mark.closes:
                self._close(mark.name)
            else:
                self._open(mark)
        elif mark.name == "br":
            self._break(mark)
        elif mark.name == "hr":
            self.flush()
        elif mark.name == "a":
            self.links = 0 if mark.closes else 1
        if mark.end < mark.until and not (mark.name in RAW and not mark.closes):
            self._text(mark.end, mark.until)

    def flush(self) -> None:
        """End the block that is being read."""
        while self.pieces and not self.pieces[-1].text.rstrip(_SPACES):
            self.pieces.pop()
        if self.pieces:
            last = self.pieces[-1]
            if last.copied and (kept := last.text.rstrip(_SPACES)) != last.text:
                self.pieces[-1] = Piece(kept, last.at, len(kept))
            self.found.blocks.append(Held(self.pieces, self.open[-1], self.linked))
        self.pieces, self.linked, self.breaks, self.blank = [], 0, 0, True

    def _open(self, mark: Mark) -> None:
        if mark.name in _CLOSES_ITSELF and self._innermost().name == mark.name:
            self._close(mark.name)
        elif self._innermost().name == "p":
            self._close("p")
        around = self._innermost()
        said = attributes(mark.attributes) if mark.attributes else {}
        classes = (said.get("class", "")[:500], said.get("id", "")[:200])
        deep = around.depth >= _DEEPEST
        self.found.containers.append(
            Container(
                mark.name,
                classes,
                around.parent if deep else self.open[-1],
                around.depth + (not deep),
                gone=around.gone or mark.name in _DROPPED or _hidden(said),
                suspect=around.suspect or (mark.name not in _TRUSTED and _suspected(said)),
            )
        )
        self.open.append(len(self.found.containers) - 1)
        self.counts[mark.name] = self.counts.get(mark.name, 0) + 1

    def _close(self, name: str) -> None:
        """Close down to the element of that name, if one is open; stray end tags are passed over."""
        if not self.counts.get(name):
            return
        while (last := self.found.containers[self.open.pop()].name) != name:
            self.counts[last] -= 1
        self.counts[name] -= 1

    def _innermost(self) -> Container:
        return self.found.containers[self.open[-1]]

    def _break(self, mark: Mark) -> None:
        """One line break is one; two end the block."""
        self.breaks += 1
        if self.breaks > 1:
            self.flush()
        elif self.pieces:
            self.pieces.append(Piece("\n", mark.start, mark.end - mark.start))
            self.blank = True

    def _text(self, start: int, end: int) -> None:
        """Characters between two marks: white space collapsed, references resolved."""
        before = len(self.pieces)
        at = start
        for match in _CHANGED.finditer(self.source, start, end):
            self._copy(at, match.start())
            at = match.end()
            if match.group()[0] == "&":
                self._put(Piece(meant(match.group()), match.start(), at - match.start()))
            elif self._innermost().name == "pre":
                self._kept(match)
            elif not self.blank:
                self.pieces.append(Piece(" ", match.start(), at - match.start()))
                self.blank = True
        self._copy(at, end)
        if self.links:
            self.linked += sum(len(piece.text) for piece in self.pieces[before:])

    def _kept(self, match: re.Match[str]) -> None:
        """White space where it counts: an empty line ends the block."""
        if match.group().count("\n") > 1:
            self.flush()
        elif self.pieces:
            self.pieces.append(
                Piece("\n" if "\n" in match.group() else " ", match.start(), match.end() - match.start())
            )

    def _copy(self, start: int, end: int) -> None:
        """Characters as they stand; a space after a space is none."""
        if start < end and self.blank and self.source[start] == " ":
            start += 1
        if start < end:
            self._put(Piece(self.source[start:end], start, end - start))

    def _put(self, piece: Piece) -> None:
        """Take a piece up; a reference to a character that no text may hold stands for nothing."""
        if not piece.text:
            return
        self.pieces.append(piece)
        self.blank = piece.text[-1] == " "
        if piece.text.strip(_SPACES):
            self.breaks = 0


def _hidden(said: dict[str, str]) -> bool:
    return (
        "hidden" in said
        or said.get("aria-hidden") == "true"
        or _UNSEEN.search(said.get("style", "")[:2000]) is not None
    )


def _suspected(said: dict[str, str]) -> bool:
    if not said:
        return False
    return (
        _SUSPECT.search(f"{said.get('class', '')[:500]} {said.get('id', '')[:200]}") is not None
        or said.get("role") in _ASIDES
    )
