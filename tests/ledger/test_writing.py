"""An export read back is what was exported, in every form; nothing half written, nothing replaced unasked."""

import csv
import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from openpyxl import load_workbook

from fairshare.core.source import Source
from fairshare.core.unit import scaled
from fairshare.errors import BadInput, BadSource
from fairshare.ledger import load
from fairshare.ledger.about import about
from fairshare.ledger.check import read
from fairshare.ledger.selection import Selection
from fairshare.ledger.tidy import COLUMNS, tidy
from fairshare.ledger.writing import PER_RELEASE, write

RELEASES = load.DATA / "releases"
Rows = list[dict[str, object]]


def held(*ids: str) -> dict[Source, Path]:
    return {load.source(RELEASES / id): RELEASES / id for id in ids}


@pytest.fixture(scope="module")
def folders() -> Mapping[Source, Path]:
    """Releases with missing cells, groups, text of other alphabets, negative numbers and amounts of every size."""
    return held("nato-2019-06", "nato-2025-08", "nato-common-funding-2012-02")


@pytest.fixture(scope="module")
def facts(folders: Mapping[Source, Path]) -> pl.DataFrame:
    return tidy(folders, Selection())


def plain(facts: pl.DataFrame, *dropped: str) -> Rows:
    """The rows as JSON would have them."""
    return facts.drop(dropped).with_columns(pl.col("published").cast(pl.String)).to_dicts()


def test_a_row_per_fact_with_the_plain_value_as_the_ledger_has_it(
    facts: pl.DataFrame, folders: Mapping[Source, Path]
) -> None:
    assert facts.schema == pl.Schema(COLUMNS)
    rows = {(r["release"], r["measure"], r["place"], r["year"]): r for r in facts.to_dicts()}
    count = 0
    for source, folder in folders.items():
        for key, fact in read(folder)[0].facts.items():
            row, unit = rows[(source.id, *key)], scaled(fact.unit)
            assert row["value"] == (None if fact.value is None else unit.plain(fact.value))
            assert (row["unit"], row["printed_unit"]) == (str(unit.unit), fact.unit)
            assert (row["shown"], row["status"], row["reason"]) == (fact.shown, fact.status, fact.reason)
            assert (row["cell"], row["grade"], row["published"]) == (fact.cell, fact.grade, source.published)
            assert (row["licence"], row["attribution"]) == (source.licence, source.attribution)
            count += 1
    assert count == facts.height == len(rows)


def test_a_missing_figure_has_no_value_and_a_reason(facts: pl.DataFrame) -> None:
    """Germany 2025e is left blank in nato-2025-08."""
    one = facts.filter(measure="defence_share", place="DEU", year=2025).to_dicts()
    assert [(r["value"], r["reason"]) for r in one] == [(None, "left blank by NATO")]


def test_a_selection_takes_what_it_names(folders: Mapping[Source, Path]) -> None:
    found = tidy(folders, Selection(("defence_share",), ("POL", "NATO"), frozenset({2014, 2025})))
    assert found.select("measure", "place", "year").unique().sort("place", "year").rows() == [
        ("defence_share", "NATO", 2014),
        ("defence_share", "NATO", 2025),
        ("defence_share", "POL", 2014),
        ("defence_share", "POL", 2025),
    ]


def test_nothing_selected_is_an_empty_table(folders: Mapping[Source, Path]) -> None:
    assert tidy(folders, Selection(places=("XXX",))).is_empty()
    assert tidy({}, Selection()).schema == pl.Schema(COLUMNS)


