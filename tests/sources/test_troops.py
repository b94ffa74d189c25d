"""American troops by host: what is shipped, the raw tables, and files that are refused."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairshare.core.fact import Fact
from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource
from fairshare.ledger import load
from fairshare.ledger.build import as_csv, facts
from fairshare.sources.order import Order
from fairshare.sources.troops import AT_ODDS, NO_REPORT, release

FOLDER = load.DATA / "releases/troopdata-2026-03"
ANNUAL = (
    "n,year,iso3c,troops_ad\n"
    "Italy,2008,ITA,9\nItaly,2009,ITA,5\nItaly,2010,ITA,0\nItaly,2011,ITA,0\nItaly,2012,ITA,0\n"
    "United States,2009,USA,7\n"
    "Czech Republic,2013,CZE,0\nCzechia,2013,CZE,17\n"
)
QUARTERLY = (
    "iso3c,year,source,troops_ad\n"
    "ITA,2009,March,10\nITA,2010,NA,0\nITA,2011,March,0\nITA,2012,March,3\nITA,2012,June,NA\n"
)


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def held() -> dict[tuple[str, int], dict[str, str]]:
    return {(r["place"], int(r["year"])): r for r in rows(FOLDER / "facts.csv")}


def read(folder: Path, places: Gazetteer, annual: str = ANNUAL, quarterly: str = QUARTERLY) -> list[Fact]:
    (folder / "a.csv").write_text(annual, encoding="utf-8")
    (folder / "q.csv").write_text(quarterly, encoding="utf-8")
    says = {"annual": "a.csv", "quarterly": "q.csv", "skip": {"USA": "home"}, "unsound": {"2008": "twice"}}
    return list(release(Order("t-2030-01", "reported", None, folder, frozenset({"a.csv", "q.csv"}), says), places))


def test_every_figure_is_the_raw_one(shared: Path) -> None:
    raw: dict[tuple[str, int], int] = {}
    for r in rows(shared / "data/macro/troopdata/us_troops_sel_1950_2024_annual.csv"):
        if r["iso3c"] != "USA":
            key = (r["iso3c"], int(r["year"]))
            raw[key] = max(raw.get(key, 0), int(r["troops_ad"]))
    found = held()
    assert raw.keys() == found.keys()
    for key, count in raw.items():
        assert found[key]["shown"] == str(count), key
        assert found[key]["value"] in ("", str(count)), key
        assert (found[key]["value"] == "") == bool(found[key]["reason"])


def test_it_is_rebuilt_byte_for_byte(shared: Path) -> None:
    built = as_csv(facts(shared, load.toml(FOLDER / "source.toml")))
    assert built.encode() == (FOLDER / "facts.csv").read_bytes()


def test_the_annual_table_does_not_double(shared: Path) -> None:
    """What SOURCES.md says of Italy, Türkiye and Romania in 2024, and that the annual figures are the halves."""
    doubled = {"ITA": 24912, "TUR": 3392, "ROU": 290}
    december = {
        r["iso3c"]: int(r["troops_ad"])
        for r in rows(shared / "data/macro/troopdata/us_troops_sel_1950_2025_quarterly.csv")
        if (r["year"], r["month"]) == ("2024", "December")
    }
    for place, count in doubled.items():
        assert december[place] == count
        assert float(held()[place, 2024]["value"]) == pytest.approx(count / 2, rel=0.04)


@pytest.mark.parametrize(
    ("place", "year", "value"),
    [
        ("DEU", 2024, "36541"),
        ("NOR", 2024, "1439"),
        ("ITA", 2024, "12482"),
        ("TUR", 2024, "1692"),
        ("ROU", 2024, "140"),
    ],
)
def test_known_answers(place: str, year: int, value: str) -> None:
    assert held()[place, year]["value"] == value


def test_2008_is_unknown_for_every_host_and_the_united_states_is_none() -> None:
    found = held()
    of_2008 = [r for (_, year), r in found.items() if year == 2008]
    assert len(of_2008) >= 38
    assert all(r["value"] == "" and "2008" in r["reason"] for r in of_2008)
    assert not any(place == "USA" for place, _ in found)
    most = load.measures()["us_troops"].high
    assert all(0 <= float(r["value"]) <= most for r in found.values() if r["value"])


def test_tables_written_here(tmp_path: Path, places: Gazetteer) -> None:
    found = {(f.place, f.year): (f.value, f.reason) for f in read(tmp_path, places)}
    assert found == {
        ("ITA", 2008): (None, "twice"),
        ("ITA", 2009): (5, ""),
        ("ITA", 2010): (None, NO_REPORT),
        ("ITA", 2011): (0, ""),
        ("ITA", 2012): (None, AT_ODDS),
        ("CZE", 2013): (17, ""),
    }


@pytest.mark.parametrize(
    ("annual", "quarterly", "told"),
    [
        (ANNUAL.replace("CZE,0", "CZE,16"), QUARTERLY, "listed twice, with 16 and 17"),
        (ANNUAL.replace("ITA,5", "ITA,5.5"), QUARTERLY, "'5.5' is no number of people"),
        (ANNUAL.replace("ITA,5", "ITA,-5"), QUARTERLY, "'-5' is no number of people"),
        (ANNUAL.replace("ITA,5", "XYZ,5"), QUARTERLY, "'XYZ' is no country known"),
        (ANNUAL, QUARTERLY.replace("source", "origin"), "no column 'source'"),
        (ANNUAL, "", "not a sound CSV"),
    ],
)
def test_a_bad_file_gets_one_clear_line(
    tmp_path: Path, places: Gazetteer, annual: str, quarterly: str, told: str
) -> None:
    with pytest.raises(BadSource, match=told):
        read(tmp_path, places, annual, quarterly)
