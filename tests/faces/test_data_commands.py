"""A user's own copy of NATO's workbook: added, used, removed; nothing shipped is touched, nothing half written."""

import json
from pathlib import Path

import pytest

from fairshare.faces.cli import main

WORKBOOK = Path("data/nato/2024-06/240617-def-exp-2024-TABLES-en.xlsx")


def test_add_use_and_remove(own: Path, shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The shipped June 2024 release, added again as one's own a day later, answers the same from then on."""
    args = ["data", "add", str(shared / WORKBOOK), "--published", "2024-06-18"]
    assert main(args) == 0
    assert main(args) == 2
    capsys.readouterr()
    assert main(["score", "--as-of", "2024-07-01", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["extra"]["release"] == "nato-own-2024-06"
    assert answer["extra"]["summary"]["wales-2014-2pct"]["met"] == 23
    assert main(["score", "--as-of", "2024-06-17", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["extra"]["release"] == "nato-2024-06"
    assert main(["data", "remove", "nato-own-2024-06"]) == 0
    assert not list((own / "releases").iterdir())


def test_a_file_that_cannot_be_read_leaves_nothing_behind(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = own / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 nonsense")
    assert main(["data", "add", str(bad), "--published", "2026-07-10"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not list(own.glob("releases/*"))
    assert not list(own.glob(".adding-*"))


def test_a_damaged_own_release_is_named(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = own / "releases" / "nato-own-2026-07"
    folder.mkdir(parents=True)
    (folder / "source.toml").write_text('id = "nato-own-2026-07"\n')
    (folder / "facts.csv").write_text("measure,place\n")
    assert main(["score"]) == 2
    err = capsys.readouterr().err
    assert "nato-own-2026-07" in err
    assert err.count("\n") == 1


def test_build_is_byte_for_byte(tmp_path: Path, shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``data build`` regenerates every shipped facts.csv from the raw material."""
    import shutil

    from fairshare.ledger.load import DATA

    copy = tmp_path / "releases"
    shutil.copytree(DATA / "releases", copy)
    for facts in copy.glob("*/facts.csv"):
        facts.unlink()
    assert main(["data", "build", "--from", str(shared), "--to", str(copy)]) == 0
    assert "Built" in capsys.readouterr().out
    for folder in (p.parent for p in (DATA / "releases").glob("*/source.toml")):
        assert (copy / folder.name / "facts.csv").read_bytes() == (folder / "facts.csv").read_bytes(), folder.name


def test_a_workbook_cannot_be_published_before_its_years(
    own: Path, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["data", "add", str(shared / WORKBOOK), "--published", "2018-01-01"]) == 2
    assert "2024" in capsys.readouterr().err
    assert not list(own.glob("releases/*"))
