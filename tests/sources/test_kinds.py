"""Kinds of file users may hand in: told by their contents, and a line that says what was seen where none fits."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from fairshare.core.place import Gazetteer
from fairshare.errors import BadInput, BadSource
from fairshare.sources.glimpse import glimpse
from fairshare.sources.kind import Kind, kind_of, kinds, must_fit

ALL = sorted(kinds)


@pytest.mark.parametrize("name", ALL)
def test_every_kind_says_what_it_is_and_needs_a_day(name: str, tmp_path: Path, places: Gazetteer) -> None:
    kind = kinds[name]
    assert isinstance(kind, Kind) and kind.words and not kind.words.endswith(".")
    if name != "table":
        with pytest.raises(BadInput, match="add --published YYYY-MM-DD"):
            kind.read(tmp_path / "x.xlsx", places, None)


def book(path: Path, **sheets: list[list[object]]) -> Path:
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


@pytest.mark.parametrize(
    ("sheets", "name"),
    [
        ({"TABLE3": [["x"]]}, "nato"),
        ({"Data": [[], [None, "Table 3 : Defence expenditure as a share of GDP"]]}, "nato"),
        ({"Countries": [["SERIES_CODE", "2024"]]}, "imf_weo"),
        ({"Anything": [["About"], ["ISO", "WEO Subject Code", "2024"]]}, "imf_weo"),
        ({"Share_of_GDP": [["... © SIPRI 2032"], ["Country", 2030]]}, "sipri"),
    ],
)
def test_workbooks_are_told_by_their_contents(tmp_path: Path, sheets: dict[str, list[list[object]]], name: str) -> None:
    """Whatever the file is called."""
    seen = glimpse(book(tmp_path / "download (3).bin", **sheets))
    assert kind_of(seen) is kinds[name]
    assert [k for k in ALL if kinds[k].recognises(seen)] == [name]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("ISO\tWEO Subject Code\tUnits\t2024\nPOL\tNGDP\tx\t1\n", "utf-16"),
        ('"DATASET","SERIES_CODE","2024"\n', "utf-8-sig"),
        ("iso,year,ngdp,ngdpd\n", "utf-8"),
    ],
)
def test_texts_are_told_by_their_head(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "weo.dat"
    path.write_bytes(text.encode(encoding))
    assert kind_of(glimpse(path)) is kinds["imf_weo"]


def test_what_the_user_describes_counts_before_its_looks(tmp_path: Path) -> None:
    path = tmp_path / "weo.csv"
    path.write_text("iso,year,ngdp,ngdpd\n")
    (tmp_path / "source.toml").write_text('[[import.table]]\nfile = "other.csv"\n')
    assert kind_of(glimpse(path)) is kinds["imf_weo"]
    (tmp_path / "source.toml").write_text('[[import.table]]\nfile = "weo.csv"\n')
    assert kind_of(glimpse(path)) is kinds["table"]
    (tmp_path / "source.toml").write_text("[[import.table\n")
    assert kind_of(glimpse(path)) is kinds["table"]


def _recipes(path: Path) -> object:
    return book(path, Soups=[["Leek"]], Pies=[["Apple"]])


@pytest.mark.parametrize(
    ("write", "seen"),
    [
        (_recipes, "a workbook with the sheets Soups, Pies is no file known; accepted are "),
        (lambda p: book(p, Soups=[["Leek"]]), "a workbook with the sheet Soups is no file known"),
        (lambda p: p.write_text("name,age\nA,1\n"), "a text that begins 'name,age' is no file known"),
        (lambda p: p.write_text("\n"), "a text that begins '' is no file known"),
        (lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0"), "neither an .xlsx workbook nor a text"),
        (lambda p: p.write_bytes(b"%PDF-1.7\n"), "a text that begins '%PDF-1.7' is no file known"),
    ],
)
def test_no_kind(tmp_path: Path, write: Callable[[Path], object], seen: str) -> None:
    path = tmp_path / "x.xlsx"
    write(path)
    with pytest.raises(BadSource) as refused:
        kind_of(glimpse(path))
    told = str(refused.value)
    assert told.startswith("x.xlsx: ") and seen in told and "\n" not in told
    if "accepted" in told:
        assert all(kinds[name].words in told for name in ALL)


@pytest.mark.parametrize(("day", "last", "ahead", "fits"), [
    (date(2024, 6, 17), 2024, 0, True), (date(2023, 6, 17), 2024, 0, False), (date(2023, 6, 17), 2024, 1, True),
])  # fmt: skip
def test_a_file_cannot_be_older_than_its_years(day: date, last: int, ahead: int, fits: bool) -> None:
    if fits:
        must_fit(day, last, ahead)
    else:
        with pytest.raises(BadInput, match="the file covers 2024"):
            must_fit(day, last, ahead)
