"""The shipped Penn World Table, alone and against the raw selection beside the checkout."""

import csv
from functools import cache
from pathlib import Path

import pytest

from fairshare.core.source import Source
from fairshare.core.unit import scaled
from fairshare.core.world import World
from fairshare.ledger import load
from fairshare.ledger.build import build

ID = "pwt-2021-01"
FOLDER = load.DATA / "releases" / ID
RAW = "data/macro/pwt/pwt1001_sel.csv"
COLUMNS = {"pwt_gdp": ("rgdpe", "million INTL@2017"), "pwt_population": ("pop", "million person")}
#: First years after 1950; states that became independent begin in 1990.
STARTS = {"GRC": 1951, "CHN": 1952, "MLT": 1954, "ROU": 1960, "ALB": 1970, "BGR": 1970, "HUN": 1970, "POL": 1970}
NEW = {"CZE", "EST", "HRV", "LTU", "LVA", "MKD", "MNE", "RUS", "SVK", "SVN", "UKR"}


@cache
def shipped() -> dict[tuple[str, str, int], dict[str, str]]:
    with (FOLDER / "facts.csv").open(encoding="utf-8", newline="") as lines:
        return {(r["measure"], r["place"], int(r["year"])): r for r in csv.DictReader(lines)}


@pytest.mark.parametrize("measure", sorted(COLUMNS))
def test_every_place_has_its_years(measure: str) -> None:
    places = load.places().keys() - {"JPN"}
    assert {p for m, p, _ in shipped() if m == measure} == places
    for place in places:
        first = 1990 if place in NEW else STARTS.get(place, 1950)
        assert [y for m, p, y in shipped() if (m, p) == (measure, place)] == list(range(first, 2020)), place


def test_every_row_is_well_formed() -> None:
    measures = load.measures()
    for (measure, _, _), row in shipped().items():
        entry = measures[measure]
        assert (row["unit"], row["status"], row["grade"]) == (COLUMNS[measure][1], "unflagged", "reported")
        assert entry.publisher == "PWT"
        assert not entry.of_forces
        assert entry.low <= scaled(row["unit"]).plain(float(row["value"])) <= entry.high, row


def test_the_source_says_what_it_is() -> None:
    entry = load.toml(FOLDER / "source.toml")
    entry.pop("import")
    load.checked(Source, entry | {k: tuple(v) for k, v in entry.items() if isinstance(v, list)}, ID)
    held = load.source(FOLDER)
    assert (held.publisher, held.licence, held.price_base) == ("PWT", "CC BY 4.0", 2017)
    assert held.attribution == "Source: Feenstra, Inklaar and Timmer (2015), Penn World Table 10.01, CC BY 4.0."


def test_a_world_holds_it(today: World) -> None:
    row = today.row("pwt_gdp", 2019)
    assert row["USA"].value == 20_860_506e6
    assert str(row.unit) == "INTL@2017"
    assert today.row("pwt_population", 1953)["USA"].value == pytest.approx(160e6, rel=0.03)


def test_every_value_is_that_of_the_selection(shared: Path) -> None:
    seen = set()
    with (shared / RAW).open(encoding="utf-8", newline="") as lines:
        for raw in csv.DictReader(lines):
            for measure, (column, _) in COLUMNS.items():
                key = (measure, raw["isocode"], int(raw["year"]))
                row = shipped()[key]
                assert (row["shown"], float(row["value"])) == (raw[column], float(raw[column]))
                assert row["cell"] == f"pwt1001_sel.csv, row {raw['isocode']} {raw['year']}, column {column}"
                seen.add(key)
    assert seen == shipped().keys()


def test_the_build_gives_the_shipped_file_byte_for_byte(shared: Path, tmp_path: Path) -> None:
    (tmp_path / ID).mkdir()
    (tmp_path / ID / "source.toml").write_bytes((FOLDER / "source.toml").read_bytes())
    build(shared, tmp_path)
    assert (tmp_path / ID / "facts.csv").read_bytes() == (FOLDER / "facts.csv").read_bytes()
