"""What a workbook (.xlsx) must pass before anything in it is read: its size, packed and unpacked, and what it carries.

A workbook is a zip file of XML parts. Its parts are looked through as a stream, so that one which would fill the memory
when it is read costs nothing to refuse.
"""

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import ParseError
from xml.parsers import expat

from fairshare.errors import BadInput, BadSource

#: What zipfile and openpyxl raise on files that are no sound workbook.
BROKEN = (
    zipfile.BadZipFile, zlib.error, ParseError, expat.ExpatError, OSError, EOFError, KeyError, ValueError, TypeError,
    AttributeError, IndexError, NotImplementedError, RuntimeError,
)  # fmt: skip
#: The start of binary workbooks (.xls), and of any that is locked with a password.
OLE = b"\xd0\xcf\x11\xe0"
#: No cell of a spreadsheet can hold more text than this.
LONGEST = 32_767
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_NO_MEMORY = re.compile("out of memory|^Error -4 ")
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Limits:
    """How large a workbook may be.

    Attributes:
        packed: Bytes of the file.
        unpacked: Bytes of all its parts.
        cells: Cells of one sheet, empty ones with a format included.
    """

    packed: int
    unpacked: int
    cells: int


def must_be_workbook(path: Path, limits: Limits) -> None:
    """Return if a file is a workbook that may be opened.

    Raises:
        BadInput: if there is no such file.
        BadSource: if it is none, too large, locked, carries macros, or declares entities in its XML.
    """
    if not path.is_file():
        raise BadInput.of("file", path, "there is no such file")
    if (size := path.stat().st_size) > limits.packed:
        raise BadSource(f"{path.name}: {size:,} bytes are too many, at most {limits.packed:,} are read.")
    with path.open("rb") as raw:
        if raw.read(len(OLE)) == OLE:
            raise BadSource(f"{path.name}: a binary or password-protected workbook; save it as .xlsx or CSV.")
    try:
        with zipfile.ZipFile(path) as packed:
            _must_be_sound(path.name, packed, limits)
    except BROKEN as error:
        raise unsound(path.name, error) from error


def unsound(name: str, error: BaseException) -> BadSource:
    """The one line for a file that cannot be unpacked or parsed.

    Raises:
        MemoryError: where zlib or expat say in words of their own that there was too little memory.
    """
    if _NO_MEMORY.search(str(error)):
        raise MemoryError from error
    return BadSource(f"{name}: not a sound .xlsx workbook ({first_line(error)}).")


def first_line(error: BaseException) -> str:
    """What an error of another library says, cut to a line."""
    return (str(error).splitlines() or [type(error).__name__])[0][:120]


def _must_be_sound(name: str, packed: zipfile.ZipFile, limits: Limits) -> None:
    parts = packed.infolist()
    if (unpacked := sum(part.file_size for part in parts)) > limits.unpacked:
        raise BadSource(f"{name}: unpacks to {unpacked:,} bytes, at most {limits.unpacked:,} are read.")
    if any(part.filename.endswith("vbaProject.bin") for part in parts):
        raise BadSource(f"{name}: carries macros, which no table of figures needs; save it as .xlsx without them.")
    if any(part.flag_bits & 1 for part in parts):
        raise BadSource(f"{name}: a part of it is locked with a password; save it as .xlsx without one.")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with packed.open(part) as xml:
                _must_declare_nothing(name, part.filename, xml)
        if part.filename.startswith("xl/worksheets/"):
            with packed.open(part) as xml:
                _must_have_few_cells(name, part.filename, xml, limits.cells)


def _must_declare_nothing(name: str, part: str, xml: IO[bytes]) -> None:
    """Refuse a document type, the only place where entities can be declared; it stands before the first element."""
    seen: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: seen.append("doctype")
    parser.StartElementHandler = lambda *_: seen.append("element")
    while not seen and (chunk := xml.read(1 << 14)):
        parser.Parse(chunk, False)
    if seen[:1] == ["doctype"]:
        raise BadSource(f"{name}: its part {part} declares a document type, which no spreadsheet program writes.")


def _must_have_few_cells(name: str, part: str, xml: IO[bytes], most: int) -> None:
    count, rest = 0, b""
    while chunk := xml.read(_CHUNK):
        text = rest + chunk
        # The last tag may be cut in two by the end of the chunk, so it is counted with the next one.
        cut = max(text.rfind(b"<"), len(text) - _CHUNK, 0)
        count += sum(1 for _ in _CELL.finditer(text, 0, cut))
        rest = text[cut:]
        if count > most:
            break
    if count + sum(1 for _ in _CELL.finditer(rest)) > most:
        raise BadSource(f"{name}: its part {part} has more than {most:,} cells, which is too many to be a table.")
