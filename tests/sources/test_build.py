"""The regeneration of releases from raw files, on small files written here."""

import hashlib
from pathlib import Path

import pytest

from fairshare.errors import BadSource, UnknownName
from fairshare.ledger.build import build

SOURCE = """
id = "{id}"
grade = "reported"
sha256 = ["table.csv={hash}"]
[import]
reader = "table"
folder = "press"
[[import.table]]
file = "{file}"
shape = "wide"
measure = "defence_share"
unit = "percent"
"""
TABLE = "country,2023,2024e\nPoland,3.0,4.10\nBelgium,,1.5\n"
WANTED = """measure,place,year,value,shown,unit,status,reason,cell,grade
defence_share,BEL,2023,,,percent,actual,left blank in the table held,"table.csv, row Belgium, column 2023",reported
defence_share,BEL,2024,1.5,1.5,percent,estimate,,"table.csv, row Belgium, column 2024e",reported
defence_share,POL,2023,3,3.0,percent,actual,,"table.csv, row Poland, column 2023",reported
defence_share,POL,2024,4.1,4.10,percent,estimate,,"table.csv, row Poland, column 2024e",reported
"""


def written(tmp_path: Path, *, id: str = "nato-2030-01", file: str = "table.csv") -> tuple[Path, Path]:
    raw, out = tmp_path / "raw", tmp_path / "out"
    (raw / "data/press").mkdir(parents=True, exist_ok=True)
    (out / id).mkdir(parents=True)
    (raw / "data/press/table.csv").write_text(TABLE, encoding="utf-8")
    digest = hashlib.sha256(TABLE.encode()).hexdigest()
    (out / id / "source.toml").write_text(SOURCE.format(id=id, hash=digest, file=file), encoding="utf-8")
    return raw, out


def test_a_release_is_built(tmp_path: Path) -> None:
    raw, out = written(tmp_path)
    assert build(raw, out) == ["nato-2030-01: 4 facts"]
    assert (out / "nato-2030-01/facts.csv").read_bytes() == WANTED.encode()


def test_only_some_releases_are_built(tmp_path: Path) -> None:
    written(tmp_path)
    raw, out = written(tmp_path, id="nato-2031-01")
    assert build(raw, out, only=["nato-2031-01"]) == ["nato-2031-01: 4 facts"]
    assert not (out / "nato-2030-01/facts.csv").exists()
    with pytest.raises(UnknownName, match="no release called 'nato-2032-01'"):
        build(raw, out, only=["nato-2032-01"])


def test_a_release_without_import_is_left_alone(tmp_path: Path) -> None:
    raw, out = written(tmp_path)
    path = out / "nato-2030-01/source.toml"
    path.write_text(path.read_text(encoding="utf-8").partition("[import]")[0], encoding="utf-8")
    assert build(raw, out) == []


@pytest.mark.parametrize("change", ["altered", "absent"])
def test_a_raw_file_that_is_not_the_one_read_is_refused(tmp_path: Path, change: str) -> None:
    raw, out = written(tmp_path)
    written(tmp_path, id="nato-2029-01")
    table = raw / "data/press/table.csv"
    table.write_text(TABLE + "\n", encoding="utf-8") if change == "altered" else table.unlink()
    with pytest.raises(BadSource, match=r"has changed, its sha256 is|is not in") as refused:
        build(raw, out)
    assert "nato-2029-01: the raw file table.csv" in str(refused.value)
    assert not list(out.glob("*/facts.csv"))


def test_a_file_without_a_hash_is_not_read(tmp_path: Path) -> None:
    raw, out = written(tmp_path, file="../press/table.csv")
    with pytest.raises(BadSource, match=r"sha256 lists only table.csv"):
        build(raw, out)


def test_a_cell_read_twice_is_refused(tmp_path: Path) -> None:
    raw, out = written(tmp_path)
    path = out / "nato-2030-01/source.toml"
    said = path.read_text(encoding="utf-8")
    path.write_text(
        said + said.partition("[[import.table]]")[1] + said.partition("[[import.table]]")[2], encoding="utf-8"
    )
    with pytest.raises(BadSource, match=r"defence_share POL 2023 stands at .* and at "):
        build(raw, out)
