"""Workbooks laid out as NATO's of 2024 and of 2025, filled with invented numbers, and the facts they must give."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from fairshare.core.fact import Fact, Grade
from fairshare.core.place import Gazetteer
from fairshare.ledger.load import places as shipped_places
from fairshare.sources.nato import Reading, read

#: Label -> id of the place; the currency in brackets is added in table 1.
ALLIES = {
    "Albania": ("ALB", "Leks", "ALL"),
    "Czechia*": ("CZE", "Koruny", "CZK"),
    "Denmark": ("DNK", "Kroner", "DKK"),
    "The Netherlands": ("NLD", "Euros", "EUR"),
    "Norway": ("NOR", "Kroner", "NOK"),
    "Slovak Republic": ("SVK", "Euros", "EUR"),
    "Türkiye\xa0": ("TUR", "Liras", "TRY"),
    "United States": ("USA", "US dollars", "USD"),
}
TOTALS = {"NATO Europe and Canada": "EUR_CAN", "NATO Total": "NATO"}
#: measure, place, year, value, shown, unit, status, reason, cell
Expected = tuple[str, str, int, float | None, str, str, str, str, str]


@dataclass
class Block:
    """One block of a table: its title, what it holds and how numbers are formatted."""

    title: str
    measure: str
    unit: str
    digits: int = 0
    totals: bool = True


@dataclass
class Table:
    """A table to be written."""

    number: str
    title: str
    subtitle: str
    blocks: Sequence[Block]


def tables(base: int, *, core: bool = False) -> list[Table]:
    """NATO's tables (but the chart) at prices of a year; ``core`` retitles them as in 2026."""
    spent = "Core defence expenditure" if core else "Defence expenditure"
    category = f"Distribution of {spent.lower()} by main category"
    of = "Percentage of core defence expenditure" if core else "Percentage of total defence expenditure"
    constant, dollars = f"Constant {base} prices", f"million USD@{base}"
    rates = " and exchange rates"
    return [
        Table("1", spent, "Million national currency units", [
            Block("Current prices", "expenditure_national_current", "million {}@current", totals=False),
            Block(f"{constant} ", "expenditure_national_constant", f"million {{}}@{base}", totals=False)]),
        Table("2", spent, "Million US dollars", [
            Block(f"Current prices{rates}", "expenditure_usd_current", "million USD@current"),
            Block(f"{constant}{rates}", "expenditure_usd_constant", dollars)]),
        Table("3", f"{spent} as a share of GDP and annual real change", f"Based on {base} prices", [
            Block("Share of real GDP (%)", "defence_share", "percent", 2),
            Block("Annual real change (%)", "real_growth", "percent", 2)]),
        Table("5", "GDP", "Million US dollars", [
            Block(f"Current prices{rates}", "gdp_usd_current", "million USD@current"),
            Block(f"{constant}{rates}", "gdp_usd_constant", dollars)]),
        Table("6", f"GDP per capita and {spent.lower()} per capita", f"{base} prices{rates}", [
            Block("GDP per capita (thousand US dollars)", "gdp_per_head", f"thousand USD@{base}/person", 1),
            Block(f"{spent} per capita (US dollars)", "expenditure_per_head", f"USD@{base}/person")]),
        Table("7", "Military personnel", "Thousands", [Block("", "personnel", "thousand person", 1)]),
        Table("8a", category, of, [
            Block("Equipment (a)", "equipment_share", "percent", 2, totals=False),
            Block("Personnel (b)", "personnel_share", "percent", 2, totals=False)]),
        Table("8b", category, of, [
            Block("Infrastructure (c)", "infrastructure_share", "percent", 2, totals=False),
            Block("Other (d)", "other_share", "percent", 2, totals=False)]),
    ]  # fmt: skip


