"""The shipped quotas of the IMF's members, and what their reader refuses."""

import csv
from functools import cache
from pathlib import Path

import pytest

from fairshare.core.fact import Fact
from fairshare.core.source import Source
from fairshare.core.unit import scaled
from fairshare.core.world import World
from fairshare.errors import BadSource
from fairshare.ledger import load
from fairshare.ledger.build import build
from fairshare.sources.imf_quotas import release
from fairshare.sources.order import Order

ID = "imf-quotas-2022-10"
FOLDER = load.DATA / "releases" / ID
RAW = "data/macro/imf_quotas/imf_quotas_all.csv"
COLUMNS = {"imf_quota": ("quota_sdr_m", "million SDR"), "imf_quota_share": ("quota_pct", "percent")}


@cache
def shipped() -> dict[tuple[str, str], dict[str, str]]:
    with (FOLDER / "facts.csv").open(encoding="utf-8", newline="") as lines:
        return {(r["measure"], r["place"]): r for r in csv.DictReader(lines)}


def test_the_quotas_of_all_members() -> None:
    """SOURCES.md: 190 members, the sum is SDR 476,272 million."""
    quotas = {p: float(r["value"]) for (m, p), r in shipped().items() if m == "imf_quota"}
    shares = {p: float(r["value"]) for (m, p), r in shipped().items() if m == "imf_quota_share"}
    assert len(quotas) == len(shares) == 190
    assert round(sum(quotas.values())) == 476272
    assert load.places().keys() <= quotas.keys()
    assert "XKX" in quotas
    assert sum(shares.values()) == pytest.approx(100, abs=0.1)
    for place, share in shares.items():
        assert share == pytest.approx(100 * quotas[place] / sum(quotas.values()), abs=0.0051), place


def test_every_row_is_well_formed() -> None:
    measures = load.measures()
    for (measure, _), row in shipped().items():
        entry = measures[measure]
        assert (row["year"], row["status"], row["grade"], row["reason"]) == ("2022", "actual", "reported", "")
        assert row["unit"] == COLUMNS[measure][1]
        assert entry.low <= scaled(row["unit"]).plain(float(row["value"])) <= entry.high


def test_the_source_says_what_it_is() -> None:
    entry = load.toml(FOLDER / "source.toml")
    entry.pop("import")
    load.checked(Source, entry | {k: tuple(v) for k, v in entry.items() if isinstance(v, list)}, ID)
    held = load.source(FOLDER)
    assert held.attribution == "Source: IMF, Members' Quotas and Voting Power (as of October 2022)."
    declared = {m for m, e in load.measures().items() if e.publisher == "IMF"}
    assert declared == held.absent.keys() | {m for m, _ in shipped()}


def test_a_world_holds_them(today: World) -> None:
    row = today.row("imf_quota", 2022)
    assert row["USA"].value == 82_994_200_000
    assert str(row.unit) == "SDR"
    assert today.row("imf_quota_share", 2022)["USA"].value == pytest.approx(0.1743)


def test_every_value_is_that_of_the_table(shared: Path) -> None:
    seen = set()
    with (shared / RAW).open(encoding="utf-8", newline="") as lines:
        for raw in csv.DictReader(lines):
            place = {"UVK": "XKX"}.get(raw["iso3"], raw["iso3"])
            for measure, (column, _) in COLUMNS.items():
                row = shipped()[measure, place]
                assert (row["shown"], float(row["value"])) == (raw[column], float(raw[column]))
                assert row["cell"] == f"imf_quotas_all.csv, row {raw['member']}, column {column}"
                seen.add((measure, place))
    assert seen == shipped().keys()


def test_the_build_gives_the_shipped_file_byte_for_byte(shared: Path, tmp_path: Path) -> None:
    (tmp_path / ID).mkdir()
    (tmp_path / ID / "source.toml").write_bytes((FOLDER / "source.toml").read_bytes())
    build(shared, tmp_path)
    assert (tmp_path / ID / "facts.csv").read_bytes() == (FOLDER / "facts.csv").read_bytes()


def facts(folder: Path, text: str, **says: object) -> list[Fact]:
    (folder / "quotas.csv").write_text(text, encoding="utf-8")
    order = Order("x", "reported", None, folder, frozenset({"quotas.csv"}), {"file": "quotas.csv", "year": 2022} | says)
    return list(release(order, load.places()))


HEAD = "iso3,member,quota_sdr_m,quota_pct\n"


def test_a_member_is_found_by_either_name(tmp_path: Path) -> None:
    found = facts(tmp_path, HEAD + 'CZE,Czech Republic,2180.2,0.46\nCZE,Czechia,1,1\nTUR,Türkiye,"4,658.6",0.98\n')
    assert [(f.place, f.value) for f in found] == [
        ("CZE", 2180.2), ("CZE", 0.46), ("CZE", 1), ("CZE", 1), ("TUR", 4658.6), ("TUR", 0.98),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (HEAD + "ATL,Atlantis,1,1\n", "quotas.csv, row Atlantis: 'Atlantis' is no member known"),
        (HEAD + "POL,Portugal,1,1\n", "row Portugal: 'Portugal' is PRT, but its code is 'POL'"),
        (HEAD + "PRT,Portugal,n/a,1\n", "row Portugal, column quota_sdr_m: 'n/a' is no number"),
        (HEAD + "PRT,Portugal,1\n", "row Portugal: not as many cells as columns"),
        (HEAD + "PRT,Portugal,1,1,1\n", "row PRT: 5 cells under 4 columns"),
        ("iso3,member,quota_sdr_m\n", "there is no column 'quota_pct'"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(BadSource, match=complaint):
        facts(tmp_path, text)


def test_the_year_must_be_said(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="says no year"):
        facts(tmp_path, HEAD, year="now")
