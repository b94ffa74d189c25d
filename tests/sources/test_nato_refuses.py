"""What the workbook reader refuses, each time in one line that names the place."""

import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from fairshare.core.place import Gazetteer
from fairshare.errors import BadInput, BadSource
from fairshare.sources import xlsx
from fairshare.sources.nato import read

Change = Callable[[Worksheet], object]
#: What is changed in a sound workbook in the layout of 2025 (sheet, how), and what the line must say.
FAULTS: dict[str, tuple[str, Change, str]] = {
    "unknown label": ("Table 3", lambda s: s.cell(6, 1, "Atlantis"),
        r"Table 3!A6: figures labelled 'Atlantis'"),
    "no label": ("Table 3", lambda s: blank(s, "A6"),
        r"Table 3!B6: figures without a label"),
    "two labels": ("Table 3", lambda s: s.cell(6, 9, "Poland"),
        r"Table 3!I6: .*'Czechia\*' as well as 'Poland'"),
    "twice the same": ("Table 3", lambda s: s.cell(6, 1, "Albania"),
        r"Table 3!B6: defence_share ALB 2014 stands at Table 3!B5"),
    "error value": ("Table 3", lambda s: s.cell(6, 3, "#REF!"),
        r"Table 3!C6: '#REF!' is neither a number"),
    "decimal comma": ("Table 3", lambda s: s.cell(6, 3, "1,35"),
        r"Table 3!C6: '1,35' is neither a number"),
    "logical value": ("Table 3", lambda s: s.cell(6, 3, True),
        r"Table 3!C6: True is neither a number"),
    "formula never computed": ("Table 3", lambda s: s.cell(6, 3, "=B6*2"),
        r"Table 3!C6: a formula without a stored result"),
    "year with a gap": ("Table 3", lambda s: s.cell(4, 4, 2019),
        r"Table 3!B4: figures before any row of consecutive years"),
    "a figure under no year": ("Table 3", lambda s: s.cell(6, 8, 1.5),
        r"Table 3!H6: 1.5 stands beside the figures, under no year"),
    "a year that is a date": ("Table 3", lambda s: s.cell(4, 7, date(2019, 1, 1)),
        r"Table 3!G4: .* in the header cannot be read as a year"),
    "unreadable year": ("Table 3", lambda s: s.cell(4, 7, "2019f"),
        r"Table 3!G4: '2019f' in the header"),
    "block title gone": ("Table 3", lambda s: blank(s, "A3"),
        r"Table 3!A2: no words say the measure"),
    "block title of both": ("Table 3", lambda s: s.cell(3, 1, "Share, real change (%)"),
        r"Table 3!A3: .*defence_share and real_growth"),
    "no percent": ("Table 3", lambda s: s.cell(3, 1, "Share of real GDP"),
        r"Table 3!A3: no words say the unit"),
    "title gone": ("Table 3", lambda s: blank(s, "A1"),
        r"Table 3!A2: no title"),
    "title unknown": ("Table 3", lambda s: s.cell(1, 1, "Table 3: Horses"),
        r"Table 3!A1: the title 'Table 3: Horses' is of no"),
    "figures hidden by format": ("Table 3", lambda s: hide(s, ";;;"),
        r"Table 3!B5: holds 2.5, which its format"),
    "format unknown": ("Table 3", lambda s: hide(s, "0.0,"),
        r"Table 3!B5: number format '0.0,' is not understood"),
    "percentage of dollars": ("Table 2", lambda s: hide(s, "0%"),
        r"Table 2!B5: formatted as a percentage .* 'million USD@current'"),
    "currency gone": ("Table 2", lambda s: s.cell(2, 1, "Millions"),
        r"Table 2!A3: no words say the currency"),
    "scale gone": ("Table 2", lambda s: s.cell(2, 1, "US dollars"),
        r"Table 2!A3: no words say the scale"),
    "two scales": ("Table 2", lambda s: s.cell(2, 1, "Million US dollars (thousands)"),
        r"Table 2!A3: .*million and thousand as the scale"),
    "price base gone": ("Table 2", lambda s: retitle(s, "Constant", "Constant prices"),
        r"Table 2!A\d+: no words say of which year"),
    "another price base": ("Table 2", lambda s: retitle(s, "Constant", "Constant 2015 prices"),
        r"constant prices of different years"),
    "national currency unknown": ("Table 1", lambda s: s.cell(5, 1, "Albania (Pebbles)"),
        r"Table 1!A5: .* names no currency known"),
    "national currency gone": ("Table 1", lambda s: s.cell(5, 1, "Albania"),
        r"Table 1!A5: .* names no currency known"),
    "persons without scale": ("Table 7", lambda s: s.cell(2, 1, "Persons"),
        r"Table 7!A2: no words say the unit"),
}  # fmt: skip