@dataclass
class Writer:
    """Writes tables and notes down, from the same invented numbers, the facts they must give."""

    years: Sequence[int | str]
    allies: Mapping[str, tuple[str, str, str]] = field(default_factory=lambda: dict(ALLIES))
    book: Workbook = field(default_factory=Workbook)
    expected: list[Expected] = field(default_factory=list)

    def save(self, path: Path) -> Path:
        if len(self.book.worksheets) > 1:
            self.book.remove(self.book.worksheets[0])
        self.book.save(path)
        return path

    def header(self, sheet: Worksheet, row: int, column: int) -> None:
        for i, year in enumerate(self.years):
            sheet.cell(row, column + i, year)

    def rows(self, sheet: Worksheet, first: int, block: Block, label: int, column: int) -> int:
        """The rows of a block from a row on, the label of a total one column further left; the next free row."""
        labels = {**{k: v[0] for k, v in self.allies.items()}, **(TOTALS if block.totals else {})}
        for n, (name, place) in enumerate(labels.items()):
            words = f"{name}   ({self.allies[name][1]})" if "{}" in block.unit else name
            sheet.cell(first + n, max(1, label - (name in TOTALS)), words)
            unit = block.unit.format(self.allies[name][2]) if "{}" in block.unit else block.unit
            for i, written in enumerate(self.years):
                year, estimate = int(str(written)[:4]), str(written).endswith("e")
                value = invented(block.measure, place, year)
                cell = sheet.cell(first + n, column + i, value)
                cell.number_format = "#,##0" + ("." + "0" * block.digits if block.digits else "")
                at = f"{sheet.title}!{get_column_letter(column + i)}{first + n}"
                status = "estimate" if estimate else "actual"
                shown = f"{value:,.{block.digits}f}"
                self.expected.append((block.measure, place, year, value, shown, unit, status, "", at))
        return first + len(labels)

    def like_2024(self, wanted: Sequence[Table]) -> None:
        """One header over both blocks, labels in column C, junk in hidden rows, page numbers, a chart as table 4."""
        for table in wanted:
            sheet = self.book.create_sheet(f"TABLE{table.number}")
            down, right = (12, 1) if table.number == "7" else (0, 0)
            sheet.cell(4 + down, 2 + right, f"Table {table.number} : {table.title}")
            sheet.cell(6 + down, 2 + right, table.subtitle)
            self.header(sheet, 8 + down, 4 + right)
            row = 10 + down
            for block in table.blocks:
                if block.title:
                    sheet.cell(row, 2 + right, block.title)
                row = self.rows(sheet, row + 1, block, 3 + right, 4 + right)
                for column in range(4, 8):
                    sheet.cell(row, column, "#REF!" if column % 2 else 0)
                sheet.row_dimensions[row].hidden = True
                row += 1
            sheet.cell(row + 2, 3, "Notes: Figures for the last two years are estimates.")
            sheet.cell(row + 3, 3, "*  These Allies have national laws or political agreements.")
            sheet.cell(row + 5, 2, "-7-")
        chart = self.book.create_sheet("TABLE4")
        chart["B16"], chart["B18"] = "Table 4 : Defence expenditure real change 2014-2024e", "Million US dollars"
        for i, value in enumerate((2014, "2024e", "Real change 2014-2024e (%)")):
            chart.cell(20, 4 + i, value)
        for i, value in enumerate(("Poland", 10104.0, 29117.4, 188.2)):
            chart.cell(22, 3 + i, value)

    def like_2025(self, wanted: Sequence[Table]) -> None:
        """Title in A1, labels in column A, a header over each block."""
        for table in wanted:
            sheet = self.book.create_sheet(f"Table {table.number}")
            sheet["A1"], sheet["A2"] = f"Table {table.number}: {table.title}", table.subtitle
            row = 3
            for block in table.blocks:
                if block.title:
                    sheet.cell(row, 1, block.title)
                self.header(sheet, row + 1, 2)
                row = self.rows(sheet, row + 2, block, 1, 2) + 2
            sheet.cell(row, 1, "Notes: Figures for the last two years are estimates.")


def invented(measure: str, place: str, year: int) -> float:
    """A number that says where it belongs, with more digits than are printed."""
    return sum(map(ord, measure)) + sum(map(ord, place)) / 8 + (year - 2000) * 1.0625 + 0.0078125


@pytest.fixture(scope="session")
def places() -> Gazetteer:
    """The shipped places."""
    return shipped_places()


@pytest.fixture
def reading(tmp_path: Path, places: Gazetteer) -> Callable[[Workbook | Writer], Reading]:
    """Save a workbook and read it."""

    def save_and_read(book: Workbook | Writer) -> Reading:
        path = tmp_path / "def-exp.xlsx"
        book.save(path)
        grade: Grade = "quotable"
        return read(path, places, "nato-2030-06", grade)

    return save_and_read


@pytest.fixture(scope="session")
def writer() -> type[Writer]:
    """The writer of workbooks (a fixture, because test modules cannot import one another)."""
    return Writer


@pytest.fixture(scope="session")
def nato_tables() -> Callable[..., list[Table]]:
    """The tables to be written."""
    return tables


@pytest.fixture(scope="session")
def told() -> Callable[[Fact], Expected]:
    """A fact in the form of the expectations."""
    return lambda f: (f.measure, f.place, f.year, f.value, f.shown, f.unit, f.status, f.reason, f.cell)
