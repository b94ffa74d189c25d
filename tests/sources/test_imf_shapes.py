"""World Economic Outlook files in every shape a user may have, written here with invented numbers."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from fairshare.core.fact import Fact
from fairshare.core.place import Gazetteer
from fairshare.errors import BadInput, BadSource
from fairshare.ledger.load import places as shipped_places
from fairshare.sources.imf import read

Table = Sequence[Sequence[object]]
CLASSIC_HEAD = (
    "WEO Country Code", "ISO", "WEO Subject Code", "Country", "Subject Descriptor", "Subject Notes", "Units", "Scale",
    "Country/Series-specific Notes", "2022", "2023", "2024", "2025", "Estimates Start After",
)  # fmt: skip
PORTAL_HEAD = (
    "DATASET", "SERIES_CODE", "COUNTRY", "INDICATOR", "SCALE", "UNIT", "PRIMARY_DOMESTIC_CURRENCY",
    "LATEST_ACTUAL_ANNUAL_DATA", "2022", "2023", "2024", "2025",
)  # fmt: skip


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return shipped_places()


def classic(*rows: Sequence[str], currency: str = "") -> list[list[str]]:
    """Rows of iso, subject, units, scale, four years and the last actual one, under the classic head."""
    note = f"Source: National Statistics Office. Primary domestic currency: {currency} Data last updated: 03/2024"
    body = [
        ["1", iso, subject, "A name, with a comma", "Words", "", unit, scale, note if currency else "", *years]
        for iso, subject, unit, scale, *years in rows
    ]
    return [list(CLASSIC_HEAD), *body]


def portal(*rows: Sequence[object]) -> list[list[object]]:
    """Rows of series code, scale, unit, currency, last actual year and four years, under the portal's head."""
    return [list(PORTAL_HEAD), *(["IMF.RES:WEO(9.0.0)", r[0], "", "", *r[1:]] for r in rows)]


def tabbed(path: Path, table: Table, encoding: str = "utf-16") -> Path:
    def cell(value: object) -> str:
        text = str(value)
        return f'"{text}"' if "," in text else text

    footer = "\r\n\r\nInternational Monetary Fund, World Economic Outlook Database, April 2024\r\n"
    path.write_bytes(("\r\n".join("\t".join(map(cell, row)) for row in table) + footer).encode(encoding))
    return path


def commas(path: Path, table: Table) -> Path:
    path.write_text("\n".join(",".join(map(str, row)) for row in table), encoding="utf-8")
    return path


def workbook(path: Path, **sheets: Table) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, table in sheets.items():
        sheet = book.create_sheet(title.replace("_", " "))
        for row in table:
            sheet.append(list(row))
    book.save(path)
    return path


def told(facts: Sequence[Fact]) -> list[tuple[object, ...]]:
    return [(f.measure, f.place, f.year, f.value, f.unit, f.status, f.reason) for f in facts]


NA, NIL = "not available (n/a)", "zero or less than half the last digit shown (--)"
POLAND = ("POL", "NGDP", "National currency", "Billions", "n/a", "3,401.56", "--", "3,900.1", "2023")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "cp1252"])
def test_a_classic_file(tmp_path: Path, places: Gazetteer, encoding: str) -> None:
    table = classic(
        POLAND,
        ("POL", "LE", "Persons", "Millions", "", "", "", "", ""),
        ("POL", "PCPIPCH", "Percent change", "", "1", "2", "3", "4", "2023"),
        ("UVK", "LP", "Persons", "Millions", "1.7", "1.8", "n/a", "1.9", "2022"),
        ("UVK", "GGXWDG_NGDP", "Percent of GDP", "", "17", "17", "17", "17", "2022"),
        ("DEU", "GGXCNL_NGDP", "Percent of GDP", "", "-1.9", "-2.5", "-2", "-1", "2023"),
    )
    facts = read(tabbed(tmp_path / "WEOApr2024all.xls", table, encoding), places, "imf-weo-2024-04", "reported", 2024)
    assert told(facts) == [
        ("weo_balance", "DEU", 2022, -1.9, "percent", "actual", ""),
        ("weo_balance", "DEU", 2023, -2.5, "percent", "actual", ""),
        ("weo_balance", "DEU", 2024, -2, "percent", "projection", ""),
        ("weo_balance", "DEU", 2025, -1, "percent", "projection", ""),
        ("weo_gdp_national", "POL", 2023, 3401.56, "billion PLN@current", "actual", ""),
        ("weo_gdp_national", "POL", 2024, None, "billion PLN@current", "projection", NIL),
        ("weo_gdp_national", "POL", 2025, 3900.1, "billion PLN@current", "projection", ""),
        ("weo_population", "XKX", 2022, 1.7, "million person", "actual", ""),
        ("weo_population", "XKX", 2023, 1.8, "million person", "estimate", ""),
        ("weo_population", "XKX", 2024, None, "million person", "projection", NA),
        ("weo_population", "XKX", 2025, 1.9, "million person", "projection", ""),
    ]
    assert (facts[4].shown, facts[4].cell) == ("3,401.56", "WEOApr2024all.xls, row POL NGDP, column 2023")
    assert {(f.source, f.grade) for f in facts} == {("imf-weo-2024-04", "reported")}


