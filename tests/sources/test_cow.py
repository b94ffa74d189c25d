"""National Material Capabilities: what is shipped, the raw table, and files that are refused."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairshare.core.fact import Fact
from fairshare.core.place import Gazetteer
from fairshare.core.unit import scaled
from fairshare.errors import BadSource
from fairshare.ledger import load
from fairshare.ledger.build import as_csv, facts
from fairshare.sources.cow import HOLDS, release
from fairshare.sources.order import Order

FOLDER = load.DATA / "releases/cow-nmc-2026-02"
TABLE = (
    "ccode,year,milex,milper,tpop,cinc\n"
    "260,1989,5,6,7,0.1\n260,1990,8,9,9,0.1\n255,1990,9e+07,NA,9,0.2\n2,1990,1,1,1,1\n"
)
STATES = {"255": "DEU", "260": "DEU"}


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def held() -> dict[tuple[str, str, int], dict[str, str]]:
    return {(r["measure"], r["place"], int(r["year"])): r for r in rows(FOLDER / "facts.csv")}


def read(folder: Path, table: str = TABLE, states: dict[str, str] = STATES) -> list[Fact]:
    (folder / "n.csv").write_text(table, encoding="utf-8")
    says = {"file": "n.csv", "states": states, "superseded": {"260": "1990"}}
    return list(release(Order("cow-2030-01", "reported", None, folder, frozenset({"n.csv"}), says), Gazetteer([])))


def test_every_figure_is_the_raw_one(shared: Path) -> None:
    says = load.toml(FOLDER / "source.toml")["import"]
    raw: dict[tuple[str, str, int], str] = {}
    for r in rows(shared / "data/macro/peacesciencer/nmc7_all_1949_2022.csv"):
        if (place := says["states"].get(r["ccode"])) and (r["ccode"], r["year"]) != ("260", "1990"):
            raw |= {(h.measure, place, int(r["year"])): r[h.name] for h in HOLDS}
    found = held()
    assert found.keys() == raw.keys()
    for key, text in raw.items():
        row = found[key]
        assert row["shown"] == text
        assert (row["value"] == "") == (text == "NA") == bool(row["reason"]), key
        assert text == "NA" or float(row["value"]) == float(text), key


def test_it_is_rebuilt_byte_for_byte(shared: Path) -> None:
    built = as_csv(facts(shared, load.toml(FOLDER / "source.toml")))
    assert built.encode() == (FOLDER / "facts.csv").read_bytes()


def test_both_slices_of_the_copy_agree(shared: Path) -> None:
    """The slice of the allies (which names them by ISO code) says what is shipped, and maps every code alike."""
    found = held()
    renamed = {"DFR": "DEU"}
    for r in rows(shared / "data/macro/peacesciencer/nmc7_sel_1945_2022.csv"):
        if int(r["year"]) < 1949 or r["iso3"] in ("YUG", "BLR") or (r["ccode"], r["year"]) == ("260", "1990"):
            continue
        for h in HOLDS:
            assert found[h.measure, renamed.get(r["iso3"], r["iso3"]), int(r["year"])]["shown"] == r[h.name]


@pytest.mark.parametrize(
    ("measure", "place", "year", "shown"),
    [
        ("cow_military_expenditure", "USA", 1949, "13503000"),
        ("cow_military_personnel", "USA", 1949, "1615"),
        ("cow_population", "USA", 1950, "152271"),
        ("cow_cinc", "USA", 1949, "0.27316636"),
        ("cow_military_expenditure", "DEU", 1955, "1757856"),
        ("cow_military_expenditure", "DEU", 1989, "27460000"),
        ("cow_military_expenditure", "DEU", 1990, "37200000"),
        ("cow_population", "DDR", 1989, "16630"),
    ],
)
def test_known_answers(measure: str, place: str, year: int, shown: str) -> None:
    assert held()[measure, place, year]["shown"] == shown


def test_what_is_shipped_is_plausible_and_covers_the_allies() -> None:
    found, measures = held(), load.measures()
    allies = set(load.groups()["NATO"].on(load.source(FOLDER).published))
    assert {p for m, p, y in found if y == 2022 and m == "cow_cinc"} >= allies | {"RUS", "CHN", "JPN", "UKR"}
    for (id, place, year), row in found.items():
        if row["value"]:
            plain = scaled(row["unit"]).plain(float(row["value"]))
            assert measures[id].low <= plain <= measures[id].high, (id, place, year)


def test_the_later_code_counts_and_others_are_left_out(tmp_path: Path) -> None:
    found = {(f.measure, f.year): (f.value, f.shown) for f in read(tmp_path)}
    assert found["cow_military_expenditure", 1989] == (5, "5")
    assert found["cow_military_expenditure", 1990] == (9e7, "9e+07")
    assert found["cow_military_personnel", 1990] == (None, "NA")
    assert len(found) == 8


@pytest.mark.parametrize(
    ("table", "states", "told"),
    [
        (TABLE.replace("9e+07", "much"), STATES, "'much' is neither a number"),
        (TABLE.replace("9e+07", "-5"), STATES, "less than nothing"),
        (TABLE.replace("milper", "army"), STATES, "no column 'milper'"),
        (TABLE.replace("255,1990", "255,90"), STATES, "cannot be read as a year"),
        (TABLE, STATES | {"200": "GBR"}, "no row of state 200"),
        ("", STATES, "not a sound CSV"),
    ],
)
def test_a_bad_file_gets_one_clear_line(tmp_path: Path, table: str, states: dict[str, str], told: str) -> None:
    with pytest.raises(BadSource, match=told):
        read(tmp_path, table, states)
