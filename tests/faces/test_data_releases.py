"""``data info``, ``data diff`` and ``data export`` as a user meets them."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from fairshare.faces.cli import main
from fairshare.ledger import load

SHIPPED = load.DATA / "releases"
OWN = "nato-own-2024-06"


def asked(capsys: pytest.CaptureFixture[str], line: str) -> dict[str, Any]:
    """The answer to a command line, as JSON."""
    assert main([*line.split(), "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def row(answer: dict[str, Any], place: str, year: int) -> dict[str, Any]:
    found: dict[str, Any] = next(r for r in answer["rows"] if (r["place"], r["year"]) == (place, year))
    return found


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with an own copy of June 2024: may not be passed on, and one reason is a formula."""
    folder = tmp_path / "home" / "releases" / OWN
    shutil.copytree(SHIPPED / "nato-2024-06", folder)
    about = (folder / "source.toml").read_text(encoding="utf-8").split("[import]")[0]
    about = about.replace('"nato-2024-06"', f'"{OWN}"').replace("may_ship = true", "may_ship = false")
    (folder / "source.toml").write_text(about.replace("2024-06-17\n", "2024-06-18\n", 1), encoding="utf-8")
    with (folder / "facts.csv").open("a", encoding="utf-8") as facts:
        facts.write("personnel,ISL,2024,,,thousand person,actual,=1+1,TABLE7!A1,quotable\n")
    monkeypatch.setenv("FAIRSHARE_HOME", str(tmp_path / "home"))
    return tmp_path


def test_poland_2016_changes_side(capsys: pytest.CaptureFixture[str]) -> None:
    """1.99245 % (nato_2019.csv, row POL 2016) and 2.00046 % (TABLE3!F32 of June 2024)."""
    answer = asked(capsys, "data diff nato-2019-06 nato-2024-06 --place Poland")
    found = row(answer, "POL", 2016)
    assert (found["before"]["shown"], found["after"]["shown"]) == ("1.99245213458405", "2.00")
    assert found["change"]["value"] == pytest.approx(0.00800295, abs=1e-8)
    assert found["change"]["unit"] == "percentage points"
    assert (found["side"], found["kind"]) == ("2 %", "revised")
    assert "Poland 2016 (2 %)" in answer["headline"]
    assert {"place": "POL", "year": 2016, "target": "2 %"} in answer["extra"]["changed_side"]
    assert found["prices"]["value"] is None and "GDP at current prices" in found["prices"]["reason"]


def test_the_parts_of_every_row_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "data diff nato-2019-06 nato-2024-06")
    assert answer["extra"]["compared"] == 28 * 6
    assert len(answer["rows"]) == answer["extra"]["revised"]
    for one in answer["rows"]:
        parts = sum(one[p]["value"] for p in ("spending", "gdp", "typed"))
        assert parts == pytest.approx(one["change"]["value"], abs=1e-9)
    sizes = [abs(r["change"]["value"]) for r in answer["rows"]]
    assert sizes == sorted(sizes, reverse=True)


def test_a_typed_number_stays_visible(capsys: pytest.CaptureFixture[str]) -> None:
    """Lithuania 2019, TABLE3!I26: a typed 2 where the amounts give 1.995 %."""
    answer = asked(capsys, "data diff nato-2019-06 nato-2024-06 --place LTU")
    assert row(answer, "LTU", 2019)["typed"]["value"] == pytest.approx(0.0051, abs=5e-5)
    assert any("Lithuania 2019 in nato-2024-06: 2.000 % printed, 1.995 %" in n for n in answer["notes"])
    later = asked(capsys, "data diff nato-2024-06 nato-2025-08 --place LTU,FRA,SVK")
    told = [n for n in later["notes"] if "2.000 % printed" in n]
    assert [n.split(" in ")[0] for n in told] == ["France 2020", "Lithuania 2019", "Slovakia 2024"]


def test_what_cannot_be_compared_is_counted_apart(capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "data diff nato-2024-06 nato-2025-08 --measure gdp_usd_constant")
    extra = answer["extra"]
    assert (extra["compared"], extra["revised"], extra["incomparable"]) == (0, 0, 341)
    assert all(
        r["change"]["value"] is None and "USD@2015 and USD@2021" in r["change"]["reason"] for r in answer["rows"]
    )
    assert any("of 2015 in nato-2024-06, of 2021 in nato-2025-08" in n for n in answer["notes"])
    assert "none of 341 figures can be compared" in answer["headline"]


def test_top_lists_the_largest_and_says_how_many_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    whole = asked(capsys, "data diff nato-2019-06 nato-2024-06")
    few = asked(capsys, "data diff nato-2019-06 nato-2024-06 --top 3")
    assert few["rows"] == whole["rows"][:3]
    assert few["headline"] == whole["headline"]
    assert few["notes"][0] == f"Not listed, smaller differences: {len(whole['rows']) - 3} figures."
    one = asked(capsys, f"data diff nato-2019-06 nato-2024-06 --top {len(whole['rows']) - 1}")
    assert one["notes"][0] == "Not listed, smaller differences: 1 figure."


