"""Many texts audited into one file: the same results in any order, interrupted and gone on with at any point."""

import json
import os
import pickle
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fairshare.errors import BadInput
from fairshare.faces.audited import Asking, audited
from fairshare.faces.cli import main
from fairshare.faces.corpus import Text

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "examples" / "article.txt"
SENTENCES = (
    "In 2024, only 12 NATO members reached the 2% target.",
    "Ireland is not a member of NATO.",
    "Most of the allies were not paying.",
    "Poland spends more than 4 percent of its GDP on defence.",
    "It rained.",
)
ENDLESS = 3_000


def corpus(folder: Path, number: int) -> Path:
    file = folder / "texts.jsonl"
    days = ("2025-03-12", "2025-09-15", "2019-12-04")
    lines = [
        json.dumps({"id": f"t{n:05}", "text": SENTENCES[n % 5], "date": days[n % 3], "speaker": "Jane Roe"})
        for n in range(number)
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def by_id(out: Path) -> list[bytes]:
    return sorted(out.read_bytes().splitlines(), key=lambda line: str(json.loads(line)["id"]))


def said(capsys: pytest.CaptureFixture[str], *args: object) -> Any:
    assert main([*map(str, args), "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_one_process_and_many_give_the_same_results(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = corpus(tmp_path, 30)
    outs = [tmp_path / f"{n}.jsonl" for n in (1, 2, 3)]
    for out, workers in zip(outs, (1, 2, 2), strict=True):
        extra = said(capsys, "audit", texts, "--out", out, "--workers", workers)["extra"]
        assert (extra["texts"], extra["new"], extra["errors"]) == (30, 30, 0)
    one, two, three = (out.read_bytes() for out in outs)
    assert one == two == three
    assert one.count(b"\n") == 30


def test_a_result_is_what_one_text_gets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = tmp_path / "texts", tmp_path / "r.jsonl"
    folder.mkdir()
    (folder / "a.txt").write_bytes(SAMPLE.read_bytes())
    for settings in ((), ("--as-of", "2025-09-15"), ("--date", "2025-09-15", "--speaker", "Jane Roe"),
                     ("--release", "nato-2024-06", "--under", "us-leaves")):  # fmt: skip
        out.unlink(missing_ok=True)
        summary = said(capsys, "audit", folder, "--out", out, "--workers", 1, *settings)
        alone = said(capsys, "audit", folder / "a.txt", *settings)
        [line] = [json.loads(one) for one in out.read_text(encoding="utf-8").splitlines()]
        assert line["id"] == "a.txt"
        assert len(line["sha256"]) == 64
        assert line["rows"] == alone["rows"]
        assert line["extra"]["sources"] == alone["extra"]["sources"]
        assert summary["extra"]["verdicts"] == alone["extra"]["verdicts"]


def test_what_is_no_text_is_a_result_with_its_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts, out = tmp_path / "texts.jsonl", tmp_path / "r.jsonl"
    texts.write_text(f'junk\n{{"text": ""}}\n{{"text": "\\ud800 {SENTENCES[1]}"}}\n{{"text": "%PDF-1.4 junk"}}\n')
    summary = said(capsys, "audit", texts, "--out", out, "--workers", 1)
    held = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [("error" in line, line["id"]) for line in held] == [
        (True, "line 1"), (True, "2"), (False, "3"), (True, "4"),
    ]  # fmt: skip
    assert all(len(line["error"].splitlines()) == 1 for line in held if "error" in line)
    assert summary["extra"]["errors"] == 3
    assert sum("No result" in note for note in summary["notes"]) == 3
    again = said(capsys, "audit", texts, "--out", out, "--workers", 1)
    assert again["extra"] | {"new": 4} == summary["extra"], "nothing is done twice"


@pytest.mark.parametrize(
    ("args", "names"),
    [
        (["FOLDER"], ["--out"]),
        (["FOLDER", "--out", "OUT", "--format", "html"], ["html", "json"]),
        (["FOLDER", "--out", "OUT", "--workers", "0"], ["workers"]),
        (["FOLDER", "--out", "OUT", "--release", "nato-1949-04"], ["nato-1949-04"]),
        (["FOLDER", "--out", "OUT", "--under", "moon-leaves"], ["moon-leaves"]),
        (["EMPTY", "--out", "OUT"], ["texts in it", ".txt"]),
        (["FOLDER/texts.jsonl", "--out", "FOLDER/texts.jsonl"], ["--out", "beside the corpus"]),
        ([str(SAMPLE), "--out", "OUT"], ["--out", "folder"]),
        ([str(SAMPLE), "--workers", "2"], ["--workers", "folder"]),
    ],
    ids=" ".join,
)
def test_bad_input_is_one_clear_line(
    args: list[str], names: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    corpus(folder, 1)
    (tmp_path / "empty").mkdir()
    places = {"FOLDER": str(folder), "EMPTY": str(tmp_path / "empty"), "OUT": str(tmp_path / "r.jsonl")}
    if args[0] == "FOLDER" and "--release" not in args:
        (folder / "a.txt").write_text("It rained.", encoding="utf-8")
    for word, place in places.items():
        args = [a.replace(word, place) for a in args]
    assert main(["audit", *args]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert all(n in err for n in names), err
    assert not (tmp_path / "r.jsonl").exists()


def started(texts: Path, out: Path) -> "subprocess.Popen[str]":
    """A run in a process group of its own, as a terminal has it, when its first results are there."""
    args = [sys.executable, "-m", "fairshare", "audit", str(texts), "--out", str(out), "--workers", "2"]
    run = subprocess.Popen(args, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True)
    while not out.exists() or out.read_bytes().count(b"\n") < 3:
        assert run.poll() is None, run.communicate()
        time.sleep(0.02)
    return run


def children(pid: int) -> list[int]:
    return [int(c) for c in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


def ends(pids: list[int]) -> bool:
    for _ in range(500):
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.02)
    return False


linux = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs process groups and /proc")


@linux
def test_an_interruption_keeps_what_is_done_and_says_how_to_go_on(tmp_path: Path) -> None:
    texts, out = corpus(tmp_path, ENDLESS), tmp_path / "r.jsonl"
    run = started(texts, out)
    workers = children(run.pid)
    os.killpg(run.pid, signal.SIGINT)
    shown, told = run.communicate(timeout=60)
    assert run.returncode == 130
    assert shown == ""
    last = [line for line in told.splitlines() if not line.endswith("texts")]
    assert len(last) == 1, told
    assert "interrupted after" in last[0]
    assert "same command goes on" in last[0]
    assert ends(workers)
    assert 3 <= len(by_id(out)) < ENDLESS


@linux
def test_killed_at_any_point_it_goes_on_where_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts, out = corpus(tmp_path, ENDLESS), tmp_path / "r.jsonl"
    run = started(texts, out)
    workers = children(run.pid)
    run.kill()
    run.communicate(timeout=60)
    assert ends(workers), "workers end with the one that started them"
    kept = out.read_bytes()
    done = kept.count(b"\n")
    out.write_bytes(kept[: kept.rindex(b"\n") - 20])
    corpus(tmp_path, done + 5)
    summary = said(capsys, "audit", texts, "--out", out, "--workers", 1)
    assert summary["extra"]["new"] == 6
    again = tmp_path / "again.jsonl"
    said(capsys, "audit", texts, "--out", again, "--workers", 1)
    assert by_id(out) == by_id(again)


@linux
def test_a_worker_that_dies_is_one_line_and_loses_nothing(tmp_path: Path) -> None:
    texts, out = corpus(tmp_path, ENDLESS), tmp_path / "r.jsonl"
    run = started(texts, out)
    os.kill(children(run.pid)[-1], signal.SIGKILL)
    shown, told = run.communicate(timeout=60)
    assert run.returncode == 2
    assert shown == ""
    last = [line for line in told.splitlines() if not line.endswith("texts")]
    assert len(last) == 1, told
    assert "worker process died" in last[0]
    assert "same command goes on" in last[0]
    assert len(by_id(out)) >= 3


def test_a_cluster_gives_the_same_file_and_needs_none_of_its_texts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    distributed = pytest.importorskip("distributed", reason="needs the extra cluster, dask[distributed]")
    folder, here, there = tmp_path / "texts", tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    folder.mkdir()
    for number, name in enumerate(("a.txt", "b.md", "c.html", "d.txt")):
        words = f"# Report\n\n**{SENTENCES[number]}** [more](http://127.0.0.1/)\n\n" if number != 3 else ""
        (folder / name).write_text(words, encoding="utf-8")
    (folder / "e.pdf").symlink_to(folder / "nowhere")
    scenario = tmp_path / "without.toml"
    scenario.write_text('label = "w"\n[[change]]\nlever = "leave"\nplace = "USA"\n', encoding="utf-8")
    settings = ("--date", "2025-09-15", "--under", scenario)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs=60
    ) as two:
        scheduler = two.scheduler_address
        summary = said(capsys, "audit", folder, "--out", there, "--cluster", scheduler, *settings)
        assert main(["audit", str(SAMPLE), "--cluster", scheduler]) == 2
        assert f"option --cluster '{scheduler}'" in capsys.readouterr().err
    assert said(capsys, "audit", folder, "--out", here, "--workers", 1, *settings)["extra"]["errors"] == 2
    assert summary["extra"]["new"] == 5
    assert here.read_bytes() == there.read_bytes()


def test_a_text_travels_with_its_words_and_is_asked_only_where_the_same_figures_are(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"# Report\n\n**{SENTENCES[0]}**\n", encoding="utf-8")
    asking = Asking("audit", (), None, None, (), date(2025, 9, 15))
    text = Text("a.md", file)
    before = audited(asking, asking.key(), text)
    packed = pickle.dumps(text.loaded())
    file.unlink()
    assert audited(asking, asking.key(), pickle.loads(packed)) == before
    assert "no such file" in audited(asking, asking.key(), text)["error"]
    with pytest.raises(BadInput, match="other figures"):
        audited(asking, "0" * 16, text)
