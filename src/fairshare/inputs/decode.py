"""Characters of bytes: the encoding that is marked, valid or declared, and a note of what was guessed."""

import codecs
import re
from typing import NamedTuple

from fairshare.errors import BadInput

#: Longer marks first: the one of UTF-32 begins with the one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What a page may declare; Python knows more "encodings" (zip, hex, rot13), which no text is written in.
_TRUSTED = re.compile(
    r"utf-(8|16|32)(-[lb]e)?|iso8859-\d+|cp(125\d|437|850|866|874|932|936|949|950)|koi8-[ru]|mac-roman"
    r"|gb2312|gbk|gb18030|big5|shift_jis|euc_(jp|kr)"
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.I
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAGIC = {
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "a rich-text document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
}
_ACCEPTED = "give plain text, HTML, Markdown or a PDF with a text layer"


class Decoded(NamedTuple):
    """Characters, and what had to be guessed to get them; a byte order mark is none of them."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str = "-", charset: str = "") -> Decoded:
    """The characters of some bytes.

    A byte order mark decides; then whether it is UTF-16 by its zeros; then whether it is valid UTF-8; then what was
    declared; then Windows-1252, in which anything can be read.

    Args:
        data: What was handed in.
        name: What it is called in messages.
        charset: What its sender declared, if anything.

    Raises:
        BadInput: where it is no text.
    """
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise BadInput.of("input", name, f"it is {what}; {_ACCEPTED}")
    decoded = _decoded(data, charset)
    text = decoded.text
    if "\x00" in text or 200 * len(_CONTROLS.findall(text)) > len(text) + 400:
        raise BadInput.of("input", name, f"it holds bytes of no text; {_ACCEPTED}")
    if lost := text.count("\ufffd"):
        return Decoded(text, (*decoded.notes, f"{lost:,} characters could not be read and stand as \ufffd"))
    return decoded


def _decoded(data: bytes, charset: str) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"))
    if wide := _wide(data[:4096]):
        return Decoded(data.decode(wide, "replace"), (f"read as {wide.upper()}, guessed from its zeros",))
    declared = _declared(data, charset)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if declared and not declared.startswith("utf-"):
            return Decoded(data.decode(declared, "replace"), (f"read as {declared}, as it declares",))
        return Decoded(_windows(data), ("read as Windows-1252, a guess: it is no valid UTF-8",))
    if declared and declared != "utf-8" and not text.isascii():
        return Decoded(text, (f"read as UTF-8, which it is, though it declares {declared}",))
    return Decoded(text)


def _declared(data: bytes, charset: str) -> str:
    found = _DECLARED.search(data[:4096])
    for name in (charset, found[1].decode("ascii", "ignore") if found else ""):
        try:
            known = codecs.lookup(name).name if name else ""
        except (LookupError, ValueError):
            continue
        if _TRUSTED.fullmatch(known):
            # As browsers do: who declares Latin-1 means Windows-1252.
            return "cp1252" if known in ("iso8859-1", "ascii") else known
    return ""


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: Latin letters leave a zero in every second byte."""
    pairs = len(head) // 2
    if pairs < 4:
        return ""
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > 0.4 * pairs and even < 0.02 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * pairs and odd < 0.02 * pairs else ""


def _windows(data: bytes) -> str:
    """Windows-1252; its five unused bytes are control characters there, as in every browser."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(
            piece.decode("cp1252") if n % 2 == 0 else piece.decode("latin-1")
            for n, piece in enumerate(re.split(rb"([\x81\x8d\x8f\x90\x9d]+)", data))
        )
