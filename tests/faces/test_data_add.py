"""``data add`` for every kind of file, from the file to the answers it changes, and every file that must be refused."""

import hashlib
import json
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from fairshare.faces.cli import main
from fairshare.ledger import load
from fairshare.ledger.load import DATA

SIPRI = Path("data/macro/sipri/SIPRI-Milex-data-1949-2024_2.xlsx")
DESCRIBED = """
publisher = "NATO"
title = "Figures typed from a speech"
published = 2026-09-01
licence = "mine"
attribution = "Source: my notes."
extent = "cells"
price_base = 2021

[absent]
gdp_usd_current = "not in the speech"

[[import.table]]
file = "speech.csv"
shape = "wide"
measure = "defence_share"
unit = "percent"
"""
SPEECH = "country,2025,2026e\nPoland,4.5,4.75\nCzechia,,2.125\n"
Ask = Callable[..., Any]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command and return its JSON."""

    def run(*words: str, code: int = 0) -> Any:
        capsys.readouterr()
        assert main([*words, "--format", "json"]) == code
        return json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def refused(own: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run ``data add`` on a file that cannot be added: one line, exit 2, nothing kept."""

    def run(*words: str) -> str:
        capsys.readouterr()
        assert main(["data", "add", *words]) == 2
        out, err = capsys.readouterr()
        assert out == "" and err.count("\n") == 1 and err.startswith("fairshare: ") and len(err) < 1_000
        assert "Traceback" not in err
        assert not list(own.glob("releases/*")) and not list(own.glob(".adding-*"))
        return err

    return run


def shipped() -> dict[str, str]:
    return {str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted((DATA / "releases").rglob("*.*"))}


