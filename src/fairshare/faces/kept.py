"""Kept: a file of what a long run has come to so far, from which the same command goes on."""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from fairshare.errors import BadInput
from fairshare.jobs.environment import differences, environment

_IS = "what a run of fairshare has come to so far"


@dataclass
class Kept:
    """A keeper in a file, which is written whole or not at all, every so often and at the end.

    Attributes:
        path: The file.
        asked: What the run is of: a hash of the question and of all data it can depend on.
        every: Seconds between two writings.
    """

    path: Path
    asked: str
    every: float = 1.0
    _runs: dict[str, tuple[int, Callable[[], bytes]]] = field(default_factory=dict)
    _written: float = 0.0

    @classmethod
    def at(cls, path: Path, asked: str) -> "Kept":
        """What is kept in a file, or nothing yet where there is none.

        Raises:
            BadInput: for a file that holds anything else, or what another question, other figures or another
                environment came to, or one that cannot be written.
        """
        found = cls(path, asked)
        found._runs.update(_runs(path, asked))
        found.write()
        return found

    def write_if_any(self) -> None:
        """Write the file; where nothing was done there is none."""
        if self._runs:
            self.write()
        else:
            self.path.unlink(missing_ok=True)

    def kept(self, name: str) -> tuple[int, bytes] | None:
        """How many pieces are done and what they come to; None where nothing was kept under that name."""
        if name not in self._runs:
            return None
        done, state = self._runs[name]
        return done, state()

    def keep(self, name: str, done: int, state: Callable[[], bytes]) -> None:
        """So many pieces are done now; the file says so when it is written next."""
        self._runs[name] = (done, state)
        if monotonic() - self._written >= self.every:
            self.write()

    def write(self) -> None:
        """Write the file beside its place and move it there (BadInput where that cannot be)."""
        runs = {name: {"done": done, "state": _packed(state())} for name, (done, state) in self._runs.items()}
        text = json.dumps({"is": _IS, "asked": self.asked, "environment": environment(), "runs": runs})
        try:
            beside = self.path.with_name(f".{self.path.name}.part")
            beside.write_text(text, encoding="ascii")
            beside.replace(self.path)
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", "") or error
            raise BadInput.of("file", self.path, f"a file that can be written ({why})") from error
        self._written = monotonic()


def _runs(path: Path, asked: str) -> dict[str, tuple[int, Callable[[], bytes]]]:
    """What an earlier run of the same question kept."""
    try:
        if not path.exists():
            return {}
        held = json.loads(path.read_bytes())
        there, key = dict(held["environment"]), held["asked"]
        runs = {name: (int(run["done"]), _state(run["state"])) for name, run in held["runs"].items()}
        if held["is"] != _IS:
            raise ValueError("something else")
    except OSError as error:
        raise BadInput.of("file", path, f"a file that can be read ({error.strerror or error})") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, zlib.error) as error:
        raise BadInput.of("file", path, "what a run with --resume kept, or a file that does not exist yet") from error
    if key != asked:
        accepted = "what the same command kept on the same figures, which this is not; give another --resume"
        raise BadInput.of("file", path, accepted)
    if other := differences(environment(), there):
        raise BadInput.of("file", path, f"a run goes on only where it would go on the same ({other})")
    return runs


def _packed(state: bytes) -> str:
    return b64encode(zlib.compress(state, 1)).decode("ascii")


def _state(packed: str) -> Callable[[], bytes]:
    """What was packed; opened at once, so that a broken file is refused before anything is computed."""
    state = zlib.decompress(b64decode(packed, validate=True))
    return lambda: state
