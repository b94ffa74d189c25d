"""Scenario files as people write, share and get them wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from fairshare.core.lever import levers
from fairshare.faces.cli import main
from fairshare.ledger import load, scenario_file

WRONG = """labell = "x"

[[change]]
lever = "reach"
by_year = 2035
level = 3
shape = "linier"
places = ["Atlantis"]

[[change]]
lever = "lend"
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def asked(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> dict[str, Any]:
    assert main(["scenario", *words, "--format", "json"]) == code
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("preset", list(load.Scenarios()))
def test_a_copy_of_a_preset_says_the_same(preset: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = asked(capsys, "new", "mine.toml", "--from", preset)
    checked = asked(capsys, "check", "mine.toml")
    assert checked["extra"]["ok"] and not checked["rows"]
    assert checked["extra"]["hash"] == written["extra"]["hash"]
    copy, own = scenario_file.scenario(here / "mine.toml"), load.Scenarios()[preset]
    assert (copy.label, copy.note) == (own.label, own.note)
    assert [(c.lever, c.settings) for c in copy.changes] == [(c.lever, c.settings) for c in own.changes]


LINES = {
    "leave": "leave place='United States' from_year=2030",
    "join": "join place=UKR",
    "spend": "spend level=0.02",
    "growth": "growth",
    "reach": "reach by_year=2024 from_year=2015 shape=through points=2018=0.025,2022=0.03 places=POL,Italy",
    "related": "related items='Italy 2026 0.4 % of GDP, infrastructure, strict: Rail;'",
    "aid": "aid counting=all-inside",
    "exchange-rate": "exchange-rate factor=0.9",
    "redefine": "redefine leave_out=personnel,other add=0.01",
}


def test_every_lever_can_be_written_and_every_setting_stands_in_the_file(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert LINES.keys() == {levers[name].id for name in levers}
    for id, line in LINES.items():
        asked(capsys, "new", "mine.toml", "--lever", line, "--force", "--label", 'A "label" \\ with = signs #')
        assert asked(capsys, "check", "mine.toml")["extra"]["ok"], id
        text = (here / "mine.toml").read_text(encoding="utf-8")
        assert all(f"\n{name} = " in text or f"\n# {name} = " in text for name in levers[id].settings)
        assert scenario_file.scenario(here / "mine.toml").label == 'A "label" \\ with = signs #'


def test_no_comment_of_a_setting_is_wrong(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Taking the hash sign off any setting that was left out leaves a file that says the same."""
    for line in LINES.values():
        before = asked(capsys, "new", "mine.toml", "--lever", line, "--force")["extra"]["hash"]
        text = (here / "mine.toml").read_text(encoding="utf-8")
        opened = "\n".join(t.removeprefix("# ") if " = " in t and t.startswith("# ") and "note" not in t else t
                           for t in text.split("\n"))  # fmt: skip
        (here / "mine.toml").write_text(opened, encoding="utf-8")
        found = asked(capsys, "diff", "mine.toml", "mine.toml")
        assert found["extra"]["same"]
        assert asked(capsys, "check", "mine.toml")["extra"]["ok"], before


def test_a_file_is_never_overwritten_unless_asked_to(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "mine.toml").write_text("precious", encoding="utf-8")
    assert main(["scenario", "new", "mine.toml", "--from", "baseline"]) == 2
    assert "--force" in capsys.readouterr().err
    assert (here / "mine.toml").read_text(encoding="utf-8") == "precious"
    assert list(here.iterdir()) == [here / "mine.toml"]


def test_check_lists_every_problem_with_key_line_and_what_is_accepted(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "wrong.toml").write_text(WRONG, encoding="utf-8")
    found = asked(capsys, "check", "wrong.toml", code=1)
    assert [(r["line"], r["key"]) for r in found["rows"]] == [
        (1, "labell"),
        (6, "change[1].level"),
        (7, "change[1].shape"),
        (8, "change[1].places"),
        (11, "change[2].lever"),
    ]
    told = [r["problem"] for r in found["rows"]]
    for words, line in zip(("'label'", "from 0 to 1", "linear, front-loaded", "Albania", "'spend'"), told, strict=True):
        assert words in line
    assert found["extra"] == {**found["extra"], "ok": False, "problems": 5, "doubts": 0, "hash": None}


def test_a_file_that_is_no_toml_is_told_with_its_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "wrong.toml").write_text('label = "x"\n[[change]\n', encoding="utf-8")
    found = asked(capsys, "check", "wrong.toml", code=1)
    assert [(r["line"], r["kind"]) for r in found["rows"]] == [(2, "problem")]
    assert "TOML" in found["rows"][0]["problem"]


def test_a_doubt_does_not_keep_a_file_from_being_used(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "path.toml").write_text('[[change]]\nlever = "reach"\nby_year = 2035\nlevel = 0.04\n', encoding="utf-8")
    found = asked(capsys, "check", "path.toml")
    assert [(r["line"], r["key"], r["kind"]) for r in found["rows"]] == [(3, "change[1].by_year", "doubt")]
    assert "--under baseline" in found["rows"][0]["problem"]
    assert main(["score", "--year", "2035", "--under", "baseline", "--under", "path.toml", "--format", "csv"]) == 0


def test_under_tells_the_first_problem_in_one_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "wrong.toml").write_text(WRONG, encoding="utf-8")
    assert main(["score", "--under", "wrong.toml"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    for words in ("wrong.toml line 1, labell", "'label'", "4 more problems", "fairshare scenario check wrong.toml"):
        assert words in err


def test_show_tells_the_effect_line_by_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of 32 allies 23 were at 2 % in nato-2024-06; without the United States 22 of 31."""
    found = asked(capsys, "show", "us-leaves", "--release", "nato-2024-06", "--year", "2024")
    assert [(r["step"], r["members"], r["reached"]) for r in found["rows"]] == [(0, 32, "23"), (1, 31, "22")]
    spent = [r["expenditure_usd"] for r in found["rows"]]
    assert spent[0]["id"] == "expenditure_usd/NATO~2024/2024@nato-2024-06"
    assert spent[1]["id"] == "expenditure_usd/NATO~2024/2024@nato-2024-06+us-leaves"
    assert main(["why", "expenditure_usd_current/USA/2024@nato-2024-06", "--format", "json"]) == 0
    usa = json.loads(capsys.readouterr().out)["value"]
    assert spent[0]["value"] - spent[1]["value"] == pytest.approx(usa, rel=1e-9)


def test_a_figure_under_a_file_opens_again_under_it(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked(capsys, "new", "mine.toml", "--from", "hague-linear", "--lever", "leave place=CAN")
    found = asked(capsys, "show", "mine.toml", "--as-of", "2025-09-15")
    last = found["rows"][-1]["expenditure_usd"]
    line = ["why", last["id"], "--as-of", "2025-09-15", "--format", "json"]
    assert main(line) == 2, "nobody else knows this scenario"
    capsys.readouterr()
    assert main([*line, "--under", "mine.toml"]) == 0
    assert json.loads(capsys.readouterr().out)["value"] == last["value"]
    assert all(r["expenditure_usd"].get("id") is None for r in found["rows"][1:-1]), "no name, no address"


def test_presets_are_listed_without_a_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "show")
    assert [r["id"] for r in found["rows"]] == list(load.Scenarios())
    assert len({r["hash"] for r in found["rows"]}) == len(found["rows"])


def test_diff_pairs_lines_and_names_what_differs(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "mine.toml").write_text(
        '[[change]]\nlever = "leave"\nplace = "Canada"\n\n[[change]]\nlever = "growth"\n\n'
        '[[change]]\nlever = "reach"\nlevel = 0.035\nby_year = 2032\nhow = "at_least"\n',
        encoding="utf-8",
    )
    found = asked(capsys, "diff", "hague-linear", "mine.toml")
    told = [(r["line"], r["setting"], r["before"], r["after"]) for r in found["rows"] if r["line"] != "effect"]
    assert told == [("leave", "all", "no such line", "place=CAN"), ("reach", "by_year", "2035", "2032")]
    assert [e["year"] for e in found["extra"]["effect"]] == [2030, 2035]
    assert [found["extra"]["effect"][1][k]["members"] for k in ("before", "after")] == [32, 31]


def test_years_that_only_one_goes_on_to_are_not_compared(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "diff", "us-leaves", "baseline", "--as-of", "2025-09-15")
    assert [e["year"] for e in found["extra"]["effect"]] == [2024]


def test_a_year_nobody_fills_is_unknown_and_not_nought(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "show", "baseline", "--year", "2060", "--as-of", "2025-09-15")
    assert [r["reached"] for r in found["rows"]] == ["unknown", "unknown"]
    assert "is unknown" in found["headline"]


def test_one_scenario_differs_from_itself_in_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "diff", "us-leaves", "us-leaves", "--release", "nato-2024-06")
    assert found["extra"]["same"]
    assert "set the same" in found["headline"]
