"""What a workbook must pass before it is opened: each trap is set here, and costs neither time nor memory."""

import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from xml.parsers.expat import ExpatError

import pytest
from openpyxl import Workbook

from fairshare.errors import BadInput, BadSource
from fairshare.sources.packed import LONGEST, Limits, must_be_workbook, unsound
from fairshare.sources.xlsx import sheets

LIMITS = Limits(packed=1_000_000, unpacked=30_000_000, cells=1_000)
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    book = Workbook()
    book.worksheets[0].append(["Country", 2029])
    book.save(tmp_path / "sound.xlsx")
    return tmp_path / "sound.xlsx"


def packed(path: Path, **parts: bytes) -> None:
    """Put parts into a workbook, or into a zip file of its own."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)


def _many_cells(path: Path) -> None:
    row = b'<row r="1">' + b'<c r="A1"/>' * 100 + b"</row>"
    packed(path, **{"xl/worksheets/sheet2.xml": b"<worksheet><sheetData>" + row * 11 + b"</sheetData></worksheet>"})


def _a_million_rows(path: Path) -> None:
    packed(path, **{"xl/worksheets/sheet2.xml": b"<worksheet><sheetData>" + b'<row><x:c r="A1"/></row>' * 1_000_000})


def _locked(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        content[content.index(mark) + offset] |= 1
    path.write_bytes(bytes(content))


def _zip_in_a_zip(path: Path) -> None:
    """The inner one is never opened; what counts is what it takes itself."""
    inner = path.with_name("inner.zip")
    packed(inner, zeros=bytes(31_000_000))
    packed(path, **{"xl/inner.zip": bytes(31_000_000)})


@pytest.mark.parametrize(
    ("trap", "says"),
    [
        (lambda p: packed(p, **{"xl/vbaProject.bin": b"..."}), "carries macros"),
        (lambda p: packed(p, **{"xl/sub/vbaProject.bin": b"..."}), "carries macros"),
        (lambda p: packed(p, **{"xl/sharedStrings2.xml": ENTITIES}), "xl/sharedStrings2.xml declares a document type"),
        (lambda p: packed(p, **{"a.rels": b"<!--" + b"-" * 99_999 + b" -->" + ENTITIES[21:]}), "not a sound|declares"),
        (lambda p: packed(p, **{"u.xml": ENTITIES[21:].decode().encode("utf-16")}), "u.xml declares a document type"),
        (lambda p: packed(p, **{"bomb.bin": bytes(31_000_000)}), r"unpacks to 31,\d+,\d+ bytes"),
        (_zip_in_a_zip, r"unpacks to 31,\d+,\d+ bytes"),
        (_many_cells, "sheet2.xml has more than 1,000 cells"),
        (_a_million_rows, "sheet2.xml has more than 1,000 cells"),
        (_locked, "locked with a password"),
        (lambda p: p.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)), "binary or password-protected"),
        (lambda p: p.write_bytes(p.read_bytes()[:-300]), "not a sound .xlsx workbook"),
        (lambda p: p.write_bytes(p.read_bytes()[:40]), "not a sound .xlsx workbook"),
        (lambda p: p.write_bytes(b"x" * 1_000_001), "1,000,001 bytes are too many"),
    ],
)
def test_a_trap_is_one_line_and_costs_little(sound: Path, trap: Callable[[Path], object], says: str) -> None:
    trap(sound)
    tracemalloc.start()
    with pytest.raises(BadSource, match=says) as refused:
        must_be_workbook(sound, LIMITS)
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()
    assert str(refused.value).startswith("sound.xlsx: ") and "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "error", [zlib.error("Error -4 while decompressing data"), ExpatError("out of memory: line 1, column 0")]
)
def test_too_little_memory_is_no_fault_of_the_file(error: Exception) -> None:
    with pytest.raises(MemoryError):
        unsound("sound.xlsx", error)


def test_a_sound_one_passes(sound: Path) -> None:
    must_be_workbook(sound, LIMITS)
    packed(sound, **{"xl/worksheets/sheet2.xml": b"<worksheet>" + b'<c r="A1"/>' * 1_000 + b"</worksheet>"})
    must_be_workbook(sound, LIMITS)
    with pytest.raises(BadInput, match="there is no such file"):
        must_be_workbook(sound.with_name("nowhere.xlsx"), LIMITS)


def test_a_tag_cut_by_the_end_of_a_chunk_is_counted(sound: Path) -> None:
    """1,001 cells with paddings of every length around the megabyte that is read at a time."""
    for pad in range(1_048_560, 1_048_580):
        path = sound.with_name(f"{pad}.xlsx")
        cells = b"<worksheet>" + b" " * pad + b"<c/>" * 1_001
        packed(path, **{"xl/worksheets/sheet1.xml": cells})
        with pytest.raises(BadSource, match="more than 1,000 cells"):
            must_be_workbook(path, LIMITS)


def test_a_cell_with_ten_megabytes_of_text(sound: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["B2"] = "here"
    book.save(sound)
    with zipfile.ZipFile(sound) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts = {name: content.replace(b">here<", b">" + b"x" * 10_000_000 + b"<") for name, content in parts.items()}
    with zipfile.ZipFile(sound, "w", zipfile.ZIP_DEFLATED) as changed:
        for name, content in parts.items():
            changed.writestr(name, content)
    with pytest.raises(BadSource, match=rf"Sheet!B2: 10,000,000 characters in one cell, at most {LONGEST:,}"):
        sheets(sound)
