"""Markdown as a page: what people read of it, with the place of every character."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from fairshare.core.document import Span
from fairshare.inputs.dateline import day_of
from fairshare.inputs.entities import ENTITY, meant
from fairshare.inputs.mapped import Piece, Writer
from fairshare.inputs.page import Block, Page, Role, Told

_FRONT = re.compile(r"\s*---[ \t]*\r?\n((?:(?!---)[^\r\n]*+\r?\n){0,200})---[ \t]*(?:\r?\n|\Z)")
_FIELD = re.compile(r"^(?P<key>[A-Za-z_]{2,20})\s*:[ \t]*[\"']?(?P<value>[^\r\n]{1,500}?)[\"']?[ \t]*\r?$", re.M)
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
_FENCE = re.compile(r"[ ]{0,3}(?P<mark>```|~~~)")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|(?:=[ \t]*+)++)\s*\Z")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-{2,})\s*\Z")
_REFERENCE = re.compile(r"[ ]{0,3}\[[^\]\n]{1,200}\]:\s*\S")
_QUOTED = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_HEADING = re.compile(r"[ ]{0,3}(?P<level>#{1,6})[ \t]+")
_CLOSING_MARKS = re.compile(r"[ \t]+#+[ \t]*\Z")
_ITEM = re.compile(r"[ \t]*(?:[-+*•]|\d{1,3}[.)])[ \t]+")
_INLINE = re.compile(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<code>`{1,3})"
    r"|(?P<picture>!\[[^\[\]\n]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\]))"
    r"|(?P<note>\[\^[^\[\]\s]{1,60}\])"
    r"|(?P<open>\[)"
    r"|(?P<target>\](?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}+\)|\[[^\[\]\n]{0,200}\]))"
    r"|(?P<address><(?=https?://[^<>\s]{1,2000}>))"
    r"|(?P<tag></?[A-Za-z][^<>]{0,2000}>|<!--(?:(?!-->)[^<]){0,2000}+-->)"
    rf"|(?P<entity>{ENTITY.pattern})"
    r"|(?P<emphasis>\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|~~)",
    re.S,
)


class _Chunk(NamedTuple):
    """Lines that stand together, without the marks before them."""

    role: Role
    lines: list[Span]


def markdown(source: str) -> Page:
    """The words of a Markdown text: markers, addresses of links, pictures and code are no words."""
    page, blocks = Writer(), []
    front = _FRONT.match(source)
    told = _told(front[1]) if front else Told()
    for role, lines in _chunks(source, front.end() if front else 0):
        pieces = _pieces(source, lines)
        if not any(piece.text.strip() for piece in pieces):
            continue
        page.gap()
        start = page.length
        page.add(pieces)
        blocks.append(Block(Span(start, page.length), role))
    text = page.text
    # A heading is the headline if at most one line stands before it.
    first = next((block for block in blocks[:2] if block.role == "heading"), None)
    sound = tuple(Block(b.span.trimmed(text), "title" if b is first else b.role) for b in blocks)
    return Page(text, sound, page.runs, told)


def _told(front: str) -> Told:
    """What the block before a text says of it."""
    said = {match["key"].lower(): match["value"].strip() for match in _FIELD.finditer(front)}
    return Told(
        said.get("title", ""),
        day_of(said.get("date") or said.get("published") or ""),
        said.get("author", ""),
        said.get("publisher", ""),
        said.get("url", ""),
    )


def _chunks(source: str, start: int) -> Iterator[_Chunk]:
    """Paragraphs, headings and items; fenced code, rules and definitions of links are passed over."""
    held = _Chunk("text", [])
    fence = ""
    for match in _LINE.finditer(source, start):
        line = match.group()
        fenced = _FENCE.match(line)
        if fence or fenced:
            yield held
            held = _Chunk("text", [])
            fence = (
                ("" if fenced and fenced["mark"] == fence else fence) if fence else (fenced["mark"] if fenced else "")
            )
            continue
        begun = _opened(line, match.start())
        if begun is None:
            if held.role == "text" and len(held.lines) == 1 and _UNDERLINE.match(line):
                held = _Chunk("heading", held.lines)
            yield held
            held = _Chunk("text", [])
        elif begun.role != "text" or held.role == "heading":
            yield held
            held = begun
        else:
            held.lines.extend(begun.lines)
    yield held


def _opened(line: str, at: int) -> _Chunk | None:
    """What one line begins or continues; nothing for an empty line and for those that hold no words."""
    quoted = _QUOTED.match(line)
    start = quoted.end() if quoted else 0
    rest = line[start:]
    if not rest.strip() or _RULE.match(rest) or _REFERENCE.match(rest):
        return None
    if heading := _HEADING.match(rest):
        end = len(rest.rstrip())
        closing = _CLOSING_MARKS.search(rest, max(heading.end(), end - 60), end)
        end = closing.start() if closing else end
        return _Chunk("heading", [Span(at + start + heading.end(), at + start + max(end, heading.end()))])
    item = _ITEM.match(rest)
    first = start + (item.end() if item else len(rest) - len(rest.lstrip()))
    return _Chunk("item" if item else "text", [Span(at + first, at + len(line))])


def _pieces(source: str, lines: list[Span]) -> list[Piece]:
    """The words of some lines without their marks; an end of line stays one."""
    words = "".join(line.of(source) for line in lines)
    starts = [0, *accumulate(len(line) for line in lines)]
    pieces: list[Piece] = []
    at = 0
    for start, end, instead in [*_gone(words), (len(words), len(words), "")]:
        while at < start:
            line, n = _line_of(lines, starts, at)
            stop = min(start, starts[n + 1])
            pieces.append(Piece(words[at:stop], line + at, stop - at))
            at = stop
        if instead:
            line, _ = _line_of(lines, starts, start)
            pieces.append(Piece(instead, line + start, end - start))
        at = max(at, end)
    return pieces


def _line_of(lines: list[Span], starts: list[int], at: int) -> tuple[int, int]:
    """What to add to a place in the joined lines to get the one in the source, and the number of the line."""
    n = bisect_right(starts, at) - 1
    return lines[n].start - starts[n], n


def _gone(text: str) -> list[tuple[int, int, str]]:
    """The marks of a line: where they stand, and what they stand for, if anything."""
    gone: list[tuple[int, int, str]] = []
    links: list[int] = []
    emphasis: dict[str, int] = {}
    skip = 0
    for match in _INLINE.finditer(text):
        kind, (start, end) = match.lastgroup, match.span()
        if start < skip:
            continue
        if kind == "escape":
            skip = end + 1
        if kind == "open":
            links.append(start)
        elif kind == "entity":
            gone.append((start, end, meant(match.group())))
        elif kind == "target":
            if links:
                opened = links.pop()
                gone += [(opened, opened + 1, ""), (start, end, "")]
        elif kind == "emphasis":
            gone += _paired(text, match, emphasis)
        else:
            gone.append((start, end, ""))
    return sorted(gone)


def _paired(text: str, match: re.Match[str], opened: dict[str, int]) -> list[tuple[int, int, str]]:
    """Both marks, once an opening one has found its closing one; a mark between spaces is a character."""
    mark, start, end = match.group(), match.start(), match.end()
    if mark in opened:
        first = opened.pop(mark)
        return [(first, first + len(mark), ""), (start, end, "")]
    if end < len(text) and not text[end].isspace():
        opened[mark] = start
    return []
