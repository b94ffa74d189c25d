"""What was handed in, by its content; the name's ending is only a hint."""

import re
from itertools import islice
from pathlib import PurePath
from typing import Literal

from fairshare.core.document import Medium

Hint = Literal["text", "html", "markdown", "pdf", ""]
_ENDINGS: dict[str, Hint] = {
    ".txt": "text",
    ".text": "text",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".pdf": "pdf",
}
_TYPES: dict[str, Hint] = {
    "text/plain": "text",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "application/pdf": "pdf",
}
#: How far into a text its kind is looked for.
_HEAD = 100_000
_OPENING = re.compile(
    r"\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype html|[a-z])", re.I | re.S
)
_STRUCTURE = re.compile(
    r"<!doctype html|<(?:html|head|body|main|article|section|div|p|h[1-6]|br|ul|ol|table|blockquote|span)\b", re.I
)
#: Headings, links and bold type. One may be an accident, two are a habit.
_MARKUP = re.compile(
    r"^#{1,6} +\S|^\*\*[^*\n]{1,300}\*\*|(?<=\s)\*\*[^*\n]{1,300}\*\*|\[[^\[\]\n]{1,300}\]\([^()\s]{1,500}\)", re.M
)


def hint_of(name: str, content_type: str = "") -> Hint:
    """What a name's ending or a sender's content type suggests.

    >>> hint_of("speech.PDF"), hint_of("https://example.org/a", "text/html; charset=utf-8"), hint_of("-")
    ('pdf', 'html', '')
    """
    sent = _TYPES.get(content_type.partition(";")[0].strip().lower(), "")
    return sent or _ENDINGS.get(PurePath(name).suffix.lower(), "")


def is_pdf(data: bytes) -> bool:
    """Whether bytes begin as a PDF does; its readers allow rubbish before."""
    return b"%PDF-" in data[:1024]


def medium_of(text: str, hint: Hint = "") -> Medium:
    r"""Text, HTML or Markdown, by what stands in the first characters.

    >>> medium_of("<p>Some <b>page</b></p>"), medium_of("They pay 2 % <for now>."), medium_of("# A\n\n**b** c")
    ('html', 'text', 'markdown')
    """
    head = text[:_HEAD]
    if _STRUCTURE.search(head) and (hint == "html" or _OPENING.match(head)):
        return "html"
    marks = len(list(islice(_MARKUP.finditer(head), 2)))
    return "markdown" if hint == "markdown" or marks == 2 else "text"
