"""The workbook reader on workbooks in each layout, written here with invented numbers."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairshare.core.fact import Fact
from fairshare.sources.nato import Reading

MIXED = (2014, 2015, 2016, "2017", "2018e", "2019e")
Read = Callable[[Any], Reading]
Told = Callable[[Fact], tuple[object, ...]]


@pytest.mark.parametrize(
    ("layout", "base", "core"),
    [("like_2024", 2015, False), ("like_2025", 2021, False), ("like_2025", 2021, True), ("like_2024", 2030, True)],
)
def test_every_cell_of_every_layout(
    writer: Any, nato_tables: Any, reading: Read, told: Told, layout: str, base: int, core: bool
) -> None:
    book = writer(MIXED)
    getattr(book, layout)(nato_tables(base, core=core))
    found = reading(book)
    assert sorted(map(told, found.facts)) == sorted(book.expected)
    assert (found.price_base, found.years, found.estimates) == (base, tuple(range(2014, 2020)), (2018, 2019))
    assert {(f.source, f.grade) for f in found.facts} == {("nato-2030-06", "quotable")}
    assert [s.split(":")[0] for s in found.skipped] == (["TABLE4"] if layout == "like_2024" else [])


def test_investment_is_spending_too(writer: Any, nato_tables: Any, reading: Read, told: Told) -> None:
    book = writer(MIXED)
    wanted = nato_tables(2021)
    wanted[0].title = wanted[1].title = "Defence investment"
    book.like_2025(wanted[:2])
    assert sorted(map(told, reading(book).facts)) == sorted(book.expected)


def test_labels_right_of_the_figures(writer: Any, nato_tables: Any, reading: Read) -> None:
    book = writer(MIXED)
    book.like_2025([nato_tables(2021)[2]])
    sheet = book.book["Table 3"]
    for row in range(5, 15):
        sheet.cell(row, 9, sheet.cell(row, 1).value)
        sheet.cell(row, 1).value = None
    assert len(reading(book).facts) == len(book.expected)


def test_missing_cells_keep_their_reason(writer: Any, nato_tables: Any, reading: Read) -> None:
    book = writer(MIXED)
    book.like_2024([nato_tables(2015)[2]])
    sheet = book.book["TABLE3"]
    sheet["D11"], sheet["E11"], sheet["F11"], sheet["H11"], sheet["I11"] = "..", "-", None, " – ", "\xa0"
    found = {f.year: f for f in reading(book).facts if (f.measure, f.place) == ("defence_share", "ALB")}
    assert [(y, found[y].value, found[y].shown, found[y].status, found[y].reason) for y in (2014, 2015, 2016)] == [
        (2014, None, "..", "actual", "printed as '..' by NATO"),
        (2015, None, "-", "actual", "printed as '-' by NATO"),
        (2016, None, "", "actual", "left blank by NATO"),
    ]
    assert (found[2018].value, found[2018].shown, found[2018].status) == (None, "–", "estimate")
    assert (found[2019].value, found[2019].reason) == (None, "left blank by NATO")
    assert found[2017].value is not None


def test_a_row_of_four_digit_values_is_no_header(writer: Any, nato_tables: Any, reading: Read) -> None:
    book = writer(MIXED)
    book.like_2024([nato_tables(2015)[1]])
    sheet = book.book["TABLE2"]
    for i, (ascending, scattered) in enumerate(
        zip(range(2001, 2007), (2014, 2015, 2016, 1999, 2018, 2019), strict=True)
    ):
        sheet.cell(12, 4 + i, ascending)
        sheet.cell(13, 4 + i, scattered)
    found = {(f.place, f.year): f.value for f in reading(book).facts if f.measure == "expenditure_usd_current"}
    assert [found["CZE", y] for y in range(2014, 2020)] == [2001, 2002, 2003, 2004, 2005, 2006]
    assert [found["DNK", y] for y in range(2014, 2020)] == [2014, 2015, 2016, 1999, 2018, 2019]


def test_what_stands_further_off_is_no_part_of_the_table(
    writer: Any, nato_tables: Any, reading: Read, told: Told
) -> None:
    book = writer(MIXED)
    book.like_2025([nato_tables(2021)[2]])
    sheet = book.book["Table 3"]
    sheet["J4"], sheet["J5"], sheet["J7"] = "Target 2 %", 2, "over"
    assert sorted(map(told, reading(book).facts)) == sorted(book.expected)


def test_stars_and_brackets_mean_nothing_to_the_status(writer: Any, nato_tables: Any, reading: Read) -> None:
    book = writer((2014, 2015, 2016))
    book.like_2025([nato_tables(2021)[2]])
    assert {f.status for f in reading(book).facts} == {"actual"}


def test_hidden_columns_and_sheets_are_not_published(writer: Any, nato_tables: Any, reading: Read) -> None:
    book = writer(MIXED)
    book.like_2025(nato_tables(2021)[2:4])
    book.book["Table 3"].column_dimensions["B"].hidden = True
    book.book["Table 5"].sheet_state = "hidden"
    found = reading(book)
    assert {f.measure for f in found.facts} == {"defence_share", "real_growth"}
    assert found.years == tuple(range(2015, 2020))


def test_numbers_kept_as_text_and_percentages(writer: Any, nato_tables: Any, reading: Read) -> None:
    book = writer(MIXED)
    book.like_2025([nato_tables(2021)[2]])
    sheet = book.book["Table 3"]
    sheet["B5"], sheet["C5"] = "2.10", 0.0345
    sheet["C5"].number_format = "0.00%"
    found = {f.cell: f for f in reading(book).facts}
    assert (found["Table 3!B5"].value, found["Table 3!B5"].shown) == (2.1, "2.10")
    assert found["Table 3!C5"].value == pytest.approx(3.45)
    assert found["Table 3!C5"].shown == "3.45%"


def test_the_old_aggregate_and_old_names(writer: Any, nato_tables: Any, reading: Read) -> None:
    book = writer(MIXED)
    book.like_2025([nato_tables(2021)[2]])
    for name, row in (("NATO - Europe", 13), ("Czech Republic", 6), ("Netherlands (a)", 8), ("Turkey", 11)):
        book.book["Table 3"].cell(row, 1, name)
    found = {f.place for f in reading(book).facts if f.measure == "defence_share"}
    assert found == {"ALB", "CZE", "DNK", "NLD", "NOR", "SVK", "TUR", "USA", "NATO_EUROPE", "NATO"}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_countries_does_not_matter(
    writer: Any, nato_tables: Any, reading: Read, data: st.DataObject
) -> None:
    straight, shuffled = writer(MIXED[:4]), writer(MIXED[:4])
    order = data.draw(st.permutations(list(straight.allies)))
    layout = data.draw(st.sampled_from(["like_2024", "like_2025"]))
    shuffled.allies = {name: straight.allies[name] for name in order}
    found = []
    for book in (straight, shuffled):
        getattr(book, layout)(nato_tables(2021)[:3])
        found.append([(f.measure, f.place, f.year, f.value, f.shown, f.unit, f.status) for f in reading(book).facts])
    assert found[0] == found[1]
