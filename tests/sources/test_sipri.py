"""SIPRI's workbook: a small one written here with invented numbers, and the real one where it is at hand."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from fairshare.core.fact import Fact
from fairshare.core.place import Gazetteer
from fairshare.core.unit import Unit, scaled
from fairshare.errors import BadSource
from fairshare.ledger import load
from fairshare.sources.sipri import Reading, read

REAL = Path("data/macro/sipri/SIPRI-Milex-data-1949-2024_2.xlsx")
LEGEND = "Figures in blue are SIPRI estimates. Figures in red indicate highly uncertain data."
CONSTANT = "Military expenditure by country, in constant (2031) US$ m., 2029-2031      © SIPRI 2032"
SHARE = "Military expenditure by country as percentage of gross domestic product, 2029-2031 © SIPRI 2032"
LOCAL = "Figures are in local currency at current prices and are for calendar years, unless otherwise stated."
BLUE, RED = Font(color=Color(indexed=12)), Font(color="FFFF0000")
YEARS = (2029, 2030, 2031)


def table(sheet: Worksheet, lines: Sequence[str], columns: Sequence[object], *rows: Sequence[object]) -> None:
    """Lines, a blank one, the header, a blank one, rows."""
    for line in (*lines, ""):
        sheet.append([line])
    sheet.append(["Country", *columns])
    sheet.append([])
    for row in rows:
        sheet.append(list(row))


def invented(path: Path) -> Path:
    """Three sheets of SIPRI's kinds and three that are none of its tables; all numbers are invented."""
    book = Workbook()
    front = book.worksheets[0]
    front.title = "Front page"
    regions = book.create_sheet("Regional totals")
    regions.append(["Military expenditure by region in constant US dollars © SIPRI 2032"])
    regions.append(["Region", *YEARS])
    regions.append(["Europe", 7.5, 7.75, 8.0])
    table(
        book.create_sheet("Constant (2031) US$"), (CONSTANT, "Figures are in US $m., at constant 2031 prices", LEGEND),
        ("", "Notes", *YEARS),
        ("Europe",), ("Central Europe",), ("Poland", "", "§4", 101.25, 102.5, 103.75),
        ("Czechia", "", "", "xxx", "...", 55.5),
        ("Atlantis", "", "", 1, 2, 3), ("Western Europe",), ("United States of America", "", "", 9001.5, 9002.5, None),
    )  # fmt: skip
    table(
        book.create_sheet("Share of GDP"), (SHARE, LEGEND), ("Notes", *YEARS, "2031 Current"),
        ("Türkiye", "", 0.0125, 0.015, ". .", 9), ("Poland", "", 0.02, 0.0225, 0.025, 9),
    )  # fmt: skip
    table(
        book.create_sheet("Local currency calendar years"),
        ("Military expenditure by country, in local currency, 2029-2031 © SIPRI 2032", LOCAL),
        ("Currency", "Notes", *YEARS),
        ("Poland", "Zlotys", "", 4000000, 5000000, 6000000), ("Croatia", "Kunas", "", 7000000, 8000000, 9000000),
    )  # fmt: skip
    cleaned = book.create_sheet("Share of GDP cleaned")
    cleaned.append(["Country", *YEARS])
    cleaned.append(["Poland", 0.9, 0.9, 0.9])
    for row in book["Share of GDP"].iter_rows(min_row=5, min_col=3, max_col=5):
        for cell in row:
            cell.number_format = "0.0%"
    sheet = book["Constant (2031) US$"]
    poland = next(row for row in sheet.iter_rows() if row[0].value == "Poland")
    poland[4].font, poland[5].font = BLUE, RED
    book.save(path)
    return path


@pytest.fixture
def reading(tmp_path: Path, places: Gazetteer) -> Reading:
    return read(invented(tmp_path / "milex.xlsx"), places, "sipri-own-2032-04", "reported")


def of(reading: Reading, measure: str, place: str) -> list[Fact]:
    return [f for f in reading.facts if (f.measure, f.place) == (measure, place)]


def test_amounts_units_prices_and_marks(reading: Reading) -> None:
    poland = of(reading, "sipri_usd_constant", "POL")
    assert [(f.year, f.value, f.status, f.unit) for f in poland] == [
        (2029, 101.25, "actual", "million USD@2031"),
        (2030, 102.5, "estimate", "million USD@2031"),
        (2031, 103.75, "estimate", "million USD@2031"),
    ]
    assert poland[0].cell == "Constant (2031) US$!D9"
    assert (reading.price_base, reading.years, reading.uncertain) == (2031, YEARS, 1)


