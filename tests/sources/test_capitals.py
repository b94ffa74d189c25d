"""Distances between capitals and to Russia: what is shipped, the raw tables, and files that are refused."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairshare.core.fact import Fact
from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource
from fairshare.ledger import load
from fairshare.ledger.build import as_csv, facts
from fairshare.sources.capitals import CAPITAL, NEAREST, release
from fairshare.sources.order import Order

FOLDER = load.DATA / "releases/cow-capitals-2026-02"
CAPITALS = (
    "iso3,capital,stdate,enddate,lat,lng\n"
    "DEU,Old,1816-01-01,1900-12-31,1,1\nDEU,New,1901-01-01,2024-12-31,0,0\nRUS,Far,1918-01-01,2024-12-31,0,90\n"
)
NEAR = "iso1,iso2,year,mindist\nDEU,RUS,1948,1\nDEU,RUS,1950,357.25\nRUS,POL,1950,0\nRUS,XXX,1950,3\nDEU,CHN,1950,4\n"


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def held() -> dict[tuple[str, str, int], dict[str, str]]:
    return {(r["measure"], r["place"], int(r["year"])): r for r in rows(FOLDER / "facts.csv")}


def read(folder: Path, places: Gazetteer, capitals: str = CAPITALS, near: str = NEAR) -> list[Fact]:
    (folder / "c.csv").write_text(capitals, encoding="utf-8")
    (folder / "d.csv").write_text(near, encoding="utf-8")
    says = {"capitals": "c.csv", "distances": "d.csv", "from": ["DEU"], "hub": "RUS", "year": 2024, "since": 1949}
    return list(release(Order("c-2030-01", "reported", None, folder, frozenset({"c.csv", "d.csv"}), says), places))


def test_every_ally_has_a_distance_to_every_other_and_to_russia() -> None:
    allies = load.groups()["NATO"].on(load.source(FOLDER).published)
    found = {k[1]: float(r["value"]) for k, r in held().items() if k[0] == CAPITAL}
    assert len(allies) == 32
    assert found.keys() == {f"{a}>{b}" for a in allies for b in allies | {"RUS"} if a != b}
    assert all(found[f"{b}>{a}"] == km for (a, b), km in ((p.split(">"), km) for p, km in found.items()) if b != "RUS")
    most = load.measures()[CAPITAL].high
    assert all(0 < km < most for km in found.values())


def test_the_distances_agree_with_cepii(shared: Path) -> None:
    """CEPII (2011, no Montenegro) takes its own coordinates and, for Germany, Berlin in distcap."""
    found = {k[1]: float(r["value"]) for k, r in held().items() if k[0] == CAPITAL}
    compared = 0
    for r in rows(shared / "data/macro/cepii/dist_sel.csv"):
        pair = f"{r['iso_o']}>{r['iso_d']}"
        if pair in found:
            compared += 1
            assert found[pair] == pytest.approx(float(r["distcap"]), rel=0.02, abs=15), pair
    assert compared == 31 * 31


def test_minimum_distances_are_the_raw_ones(shared: Path, places: Gazetteer) -> None:
    raw = {}
    for r in rows(shared / "data/macro/peacesciencer/mindist_rus_chn_blr_1946_2019.csv"):
        ends = {r["iso1"], r["iso2"]}
        if "RUS" in ends and int(r["year"]) >= 1949 and (other := (ends - {"RUS"}).pop()) in places:
            raw[NEAREST, other, int(r["year"])] = r["mindist"]
    found = {k: r["shown"] for k, r in held().items() if k[0] == NEAREST}
    assert found == raw


def test_it_is_rebuilt_byte_for_byte(shared: Path) -> None:
    built = as_csv(facts(shared, load.toml(FOLDER / "source.toml")))
    assert built.encode() == (FOLDER / "facts.csv").read_bytes()


@pytest.mark.parametrize(
    ("measure", "place", "year", "km"),
    [
        (CAPITAL, "DEU>POL", 2024, 517.2),
        (CAPITAL, "POL>DEU", 2024, 517.2),
        (NEAREST, "POL", 2019, 0),
        (NEAREST, "USA", 2019, 79.9776135451054),
        (NEAREST, "DEU", 2019, 357.44860625125),
    ],
)
def test_known_answers(measure: str, place: str, year: int, km: float) -> None:
    assert float(held()[measure, place, year]["value"]) == km


def test_tables_written_here(tmp_path: Path, places: Gazetteer) -> None:
    found = {(f.measure, f.place, f.year): (f.value, f.status) for f in read(tmp_path, places)}
    assert found == {
        (CAPITAL, "DEU>RUS", 2024): (10007.6, "derived"),
        (NEAREST, "DEU", 1950): (357.25, "unflagged"),
        (NEAREST, "POL", 1950): (0, "unflagged"),
    }


@pytest.mark.parametrize(
    ("capitals", "near", "told"),
    [
        (CAPITALS.replace("0,90", "91,90"), NEAR, "'91' is no number up to 90"),
        (CAPITALS.replace("0,90", "0,east"), NEAR, "'east' is no number"),
        (CAPITALS.replace("1900-12-31", "2024-12-31"), NEAR, "a second capital"),
        (CAPITALS.replace("RUS", "CHN"), NEAR, "no capital of RUS in 2024"),
        (CAPITALS, NEAR.replace("357.25", "NA"), "'NA' is no number"),
        (CAPITALS, NEAR.replace("mindist", "km"), "no column 'mindist'"),
    ],
)
def test_a_bad_file_gets_one_clear_line(tmp_path: Path, places: Gazetteer, capitals: str, near: str, told: str) -> None:
    with pytest.raises(BadSource, match=told):
        read(tmp_path, places, capitals, near)