def nato_2031(path: Path) -> Path:
    """A workbook in NATO's layout of 2025 with an invented share for every member: 3 % and a bit, in 2030 and 2031e."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Table 3"
    sheet.append(["Table 3: Defence expenditure as a share of GDP and annual real change"])
    sheet.append(["Based on 2027 prices"])
    _block(sheet, "Share of real GDP (%)", 3.0)
    _block(sheet, "Annual real change (%)", 1.0)
    book.save(path)
    return path


def _block(sheet: Worksheet, title: str, first: float) -> None:
    sheet.append([title])
    sheet.append([None, 2029, 2030, "2031e"])
    for n, place in enumerate(sorted(load.groups()["NATO"].on(load.groups()["NATO"].intervals[-1].since))):
        sheet.append([load.places()[place].name, *(first + n / 64 + k / 1024 for k in range(3))])
    sheet.append([])


def test_a_newer_release_of_ones_own_answers(own: Path, tmp_path: Path, ask: Ask) -> None:
    """From its day on the scoreboard and --release go by it; before that day, and once removed, they do not."""
    before = shipped()
    added = ask("data", "add", str(nato_2031(tmp_path / "def-exp.xlsx")), "--published", "2031-06-10")
    assert added["extra"]["release"] == "nato-own-2031-06"
    rows = {r["measure"]: r for r in added["rows"]}
    assert rows["defence_share"]["figures"] == 96 and rows["defence_share"]["estimates"] == 32
    assert (rows["defence_share"]["from"], rows["defence_share"]["to"], rows["defence_share"]["places"]) == (
        2029,
        2031,
        32,
    )
    score = ask("score", "--as-of", "2031-07-01")
    assert score["extra"]["release"] == "nato-own-2031-06"
    assert {r["iso3"]: r["defence_share"]["value"] for r in score["rows"]}["ALB"] == pytest.approx(3 + 2 / 1024)
    assert ask("score", "--as-of", "2031-06-09")["extra"]["release"] != "nato-own-2031-06"
    assert ask("score", "--release", "nato-own-2031-06", "--year", "2030")["extra"]["release"] == "nato-own-2031-06"
    figure = ask("why", "defence_share/ALB/2031", "--as-of", "2031-07-01")["rows"][0]["figure"]
    assert (figure["release"], figure["status"]) == ("nato-own-2031-06", "estimate")
    assert ask("data", "verify", "--release", "nato-own-2031-06")["extra"]["ok"] is True
    ask("data", "remove", "nato-own-2031-06")
    assert ask("score", "--as-of", "2031-07-01")["extra"]["release"] != "nato-own-2031-06"
    assert shipped() == before


def test_added_again_after_a_removal_with_other_figures(own: Path, tmp_path: Path, ask: Ask) -> None:
    """The same id holds what was added last, within one process too."""
    path = tmp_path / "speech.csv"
    (tmp_path / "source.toml").write_text(DESCRIBED)
    for share in ("4.5", "4.25"):
        path.write_text(SPEECH.replace("4.5", share))
        ask("data", "add", str(path))
        found = ask("why", "defence_share/POL/2025@nato-own-2026-09", "--as-of", "2026-09-02")
        assert found["rows"][0]["figure"]["value"] == pytest.approx(float(share))
        ask("data", "remove", "nato-own-2026-09")


@pytest.mark.parametrize("id", sorted(m.id for m in load.measures().values() if m.publisher == "SIPRI"))
def test_without_sipri_s_release_every_answer_says_how_to_come_by_it(
    own: Path, ask: Ask, capsys: pytest.CaptureFixture[str], id: str
) -> None:
    how = "fairshare data add SIPRI-Milex.xlsx --published DAY"
    assert main(["why", f"{id}/POL/2023"]) == 2
    err = capsys.readouterr().err
    assert "no release of SIPRI is held: SIPRI's terms forbid" in err and how in err
    assert any(how in note for note in ask("coverage", "--measure", id)["notes"])


def test_what_is_held_is_not_said_to_lack(own: Path, ask: Ask) -> None:
    assert not any("no release of" in note.lower() for note in ask("coverage", "--publisher", "IMF")["notes"])


def test_sipri(own: Path, shared: Path, ask: Ask) -> None:
    """Added, it answers, and sums over groups are made."""
    if not (shared / SIPRI).is_file():
        pytest.skip("needs SIPRI's workbook in ../shared, which is not there")
    added = ask("data", "add", str(shared / SIPRI), "--published", "2025-04-28")
    assert added["extra"]["release"] == "sipri-own-2025-04"
    assert {r["measure"] for r in added["rows"]} == {m.id for m in load.measures().values() if m.publisher == "SIPRI"}
    assert any("forbid passing the data on" in note for note in added["notes"])
    figure = ask("why", "sipri_share/POL/2023")["rows"][0]["figure"]
    assert figure["id"] == "sipri_share/POL/2023@sipri-own-2025-04" and figure["unit"] == "% of GDP"
    assert ask("why", "sipri_usd_constant/EUR_CAN~2014/2023")["rows"]
    assert not any("No release of SIPRI" in n for n in ask("coverage", "--publisher", "SIPRI")["notes"])
    row = ask("theory", "--source", "sipri", "--since", "1964", "--year", "1964")["rows"][0]
    assert row["n"] == 14 and row["rho"]["id"].endswith("source=sipri") and row["largest"] == "United States"
    assert ask("data", "verify", "--release", "sipri-own-2025-04")["extra"]["ok"] is True


def test_the_world_economic_outlook(own: Path, tmp_path: Path, ask: Ask) -> None:
    path = tmp_path / "weo.csv"
    path.write_text("iso,year,ngdpd,lp\nPOL,2030,1234.5,36.5\nPOL,2031,1250.5,36.25\n")
    added = ask("data", "add", str(path), "--published", "2031-04-14")
    assert added["extra"]["release"] == "imf-weo-own-2031-04"
    assert [(r["measure"], r["figures"], r["estimates"]) for r in added["rows"]] == [
        ("weo_gdp_usd", 2, 1),
        ("weo_population", 2, 1),
    ]
    figure = ask("why", "weo_gdp_usd/POL/2030", "--as-of", "2031-05-01")["rows"][0]["figure"]
    assert (figure["value"], figure["release"]) == (1234.5, "imf-weo-own-2031-04")


def test_a_table_described_by_the_user(own: Path, tmp_path: Path, ask: Ask) -> None:
    (tmp_path / "speech.csv").write_text(SPEECH)
    (tmp_path / "source.toml").write_text(DESCRIBED)
    added = ask("data", "add", str(tmp_path / "speech.csv"))
    assert added["extra"]["release"] == "nato-own-2026-09"
    assert [(r["figures"], r["missing"], r["estimates"], r["places"]) for r in added["rows"]] == [(3, 1, 2, 2)]
    held = load.source(own / "releases" / "nato-own-2026-09")
    assert (held.extent, held.units, held.grade, held.may_ship) == ("cells", "typed", "reported", False)
    assert held.absent == {"gdp_usd_current": "not in the speech"}
    assert ask("score", "--as-of", "2026-10-01")["extra"]["release"] != "nato-own-2026-09"


def test_a_release_altered_by_hand_is_reported(own: Path, tmp_path: Path, ask: Ask) -> None:
    (tmp_path / "speech.csv").write_text(SPEECH)
    (tmp_path / "source.toml").write_text(DESCRIBED)
    ask("data", "add", str(tmp_path / "speech.csv"))
    facts = own / "releases" / "nato-own-2026-09" / "facts.csv"
    facts.write_text(facts.read_text().replace("4.75", "4.74"))
    found = ask("data", "verify", "--release", "nato-own-2026-09", code=1)
    assert [(r["check"], r["told"].partition(" (")[0]) for r in found["rows"]] == [
        ("hash", "facts.csv is not what was added")
    ]
    facts.write_bytes(b"\xff\xfe")
    assert {r["check"] for r in ask("data", "verify", "--release", "nato-own-2026-09", code=1)["rows"]} == {
        "hash",
        "schema",
    }


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("title", "titel"), "source.toml: unknown key 'titel'"),
        (('title = "Figures typed from a speech"\n', ""), "source.toml: says no title"),
        (('"mine"', "7"), "source.toml: licence is 7"),
        (('"mine"', '" "'), "source.toml: licence is ' '"),
        (('"cells"', '"all"'), "extent 'all' cannot be used: one of complete, partial, cells"),
        (('"cells"', '"cells"\ngrade = "quotable"'), "grade 'quotable' cannot be used: one of reported, unverified"),
        (('"cells"', '"cells"\nmay_ship = true'), "unknown key 'may_ship'"),
        (("2021", "21"), "price_base 21 is no year"),
        (("2021", "true"), "price_base is True"),
        (("2026-09-01", '"soon"'), "published is 'soon'"),
        (("published = 2026-09-01", ""), "add --published"),
        (("\n[absent]", "\nnotes = [1]\n[absent]"), "notes must be a list of texts"),
        (("\n[absent]", '\n[import]\nderive = "nato_derive"\n[absent]'), "unknown key 'import.derive'"),
        (("\n[absent]", '\n[import]\nreader = "nato"\n[absent]'), "reader 'nato' cannot be used"),
        (('shape = "wide"', 'shape = "wide"\ncolour = "red"'), "unknown key 'colour'"),
        (('unit = "percent"', 'unit = "USD@2015"'), "USD@2015 is no unit of defence_share"),
        (('unit = "percent"', 'unit = "per cent"'), "unit 'cent' cannot be used|unit 'per cent' cannot be used"),
        (('"defence_share"', '"happiness"'), "no measure is called 'happiness'; those of NATO are"),
        (('"defence_share"', '"weo_debt"'), "weo_debt is a measure of IMF, which a release of NATO cannot hold"),
        (
            ('"NATO"', '"My institute"'),
            "defence_share is a measure of NATO, which a release of My institute cannot hold",
        ),
        (('"NATO"', '"NATO"\nid = "nato-2026-07"'), "nato-2026-07' cannot be used: it is held already"),
        (('"NATO"', '"NATO"\nid = "imf-weo-2026-09"'), "imf- stands for IMF"),
        (('"NATO"', '"NATO"\nid = "../nato-2026-09"'), "lower-case words"),
        (('file = "speech.csv"', 'file = "speech.csv"\n[[import.table]]\nfile = "/etc/passwd"'), "names '/etc/passwd'"),
        (("[[import.table]]", "[[import.table"), "not a sound TOML file"),
    ],
)
def test_a_description_with_a_fault(
    refused: Callable[..., str], tmp_path: Path, change: tuple[str, str], says: str
) -> None:
    (tmp_path / "speech.csv").write_text(SPEECH)
    assert change[0] in DESCRIBED
    (tmp_path / "source.toml").write_text(DESCRIBED.replace(*change))
    err = refused(str(tmp_path / "speech.csv"))
    assert any(words in err for words in says.split("|")), err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("country,2025\nPołska,1\n".encode("cp1250"), "not UTF-8 text"),
        (b"country,2025\nPoland,1\0\n", "bytes of value zero"),
        (b"country,2025\n" + b" \n" * 40_000 + b"Poland,\0", "not a text file"),
        (b"country,2025\nAtlantis,1\n", "'Atlantis' is no country"),
        (b"country,2025\nPoland,1e+999\n", "'1e+999' is neither a number"),
        (b"country,2025\nPoland,1\nPoland,2\n", "stands at"),
        (b'country,2025\n"Poland,1\n', "not a sound CSV table"),
        (b"country,2025\nPoland," + b"1" * 200_000 + b"\n", "not a sound CSV table"),
        (b"country\nPoland\n", "no column is a year"),
        (b"", "it is empty"),
    ],
)
def test_a_table_with_a_fault(refused: Callable[..., str], tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "speech.csv").write_bytes(content)
    (tmp_path / "source.toml").write_text(DESCRIBED)
    assert says in refused(str(tmp_path / "speech.csv"))


def _truncated(path: Path) -> None:
    nato_2031(path)
    path.write_bytes(path.read_bytes()[:-200])


def _macros(path: Path) -> None:
    nato_2031(path)
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"...")


def _bomb(path: Path) -> None:
    nato_2031(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/media/x.bin", "w") as part:
        for _ in range(41):
            part.write(bytes(10_000_000))


def _million_rows(path: Path) -> None:
    nato_2031(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet9.xml", b"<worksheet>" + b'<row><c r="A1"/><c/></row>' * 1_050_000)


def _large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(40_000_001)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda p: p.mkdir(), "a file, not a folder"),
        (os.mkfifo, "neither a device nor a pipe"),
        (lambda p: p.symlink_to("/dev/zero"), "neither a device nor a pipe"),
        (lambda p: p.symlink_to(p), "a file that can be read"),
        (lambda p: None, "there is no such file"),
        (lambda p: p.write_bytes(b""), "it is empty"),
        (lambda p: p.write_text("a shopping list\n"), "'a shopping list' is no file known; accepted are"),
        (lambda p: p.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)), "binary or password-protected"),
        (lambda p: Workbook().save(p), "a workbook with the sheet Sheet is no file known"),
        (_truncated, "not a sound .xlsx workbook"),
        (_macros, "carries macros"),
        (_bomb, "unpacks to 41"),
        (_million_rows, "more than 2,000,000 cells"),
        (_large, "40,000,001 bytes are too many"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="makes pipes and links")
def test_a_file_that_must_be_refused(
    refused: Callable[..., str], tmp_path: Path, make: Callable[[Path], object], says: str
) -> None:
    path = tmp_path / "download.xlsx"
    make(path)
    assert says in refused(str(path), "--published", "2031-06-10")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(refused: Callable[..., str], tmp_path: Path) -> None:
    path = nato_2031(tmp_path / "def-exp.xlsx")
    path.chmod(0)
    assert "its permissions forbid it" in refused(str(path), "--published", "2031-06-10")


@pytest.mark.parametrize("name", ["x" * 300, "x\0y"])
def test_a_name_no_file_can_have(refused: Callable[..., str], name: str) -> None:
    assert "a file that can be read" in refused(name, "--published", "2031-06-10")


def test_a_day_is_needed_and_must_fit(refused: Callable[..., str], tmp_path: Path) -> None:
    path = str(nato_2031(tmp_path / "def-exp.xlsx"))
    assert "add --published YYYY-MM-DD" in refused(path)
    assert "the file covers 2031" in refused(path, "--published", "2024-06-10")
    assert "published" in refused(path, "--published", "soon")
