"""Marks of an HTML source with their places, found in one pass whatever the source looks like.

The standard library's ``html.parser`` keeps places too, but looks for the end of an unfinished mark again from every
place it could begin, which takes minutes for some hundred kilobytes written to that end.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

#: Each alternative is possessive and reaches to the end of the source where its end is missing, as in browsers: no
#: character is looked at twice.
_MARK = re.compile(
    r"<!--(?:(?!-->).)*+(?:-->|\Z)"
    r"|<!\[CDATA\[(?:(?!\]\]>).)*+(?:\]\]>|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*+)"
    r"(?P<attributes>(?:[^>=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|))*+)(?:>|\Z)"
    r"|<[!?/][^>]*+(?:>|\Z)",
    re.S,
)
_ATTRIBUTE = re.compile(r"([^\s=/>\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']++)))?+")
#: What stands between these and their ends is no HTML.
RAW = {"script", "style", "textarea", "title", "noscript", "template", "iframe", "noembed", "noframes", "xmp"}
_ENDS = {name: re.compile(rf"</{name}(?=[\s/>]|\Z)", re.I) for name in RAW}
#: Attributes are read up to here: nobody writes a longer one that matters.
_LONGEST = 20_000


class Mark(NamedTuple):
    """A tag and the text after it, up to the next mark.

    Attributes:
        name: Lower-case name; empty for a comment, a declaration or the text before the first mark.
        closes: Whether it is an end tag.
        attributes: As written.
        start: Where the tag begins.
        end: Where it ends and the text after it begins.
        until: Where the text after it ends.
    """

    name: str
    closes: bool
    attributes: str
    start: int
    end: int
    until: int

    def attribute(self, wanted: str) -> str:
        """One attribute's value, references resolved; empty where it is absent.

        >>> Mark("a", False, ' href="/x?a=1&amp;b=2" hidden', 0, 0, 0).attribute("href")
        '/x?a=1&b=2'
        """
        return attributes(self.attributes).get(wanted, "")


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, the first of each name; one without a value has its name for one."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(written[:_LONGEST]):
        found.setdefault(name.lower(), unescape(next((value for value in values if value), "")) or name.lower())
    return found


def marks(source: str) -> Iterator[Mark]:
    """Every mark of a source in order, each with the text after it.

    >>> [(m.name, m.closes, "<p>a<b>c</b>"[m.end:m.until]) for m in marks("<p>a<b>c</b>")]
    [('', False, ''), ('p', False, 'a'), ('b', False, 'c'), ('b', True, '')]
    """
    before = ("", False, "", 0, 0)
    at = 0
    while found := _MARK.search(source, at):
        yield Mark(*before, found.start())
        name, at = (found["name"] or "").lower(), found.end()
        closes = bool(found["close"])
        before = (name, closes, found["attributes"] or "", found.start(), at)
        if name in RAW and not closes:
            ended = _ENDS[name].search(source, at)
            until = ended.start() if ended else len(source)
            yield Mark(*before, until)
            before, at = ("", False, "", until, until), until
    yield Mark(*before, len(source))
