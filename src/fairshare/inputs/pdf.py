"""A PDF as a page: its text layer, put into paragraphs. What was scanned without one cannot be read."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable

from fairshare.errors import BadInput
from fairshare.inputs.page import Page
from fairshare.inputs.pdf_text import MOST_SECONDS
from fairshare.inputs.plain import plain

#: A PDF to what ``pdf_text`` answers.
Reader = Callable[[bytes], str]
_NUMBER = re.compile(r"(?:page\s+)?[-–—]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—]?(?:\s*(?:/|of)\s*\d{1,4})?", re.I)
_DIGITS = re.compile(r"\d+")
_END = re.compile(r"[.!?…:][\"'”’)\]]*\Z")
_ACCEPTED = "give a PDF with a text layer, or its text"
#: What JSON lets through and no text may hold: halves of characters, and characters that control machines.
_NO_TEXT = re.compile(r"[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f]")


def in_a_process(data: bytes) -> str:
    """What ``pdf_text`` answers, or a refusal after its time is over."""
    command = [sys.executable, "-P", "-m", "fairshare.inputs.pdf_text"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=MOST_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return json.dumps({"refused": f"its reader is not done after {MOST_SECONDS} seconds"})
    return done.stdout.decode("ascii", "replace")


def pdf(data: bytes, name: str = "-", *, reader: Reader = in_a_process) -> Page:
    """The text layer of a PDF; offsets are characters of it, without page numbers and running heads.

    Raises:
        BadInput: where it is encrypted, too long, broken, or holds pictures of text only.
    """
    try:
        answer = json.loads(reader(data))
    except ValueError:
        answer = {"refused": "its reader fails on it"}
    if "refused" in answer:
        raise BadInput.of("PDF", name, f"{answer['refused']}; {_ACCEPTED}")
    text = layer([_NO_TEXT.sub("", page) for page in answer["pages"]])
    if not any(c.isalpha() for c in text):
        raise BadInput.of("PDF", name, f"it has no text layer, as scanned pages have none; {_ACCEPTED}")
    page = plain(text)
    return Page(text, page.blocks, notes=("offsets are characters of the PDF's text layer",))


def layer(pages: list[str]) -> str:
    """Pages as one text with an empty line after each paragraph.

    A text layer knows lines only. A line ends a paragraph if it ends as a sentence does and falls short of the usual
    length; what runs over to the next page runs on.
    """
    lines = [line for page in _without_heads([_lines(page) for page in pages]) for line in page]
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    parts: list[str] = []
    for line in lines:
        parts.append(line)
        short = len(line) < 0.85 * usual
        parts.append("\n\n" if not line or (short and _END.search(line)) else "\n")
    return re.sub(r"\n{3,}", "\n\n", "".join(parts)).strip()


def _lines(page: str) -> list[str]:
    lines = [" ".join(line.split()) for line in page.splitlines()]
    while lines and (not lines[-1] or _NUMBER.fullmatch(lines[-1])):
        lines.pop()
    while lines and (not lines[0] or _NUMBER.fullmatch(lines[0])):
        lines.pop(0)
    return lines


def _without_heads(pages: list[list[str]]) -> list[list[str]]:
    """Pages without the first and last lines that half of them share, whatever number stands in these."""
    edges = Counter(_DIGITS.sub("#", line) for page in pages for line in {*page[:1], *page[-1:]})
    common = {line for line, times in edges.items() if times >= 3 and 2 * times >= len(pages)}
    return [
        [line for n, line in enumerate(page) if n not in (0, len(page) - 1) or _DIGITS.sub("#", line) not in common]
        for page in pages
    ]
