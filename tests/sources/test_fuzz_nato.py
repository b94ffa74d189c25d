"""NATO's workbook with strange cells, formats and rows: its reader gives sound facts or names the place in one line."""

from collections.abc import Callable
from math import isfinite
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from fairshare.core.place import Gazetteer
from fairshare.errors import BadInput, BadSource
from fairshare.sources.nato import read

FEW = settings(
    max_examples=50, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
Value = str | float | bool | None
STRANGE: tuple[Value, ...] = (
    None, "", " ", "..", "-", "\u200f", "nan", "1e999", "1,5", "−5", "２", "١٢", "2019", "2019e", "2099", "20２0",
    "Poland", "Atlantis", "NATO Total", "Note: a", "-7-", "Table 3: Horses", "Table 9: Horses", "Table ٣: GDP",
    "Share of GDP (%)", "Annual real change (%)", "Constant 2015 prices", "Current prices", "Million US dollars",
    "Thousands", "(a) " * 400, "A" + "\u0301\u0323" * 300, "9" * 400, True, 0, -0.0, 2019, 1e17, 1e308, 1e-308, 5e-324,
)  # fmt: skip
FORMATS = ("General", "0", "0.00", "#,##0", "0%", "0.0%", ";;;", '"x"0', "0.0,", "[Red]0", "yyyy", "0.00E+00", "@",
    "?/?", "[" * 80, '"' * 7, "\\", "_", "0" * 200, "0." + "0" * 200, "#" * 200 + "%", "[>1]0;0")  # fmt: skip


def workbook() -> Workbook:
    """Two small tables: shares and real change in two blocks, and amounts."""
    book = Workbook()
    book.remove(book.worksheets[0])
    share = book.create_sheet("Table 3")
    shares: tuple[list[Value], ...] = (
        ["Table 3: Defence expenditure as a share of GDP and annual real change"], ["Based on 2021 prices"],
        ["Share of real GDP (%)"], [None, 2018, 2019, "2020e"], ["Albania", 1.1, 1.2, 1.3], ["Poland*", 2.0, "..", 2.2],
        ["Annual real change (%)"], [None, 2018, 2019, "2020e"], ["Albania", -1.5, 0, 3.0], ["Poland*", 4.0, 5.0, None],
    )  # fmt: skip
    for line in shares:
        share.append(line)
    people = book.create_sheet("Table 7")
    forces: tuple[list[Value], ...] = (
        ["Table 7: Military personnel"], ["Thousands"], [None, 2018, 2019, 2020], ["Albania", 6.8, 6.7, 6.6],
    )  # fmt: skip
    for line in forces:
        people.append(line)
    return book


def cell(draw: st.DrawFn, sheet: Worksheet) -> None:
    where = sheet.cell(draw(st.integers(1, sheet.max_row)), draw(st.integers(1, sheet.max_column + 1)))
    where.value = draw(st.sampled_from(STRANGE))


def layout(draw: st.DrawFn, sheet: Worksheet) -> None:
    where = sheet.cell(draw(st.integers(1, sheet.max_row)), draw(st.integers(1, sheet.max_column)))
    where.number_format = draw(st.sampled_from(FORMATS))


def rows(draw: st.DrawFn, sheet: Worksheet) -> None:
    change: Callable[[int], None] = draw(
        st.sampled_from((sheet.insert_rows, sheet.delete_rows, sheet.insert_cols, sheet.delete_cols))
    )
    change(draw(st.integers(1, max(sheet.max_row, 1))))


@st.composite
def spoilt(draw: st.DrawFn) -> Workbook:
    book = workbook()
    for change in draw(st.lists(st.sampled_from((cell, cell, layout, rows)), min_size=1, max_size=4)):
        change(draw, draw(st.sampled_from(book.worksheets)))
    return book


def outcome(book: Workbook, path: Path, places: Gazetteer) -> str | None:
    """The line of a refusal, checked; None where every fact is sound. Anything else is a failure."""
    book.save(path)
    try:
        reading = read(path, places, "nato-2030-06", "reported")
    except (BadInput, BadSource) as refused:
        line = str(refused)
        assert line.isprintable() and len(line) < 2_100 and path.name in line
        return line
    for fact in reading.facts:
        assert (fact.value is None) == bool(fact.reason), fact
        assert fact.value is None or (isfinite(fact.value) and fact.shown), fact
    return None


def test_what_is_spoilt_below_is_sound(tmp_path: Path, places: Gazetteer) -> None:
    assert outcome(workbook(), tmp_path / "own.xlsx", places) is None


def test_a_spoilt_workbook_gives_sound_facts_or_one_line(tmp_path: Path, places: Gazetteer) -> None:
    @FEW
    @given(spoilt())
    def holds(book: Workbook) -> None:
        outcome(book, tmp_path / "own.xlsx", places)

    holds()


@pytest.mark.parametrize(
    ("at", "value", "told"),
    [
        ("B5", 1e308, "Table 3!B5: 1e+308 is no figure; numbers go up to 1e+18"),
        ("B6", -0.0, None),
        ("D5", "１.３", "Table 3!D5: '１.３' is neither a number nor a mark"),
        ("D5", "1e+999", "Table 3!D5: '1e+999' is neither a number nor a mark"),
        ("C4", "20１9", "Table 3!B4: figures before any row of consecutive years"),
    ],
)
def test_strange_cells(at: str, value: Value, told: str | None, tmp_path: Path, places: Gazetteer) -> None:
    book = workbook()
    book["Table 3"][at] = value
    line = outcome(book, tmp_path / "own.xlsx", places)
    assert line is None if told is None else told in (line or "")


def test_a_percentage_too_large_to_be_held(tmp_path: Path, places: Gazetteer) -> None:
    """As a ratio it is below the limit, as percent it is not."""
    book = workbook()
    book["Table 3"]["B5"] = 1e17
    book["Table 3"]["B5"].number_format = "0.00%"
    assert "B5" in (outcome(book, tmp_path / "own.xlsx", places) or "")


def test_text_without_end_over_the_figures(tmp_path: Path, places: Gazetteer) -> None:
    book = workbook()
    book["Table 7"].insert_rows(3, 200)
    for row in range(3, 203):
        book["Table 7"].cell(row, 1, f"words {row}")
    line = outcome(book, tmp_path / "own.xlsx", places)
    assert line and "Table 7!A204: the figures from here on stand under more than 100 lines or blocks" in line