def test_the_classic_file_of_groups_gives_the_world(tmp_path: Path, places: Gazetteer) -> None:
    head = ["WEO Country Group Code", "WEO Subject Code", "Country Group Name", "Units", "Scale", "2022", "2023"]
    rows = [
        ["001", "NGDPD", "World", "U.S. dollars", "Billions", "100,000.5", "101,000"],
        ["001", "LP", "World", "Index", "", "100", "101"],
        ["110", "NGDPD", "Advanced economies", "U.S. dollars", "Billions", "60,000", "61,000"],
    ]
    facts = read(tabbed(tmp_path / "WEOApr2024alla.xls", [head, *rows]), places, "x", "reported", 2023)
    assert told(facts) == [
        ("weo_gdp_usd", "WORLD", 2022, 100000.5, "billion USD@current", "unflagged", ""),
        ("weo_gdp_usd", "WORLD", 2023, 101000, "billion USD@current", "projection", ""),
    ]


@pytest.mark.parametrize(
    ("iso", "currency", "unit"),
    [
        ("BGR", "Bulgarian lev", "BGN"), ("BGR", "Euro", "EUR"), ("HRV", "Croatian kuna", "HRK"),
        ("DEU", "Euro", "EUR"), ("BGR", "", "EUR"), ("GBR", "Pound sterling", "GBP"),
    ],
)  # fmt: skip
def test_the_currency_before_the_euro(tmp_path: Path, places: Gazetteer, iso: str, currency: str, unit: str) -> None:
    table = classic((iso, *POLAND[1:]), currency=currency)
    facts = read(tabbed(tmp_path / "weo.xls", table), places, "x", "reported", 2024)
    assert {f.unit for f in facts} == {f"billion {unit}@current"}


def test_a_portal_export(tmp_path: Path, places: Gazetteer) -> None:
    table = portal(
        ("FRA.NGDP.A", "Billions", "Domestic currency", "Euro", "2024", 2639.1, 2822.5, 2919.9, 2990),
        ("FRA.PPPGDP.A", "Billions", "", "", "", "", 4000, 4100, 4200),
        ("FRA.NGDP.Q", "Billions", "Domestic currency", "Euro", "2024", 1, 1, 1, 1),
        ("IND.LP.A", "Units", "Persons", "", "FY2023/24", 1400000000, 1410000000, 1420000000, 1430000000),
        ("GX123.NGDPD.A", "Billions", "US dollar", "", "", 1, 2, 3, 4),
        ("G001.NGDPD.A", "Billions", "US dollar", "", "", 1, 2, 3, 4),
    )
    facts = read(commas(tmp_path / "weo.csv", table), places, "x", "reported", 2025)
    assert told(facts)[:6] == [
        ("weo_gdp_national", "FRA", 2022, 2639.1, "billion EUR@current", "actual", ""),
        ("weo_gdp_national", "FRA", 2023, 2822.5, "billion EUR@current", "actual", ""),
        ("weo_gdp_national", "FRA", 2024, 2919.9, "billion EUR@current", "actual", ""),
        ("weo_gdp_national", "FRA", 2025, 2990, "billion EUR@current", "projection", ""),
        ("weo_gdp_ppp", "FRA", 2023, 4000, "billion INTL@current", "unflagged", ""),
        ("weo_gdp_ppp", "FRA", 2024, 4100, "billion INTL@current", "unflagged", ""),
    ]
    people = [f for f in facts if f.place == "IND"]
    assert [(f.value, f.unit, f.status) for f in people] == [
        (1.40e9, "person", "actual"),
        (1.41e9, "person", "actual"),
        (1.42e9, "person", "estimate"),
        (1.43e9, "person", "projection"),
    ]
    assert [f.value for f in facts if f.place == "WORLD"] == [1, 2, 3, 4]


