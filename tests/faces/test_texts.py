"""Texts on the command line: where they come from, whose day counts, which forms there are."""

import json
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from fairshare.faces.cli import main

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "examples" / "article.txt"
SENTENCE = "In 2024, only 12 NATO members reached the 2% target."

BAD = [
    (["audit"], ["FILE|FOLDER|-|URL"]),
    (["audit", "nowhere.txt"], ["nowhere.txt", "no such file"]),
    (["audit", "ftp://example.org/x"], ["ftp", "http"]),
    (["audit", str(SAMPLE), "--date", "yesterday"], ["yesterday", "YYYY-MM-DD"]),
    (["audit", str(SAMPLE), "--format", "xml"], ["xml", "claimreview", "html"]),
    (["score", "--format", "html"], ["html", "table"]),
    (["ally", "POL", "--format", "claimreview"], ["claimreview", "table"]),
    (["check"], ["SENTENCE"]),
    (["check", " "], ["sentence", "2,000"]),
    (["check", "x" * 2_001], ["sentence", "2,000"]),
    (["check", SENTENCE, "--claim", "{"], ["claim", "JSON"]),
    (["check", SENTENCE, "--claim", "[]"], ["claim", "object"]),
    (["check", SENTENCE, "--claim", '{"kind": "gossip"}'], ["gossip", "threshold-count"]),
    (["check", SENTENCE, "--date", "2025-02-30"], ["2025-02-30"]),
]


@pytest.mark.parametrize(("args", "names"), BAD, ids=lambda a: " ".join(a)[:40])
def test_bad_input_is_one_clear_line(args: list[str], names: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert all(n in err for n in names), err


def said(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main([*args]) == 0
    return capsys.readouterr().out


def test_the_sample_is_audited_in_every_form(capsys: pytest.CaptureFixture[str]) -> None:
    name = str(SAMPLE)
    table = said(capsys, "audit", name)
    assert "refuted ✗" in table
    assert max(len(line) for line in table.splitlines() if not line.startswith("Next:")) <= 100
    held = json.loads(said(capsys, "audit", name, "--format", "json"))
    text = SAMPLE.read_text(encoding="utf-8")
    assert held["extra"]["article"]["text"] == text
    for row in held["rows"]:
        assert " ".join(text[s["start"] : s["end"]] for s in row["spans"]) == row["text"] or row["presumed"]
        assert row["claim"] is None or row["claim"]["kind"] == row["kind"]
        assert all(f["figure"]["id"] for f in row["figures"])
    assert len(said(capsys, "audit", name, "--format", "csv").splitlines()) >= 1 + len(held["rows"])
    assert "## Verdicts" in said(capsys, "audit", name, "--format", "md")
    page = html.document_fromstring(said(capsys, "audit", name, "--format", "html"))
    judged = [r for r in held["rows"] if r["checkable"]]
    assert len(page.xpath("//div[@class='note']")) == len(judged)
    graph = json.loads(said(capsys, "audit", name, "--format", "claimreview"))["@graph"]
    assert sum(n["@type"] == "ClaimReview" for n in graph) == len(judged)


def test_the_sample_is_told_true_from_untrue(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(said(capsys, "audit", str(SAMPLE), "--format", "json"))["rows"]
    labels = {r["text"].rstrip("."): r["verdict"] for r in rows}
    assert labels["In 2024, 23 NATO members spent at least 2 percent of GDP on defence"].startswith("supported")
    assert labels["Ireland is not a member of NATO"] == "supported"
    assert labels["Sweden joined in March 2024"] == "supported"
    assert labels["Mark Rutte has been NATO secretary general since October 2024"] == "supported"
    assert [r["verdict"] for r in rows if r["kind"] == "pledge-status"] == ["refuted"]


def test_the_day_of_the_text_is_the_day_whose_knowledge_counts(capsys: pytest.CaptureFixture[str]) -> None:
    def asked(*more: str) -> dict[str, str]:
        found: dict[str, str] = json.loads(said(capsys, *more, "--format", "json"))["asked"]["params"]
        return found

    assert asked("check", SENTENCE, "--date", "2025-03-12")["as_of"] == "2025-03-12"
    assert asked("check", SENTENCE, "--date", "2025-03-12", "--as-of", "2025-09-15")["as_of"] == "2025-09-15"
    pinned = asked("check", SENTENCE, "--date", "2025-03-12", "--release", "nato-2024-06")
    assert pinned["as_of"] == "2024-06-17"
    assert asked("audit", str(SAMPLE))["as_of"] == "2025-03-20", "the sample says its day itself"
    assert asked("audit", str(SAMPLE), "--date", "2025-09-15")["as_of"] == "2025-09-15"


WORLDS = [
    [],
    ["--as-of", "2026-11-25"],
    ["--release", "nato-2024-06"],
    ["--under", "us-leaves"],
    ["--as-of", "2025-09-15", "--under", "us-leaves"],
]


@pytest.mark.parametrize("world", WORLDS, ids=" ".join)
def test_the_printed_command_gives_the_same_verdict(world: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """In the world of the audit, whichever that is."""
    asked = (["audit", str(SAMPLE)], ["check", SENTENCE, "--date", "2025-03-12"])
    rows = [r for a in asked for r in json.loads(said(capsys, *a, *world, "--format", "json"))["rows"]]
    for row in (r for r in rows if r["checkable"]):
        words = shlex.split(row["command"])
        again = json.loads(said(capsys, *words[1:], "--format", "json"))["rows"][0]
        assert (again["verdict"], again["explanation"]) == (row["verdict"], row["explanation"]), row["command"]


def test_standard_input_is_a_text() -> None:
    args = [sys.executable, "-m", "fairshare", "audit", "-", "--date", "2025-03-20", "--format", "json"]
    done = subprocess.run(args, input=SAMPLE.read_bytes(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    held = json.loads(done.stdout)
    assert held["extra"]["article"]["name"] == "-"
    assert any(r["verdict"] == "refuted" for r in held["rows"])
    empty = subprocess.run(args, input=b"", capture_output=True, check=False)
    assert empty.returncode == 2
    assert empty.stderr.count(b"\n") == 1


def test_a_speech_has_one_speaker(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "speech.txt"
    file.write_text("We must be honest.\n\nMost of the allies were not paying.\n", encoding="utf-8")
    line = ("audit", str(file), "--date", "2025-03-12", "--speaker", "Ada Brennick", "--format", "json")
    rows = json.loads(said(capsys, *line))["rows"]
    assert {r["speaker"] for r in rows} == {"Ada Brennick"}


def test_python_reads_and_asks_too() -> None:
    fs: Any = import_module("fairshare")
    article = fs.document(SAMPLE)
    answer = fs.audit(fs.world("2025-03-20"), article)
    assert "refuted" in answer.headline
    assert fs.check(fs.world("2025-03-12"), SENTENCE).headline.startswith("Refuted")
    assert {"audit", "check", "document"} <= set(fs.__all__)


def test_json_says_when_and_by_what_sort_of_speaker(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(said(capsys, "audit", str(SAMPLE), "--format", "json"))["rows"]
    sorts = {r["speaker"]: r["speaker_sort"] for r in rows}
    assert sorts["Ada Brennick"] == sorts["Tomas Velde"] == "person"
    assert sorts[""] == ""
    assert {r["said"] for r in rows} == {"2025-03-20"}