def blank(sheet: Worksheet, at: str) -> None:
    sheet[at] = None


def hide(sheet: Worksheet, number_format: str) -> None:
    sheet["B5"] = 2.5
    sheet["B5"].number_format = number_format


def retitle(sheet: Worksheet, start: str, title: str) -> None:
    for row in range(3, sheet.max_row + 1):
        if str(sheet.cell(row, 1).value).startswith(start):
            sheet.cell(row, 1, title)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_cell(writer: Any, nato_tables: Any, reading: Any, fault: str) -> None:
    name, change, says = FAULTS[fault]
    book = writer((2014, 2015, 2016, 2017, "2018e", "2019e"))
    book.like_2025(nato_tables(2021))
    change(book.book[name])
    with pytest.raises(BadSource, match=says) as refused:
        reading(book)
    assert "def-exp.xlsx" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_later_table_is_left_out_and_said_so(writer: Any, nato_tables: Any, reading: Any) -> None:
    book = writer((2014, 2015, 2016))
    book.like_2025(nato_tables(2021))
    book.book.create_sheet("Table 9")["A1"] = "Table 9: Horses"
    book.book.create_sheet("About")["A1"] = "Read me"
    assert reading(book).skipped == ("Table 9: a table not known, 'Table 9: Horses'", "About: no table")


def test_a_workbook_without_tables(reading: Any) -> None:
    with pytest.raises(BadSource, match="none of its sheets holds a table"):
        reading(Workbook())


def test_a_title_without_figures(reading: Any) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "Table 5: GDP"
    with pytest.raises(BadSource, match="no row of figures"):
        reading(book)


@pytest.mark.parametrize(
    "content", [b"", b"year,value\n2024,2\n", b"PK\x03\x04 and then nothing", b"\xd0\xcf\x11\xe0" * 99]
)
def test_what_is_no_workbook(tmp_path: Path, places: Gazetteer, content: bytes) -> None:
    path = tmp_path / "release.xlsx"
    path.write_bytes(content)
    with pytest.raises(BadSource, match=r"^release\.xlsx: (not a sound|a binary or)") as refused:
        read(path, places, "nato-2030-06", "quotable")
    assert "\n" not in str(refused.value)


def test_a_zip_that_is_no_workbook(tmp_path: Path, places: Gazetteer) -> None:
    path = tmp_path / "release.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("hello.txt", "hello")
    with pytest.raises(BadSource, match=r"not a sound \.xlsx workbook"):
        read(path, places, "nato-2030-06", "quotable")


def test_a_workbook_with_a_broken_sheet(tmp_path: Path, places: Gazetteer) -> None:
    Workbook().save(tmp_path / "sound.xlsx")
    path = tmp_path / "release.xlsx"
    with zipfile.ZipFile(tmp_path / "sound.xlsx") as sound, zipfile.ZipFile(path, "w") as packed:
        for name in sound.namelist():
            content = sound.read(name)
            packed.writestr(name, content[:50] if name.endswith("sheet1.xml") else content)
    with pytest.raises(BadSource, match=r"not a sound \.xlsx workbook"):
        read(path, places, "nato-2030-06", "quotable")


def test_files_too_large(tmp_path: Path, places: Gazetteer) -> None:
    path = tmp_path / "release.xlsx"
    with path.open("wb") as file:
        file.truncate(xlsx.LIMITS.packed + 1)
    with pytest.raises(BadSource, match="20,000,001 bytes are too many"):
        read(path, places, "nato-2030-06", "quotable")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("bomb.xml", bytes(xlsx.LIMITS.unpacked + 1))
    with pytest.raises(BadSource, match="unpacks to 200,000,001 bytes"):
        read(path, places, "nato-2030-06", "quotable")


def test_a_sheet_too_large(reading: Any) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "Table 5: GDP"
    book.worksheets[0]["ZZ99999"] = 1
    with pytest.raises(BadSource, match="99,999 rows x 702 columns are too many"):
        reading(book)


def test_no_such_file(tmp_path: Path, places: Gazetteer) -> None:
    with pytest.raises(BadInput, match="there is no such file"):
        read(tmp_path / "nothing.xlsx", places, "nato-2030-06", "quotable")


def test_without_openpyxl(tmp_path: Path, places: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "release.xlsx"
    Workbook().save(path)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(BadInput, match=r"fairshare\[import\]"):
        read(path, places, "nato-2030-06", "quotable")
