"""US function 050 by fiscal year: known figures, every cell of the raw table, and what the reader refuses."""

import csv
from pathlib import Path

import pytest

from fairshare.core.place import Gazetteer
from fairshare.core.world import World
from fairshare.errors import BadSource
from fairshare.ledger import load
from fairshare.ledger.build import build
from fairshare.sources.omb import release
from fairshare.sources.order import Order

FOLDER = load.DATA / "releases/omb-2026-04"
MEASURES = {
    "outlays_musd": "us_national_defense_outlays",
    "pct_outlays": "us_national_defense_share_of_outlays",
    "pct_gdp": "us_national_defense_share_of_gdp",
}


def shipped() -> dict[tuple[str, int], dict[str, str]]:
    with (FOLDER / "facts.csv").open(encoding="utf-8", newline="") as lines:
        return {(r["measure"], int(r["year"])): r for r in csv.DictReader(lines)}


def test_known_figures() -> None:
    """Historical Tables FY2027: 13.8 % of GDP in 1953; US$ 916.1 billion in 2025."""
    held = shipped()
    assert held["us_national_defense_share_of_gdp", 1953]["shown"] == "13.8"
    assert round(float(held["us_national_defense_outlays", 2025]["value"]) / 1000, 1) == 916.1
    assert {r["place"] for r in held.values()} == {"USA"}


def test_three_measures_for_every_fiscal_year() -> None:
    held = shipped()
    assert held.keys() == {(m, y) for m in MEASURES.values() for y in range(1940, 2032)}
    assert {r["status"] for (_, y), r in held.items() if y <= 2025} == {"unflagged"}
    assert {r["status"] for (_, y), r in held.items() if y >= 2026} == {"estimate"}


def test_the_transition_quarter_is_left_out_with_a_note() -> None:
    assert any("TQ" in note and "1976" in note for note in load.source(FOLDER).notes)
    assert "FISCAL" in load.measures()["us_national_defense_outlays"].definition
    assert shipped()["us_national_defense_outlays", 1976]["shown"] == "89619.0"


def test_every_cell_of_the_raw_table_is_carried_and_nothing_else(shared: Path) -> None:
    with (shared / "data/macro/omb/national_defense_050_fy1940_2031.csv").open(encoding="utf-8", newline="") as lines:
        raw = {(r["measure"], r["fy"]): r["value"] for r in csv.DictReader(lines)}
    wanted = {(MEASURES[m], int(fy[:4])): value for (m, fy), value in raw.items() if fy != "TQ"}
    assert {k: r["shown"] for k, r in shipped().items()} == wanted
    assert all(float(r["value"]) == float(r["shown"]) for r in shipped().values())
    assert len(raw) - len(wanted) == 3


def test_the_build_is_byte_for_byte(shared: Path, tmp_path: Path) -> None:
    (tmp_path / FOLDER.name).mkdir()
    (tmp_path / FOLDER.name / "source.toml").write_bytes((FOLDER / "source.toml").read_bytes())
    assert build(shared, tmp_path) == ["omb-2026-04: 276 facts"]
    assert (tmp_path / FOLDER.name / "facts.csv").read_bytes() == (FOLDER / "facts.csv").read_bytes()


def test_it_answers_in_a_world(today: World) -> None:
    assert today.figure("us_national_defense_share_of_gdp/USA/1953").value == pytest.approx(0.138)
    assert today.figure("us_national_defense_outlays/USA/2025").value == pytest.approx(916.1e9, rel=1e-4)


def order(tmp_path: Path, text: str) -> Order:
    (tmp_path / "table.csv").write_text(text, encoding="utf-8")
    holds = [{"name": "value", "measure": "us_national_defense_outlays", "unit": "million USD@current"}]
    table = {"file": "table.csv", "shape": "long", "place": "fy", "holds": holds, "skip": {"TQ": "no year"}}
    table["missing"] = {"..........": "nil in the publisher's table"}
    says = {"country": "USA", "table": [table]}
    return Order("omb-2030-04", "reported", None, tmp_path, frozenset({"table.csv"}), says)


def test_estimates_and_nil_are_read(tmp_path: Path, places: Gazetteer) -> None:
    found = list(release(order(tmp_path, "fy,value\n2029,1.0\nTQ,5\n2030 estimate,..........\n"), places))
    assert [(f.year, f.value, f.shown, f.status, f.reason) for f in found] == [
        (2029, 1.0, "1.0", "unflagged", ""),
        (2030, None, "..........", "estimate", "nil in the publisher's table"),
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("FY29,1", "row FY29, column value: 'FY29' cannot be read as a fiscal year"),
        ("2029,x", "row 2029, .*'x' is neither"),
        ("2029,", "'' is neither"),
        ("2029", "None is neither"),
        ("2029 actual,1", "'2029 actual' cannot be read"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, places: Gazetteer, row: str, told: str) -> None:
    with pytest.raises(BadSource, match=told):
        list(release(order(tmp_path, f"fy,value\n{row}\n"), places))
