"""Whatever is to be audited as a Document: a file, an address, standard input or bytes.

bytes ── PDF? ── its text layer ──────────┐
  └── characters ── HTML, Markdown, text ─┴── page ── article ── Document
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from fairshare.core.document import Document, Medium
from fairshare.errors import BadInput
from fairshare.inputs.article import article
from fairshare.inputs.decode import decode
from fairshare.inputs.fetch import Fetched, fetch
from fairshare.inputs.html import html
from fairshare.inputs.markdown import markdown
from fairshare.inputs.medium import Hint, hint_of, is_pdf, medium_of
from fairshare.inputs.page import Page, Told
from fairshare.inputs.pdf import pdf
from fairshare.inputs.plain import plain

#: Most bytes that are read of each medium.
LIMITS: dict[Medium, int] = {"text": 20_000_000, "markdown": 20_000_000, "html": 10_000_000, "pdf": 20_000_000}
_PAGES: dict[Medium, Callable[[str], Page]] = {"text": plain, "markdown": markdown, "html": html}
_ACCEPTED = "give a file, an http(s) address or - for standard input"


@dataclass(frozen=True, slots=True)
class _Handed:
    """What was handed in: bytes, what to call them, and what their sender says of them."""

    data: bytes
    name: str
    hint: Hint = ""
    charset: str = ""
    url: str = ""


def read(
    source: str | Path | bytes, *, name: str = "-", stdin: bytes = b"", fetch: Callable[[str], Fetched] = fetch
) -> Document:
    """A document from a path, an address, ``-`` or bytes.

    Args:
        source: A path; an address that begins with http:// or https:// (nothing else is ever fetched); ``-`` for
            what the caller read from standard input; or the bytes themselves.
        name: What bytes are called; a file's name says what kind they are, as it does of the file itself.
        stdin: What stands behind ``-``.
        fetch: How an address is fetched.

    Raises:
        BadInput: where nothing can be read from it; one line says why and what would do.
    """
    if isinstance(source, bytes):
        return _document(_Handed(source, name, hint_of(name)))
    if source == "-":
        return _document(_Handed(stdin, "-"))
    if isinstance(source, str) and "://" in source[:20]:
        got = fetch(source)
        return _document(_Handed(got.data, source, hint_of(got.url, got.content_type), got.charset, got.url))
    return _document(_Handed(bytes_of(Path(source)), str(source), hint_of(str(source))))


def bytes_of(path: Path) -> bytes:
    """A file's bytes, one more than the limit at most, whatever kind of file it is.

    Raises:
        BadInput: for a file that cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(max(LIMITS.values()) + 1)
    except (OSError, ValueError) as error:
        why = "no such file" if isinstance(error, FileNotFoundError) else (getattr(error, "strerror", "") or str(error))
        raise BadInput.of("input", path, f"{why.lower()}; {_ACCEPTED}") from error


def _document(handed: _Handed) -> Document:
    medium, page = _page(handed)
    found = article(page)
    if not any(p.kind == "text" for p in found.paragraphs):
        raise BadInput.of(
            "input", handed.name, "it holds no text to read; give a page, file or text with sentences in it"
        )
    told = Told(url=handed.url).or_else(found.told)
    return Document(
        text=page.text,
        paragraphs=found.paragraphs,
        name=handed.name,
        medium=medium,
        title=told.title,
        published=told.published,
        author=told.author,
        publisher=told.publisher,
        url=told.url,
        sha256=sha256(handed.data).hexdigest(),
        runs=page.runs,
        notes=found.notes,
    )


def _page(handed: _Handed) -> tuple[Medium, Page]:
    if not handed.data.strip():
        raise BadInput.of("input", handed.name, f"it is empty; {_ACCEPTED}")
    if is_pdf(handed.data):
        _must_fit(handed, "pdf")
        return "pdf", pdf(handed.data, handed.name)
    _must_fit(handed, "text")
    decoded = decode(handed.data, handed.name, handed.charset)
    medium = medium_of(decoded.text, handed.hint)
    _must_fit(handed, medium)
    page = _PAGES[medium](decoded.text)
    return medium, Page(page.text, page.blocks, page.runs, page.told, (*decoded.notes, *page.notes))


def _must_fit(handed: _Handed, medium: Medium) -> None:
    if (size := len(handed.data)) > LIMITS[medium]:
        limit = (
            f"at most {LIMITS[medium]:,} bytes of {medium} are read, and it has more than {min(size, LIMITS[medium]):,}"
        )
        raise BadInput.of("input", handed.name, limit)