def test_a_workbook_of_2025(tmp_path: Path, places: Gazetteer) -> None:
    countries = portal(("USA.NGDPD.A", "Billions", "US dollar", "", 2024, 26006.893, 27720.709, 29184.89, None))
    groups = portal(("G001.NGDPD.A", "Billions", "US dollar", "", None, 1, 2, 3, 4))
    path = workbook(
        tmp_path / "WEOApr2025.xlsx",
        Countries=countries,
        Country_Groups=groups,
        Commodity_Prices=[["anything"], ["else"]],
    )
    facts = read(path, places, "x", "reported", 2025)
    assert told(facts)[2:5] == [
        ("weo_gdp_usd", "USA", 2024, 29184.89, "billion USD@current", "actual", ""),
        (
            "weo_gdp_usd", "USA", 2025, None, "billion USD@current", "projection",
            "left blank in this edition, which ends in 2024",
        ),
        ("weo_gdp_usd", "WORLD", 2022, 1, "billion USD@current", "unflagged", ""),
    ]  # fmt: skip
    assert (facts[0].shown, facts[0].cell) == (
        "26006.893",
        "WEOApr2025.xlsx, Countries, row USA NGDPD, column 2022",
    )


LONG = "country,iso,year,aggregate,ngdpd\nPoland,POL,2023,0,811.2\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "no table of the World Economic Outlook"),
        ("<html><body>Sign in</body></html>", "no table of the World Economic Outlook"),
        ("a,b,c\n1,2,3\n", "no table of the World Economic Outlook"),
        (LONG.replace("ngdpd", "other"), "holds none of the series"),
        (LONG.replace("POL", "QQQ"), "rows QQQ: 'QQQ' is no economy known"),
        (LONG.replace("2023", "soon"), "row POL soon: 'soon' cannot be read as a year"),
        (LONG.replace("811.2", "many"), "column ngdpd: 'many' is neither a number nor"),
        (LONG.replace(",811.2", ""), "4 cells under 5 columns"),
        (LONG + "Poland,POL,2023,0,811.2\n", "row POL 2023: stands there twice"),
        (LONG.replace("aggregate", "ngdpd"), "two columns are called 'ngdpd'"),
        ("SERIES_CODE,SCALE\nPOL.NGDPD.A,Billions\n", "no column is a year"),
        ("SERIES_CODE,2023\nPOL.NGDPD.A\n", "row POL NGDPD: 1 cells under 2 columns"),
        ("SERIES_CODE,2023\nPOL.NGDPD.A,1\nPOL.NGDPD.A,1\n", "stands there twice"),
        ("SERIES_CODE,SCALE,2023\nPOL.NGDPD.A,Dozens,1\n", "its scale 'Dozens' is none of"),
        ("SERIES_CODE,SCALE,2023\nPOL.GGR_NGDP.A,Billions,1\n", "'Billions' of percent makes no sense"),
        ("SERIES_CODE,UNIT,2023\nPOL.NGDPD.A,Domestic currency,1\n", "its unit is 'Domestic currency', expected"),
        ("SERIES_CODE,PRIMARY_DOMESTIC_CURRENCY,2023\nDEU.NGDP.A,Deutsche mark,1\n", "'Deutsche mark' is not known"),
        ('SERIES_CODE,2023\n"POL.NGDPD.A', "not a sound table"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(tmp_path: Path, places: Gazetteer, text: str, complaint: str) -> None:
    path = tmp_path / "weo.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadSource, match=complaint) as refused:
        read(path, places, "x", "reported", 2025)
    assert str(refused.value).startswith("weo.csv")
    assert "\n" not in str(refused.value)


def _damaged(path: Path) -> None:
    workbook(path, Countries=portal(("USA.NGDPD.A", "Billions", "US dollar", "", 2024, 1, 2, 3, 4)))
    path.write_bytes(path.read_bytes()[:-400])


def _other_sheets(path: Path) -> None:
    workbook(path, Data=[["a", "b"]])


def _macros(path: Path) -> None:
    workbook(path, Countries=portal(("USA.NGDPD.A", "Billions", "US dollar", "", 2024, 1, 2, 3, 4)))
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"...")


def _only_a_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("readme.txt", "no workbook")


@pytest.mark.parametrize(
    ("write", "complaint"),
    [
        (_damaged, "not a sound .xlsx workbook"),
        (_other_sheets, "no sheet called 'Countries'"),
        (_macros, "carries macros"),
        (_only_a_zip, "not a sound .xlsx workbook"),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(100)), "a binary or password-protected workbook"),
        (lambda path: path.write_bytes(b"a\0b\0"), "not a text file"),
        (lambda path: path.write_bytes("iso\tyear".encode("utf-16")[:-1]), "cut short or damaged"),
    ],
)
def test_files_that_are_no_table(
    tmp_path: Path, places: Gazetteer, write: Callable[[Path], object], complaint: str
) -> None:
    path = tmp_path / "weo.xlsx"
    write(path)
    with pytest.raises(BadSource, match=complaint) as refused:
        read(path, places, "x", "reported", 2025)
    assert str(refused.value).startswith("weo.xlsx")


def test_a_file_that_is_not_there(tmp_path: Path, places: Gazetteer) -> None:
    with pytest.raises(BadInput, match="there is no such file"):
        read(tmp_path / "weo.csv", places, "x", "reported", 2025)