def test_releases_of_years_apart_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "data diff un-scale-2021-12 un-scale-2024-12")
    assert "un-scale-2021-12 has 2022-2024 (193 places), un-scale-2024-12 2025-2027" in answer["headline"]
    assert answer["rows"] == []


def test_info_of_all(capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "data info")
    rows = {r["release"]: r for r in answer["rows"]}
    assert rows.keys() == {p.parent.name for p in SHIPPED.glob("*/source.toml")}
    assert {r["whose"] for r in rows.values()} == {"shipped"}
    assert all(r["licence"] and r["attribution"] for r in rows.values())
    assert rows["nato-2024-06"]["figures"] == 5346


def test_info_of_one(capsys: pytest.CaptureFixture[str]) -> None:
    """June 2024: 31 allies with forces and two aggregates, of eleven years; Iceland's GDP besides."""
    answer = asked(capsys, "data info nato-2024-06")
    rows = {r["measure"]: r for r in answer["rows"]}
    assert rows["defence_share"]["figures"] == 33 * 11
    assert (rows["gdp_usd_current"]["places"], rows["gdp_usd_current"]["years"]) == (34, "2014-2024")
    extra = answer["extra"]
    assert extra["citation"].startswith("NATO, Defence Expenditure")
    assert extra["absent"] == {"population": "NATO prints no population; it is implied by GDP over GDP per head"}
    assert extra["as_built"] is True
    assert (extra["editions_before"][-1], extra["editions_after"][0]) == ("nato-2023-07", "nato-2025-04")
    assert "share-constant" in {f["check"] for f in extra["faults"]}
    notes = " ".join(answer["notes"])
    assert all(told in notes for told in [extra["attribution"], extra["citation"], *extra["notes"]])


