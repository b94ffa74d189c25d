"""The World Factbook's geography: what is shipped, the raw tables, and files that are refused."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairshare.core.fact import Fact
from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource
from fairshare.ledger import load
from fairshare.ledger.build import as_csv, facts
from fairshare.sources.factbook import COUNTRY, release
from fairshare.sources.order import Order

FOLDER = load.DATA / "releases/factbook-2026-02"
COUNTRIES = 'iso3,area_total,area_land,coastline,land_bound_total\nPOL,"312,685 sq km",3 sq km,440 km (a note),0 km\n'
BORDERS = "iso3,neighbour,km\nPOL,Germany,467\nPOL,Russia (east),1.5\nPOL,Russia (west),2\nPOL,Nowhere,3\n"


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def held() -> dict[tuple[str, str], dict[str, str]]:
    return {(r["measure"], r["place"]): r for r in rows(FOLDER / "facts.csv")}


def read(folder: Path, places: Gazetteer, countries: str = COUNTRIES, borders: str = BORDERS) -> list[Fact]:
    (folder / "c.csv").write_text(countries, encoding="utf-8")
    (folder / "b.csv").write_text(borders, encoding="utf-8")
    says = {"countries": "c.csv", "borders": "b.csv", "year": 2030, "neighbours": {"Nowhere": "NWR"}}
    return list(release(Order("f-2030-01", "reported", None, folder, frozenset({"c.csv", "b.csv"}), says), places))


def test_every_figure_is_the_raw_one(shared: Path) -> None:
    found = held()
    for r in rows(shared / "data/macro/factbook/geo_mil_sel.csv"):
        for column, measure in COUNTRY.items():
            row = found[measure, r["iso3"]]
            assert row["shown"] == r[column]
            assert f"{float(row['value']):,g}" == f"{float(r[column].split()[0].replace(',', '')):,g}"
            assert row["unit"] == ("km2" if "sq km" in r[column] else "km")
    raw: defaultdict[str, float] = defaultdict(float)
    for r in rows(shared / "data/macro/factbook/borders_sel.csv"):
        raw[r["iso3"]] += float(r["km"])
    shipped: defaultdict[str, float] = defaultdict(float)
    for (measure, place), row in found.items():
        if measure == "land_border":
            shipped[place[:3]] += float(row["value"])
    assert shipped == pytest.approx(raw)


def test_it_is_rebuilt_byte_for_byte(shared: Path) -> None:
    built = as_csv(facts(shared, load.toml(FOLDER / "source.toml")))
    assert built.encode() == (FOLDER / "facts.csv").read_bytes()


@pytest.mark.parametrize(
    ("measure", "place", "value"),
    [
        ("land_area", "EST", 42388),
        ("total_area", "EST", 45228),
        ("coastline", "NOR", 25148),
        ("coastline", "CZE", 0),
        ("land_border_total", "BEL", 1297),
        ("land_border", "ALB>GRC", 212),
        ("land_border", "POL>RUS", 209),
        ("land_border", "RUS>CHN", 4179),
    ],
)
def test_known_answers(measure: str, place: str, value: float) -> None:
    assert float(held()[measure, place]["value"]) == value


def test_what_is_shipped_is_plausible_and_covers_the_allies() -> None:
    found, measures = held(), load.measures()
    allies = load.groups()["NATO"].on(load.source(FOLDER).published)
    for measure in COUNTRY.values():
        assert {p for m, p in found if m == measure} >= allies
    for (id, place), row in found.items():
        assert measures[id].low <= float(row["value"]) <= measures[id].high, (id, place)


def test_tables_written_here(tmp_path: Path, places: Gazetteer) -> None:
    found = {(f.measure, f.place): (f.value, f.shown, f.unit, f.status) for f in read(tmp_path, places)}
    assert found["total_area", "POL"] == (312685, "312,685 sq km", "km2", "unflagged")
    assert found["coastline", "POL"] == (440, "440 km (a note)", "km", "unflagged")
    assert found["land_border", "POL>DEU"] == (467, "467", "km", "unflagged")
    assert found["land_border", "POL>RUS"] == (3.5, "", "km", "derived")
    assert found["land_border", "POL>NWR"] == (3, "3", "km", "unflagged")


@pytest.mark.parametrize(
    ("countries", "borders", "told"),
    [
        (COUNTRIES.replace("440 km", "440 miles"), BORDERS, "is no area or length"),
        (COUNTRIES.replace("3 sq km", "n/a"), BORDERS, "'n/a' is no area or length"),
        (COUNTRIES.replace("coastline", "coast"), BORDERS, "no column 'coastline'"),
        (COUNTRIES, BORDERS.replace("Nowhere", "Utopia"), "'Utopia' is no neighbour known"),
        (COUNTRIES, BORDERS.replace("467", "long"), "'long' is no length"),
        ("", BORDERS, "not a sound CSV"),
    ],
)
def test_a_bad_file_gets_one_clear_line(
    tmp_path: Path, places: Gazetteer, countries: str, borders: str, told: str
) -> None:
    with pytest.raises(BadSource, match=told):
        read(tmp_path, places, countries, borders)
