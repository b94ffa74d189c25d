"""The shipped NATO releases against the tidy cross-check beside the checkout, made by others from the same files."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from fairshare.core.fact import SOFTNESS
from fairshare.core.place import Gazetteer
from fairshare.core.source import Source
from fairshare.core.unit import scaled
from fairshare.ledger import load
from fairshare.ledger.build import COLUMNS, build, facts
from fairshare.sources.nato import read

RELEASES = load.DATA / "releases"
COMPLETE = ("nato-2019-06", "nato-2024-06", "nato-2025-08")
IDS = (
    "nato-2016-07", "nato-2017-03", "nato-2019-06", "nato-2021-06", "nato-2022-06",
    "nato-2023-07", "nato-2024-06", "nato-2025-04", "nato-2025-08", "nato-2026-07",
)  # fmt: skip
MEASURES = {
    "T1a": "expenditure_national_current", "T1b": "expenditure_national_constant", "T2a": "expenditure_usd_current",
    "T2b": "expenditure_usd_constant", "T3a": "defence_share", "T3b": "real_growth", "T5a": "gdp_usd_current",
    "T5b": "gdp_usd_constant", "T6a": "gdp_per_head", "T6b": "expenditure_per_head", "T7": "personnel",
    "T8a_equip": "equipment_share", "T8a_pers": "personnel_share", "T8b_infra": "infrastructure_share",
    "T8b_other": "other_share", "POP": "population",
}  # fmt: skip
AGGREGATES = {"NATO_EUR_CAN": "EUR_CAN", "NATO_TOTAL": "NATO"}
STATUSES = {"": "actual", "e": "estimate", "derived": "derived", "derived_e": "derived_estimate"}
#: Rows of the cross-check that are for tests only and must not be shipped.
TEST_ONLY = {"S-2026-LVSITE", "S-2026-OCRPL", "S-2026-OCRDE"}
#: What the cross-check's unit words begin with, in plain units.
SCALES = {"million": 1e6, "thousand": 1e3, "US": 1.0, "%": 0.01}
#: The cross-check has nine decimals of a percentage.
ROUNDING = 6e-12
Key = tuple[str, str, int]


class Checked(NamedTuple):
    """A row of the cross-check, its value in plain units."""

    value: float | None
    flag: str
    unit: str


def cross_check(shared: Path, release: str) -> dict[Key, Checked]:
    with (shared / "data/nato/nato_tables.csv").open(encoding="utf-8", newline="") as lines:
        found = [r for r in csv.DictReader(lines) if f"nato-{r['vintage']}" == release]
    return {
        (MEASURES[r["table"]], AGGREGATES.get(r["iso3"], r["iso3"]), int(r["year"])): Checked(
            float(r["value"]) * SCALES[r["unit"].split()[0]] if r["value"] else None, r["estimate_flag"], r["unit"]
        )
        for r in found
        if r["source_id"] not in TEST_ONLY
    }


def shipped(release: str) -> Iterator[dict[str, str]]:
    with (RELEASES / release / "facts.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def source(release: str) -> Source:
    return load.source(RELEASES / release)


@pytest.mark.parametrize("release", IDS)
def test_every_figure_agrees_with_the_cross_check(shared: Path, release: str) -> None:
    expected = cross_check(shared, release)
    held = {(r["measure"], r["place"], int(r["year"])): r for r in shipped(release)}
    # The cross-check lists no GDP and population for Germany 2025, which cannot be derived.
    beyond = {k for k in held if k not in expected}
    assert beyond == (
        {(m, "DEU", 2025) for m in ("gdp_usd_constant", "population")} if release == "nato-2025-08" else set()
    )
    assert not expected.keys() - held.keys()
    for key, (value, flag, _) in expected.items():
        row = held[key]
        if value is None:
            assert (row["value"], flag) == ("", "missing"), key
            assert row["reason"], key
            continue
        plain = scaled(row["unit"]).plain(float(row["value"]))
        assert plain == pytest.approx(value, rel=1e-9, abs=ROUNDING), key
        assert (row["status"], row["reason"]) == (STATUSES[flag], ""), key


@pytest.mark.parametrize("release", IDS)
def test_the_units_agree_with_the_cross_check(shared: Path, release: str) -> None:
    held = {(r["measure"], r["place"], int(r["year"])): r["unit"] for r in shipped(release)}
    for key, (_, _, words) in cross_check(shared, release).items():
        basis = scaled(held[key]).unit.price_basis
        for price in ("current", "2015", "2021"):
            assert (price in words) <= (basis == price), (key, words, held[key])
        assert ("US dollars" in words) <= ("USD" in held[key] or key[0] == "population"), (key, words)
        assert ("%" in words) == (held[key] == "percent"), (key, words)
        assert ("person" in words) == (str(scaled(held[key]).unit) == "person"), (key, words)


def test_the_workbook_of_2024_cell_by_cell(shared: Path, places: Gazetteer) -> None:
    path = next((shared / "data/nato/2024-06").glob("*.xlsx"))
    reading = read(path, places, "nato-2024-06", "quotable")
    expected = cross_check(shared, "nato-2024-06")
    assert {(f.measure, f.place, f.year) for f in reading.facts} == expected.keys()
    for f in reading.facts:
        assert f.value is not None
        assert scaled(f.unit).plain(f.value) == pytest.approx(
            expected[f.measure, f.place, f.year].value, rel=1e-9, abs=ROUNDING
        )
    assert (reading.price_base, reading.years, reading.estimates) == (2015, tuple(range(2014, 2025)), (2023, 2024))


def test_the_typed_twos_stand_where_the_notes_say() -> None:
    """SOURCES.md names the three cells; they are printed with two decimals like their neighbours."""
    held = {r["cell"]: r for r in shipped("nato-2024-06")}
    for cell, place, year in (("TABLE3!J20", "FRA", 2020), ("TABLE3!I26", "LTU", 2019), ("TABLE3!N35", "SVK", 2024)):
        row = held[cell]
        assert (row["place"], int(row["year"]), row["value"], row["shown"]) == (place, year, "2", "2.00")
    assert (
        sum(float(r["value"]) >= 2 for r in held.values() if at(r, "defence_share", 2024) and len(r["place"]) == 3)
        == 23
    )


def at(row: dict[str, str], measure: str, year: int) -> bool:
    return row["measure"] == measure and int(row["year"]) == year and row["place"] != "NATO"


def test_poland_2016_changed_between_releases() -> None:
    found = [
        r["value"]
        for i in ("nato-2019-06", "nato-2024-06")
        for r in shipped(i)
        if at(r, "defence_share", 2016) and r["place"] == "POL"
    ]
    assert [round(float(v), 4) for v in found] == [1.9925, 2.0005]


def test_germany_2025_is_missing_with_its_reason() -> None:
    rows = {r["measure"]: r for r in shipped("nato-2025-08") if (r["place"], r["year"]) == ("DEU", "2025")}
    printed = {
        "defence_share",
        "real_growth",
        "expenditure_per_head",
        "equipment_share",
        "personnel_share",
        "infrastructure_share",
        "other_share",
    }
    assert {rows[m]["reason"] for m in printed} == {"left blank by NATO"}
    for m in ("expenditure_usd_constant", "gdp_usd_constant", "population"):
        assert rows[m]["value"] == ""
        assert rows[m]["reason"] == "cannot be derived: real_growth of 2025 is left blank by NATO"
    assert rows["personnel"]["value"] == "186.413"


def test_test_only_cells_are_not_shipped() -> None:
    held = list(shipped("nato-2026-07"))
    assert not [r for r in held if r["place"] in ("LVA", "DEU")]
    assert {r["measure"] for r in held if r["place"] == "POL"} == {"equipment_share"}


def test_derived_facts_name_their_cells_and_show_nothing() -> None:
    derived = [r for r in shipped("nato-2025-08") if r["status"].startswith("derived")]
    assert {r["measure"] for r in derived} == {"expenditure_usd_constant", "gdp_usd_constant", "population"}
    assert {r["shown"] for r in derived} == {""}
    assert all("expenditure_usd2021_2024e.csv, row " in r["cell"] for r in derived)
    assert not [r for r in derived if r["place"] in ("NATO", "EUR_CAN")]


@pytest.mark.parametrize("release", IDS)
def test_every_row_is_well_formed(release: str, places: Gazetteer) -> None:
    rows = list(shipped(release))
    groups, measures = load.groups(), load.measures()
    keys = [(r["measure"], r["place"], int(r["year"])) for r in rows]
    assert keys == sorted(set(keys))
    assert tuple(rows[0]) == COLUMNS
    for r in rows:
        assert r["place"] in places or r["place"] in groups
        assert r["measure"] in measures
        assert r["status"] in SOFTNESS
        assert (r["value"] == "") == bool(r["reason"])
        assert r["cell"]
        if r["value"]:
            measure = measures[r["measure"]]
            assert measure.low <= scaled(r["unit"]).plain(float(r["value"])) <= measure.high, r


@pytest.mark.parametrize("release", IDS)
def test_every_source_says_what_it_is_and_what_it_lacks(release: str) -> None:
    held, entry = source(release), load.toml(RELEASES / release / "source.toml")
    entry.pop("import")
    load.checked(Source, entry | {k: tuple(v) for k, v in entry.items() if isinstance(v, list)}, release)
    assert held.id == release
    assert held.attribution.startswith("Source: NATO, Defence ")
    assert held.month in held.attribution
    measures = {r["measure"] for r in shipped(release) if r["value"]}
    assert measures.isdisjoint(held.absent)
    of_nato = {
        m.id for m in load.measures().values() if m.publisher == "NATO" and (m.anchor or m.id == "defence_share")
    }
    assert measures | held.absent.keys() == of_nato
    bases = {scaled(r["unit"]).unit.price_basis for r in shipped(release)} - {"", "current"}
    assert bases <= {str(held.price_base)}
    assert held.extent == (
        "complete" if release in COMPLETE else "partial" if release in ("nato-2023-07", "nato-2025-04") else "cells"
    )


def test_the_build_gives_the_shipped_files_byte_for_byte(shared: Path, tmp_path: Path) -> None:
    for release in IDS:
        (tmp_path / release).mkdir()
        (tmp_path / release / "source.toml").write_bytes((RELEASES / release / "source.toml").read_bytes())
    said = build(shared, tmp_path)
    assert [line.split(":")[0] for line in said] == sorted(IDS)
    for release in IDS:
        built = (tmp_path / release / "facts.csv").read_bytes()
        assert built == (RELEASES / release / "facts.csv").read_bytes()
        assert b"\r" not in built


def test_facts_are_read_from_the_order_alone(shared: Path) -> None:
    """The facts of a release carry its id; nothing of the folder's name enters."""
    entry = load.toml(RELEASES / "nato-2022-06" / "source.toml") | {"id": "nato-2030-01", "grade": "unverified"}
    assert {(f.source, f.grade) for f in facts(shared, entry)} == {("nato-2030-01", "unverified")}