def test_what_is_missing_says_why(reading: Reading) -> None:
    czechia = of(reading, "sipri_usd_constant", "CZE")
    assert [f.value for f in czechia] == [None, None, 55.5]
    assert "did not exist" in czechia[0].reason and "unavailable" in czechia[1].reason
    assert of(reading, "sipri_usd_constant", "USA")[2].reason == "left blank by SIPRI"
    assert "unavailable" in of(reading, "sipri_share", "TUR")[2].reason


def test_shares_are_fractions_and_a_column_that_is_no_year_is_left(reading: Reading) -> None:
    turkey = of(reading, "sipri_share", "TUR")
    assert [(f.year, f.value, f.shown, f.unit) for f in turkey[:2]] == [
        (2029, 0.0125, "1.3%", "1"),
        (2030, 0.015, "1.5%", "1"),
    ]
    assert len(turkey) == 3


def test_local_currency_is_that_of_the_last_year(reading: Reading) -> None:
    """Croatia has had the euro since 2023; all years are given in the currency of the last one."""
    assert {f.unit for f in of(reading, "sipri_national", "POL")} == {"PLN@current"}
    assert {f.unit for f in of(reading, "sipri_national", "HRV")} == {"EUR@current"}
    assert {f.status for f in of(reading, "sipri_national", "POL")} == {"unflagged"}


def test_what_is_not_read_is_told(reading: Reading) -> None:
    assert len(of(reading, "sipri_share", "POL")) == 3
    assert [s.partition(":")[0] for s in reading.skipped[:3]] == [
        "Front page", "Regional totals", "Share of GDP cleaned",
    ]  # fmt: skip
    assert reading.skipped[3:] == ("countries and unions that are no place registered here: 1",)


def _no_base(book: Workbook) -> None:
    book["Constant (2031) US$"]["A1"] = "Military expenditure by country, in constant US$ m. © SIPRI 2032"
    book["Constant (2031) US$"]["A2"] = ""


def _no_scale(book: Workbook) -> None:
    book["Constant (2031) US$"]["A1"] = "Military expenditure by country, in constant (2031) US$ © SIPRI 2032"
    book["Constant (2031) US$"]["A2"] = ""


def _no_measure(book: Workbook) -> None:
    book["Share of GDP"]["A1"] = "Happiness by country © SIPRI 2032"


def _no_number(book: Workbook) -> None:
    book["Share of GDP"]["C6"] = "lots"


def _no_percentage(book: Workbook) -> None:
    book["Share of GDP"]["C6"].number_format = "0.00"


def _twice(book: Workbook) -> None:
    book["Share of GDP"]["A7"] = "Turkey"


def _no_currency(book: Workbook) -> None:
    book["Local currency calendar years"]["B7"] = "Guilders"


def _years_twice(book: Workbook) -> None:
    book["Share of GDP"]["D4"] = 2029


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_no_base, "Constant (2031) US$!A1: the lines over the table do not say of which year"),
        (_no_scale, "do not say whether the US$ are millions or billions"),
        (_no_measure, "'Happiness by country © SIPRI 2032', say no measure known"),
        (_no_number, "Share of GDP!C6: 'lots' is neither a number nor a mark"),
        (_no_percentage, "Share of GDP!C6: the number format '0.00' does not fit figures in '1'"),
        (_twice, "sipri_share TUR 2029 stands at Share of GDP!C6 too"),
        (_no_currency, "the currency 'Guilders' is not known"),
        (_years_twice, "the header names no years, or one twice"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, places: Gazetteer, change: Callable[[Workbook], None], says: str) -> None:
    path = invented(tmp_path / "milex.xlsx")
    book = load_workbook(path)
    if change is _no_currency:
        book["Local currency calendar years"]["A6"] = "Netherlands"
        book["Local currency calendar years"]["B6"] = "Guilders"
    change(book)
    book.save(path)
    with pytest.raises(BadSource) as refused:
        read(path, places, "sipri-own-2032-04", "reported")
    assert says in str(refused.value)
    assert str(refused.value).startswith("milex.xlsx") and "\n" not in str(refused.value)


