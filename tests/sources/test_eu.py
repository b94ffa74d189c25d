"""Own resources of the European Union by member: every cell of the raw table, and who was no member yet."""

import csv
from pathlib import Path

import pytest

from fairshare.core.world import World
from fairshare.ledger import load
from fairshare.ledger.build import build

FOLDER = load.DATA / "releases/eu-own-resources-2024-10"
NAME = "own_resources_2000_2023.csv"


def shipped() -> dict[tuple[str, int], dict[str, str]]:
    with (FOLDER / "facts.csv").open(encoding="utf-8", newline="") as lines:
        return {(r["place"], int(r["year"])): r for r in csv.DictReader(lines)}


def test_members_and_years() -> None:
    held = shipped()
    places = {p for p, _ in held}
    assert len(places) == 28 and {"GRC", "GBR"} <= places
    assert sorted(y for p, y in held if p == "GBR") == list(range(2000, 2021))
    assert all(sorted(y for q, y in held if q == p) == list(range(2000, 2024)) for p in places - {"GBR"})


def test_a_country_pays_from_its_year_of_accession_on() -> None:
    """A printed 0.0 is not a payment of nothing: it stands where a country was no member, in no other row."""
    eu = load.groups()["EU"]
    since = {i.place: i.since.year for i in eu.intervals}
    for (place, year), row in shipped().items():
        assert bool(row["value"]) == (year >= since[place]), (place, year)
        assert ("not yet a member" in row["reason"]) == (row["shown"] == "0.0")


def test_every_cell_of_the_raw_table_is_carried_and_nothing_else(shared: Path) -> None:
    with (shared / "data/macro/eu_budget" / NAME).open(encoding="utf-8", newline="") as lines:
        raw = {
            f"{NAME}, row {r['geo']} {r['year']}, column total_own_resources_eur_m": r for r in csv.DictReader(lines)
        }
    held = {r["cell"]: r for r in shipped().values()}
    assert {cell: r["shown"] for cell, r in held.items()} == {
        cell: r["total_own_resources_eur_m"] for cell, r in raw.items()
    }
    for (place, year), row in shipped().items():
        assert str(year) == raw[row["cell"]]["year"]
        geo = raw[row["cell"]]["geo"]
        assert {"EL": "GR", "UK": "GB"}.get(geo, geo) == load.places()[place].iso2
        assert row["value"] == "" or float(row["value"]) == float(row["shown"])


def test_the_build_is_byte_for_byte(shared: Path, tmp_path: Path) -> None:
    (tmp_path / FOLDER.name).mkdir()
    (tmp_path / FOLDER.name / "source.toml").write_bytes((FOLDER / "source.toml").read_bytes())
    assert build(shared, tmp_path) == ["eu-own-resources-2024-10: 669 facts"]
    assert (tmp_path / FOLDER.name / "facts.csv").read_bytes() == (FOLDER / "facts.csv").read_bytes()


def test_it_answers_in_a_world(today: World) -> None:
    germany = today.figure("eu_own_resources/DEU/2000")
    assert germany.value == pytest.approx(21774.869e6, rel=1e-6)
    assert str(germany.unit) == "EUR@current"
    assert "not yet a member" in today.row("eu_own_resources", 2003).why_missing("POL")
