"""The reader of bare tables, on tables of every shape written here."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from fairshare.core.fact import Fact
from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource
from fairshare.sources.order import Order
from fairshare.sources.table import release

WIDE = {"file": "t.csv", "shape": "wide", "measure": "defence_share", "unit": "percent"}
LONG = {"file": "t.csv", "shape": "long", "holds": [{"name": "value", "measure": "defence_share", "unit": "percent"}]}


def read(folder: Path, places: Gazetteer, text: str, *tables: Mapping[str, Any], **says: Any) -> list[Fact]:
    (folder / "t.csv").write_text(text, encoding="utf-8")
    order = Order("nato-2030-01", "reported", None, folder, frozenset({"t.csv"}), {"table": list(tables), **says})
    return list(release(order, places))


def brief(facts: list[Fact]) -> list[tuple[object, ...]]:
    return [(f.measure, f.place, f.year, f.value, f.shown, f.status) for f in facts]


def test_wide(tmp_path: Path, places: Gazetteer) -> None:
    text = '\ufeffcountry,2023,2024e\n"Czechia*",1.50,2\r\nNATO Total,2.5,2.7\n'
    found = read(tmp_path, places, text, WIDE | {"groups": {"NATO Total": "NATO"}})
    assert brief(found) == [
        ("defence_share", "CZE", 2023, 1.5, "1.50", "actual"),
        ("defence_share", "CZE", 2024, 2.0, "2", "estimate"),
        ("defence_share", "NATO", 2023, 2.5, "2.5", "actual"),
        ("defence_share", "NATO", 2024, 2.7, "2.7", "estimate"),
    ]
    assert found[0].cell == "t.csv, row Czechia*, column 2023"
    assert (found[0].unit, found[0].source, found[0].grade) == ("percent", "nato-2030-01", "reported")


def test_decimal_commas(tmp_path: Path, places: Gazetteer) -> None:
    text = 'country,2023,2024e\nGermany*,"-1,421188876",\n'
    found = read(tmp_path, places, text, WIDE | {"decimal_comma": True, "blank": "left blank by NATO"})
    assert [(f.place, f.value, f.shown, f.reason) for f in found] == [
        ("DEU", -1.421188876, "-1,421188876", ""),
        ("DEU", None, "", "left blank by NATO"),
    ]


def test_the_copy_with_decimal_commas_says_the_same(shared: Path, places: Gazetteer) -> None:
    """Two copies of table 3b of August 2025, one with decimal commas and stars; the other is what is shipped."""
    folder = shared / "data/nato/2025-08"
    says = {"defaults": WIDE | {"groups": {"NATO Europe and Canada": "EUR_CAN", "NATO Total": "NATO"}}}
    tables: list[dict[str, object]] = [
        {"file": "realchange.csv"},
        {"file": "realchange_early.csv", "decimal_comma": True},
    ]
    files = frozenset(str(t["file"]) for t in tables)
    plain, early = (
        list(release(Order("x-2030-01", "reported", None, folder, files, says | {"table": [t]}), places))
        for t in tables
    )
    values = {(f.place, f.year): f.value for f in plain}
    assert len(early) >= 31 * 12
    assert all(f.value == values[f.place, f.year] for f in early)


def test_a_short_row_is_missing_at_its_end(tmp_path: Path, places: Gazetteer) -> None:
    found = read(tmp_path, places, "country,2023,2024e\nGermany,1.5\n", WIDE)
    assert [(f.value, f.reason) for f in found] == [
        (1.5, ""),
        (None, "the row ends before this column in the copy held"),
    ]


def test_rows_that_are_measures(tmp_path: Path, places: Gazetteer) -> None:
    text = "What,2023,2024\nspent,10,11\ntarget,2,2\n,,\nWhat,2023,2024\n"
    holds = [{"name": "spent", "measure": "expenditure_national_current", "unit": "million GBP@current"}]
    table = {"file": "t.csv", "shape": "wide", "place_is": "GBR", "holds": holds, "lines": [1, 4], "estimates": [2024]}
    found = read(tmp_path, places, text, table | {"skip": {"target": "no figure"}})
    assert brief(found) == [
        ("expenditure_national_current", "GBR", 2023, 10.0, "10", "actual"),
        ("expenditure_national_current", "GBR", 2024, 11.0, "11", "estimate"),
    ]
    with pytest.raises(BadSource, match=r"row target: source.toml says neither"):
        read(tmp_path, places, text, table)


def test_long_with_conditions_marks_and_grades(tmp_path: Path, places: Gazetteer) -> None:
    text = "kind,iso3,year,value,e\nA,HRV,2024,1.86,1\nB,HRV,2024,9,0\nA,ISL,2023,NA,0\nA,POL,2023,7.12947e+11,0\n"
    extra = {"place": "iso3", "where": {"kind": "A"}, "estimate": "e", "grades": {"HRV": "unverified"}}
    missing = {"missing": {"NA": "written NA"}, "missing_for": {"ISL": "no armed forces"}}
    found = read(tmp_path, places, text, LONG | extra | missing)
    assert [(f.place, f.value, f.shown, f.status, f.grade, f.reason) for f in found] == [
        ("HRV", 1.86, "1.86", "estimate", "unverified", ""),
        ("ISL", None, "NA", "actual", "reported", "no armed forces"),
        ("POL", 712947000000.0, "7.12947e+11", "actual", "reported", ""),
    ]
    assert found[0].cell == "t.csv, row A HRV 2024, column value"


def test_one_year_for_all_rows(tmp_path: Path, places: Gazetteer) -> None:
    found = read(tmp_path, places, "iso3,value\nPOL,3.9\n", LONG | {"place": "iso3", "year_is": "2023e"}, defaults={})
    assert brief(found) == [("defence_share", "POL", 2023, 3.9, "3.9", "estimate")]
    assert found[0].cell == "t.csv, row POL, column value"


def test_series_keep_the_spelling_of_numbers(tmp_path: Path, places: Gazetteer) -> None:
    text = '{"years": [2024, 2025], "parts": {"equipment": [6.70, null]}}'
    holds = [{"name": "parts.equipment", "measure": "equipment_share", "unit": "percent"}]
    table = {"file": "t.csv", "shape": "series", "place_is": "CZE", "year": "years", "holds": holds}
    found = read(tmp_path, places, text, table, defaults={"estimates": [2025]})
    assert brief(found) == [
        ("equipment_share", "CZE", 2024, 6.7, "6.70", "actual"),
        ("equipment_share", "CZE", 2025, None, "", "estimate"),
    ]
    assert found[0].cell == "t.csv, parts.equipment, 2024"
    for broken, says in (
        (text[:-2], "not a sound JSON file"),
        (text.replace("years", "when"), "there is no list 'years'"),
        (text.replace(", null", ""), "parts.equipment: 1 figures for 2 years"),
        (text.replace("2025", '"soon"'), "years: holds what is no year"),
    ):
        with pytest.raises(BadSource, match=says):
            read(tmp_path, places, broken, table)


@pytest.mark.parametrize(
    ("text", "table", "says"),
    [
        ("country,2023\nAtlantis,1\n", WIDE, "row Atlantis, column 2023: 'Atlantis' is no country"),
        ("country,2023\nPoland,lots\n", WIDE, "row Poland, column 2023: 'lots' is neither"),
        ("country,2023\nPoland,1,2\n", WIDE, "row Poland: 3 cells under 2 columns"),
        ("country,2023,later\nPoland,1,2\n", WIDE, "column later: cannot be read as a year"),
        ("country,2023,2023\nPoland,1,2\n", WIDE, "two columns have the same name"),
        ("country,2023\n", WIDE, "no row holds anything"),
        ("", WIDE, "not a sound CSV table"),
        ('country,2023\n"Poland,1\n', WIDE, "not a sound CSV table"),
        ("country,2023\nPoland,1\n", WIDE | {"place": "ally"}, "there is no column 'ally'"),
        ("iso3,year,value\nPOL,soon,1\n", LONG, "row POL soon: 'soon' cannot be read as a year"),
        ("iso3,year,share\nPOL,2024,1\n", LONG, "there is no column 'value'"),
        ("iso3,year,value\nPOL,2024,1\n", LONG | {"where": {"kind": "A"}}, "there is no column 'kind'"),
        ("iso3,year,value\nPOL,2024,1\n", LONG | {"where": {"iso3": "BEL"}}, "no row holds {'iso3': 'BEL'}"),
        ("x", WIDE | {"file": "other.csv"}, "'other.csv' is to be read, but sha256 lists only t.csv"),
        ("x", WIDE | {"colour": "red"}, "table 1: unknown key 'colour'"),
        ("x", WIDE | {"shape": "round"}, "'round' cannot be used: one of wide, long, series"),
        ("x", WIDE | {"unit": "million pounds sterling"}, "unit 'pounds sterling' cannot be used"),
        ("x", LONG | {"measure": "gdp", "unit": "percent"}, "either measure and unit, or holds"),
        ("x", WIDE | {"unit": ""}, "either measure and unit, or holds"),
    ],
)  # fmt: skip
def test_a_fault_is_named(tmp_path: Path, places: Gazetteer, text: str, table: dict[str, Any], says: str) -> None:
    with pytest.raises(BadSource, match=says) as refused:
        read(tmp_path, places, text, table)
    assert "\n" not in str(refused.value)


def test_an_order_without_tables(tmp_path: Path, places: Gazetteer) -> None:
    with pytest.raises(BadSource, match=r"lists no \[\[import.table\]\]"):
        read(tmp_path, places, "x")