@pytest.fixture(scope="module")
def real(shared: Path) -> Path:
    if not (shared / REAL).is_file():
        pytest.skip("needs SIPRI's workbook in ../shared, which is not there")
    return shared / REAL


@pytest.fixture(scope="module")
def held(real: Path) -> Reading:
    return read(real, load.places(), "sipri-own-2025-04", "reported")


@pytest.fixture(scope="module")
def book(real: Path) -> Workbook:
    return load_workbook(real, data_only=True)


def test_the_real_workbook_has_every_ally_and_year(held: Reading) -> None:
    """31 allies with forces and Iceland; 1949 to 2024, per head and of government spending from 1988."""
    places = load.places()
    assert {f.place for f in held.facts} == set(places)
    assert (held.years[0], held.years[-1], held.price_base) == (1949, 2024, 2023)
    first = {m: min(f.year for f in held.facts if f.measure == m) for m in {f.measure for f in held.facts}}
    assert first == {
        "sipri_national": 1949, "sipri_national_fiscal": 1949, "sipri_share": 1949, "sipri_usd_constant": 1949,
        "sipri_usd_current": 1949, "sipri_per_head": 1988, "sipri_share_of_government": 1988,
    }  # fmt: skip
    assert any("cleaned" in s for s in held.skipped)


def test_every_figure_fits_its_measure(held: Reading) -> None:
    measures = load.measures()
    for fact in held.facts:
        meant = measures[fact.measure]
        assert meant.publisher == "SIPRI" and meant.obtain
        if fact.value is not None:
            assert meant.low <= scaled(fact.unit).plain(fact.value) <= meant.high, fact
        if not meant.unit.startswith("NCU"):
            assert scaled(fact.unit).unit == Unit.of(meant.unit.replace("constant", "2023"))


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("Constant (2023) US$", "sipri_usd_constant"),
        ("Current US$", "sipri_usd_current"),
        ("Share of GDP", "sipri_share"),
        ("Per capita", "sipri_per_head"),
        ("Share of Govt. spending", "sipri_share_of_government"),
        ("Local currency calendar years", "sipri_national"),
        ("Local currency financial years", "sipri_national_fiscal"),
    ],
)
def test_each_sheet_is_read_cell_by_cell(book: Workbook, held: Reading, title: str, measure: str) -> None:
    """Read again here, by another way: the sheet's rows by their names, the header's years, and the fonts."""
    sheet = book[title]
    places, ours = load.places(), {(f.place, f.year): f for f in held.facts if f.measure == measure}
    seen = 0
    for label, year, cell in _cells(sheet):
        place = places.named(label)
        if place is None:
            continue
        fact = ours[place.iso3, year]
        number = cell.value if isinstance(cell.value, int | float) else None
        coloured = cell.font.color is not None and cell.font.color.type == "indexed"
        assert fact.value == number, fact
        assert fact.cell == f"{title}!{cell.coordinate}"
        if number is not None:
            assert fact.status == ("estimate" if coloured and cell.font.color.indexed in (10, 12) else "actual"), fact
        seen += 1
    assert seen == len(ours) > 1000


def _cells(sheet: Worksheet) -> Iterator[tuple[str, int, Any]]:
    rows = list(sheet.iter_rows())
    header = next(n for n, row in enumerate(rows) if row[0].value == "Country")
    years = {n: int(c.value) for n, c in enumerate(rows[header]) if isinstance(c.value, int)}
    for row in rows[header + 1 :]:
        for n, year in years.items():
            yield str(row[0].value), year, row[n]


def test_croatia_s_kunas_are_euros(held: Reading) -> None:
    """Its rate to the dollar in 2024 is Germany's, so the column's name has outlived the currency."""
    rates = {}
    for place in ("HRV", "DEU", "POL"):
        local, dollars = (
            next(f for f in held.facts if (f.measure, f.place, f.year) == (m, place, 2024))
            for m in ("sipri_national", "sipri_usd_current")
        )
        assert local.value and dollars.value
        rates[place] = local.value / dollars.value / 1e6
        assert local.unit == {"POL": "PLN@current"}.get(place, "EUR@current")
    assert rates["HRV"] == pytest.approx(rates["DEU"], rel=0.01)
    assert rates["POL"] > 3
