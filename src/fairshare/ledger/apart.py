"""Work done apart, in a process of its own that may take only so long and so much memory.

What a user hands in may be made to fill the memory or to never end. The limits are against that; the process is no
sandbox, it may do whatever the user may.
"""

import contextlib
import os
import pickle
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, ParamSpec, TypeVar, cast

from fairshare.errors import BadInput, BadSource, FairshareError

P = ParamSpec("P")
T = TypeVar("T")
#: Where this package lies: the child runs the same code as its parent.
_HOME = str(Path(__file__).parents[2])
_START = "import sys; sys.path.insert(0, sys.argv[1]); from fairshare.ledger.apart import child; child()"
#: So many of the last bytes a child leaves on its error stream are read: a traceback's last line says what it is.
_WORDS = 10_000


@dataclass(frozen=True)
class Limits:
    """How much work done apart may take: seconds by the wall clock, bytes of memory (where the platform can tell)."""

    seconds: float = 300
    memory: int = 3_000_000_000


def apart(what: str, limits: Limits, function: Callable[P, T], /, *args: P.args, **settings: P.kwargs) -> T:
    """The result of a function, computed in a process of its own.

    Args:
        what: What the work is about, e.g. a file's name; errors begin with it.
        limits: How much it may take.
        function: A function of a module; it, its arguments and its result must be picklable.
        args: Its arguments.
        settings: Its keyword arguments.

    Raises:
        BadInput: as the function does.
        BadSource: as the function does; or if it takes too long or too much memory, or fails.
    """
    job = pickle.dumps((limits, function, args, settings))
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        command = [sys.executable, "-P", "-c", _START, _HOME]
        with subprocess.Popen(command, bufsize=0, stdin=subprocess.PIPE, stdout=out, stderr=err) as process:  # noqa: S603
            stdin = cast(IO[bytes], process.stdin)  # it stays open, so that the child sees when its parent is gone
            try:
                with contextlib.suppress(BrokenPipeError):  # it died at once: its exit code tells
                    stdin.write(len(job).to_bytes(8, "big") + job)
                code = process.wait(limits.seconds)
            except subprocess.TimeoutExpired:
                told = f"{limits.seconds:g} seconds"
                raise BadSource(f"{what}: reading it takes more than {told}, so it is left.") from None
            finally:
                process.kill()  # nothing is left behind, whatever happened here; the dead do not mind
        return cast(T, _received(what, limits, code, (out, err)))


def _received(what: str, limits: Limits, code: int, streams: tuple[IO[bytes], IO[bytes]]) -> object:
    """What a child that has ended put out: the result, or the error it met."""
    out, err = streams
    out.seek(0)
    if code == 0:
        result, kind, words = pickle.load(out)  # noqa: S301  our own child wrote it
        if kind is None:
            return cast(object, result)
        raise kind(words)
    err.seek(max(0, err.seek(0, os.SEEK_END) - _WORDS))
    said = err.read().decode("utf-8", "replace").strip().splitlines()
    if said and said[-1].startswith(MemoryError.__name__):
        raise BadSource(f"{what}: reading it takes more than {limits.memory:,} bytes of memory, so it is left.")
    how = f"killed by signal {-code}" if code < 0 else said[-1] if said else f"exit code {code}"
    raise BadSource(f"{what}: cannot be read, its reader failed ({how[:200]}).")


def child() -> None:
    """The other side: take a job from standard input, do it within its limits, put the result to standard output."""
    source = sys.stdin.buffer
    size = int.from_bytes(source.read(8), "big")
    limits, function, args, settings = pickle.loads(source.read(size))  # noqa: S301  our own parent wrote it
    threading.Thread(target=_watch, daemon=True).start()
    _limit(limits)
    result, kind, words = None, None, ""
    try:
        result = function(*args, **settings)
    except FairshareError as error:
        kind, words = BadInput if isinstance(error, BadInput) else BadSource, str(error)
    pickle.dump((result, kind, words), sys.stdout.buffer)


def _watch() -> None:
    """End this process when its parent is gone: then nobody holds the other end of the pipe."""
    os.read(0, 1)
    os._exit(1)


def _limit(limits: Limits) -> None:
    """Ask the system to hold this process to its memory, and to its time should nobody be left to do so."""
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_CPU, int(limits.seconds) + 1)):
        with contextlib.suppress(ValueError, OSError):  # a lower limit is in force already, or the system has none
            resource.setrlimit(what, (most, most))
