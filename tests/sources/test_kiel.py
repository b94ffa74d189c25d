"""The Ukraine Support Tracker: what is shipped, the raw months it was added up from, and files that are refused."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource
from fairshare.ledger import load
from fairshare.ledger.build import as_csv, facts
from fairshare.sources.kiel import TYPES, VIA_EU, release
from fairshare.sources.order import Order

FOLDER = load.DATA / "releases/kiel-2026-08"
HEAD = "country,iso,year,month,total,financial,humanitarian,military\n"
MONTHS = HEAD + "A,AUS,2022,2,3,1,1,1\nA,AUS,2022,4,0.3,0.1,0.2,0\nEU,EU,2023,1,10,10,0,0\n"
KEY = "country,iso,eu_share_bn\nGermany,DEU,6\nFrance,FRA,4\n"


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def held() -> dict[tuple[str, str, int], dict[str, str]]:
    return {(r["measure"], r["place"], int(r["year"])): r for r in rows(FOLDER / "facts.csv")}


def read(
    folder: Path, months: str = MONTHS, key: str = KEY, until: int = 1
) -> dict[tuple[str, str, int], float | None]:
    (folder / "m.csv").write_text(months, encoding="utf-8")
    (folder / "k.csv").write_text(key, encoding="utf-8")
    says = {"months": "m.csv", "key": "k.csv", "until": until, "uncovered": {"ALB": "not covered"}}
    order = Order("kiel-2030-01", "reported", None, folder, frozenset({"m.csv", "k.csv"}), says)
    return {(f.measure, f.place, f.year): f.value for f in release(order, Gazetteer([]))}


@pytest.mark.parametrize(
    ("year", "total", "military", "financial", "humanitarian"),
    [
        (2022, 78.005331, 37.754635, 31.765506, 8.48519),
        (2023, 87.480204, 46.315734, 35.415871, 5.748599),
        (2024, 97.703798, 41.609724, 51.109141, 4.984933),
        (2025, 80.823414, 37.239768, 39.36179, 4.221856),
        (2026, 14.386754, 10.073135, 2.031887, 2.281732),
    ],
)
def test_the_totals_of_release_29(
    year: int, total: float, military: float, financial: float, humanitarian: float
) -> None:
    """Sums of the publisher's own totals by month (r29_total_allocations.csv)."""
    wanted = {"total": total, "military": military, "financial": financial, "humanitarian": humanitarian}
    for kind, value in wanted.items():
        found = [float(r["value"]) for k, r in held().items() if k[::2] == (TYPES[kind], year) and r["value"]]
        assert len(found) == 42
        assert sum(found) == pytest.approx(value, abs=1e-6)


def test_yearly_sums_are_the_monthly_ones(shared: Path) -> None:
    raw: defaultdict[tuple[str, str, int], float] = defaultdict(float)
    for r in rows(shared / "data/macro/kiel/r29_data_explorer.csv"):
        for column, measure in TYPES.items():
            raw[measure, r["iso"], int(r["year"])] += float(r[column])
    shipped = {k: r for k, r in held().items() if k[0] != VIA_EU and r["value"]}
    assert not raw.keys() - shipped.keys()
    for key, row in shipped.items():
        assert float(row["value"]) == pytest.approx(raw.get(key, 0.0), abs=1e-9), key
        assert (row["unit"], row["status"], row["shown"]) == ("billion EUR@current", "derived", "")
    months: defaultdict[int, float] = defaultdict(float)
    for r in rows(shared / "data/macro/kiel/r29_total_allocations.csv"):
        months[int(r["year"])] += float(r["total_allocations"])
    for year, total in months.items():
        assert sum(float(r["value"]) for k, r in shipped.items() if k[::2] == (TYPES["total"], year)) == pytest.approx(
            total, abs=1e-6
        )


def test_it_is_rebuilt_byte_for_byte(shared: Path) -> None:
    built = as_csv(facts(shared, load.toml(FOLDER / "source.toml")))
    assert built.encode() == (FOLDER / "facts.csv").read_bytes()


def test_the_split_of_the_eu_adds_up_each_year_and_by_member(shared: Path) -> None:
    found = held()
    for year in range(2022, 2027):
        split = [float(r["value"]) for k, r in found.items() if k[::2] == (VIA_EU, year)]
        assert len(split) == 27
        assert sum(split) == pytest.approx(float(found[TYPES["total"], "EU", year]["value"]))
    for r in rows(shared / "data/macro/kiel/r29_eu_aid_shares.csv"):
        whole = sum(float(found[VIA_EU, r["iso"], year]["value"]) for year in range(2022, 2027))
        assert whole == pytest.approx(float(r["eu_share_bn"]), abs=2e-6)
    assert all("constant key assumed" in r["cell"] for k, r in found.items() if k[0] == VIA_EU)


def test_not_covered_is_unknown_and_no_activity_is_zero() -> None:
    found = held()
    for place in ("ALB", "MNE", "MKD"):
        row = found[TYPES["total"], place, 2024]
        assert (row["value"], "does not cover" in row["reason"]) == ("", True)
    assert found[TYPES["total"], "USA", 2026]["value"] == "0"
    assert "months 1 to 4" in found[TYPES["total"], "DEU", 2026]["cell"]


def test_a_file_written_here(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert found[TYPES["total"], "AUS", 2022] == 3.3
    assert found[TYPES["total"], "AUS", 2023] == 0
    assert found[TYPES["total"], "ALB", 2023] is None
    assert (found[VIA_EU, "DEU", 2023], found[VIA_EU, "DEU", 2022]) == (6, 0)


@pytest.mark.parametrize(
    ("months", "key", "told"),
    [
        (MONTHS.replace("3,1,1,1", "4,1,1,1"), KEY, "do not add up to the total"),
        (MONTHS.replace("2022,4", "2022,2"), KEY, "month 2 is listed twice"),
        (MONTHS.replace("2022,4", "2022,13"), KEY, "is no month"),
        (MONTHS.replace("2022,4", "2022,x"), KEY, "'x' is no number"),
        (MONTHS.replace("0.3", "n/a"), KEY, "'n/a' is no number"),
        (MONTHS.replace("2023,1", "2023,2"), KEY, "the last month is 2023-02"),
        (MONTHS.replace("AUS", "ALB"), KEY, "ALB is said not to be covered"),
        (HEAD, KEY, "no row holds"),
        (MONTHS.replace("military", "arms"), KEY, "there is no column 'military'"),
        (MONTHS, KEY.replace("6", "7"), "the shares add up to 11"),
        (MONTHS, KEY.replace("FRA", "DEU"), "DEU is listed twice"),
    ],
)
def test_a_bad_file_gets_one_clear_line(tmp_path: Path, months: str, key: str, told: str) -> None:
    with pytest.raises(BadSource, match=told) as refused:
        read(tmp_path, months, key)
    assert "\n" not in str(refused.value)
