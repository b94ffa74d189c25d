"""A long question: on any number of cores or a cluster the same answer, interrupted, killed and gone on with."""

import json
import os
import pty
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from fairshare.core.question import questions
from fairshare.core.workers import Piece, Result
from fairshare.errors import WorkerLost
from fairshare.faces.cli import main
from fairshare.faces.running import Running
from fairshare.ledger.open import world

ROOT = Path(__file__).resolve().parents[2]
#: Some seconds of work, and none to speak of.
MANY, FEW = 3_000_000, 40_000
linux = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs process groups and pseudo-terminals")


@pytest.fixture(scope="module", autouse=True)
def plugged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The question of ``long_question.py`` installed, here and in processes of these surroundings."""
    place = tmp_path_factory.mktemp("plugged")
    (place / "long_question.py").write_bytes(Path(__file__).with_name("long_question.py").read_bytes())
    about = place / "long_question-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: long-question\nVersion: 1\n", encoding="utf-8")
    points = "[fairshare.questions]\nlong-question = long_question:long_question\n"
    (about / "entry_points.txt").write_text(points, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(place)
        yield {**os.environ, "PYTHONPATH": f"{place}{os.pathsep}{ROOT / 'src'}"}


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed", reason="needs the extra cluster, dask[distributed]")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs=60
    ) as two:
        yield two


def line(*args: object) -> list[str]:
    return ["long-question", "--as-of", "2026-11-23", "--format", "json", *map(str, args)]


def said(*args: object) -> tuple[int, str, str]:
    """Exit code, what is on standard output, and what on the other."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(line(*args))
    return code, out.getvalue(), err.getvalue()


def answer(*args: object) -> str:
    code, out, err = said(*args)
    assert (code, err) == (0, "")
    return out


def begun(surroundings: dict[str, str], kept: Path, *args: object) -> "subprocess.Popen[str]":
    """A run in a process group of its own, as a terminal has it, when a part of its work is kept."""
    words = [sys.executable, "-m", "fairshare", *line("--draws", MANY, "--resume", kept, *args)]
    run = subprocess.Popen(
        words, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not done(kept):
        assert run.poll() is None, run.communicate()
        time.sleep(0.02)
    return run


def done(kept: Path) -> int:
    """How many batches a file has."""
    return sum(run["done"] for run in json.loads(kept.read_bytes())["runs"].values()) if kept.exists() else 0


@pytest.fixture(scope="module")
def whole() -> str:
    """The answer of one run that nobody interrupts."""
    return answer("--draws", MANY)


def test_any_number_of_workers_gives_the_same_answer(cluster: Any) -> None:
    one, two, there = (
        answer("--draws", FEW, *more)
        for more in (("--workers", 1), ("--workers", 2), ("--cluster", cluster.scheduler_address))
    )
    assert one == two == there
    assert json.loads(one)["asked"]["params"] == {"draws": FEW, "as_of": "2026-11-23"}, "how it was run is not asked"


@linux
def test_killed_at_any_point_it_goes_on_and_says_the_same(plugged: dict[str, str], whole: str, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    run = begun(plugged, kept)
    run.kill()
    run.communicate(timeout=60)
    before = done(kept)
    assert before > 0
    assert answer("--draws", MANY, "--resume", kept) == whole
    assert before < done(kept)
    assert answer("--draws", MANY, "--resume", kept) == whole, "a run that is done is not done again"
    assert [file.name for file in tmp_path.iterdir()] == ["kept.json"]


@linux
def test_an_interruption_says_how_to_go_on(plugged: dict[str, str], whole: str, tmp_path: Path, cluster: Any) -> None:
    kept = tmp_path / "kept.json"
    run = begun(plugged, kept, "--cluster", cluster.scheduler_address)
    os.killpg(run.pid, signal.SIGINT)
    shown, told = run.communicate(timeout=60)
    assert (run.returncode, shown) == (130, "")
    assert told.count("\n") == 1, told
    assert f"interrupted; what is done is kept in {kept}, and the same command goes on from there." in told
    for _ in range(200):
        if not cluster.scheduler.tasks:
            break
        time.sleep(0.02)
    assert not cluster.scheduler.tasks, "what was given out is taken back"
    assert answer("--draws", MANY, "--resume", kept, "--workers", 2) == whole, "it goes on anywhere"


@linux
def test_progress_is_shown_where_a_terminal_is(plugged: dict[str, str]) -> None:
    terminal, other = pty.openpty()
    words = [sys.executable, "-m", "fairshare", *line("--draws", FEW)]
    subprocess.run(words, env=plugged, stdout=subprocess.DEVNULL, stderr=other, check=True)
    os.close(other)
    shown = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert "computing" in shown
    assert "3/3" in shown


def refused(*args: object) -> str:
    code, out, err = said(*args)
    assert (code, out, err.count("\n")) == (2, "", 1), err
    return err


def test_another_runs_file_is_refused_in_one_line(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    answer("--draws", FEW, "--resume", kept)
    mine = kept.read_bytes()
    for more in (("--draws", FEW + 1), ("--draws", FEW, "--seed", 2), ("--draws", FEW, "--under", "us-leaves")):
        assert "the same command kept on the same figures" in refused(*more, "--resume", kept)
    assert kept.read_bytes() == mine
    held = json.loads(mine)
    kept.write_text(json.dumps({**held, "environment": {**held["environment"], "numpy": "1.0"}}), encoding="utf-8")
    assert "numpy 1.0 there" in refused("--draws", FEW, "--resume", kept)
    broken = [b"", b"{}", b"[1]", b"\xff", mine[:-20], mine.replace(b'"state": "', b'"state": "!'), b"[" * 100_000]
    for wrong in broken:
        kept.write_bytes(wrong)
        assert "what a run with --resume kept" in refused("--draws", FEW, "--resume", kept)
        assert kept.read_bytes() == wrong, "what is not ours is left alone"
    assert "can be" in refused("--resume", tmp_path)
    assert "can be written" in refused("--resume", tmp_path / "no" / "such" / "folder")


def test_a_cluster_that_cannot_be_used_is_one_line() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    assert "nothing answers there" in refused("--cluster", address)
    assert "tcp://127.0.0.1:8786" in refused("--cluster", "here")
    assert "--cluster has its own" in refused("--cluster", address, "--workers", 2)
    assert "--workers" in refused("--workers", 0)


class Lossy:
    """Workers who do two pieces and are lost."""

    def map(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
        yield from map(work, islice(pieces, 2))
        raise WorkerLost("no worker is left.")


def test_when_workers_are_lost_what_they_did_is_kept(tmp_path: Path) -> None:
    kept, here, given = tmp_path / "kept.json", world(), {"draws": FEW}
    question = questions["long-question"]
    for resume, told in ((kept, f"kept in {kept}"), (None, "nothing is kept without --resume FILE")):
        lost, run = f"^no worker is left. The run is not done; .*{told}", Running(Lossy(), resume=resume)
        with pytest.raises(WorkerLost, match=lost), run.means(question, here, given) as means:
            question(here, **given, **means)
    assert done(kept) == 2
    with Running(resume=kept).means(question, here, given) as means:
        assert question(here, **given, **means).rows == question(here, **given).rows
