"""The user's own releases: whole or not there, whatever ends the work; two at once; what is left is cleared."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fairshare.errors import BadInput, UnknownName
from fairshare.ledger import load, own
from fairshare.ledger.check import own_hashes
from fairshare.ledger.lock import locked
from fairshare.ledger.open import release_folders, world

ID = "nato-own-2024-06"
JUNE = load.DATA / "releases" / "nato-2024-06"
KILLED = """
import os, signal, sys
from pathlib import Path
from fairshare.ledger import own
files = {p.name: p.read_bytes() for p in Path(sys.argv[2]).iterdir()}
at, done = int(sys.argv[3]), []
def step(name):
    done.append(name)
    if len(done) == at:
        os.kill(os.getpid(), signal.SIGKILL)
print("ready", flush=True)
if sys.argv[4] == "keep":
    own.keep(Path(sys.argv[1]), sys.argv[5], files, step)
else:
    own.remove(Path(sys.argv[1]), sys.argv[5], step)
print(len(done))
"""
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")


def files() -> dict[str, bytes]:
    """The files of a release of the user's own, made of a shipped one."""
    return {p.name: p.read_bytes().replace(b"nato-2024-06", ID.encode()) for p in sorted(JUNE.iterdir())}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for name, content in files().items():
        (folder / name).write_bytes(content)
    return folder


def start(home: Path, raw: Path, at: int, what: str) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-c", KILLED, str(home), str(raw), str(at), what, ID]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def must_be_whole_or_gone(home: Path) -> bool:
    """Whether the release is there; if it is, it is as it was handed over, and the ledger opens and answers by it."""
    held = own.releases(home)
    assert held in ([], [ID])
    folders = release_folders(load.DATA, home)
    assert [f.name for f in folders if f.parent.parent == home] == held
    if held:
        folder = home / "releases" / ID
        assert {p.name: p.read_bytes() for p in folder.iterdir() if p.name != own.RECORD} == files()
        assert not list(own_hashes(folder))
        assert world(release=ID, folders=folders).row("defence_share", 2024)["POL"].value > 0.04
    return bool(held)


def left(home: Path) -> list[str]:
    return [p.name for p in home.iterdir() if p.name.startswith((own.ADDING, own.REMOVING))]


@POSIX
def test_an_add_killed_at_any_step_leaves_all_or_nothing(tmp_path: Path, raw: Path) -> None:
    steps = 1
    seen = set()
    while True:
        home = tmp_path / f"home{steps}"
        process = start(home, raw, steps, "keep")
        process.communicate(timeout=60)
        seen.add(must_be_whole_or_gone(home))
        if process.returncode == 0:
            break
        assert process.returncode == -signal.SIGKILL
        if not own.releases(home):
            own.keep(home, ID, files())
        else:
            own.remove(home, ID)
            own.keep(home, ID, files())
        assert must_be_whole_or_gone(home)
        assert not left(home)
        steps += 1
    assert steps == 7, "one run per step and the one that was let through"
    assert seen == {True, False}


@POSIX
def test_a_remove_killed_at_any_step_leaves_all_or_nothing(tmp_path: Path, raw: Path) -> None:
    for at, there in ((1, True), (2, False), (3, False)):
        home = tmp_path / f"home{at}"
        own.keep(home, ID, files())
        process = start(home, raw, at, "remove")
        process.communicate(timeout=60)
        assert process.returncode == -signal.SIGKILL
        assert must_be_whole_or_gone(home) is there
        if there:
            own.remove(home, ID)
        own.keep(home, ID, files())
        assert not left(home)


@POSIX
def test_an_add_killed_at_random_times_leaves_all_or_nothing(tmp_path: Path, raw: Path) -> None:
    chance = random.Random(20240617)
    for n in range(12):
        home = tmp_path / f"home{n}"
        home.mkdir()
        process = start(home, raw, 0, "keep")
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.random() * 0.02)
        process.kill()
        process.communicate(timeout=60)
        must_be_whole_or_gone(home)


def test_what_was_left_is_cleared_by_an_add_and_by_a_remove(tmp_path: Path) -> None:
    for again in (lambda: own.keep(tmp_path, ID, files()), lambda: own.remove(tmp_path, ID)):
        for prefix in (own.ADDING, own.REMOVING):
            (tmp_path / f"{prefix}x" / ID).mkdir(parents=True)
            (tmp_path / f"{prefix}x" / ID / "source.toml").write_text("id = 1")
        assert not [f for f in release_folders(load.DATA, tmp_path) if "-x" in str(f)]
        again()
        assert not left(tmp_path)


def test_two_at_once(tmp_path: Path) -> None:
    """Who comes second is told so; the lock ends with its holder."""
    tmp_path.joinpath("releases").mkdir()
    with locked(tmp_path), pytest.raises(BadInput, match="another add or remove is under way"):
        own.keep(tmp_path, ID, files())
    assert own.releases(tmp_path) == []
    own.keep(tmp_path, ID, files())
    with locked(tmp_path), pytest.raises(BadInput, match="another add or remove is under way"):
        own.remove(tmp_path, ID)
    with pytest.raises(BadInput, match="it is held already"):
        own.keep(tmp_path, ID, {"source.toml": b"", "facts.csv": b""})
    assert must_be_whole_or_gone(tmp_path)


def test_many_at_once_one_wins(tmp_path: Path, raw: Path) -> None:
    started = [start(tmp_path / "home", raw, 0, "keep") for _ in range(4)]
    told = [p.communicate(timeout=60)[1].decode().strip().splitlines()[-1:] for p in started]
    assert sorted(p.returncode for p in started) == [0, 1, 1, 1]
    assert all("held already" in line or "under way" in line for lines in told for line in lines)
    assert must_be_whole_or_gone(tmp_path / "home")


def _full(name: str) -> None:
    if name == "write facts.csv":
        raise OSError(28, "No space left on device")


def test_a_full_disk_is_one_line_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No space left on device"):
        own.keep(tmp_path, ID, files(), _full)
    assert own.releases(tmp_path) == [] and not left(tmp_path)


def test_a_home_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(BadInput, match="a folder that can be written to"):
        own.keep(tmp_path / "home", ID, files())


def test_only_own_releases_can_be_removed(tmp_path: Path) -> None:
    for id in ("nato-2024-06", "../raw", "", ".", ID):
        with pytest.raises(UnknownName, match="release of your own"):
            own.remove(tmp_path, id)


@pytest.mark.parametrize("name", ["facts.csv", "source.toml"])
def test_a_release_altered_by_hand_is_found(tmp_path: Path, name: str) -> None:
    folder = own.keep(tmp_path, ID, files())
    assert not list(own_hashes(folder))
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert [(f.check, f.release, f.told.partition(" ")[0]) for f in own_hashes(folder)] == [("hash", ID, name)]
    (folder / name).unlink()
    assert len(list(own_hashes(folder))) == 1
    (folder / own.RECORD).unlink()
    assert len(list(own_hashes(folder))) == 2