@pytest.mark.parametrize(
    ("release", "command"),
    [
        ("nato-2024-06", "data diff nato-2023-07 nato-2024-06"),
        ("imf-weo-2026-04", "data verify --release imf-weo-2026-04"),
        ("un-scale-2024-12", "data verify --release un-scale-2024-12"),
    ],
)
def test_info_proposes_no_comparison_of_what_has_no_figure_in_common(
    release: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The IMF's quotas stand before its Outlook, and each scale of the UN is of years of its own."""
    assert main(["data", "info", release]) == 0
    assert capsys.readouterr().out.rstrip().endswith(f"Next: fairshare {command}")


def test_changes_carry_their_sign(capsys: pytest.CaptureFixture[str]) -> None:
    """Bulgaria 2019: 1.607 % in June 2019 and 3.133 % in June 2024."""
    assert main(["data", "diff", "nato-2019-06", "nato-2024-06", "--place", "BGR", "--top", "1"]) == 0
    assert "+1.526e" in capsys.readouterr().out


def test_info_counts_what_is_missing_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    """Personnel of 2025e is left blank for France, the United Kingdom and the United States."""
    answer = asked(capsys, "data info nato-2025-08")
    rows = {r["measure"]: r for r in answer["rows"]}
    assert rows["personnel"]["missing"] == 3
    assert (rows["population"]["derived"], rows["personnel"]["derived"]) == (371, 0)
    assert {"measure": "personnel", "reason": "left blank by NATO", "count": 3} in answer["extra"]["missing_reasons"]


def test_info_tells_whose_it_is(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "data info")
    assert {r["release"]: r["whose"] for r in answer["rows"]}[OWN] == "own"
    one = asked(capsys, f"data info {OWN}")
    assert (one["extra"]["whose"], one["extra"]["as_built"]) == ("own", None)
    assert any("for your own use only" in n for n in one["notes"])


def test_own_copies_are_left_out_of_an_export(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = f"data export --release nato-2024-06,{OWN} --measure defence_share --to {own}"
    answer = asked(capsys, f"{both}/facts.csv")
    assert answer["extra"]["facts"] == 363
    assert answer["extra"]["left_out"] == [{"release": OWN, "facts": 363}]
    assert any(f"363 facts of {OWN}" in n for n in answer["notes"])
    assert OWN not in (own / "facts.csv").read_text(encoding="utf-8")
    assert main(["data", "export", "--release", OWN, "--to", str(own / "mine.csv")]) == 2
    assert "--own" in capsys.readouterr().err
    assert not (own / "mine.csv").exists()


@pytest.mark.parametrize("code", ["WORLD", "world", "BRA"])
def test_whoever_figures_are_held_of_can_be_exported(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The IMF's world and Brazil are no places of ours; their figures are held all the same."""
    line = f"data export --measure weo_gdp_usd --year 2024 --place {code} --to {tmp_path}/facts.csv"
    assert asked(capsys, line)["extra"]["facts"] == 1
    with (tmp_path / "facts.csv").open(encoding="utf-8", newline="") as lines:
        assert [r["place"] for r in csv.DictReader(lines)] == [code.upper()]


def test_one_fact_left_out_is_no_plural(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = f"data export --release nato-2024-06,{OWN} --measure defence_share --place POL --year 2024"
    answer = asked(capsys, f"{both} --to {own}/facts.csv")
    assert answer["headline"].startswith("Wrote 1 fact of 1 release to ")
    assert any(f"Left out: 1 fact of {OWN}," in n for n in answer["notes"])


def test_own_copies_are_marked_where_asked_for(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, f"data export --own --release nato-2024-06,{OWN} --measure personnel --to {own}/facts.csv")
    assert any(OWN in n for n in answer["notes"])
    with (own / "facts.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {(r["release"], r["may_ship"]) for r in rows} == {("nato-2024-06", "true"), (OWN, "false")}
    assert "'=1+1" in {r["reason"] for r in rows}


def test_an_export_holds_what_was_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Germany's share in 2024e: 2.11897708866762 % (TABLE3!N21)."""
    line = "data export --release nato-2024-06 --measure defence_share --place Germany --year 2023-2024"
    answer = asked(capsys, f"{line} --to {tmp_path}/facts.json")
    found = json.loads((tmp_path / "facts.json").read_text(encoding="utf-8"))
    assert [r["id"] for r in found["releases"]] == ["nato-2024-06"]
    assert [(f["place"], f["year"], f["cell"], f["shown"]) for f in found["facts"]] == [
        ("DEU", 2023, "TABLE3!M21", "1.64"),
        ("DEU", 2024, "TABLE3!N21", "2.12"),
    ]
    assert found["facts"][1]["value"] == pytest.approx(0.0211897708866762, rel=1e-14)
    assert answer["extra"]["facts"] == 2


@pytest.mark.parametrize("shape", ["table", "csv", "md"])
@pytest.mark.parametrize(
    "line",
    [
        "data info",
        "data info nato-2024-06",
        "data info nato-common-funding-2012-02",
        "data diff nato-2019-06 nato-2024-06",
        "data diff nato-2024-06 nato-2025-08",
        "data diff nato-2025-08 nato-2026-07 --measure expenditure_national_current",
        "data diff nato-2024-06 nato-2019-06 --measure personnel",
        "data diff un-scale-2021-12 un-scale-2024-12",
        "data diff cow-capitals-2026-02 cow-nmc-2026-02",
    ],
)
def test_every_form_of_an_answer_can_be_read(line: str, shape: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*line.split(), "--format", shape]) == 0
    out = capsys.readouterr().out
    assert out
    if shape == "table":
        assert not [told for told in out.splitlines() if len(told) > 100]


BAD = [
    ("data info nato-2024-05", ["nato-2024-05", "Did you mean"]),
    ("data diff nato-2024-06", ["AFTER"]),
    ("data diff nato-2024-06 nato-2024-06", ["nato-2024-06", "different"]),
    ("data diff nato-2024-06 nato-2024-05", ["nato-2024-05", "Did you mean"]),
    ("data diff nato-2024-06 un-scale-2024-12", ["un-scale-2024-12", "UN", "NATO", "one publisher"]),
    ("data diff nato-2019-06 nato-2024-06 --measure un_scale", ["un_scale", "defence_share"]),
    ("data diff nato-2019-06 nato-2024-06 --place Atlantis", ["Atlantis"]),
    ("data diff nato-2019-06 nato-2024-06 --top 0", ["top", "'0'"]),
    ("data export", ["--to"]),
    ("data export --to facts.doc", ["facts.doc", ".csv", ".xlsx"]),
    ("data export --to nowhere/facts.csv", ["nowhere"]),
    ("data export --to facts.csv --release nato-2024-05", ["nato-2024-05", "Did you mean"]),
    ("data export --to facts.csv --measure gap_usd", ["gap_usd"]),
    ("data export --to facts.csv --place Atlantis", ["Atlantis"]),
    ("data export --to facts.csv --year 24", ["'24'", "2014,2019-2024"]),
    ("data export --to facts.csv --year 1066", ["1066", "held"]),
    ("data export --to facts.csv --release nato-2024-06 --measure un_scale", ["un_scale", "held"]),
]


@pytest.mark.parametrize(("line", "names"), BAD, ids=[line for line, _ in BAD])
def test_bad_input_is_one_clear_line(
    line: str, names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(line.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("fairshare: ")
    assert all(n in err for n in names), err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("facts", [None, b"measure,place\npersonnel,POL\n", b"\xff\xfe\x00", b""])
def test_a_release_that_cannot_be_read_is_one_line(
    own: Path, facts: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = own / "home" / "releases" / OWN / "facts.csv"
    path.unlink() if facts is None else path.write_bytes(facts)
    for line in (f"data export --own --release {OWN} --to {own}/facts.csv", "data info"):
        assert main(line.split()) == 2
        err = capsys.readouterr().err
        assert err.count("\n") == 1
        assert OWN in err
    assert main(["data", "info", OWN]) in (0, 2)
    assert main(["data", "diff", "nato-2019-06", OWN]) in (0, 2)
    assert not (own / "facts.csv").exists()


def test_a_file_that_is_there_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "facts.csv"
    path.write_text("mine")
    line = ["data", "export", "--release", "nato-2016-07", "--to", str(path)]
    assert main(line) == 2
    assert "--overwrite" in capsys.readouterr().err
    assert path.read_text() == "mine"
    assert main([*line, "--overwrite"]) == 0
    assert path.read_text().startswith("measure,")
