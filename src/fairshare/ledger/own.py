"""The user's own releases: kept whole or not at all, let go whole, whatever happens in between.

A release is written into a folder beside ``releases`` and moved there when it is complete; it leaves by the same way.
A kill at any moment leaves it in one place or the other, and what is left beside is cleared by whoever comes next.
"""

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from fairshare.errors import BadInput, UnknownName
from fairshare.ledger.lock import locked

ADDING, REMOVING = ".adding-", ".removing-"
RECORD = "SHA256SUMS"
#: Why an id that is taken cannot be used.
HELD = "it is held already; 'fairshare data remove' lets a release of your own go"
#: Called with the name of each step before it is taken.
Step = Callable[[str], None]


def releases(home: Path) -> list[str]:
    """The ids of the releases a user added."""
    return sorted(p.parent.name for p in (home / "releases").glob("*/source.toml"))


def keep(home: Path, id: str, files: Mapping[str, bytes], step: Step = lambda _: None) -> Path:
    """Keep a release; with its files goes a record of their hashes.

    Args:
        home: The user's folder.
        id: Id of the release.
        files: Its files by name.
        step: A seam for tests.

    Returns:
        Where it is kept.

    Raises:
        BadInput: if there is such a release, somebody else is at work in the folder, or it cannot be written to.
    """
    with _at_work(home):
        place = home / "releases" / id
        if place.exists():
            raise BadInput.of("release", id, HELD)
        step("make the draft")
        draft = Path(tempfile.mkdtemp(dir=home, prefix=ADDING))
        sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
        for name, content in {**files, RECORD: sums.encode()}.items():
            step(f"write {name}")
            _write(draft / name, content)
        _settle(draft)
        step("move it to its place")
        draft.rename(place)
        step("settle its place")
        _settle(place.parent)
    return place


def remove(home: Path, id: str, step: Step = lambda _: None) -> None:
    """Let a release of the user's own go.

    Args:
        home: The user's folder.
        id: Id of the release.
        step: A seam for tests.

    Raises:
        UnknownName: if the user added no such release.
        BadInput: if somebody else is at work in the folder, or it cannot be written to.
    """
    if id not in (known := releases(home)):
        raise UnknownName("release of your own", id, known or ["none"])
    with _at_work(home):
        step("move it away")
        away = Path(tempfile.mkdtemp(dir=home, prefix=REMOVING))
        (home / "releases" / id).rename(away / id)
        step("settle its place")
        _settle(home / "releases")
        step("delete it")
        shutil.rmtree(away)


@contextlib.contextmanager
def _at_work(home: Path) -> Iterator[None]:
    """Hold the user's folder, cleared of what others left unfinished; what the system refuses is told in one line."""
    try:
        (home / "releases").mkdir(parents=True, exist_ok=True)
        with locked(home):
            _clear(home)
            try:
                yield
            except OSError:
                _clear(home)
                raise
    except OSError as error:
        told = error.strerror or str(error)
        raise BadInput.of("folder", home, f"a folder that can be written to ({told})") from error


def _clear(home: Path) -> None:
    """Delete what an add or remove that was killed has left; nobody else is at work now."""
    for prefix in (ADDING, REMOVING):
        for left in home.glob(f"{prefix}*"):
            shutil.rmtree(left, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Make the system write down what a folder holds, where it knows how to (Windows opens no folders)."""
    if os.name == "nt":
        return
    there = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(there)
    finally:
        os.close(there)
