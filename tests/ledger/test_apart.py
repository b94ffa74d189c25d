"""Work done apart: its result and its errors come back, it ends in time, and nothing of it stays behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fairshare.core.place import Gazetteer
from fairshare.errors import BadInput, BadSource
from fairshare.ledger import load
from fairshare.ledger.apart import Limits, apart

SHORT, SMALL = Limits(seconds=0.5), Limits(memory=500_000_000)
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc, which only Linux has")


def children(parent: int) -> dict[int, int]:
    """The children of a process that are alive, each with the number of its threads."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, owner, *_ = stat.read_text().rpartition(")")[2].split()
            threads = len(list((stat.parent / "task").iterdir()))
        except OSError:
            continue
        if int(owner) == parent and state != "Z":
            found[int(stat.parent.name)] = threads
    return found


def test_the_result_comes_back() -> None:
    assert apart("x", Limits(), sorted, [3, 1, 2], reverse=True) == [3, 2, 1]
    places = apart("x", Limits(), load.places)
    assert isinstance(places, Gazetteer) and places["POL"].name == "Poland"


def test_errors_of_ours_come_back_as_they_are() -> None:
    with pytest.raises(BadInput, match=r"file 'nowhere\.toml' cannot be used"):
        apart("x", Limits(), load.toml, Path("nowhere.toml"))
    with pytest.raises(BadInput, match=r"no register called 'weather'\. .*offices"):
        apart("x", Limits(), load.register, "weather")


@pytest.mark.parametrize(
    ("limits", "function", "argument", "says"),
    [
        (SHORT, time.sleep, 60, "reading it takes more than 0.5 seconds, so it is left."),
        (SMALL, bytearray, 10**10, "reading it takes more than 500,000,000 bytes of memory, so it is left."),
        (SMALL, os._exit, 3, "cannot be read, its reader failed (exit code 3)."),
        (SMALL, signal.raise_signal, 9, "cannot be read, its reader failed (killed by signal 9)."),
        (SMALL, int, "one\nor two", "cannot be read, its reader failed (ValueError: invalid literal for int() with"),
    ],
)
def test_limits_and_failures_are_one_line(
    limits: Limits, function: Callable[..., object], argument: object, says: str
) -> None:
    with pytest.raises(BadSource) as refused:
        apart("f.xlsx", limits, function, argument)
    assert str(refused.value).startswith(f"f.xlsx: {says}") and "\n" not in str(refused.value)


@LINUX
def test_no_process_stays_behind_when_time_is_up() -> None:
    before = children(os.getpid())
    with pytest.raises(BadSource, match="seconds"):
        apart("f.xlsx", SHORT, time.sleep, 60)
    assert children(os.getpid()).keys() == before.keys()


@LINUX
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_process_stays_behind_when_the_parent_is_interrupted_or_killed(how: signal.Signals, tmp_path: Path) -> None:
    """Ctrl-C ends both at once; a child whose parent is killed sees it and ends by itself."""
    mark = str(tmp_path)
    code = f"import time; from fairshare.ledger.apart import *; apart({mark!r}, Limits(), time.sleep, 60)"
    words = [sys.executable, "-c", code]
    parent = subprocess.Popen(words, stderr=subprocess.PIPE, start_new_session=True)
    child = _child_of(parent.pid)
    parent.send_signal(how)
    parent.communicate(timeout=20)
    assert parent.returncode == (-how if how == signal.SIGKILL else -signal.SIGINT)
    for _ in range(100):
        if not _alive(child):
            return
        time.sleep(0.1)
    os.kill(child, signal.SIGKILL)
    raise AssertionError("the child outlived its parent by ten seconds")


def _alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _child_of(parent: int) -> int:
    """The child of a process, once it has taken its job (it watches in a thread besides the main one)."""
    for _ in range(200):
        if ready := [child for child, threads in children(parent).items() if threads == 2]:
            return ready[0]
        time.sleep(0.1)
    raise AssertionError("no child was started")