def from_csv(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [
        {
            **row,
            "year": int(row["year"]),
            "value": float(row["value"]) if row["value"] else None,
            "may_ship": row["may_ship"] == "true",
        }
        for row in rows
    ]


def from_parquet(path: Path) -> Rows:
    return plain(pl.read_parquet(path))


def from_json(path: Path) -> Rows:
    found: Rows = json.loads(path.read_text(encoding="utf-8"))["facts"]
    return found


def from_xlsx(path: Path) -> Rows:
    """Empty cells are read as None: of text, that is no text."""
    head, *rows = load_workbook(path)["Facts"].iter_rows(values_only=True)
    found = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return [{k: "" if v is None and k != "value" else v for k, v in r.items()} for r in found]


@pytest.mark.parametrize(
    ("name", "again", "dropped"),
    [
        ("facts.csv", from_csv, ()),
        ("facts.parquet", from_parquet, ()),
        ("facts.json", from_json, PER_RELEASE),
        ("facts.xlsx", from_xlsx, PER_RELEASE),
        ("FACTS.CSV", from_csv, ()),
    ],
)
def test_read_back_it_is_the_same(
    tmp_path: Path,
    facts: pl.DataFrame,
    folders: Mapping[Source, Path],
    name: str,
    again: Callable[[Path], Rows],
    dropped: tuple[str, ...],
) -> None:
    write(facts, list(folders), tmp_path / name, overwrite=False)
    found, expected = again(tmp_path / name), plain(facts, *dropped)
    if name.endswith("xlsx"):
        found = [{**r, "value": None if r["value"] is None else pytest.approx(r["value"], rel=1e-15)} for r in found]
    assert expected == found
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_json_and_workbook_hold_every_release_with_its_terms(
    tmp_path: Path, facts: pl.DataFrame, folders: Mapping[Source, Path]
) -> None:
    write(facts, list(folders), tmp_path / "a.json", overwrite=False)
    write(facts, list(folders), tmp_path / "a.xlsx", overwrite=False)
    told = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["releases"]
    assert told == [json.loads(json.dumps(about(s))) for s in folders]
    head, *rows = load_workbook(tmp_path / "a.xlsx")["Sources"].iter_rows(values_only=True)
    sheet = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    assert [(r["id"], r["licence"], r["attribution"]) for r in sheet] == [
        (s.id, s.licence, s.attribution) for s in folders
    ]


@pytest.mark.parametrize("suffix", ["csv", "json", "parquet", "xlsx"])
def test_the_same_facts_are_the_same_bytes(
    tmp_path: Path, facts: pl.DataFrame, folders: Mapping[Source, Path], suffix: str
) -> None:
    paths = [tmp_path / f"{n}.{suffix}" for n in (1, 2)]
    for path in paths:
        write(facts, list(folders), path, overwrite=False)
    assert paths[0].read_bytes() == paths[1].read_bytes()


HARMFUL = ["=1+1", "+1+1", "-2+3", "@SUM(A1)", '=HYPERLINK("http://example.org")', "\t=1", "-", "="]
HARMLESS = ["-7.30", "+1,234.5", "−7", "1e5", "text", "a=b", ""]


@pytest.fixture
def texts(facts: pl.DataFrame) -> pl.DataFrame:
    """Facts whose text begins as formulas do."""
    words = [*HARMFUL, *HARMLESS]
    return facts.head(len(words)).with_columns(shown=pl.Series(words), reason=pl.Series(words))


def test_no_cell_of_a_workbook_is_a_formula(
    tmp_path: Path, texts: pl.DataFrame, folders: Mapping[Source, Path]
) -> None:
    write(texts, list(folders), tmp_path / "a.xlsx", overwrite=False)
    rows = list(load_workbook(tmp_path / "a.xlsx")["Facts"].iter_rows(min_row=2))
    at = [c for c, name in enumerate(texts.drop(PER_RELEASE).columns) if name in ("shown", "reason")]
    for row, word in zip(rows, [*HARMFUL, *HARMLESS], strict=True):
        for c in at:
            assert row[c].value == (word or None)
            assert row[c].data_type == ("s" if word else "n")
            assert row[c].hyperlink is None


def test_a_spreadsheet_that_opens_the_csv_sees_no_formula(
    tmp_path: Path, texts: pl.DataFrame, folders: Mapping[Source, Path]
) -> None:
    write(texts, list(folders), tmp_path / "a.csv", overwrite=False)
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as lines:
        found = [row["shown"] for row in csv.DictReader(lines)]
    assert found == [*(f"'{w}" for w in HARMFUL), *HARMLESS]


def test_a_file_that_is_there_is_kept_unless_asked(
    tmp_path: Path, facts: pl.DataFrame, folders: Mapping[Source, Path]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("mine")
    with pytest.raises(BadInput, match="--overwrite"):
        write(facts, list(folders), path, overwrite=False)
    assert path.read_text() == "mine"
    write(facts, list(folders), path, overwrite=True)
    assert path.read_text().startswith("measure,place,year,value")


def test_what_fails_midway_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, facts: pl.DataFrame, folders: Mapping[Source, Path]
) -> None:
    """JSON knows no infinity: writing it stops in the middle."""
    path = tmp_path / "a.json"
    path.write_text("mine")
    endless = facts.with_columns(value=pl.lit(float("inf")))
    with pytest.raises(ValueError):
        write(endless, list(folders), path, overwrite=True)
    assert path.read_text() == "mine"
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize("name", ["a.txt", "a", "a.csv.gz", "nowhere/a.csv", "folder.csv"])
def test_a_place_where_nothing_can_be_written(
    tmp_path: Path, facts: pl.DataFrame, folders: Mapping[Source, Path], name: str
) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(BadInput, match=Path(name).name):
        write(facts, list(folders), tmp_path / name, overwrite=True)


def test_a_value_that_is_no_number_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "nato-2016-07"
    folder.mkdir()
    for name in ("source.toml", "facts.csv"):
        text = (RELEASES / folder.name / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace(text.split("\n")[1].split(",")[3], "nan") if "csv" in name else text)
    with pytest.raises(BadSource, match="nato-2016-07"):
        tidy({load.source(folder): folder}, Selection())
    assert [f.check for f in read(folder)[1]] == ["schema"]


def test_everything_fits_its_field_in_a_release() -> None:
    """``about`` tells every field there is, in plain data."""
    source = load.source(RELEASES / "nato-2025-08")
    told = about(source)
    assert told["published"] == "2025-08-28"
    assert told["information_cutoff"] == "2025-06-03"
    assert isinstance(told["absent"], dict) and isinstance(told["notes"], list)
    assert isinstance(source.published, date)
    json.dumps(told)
