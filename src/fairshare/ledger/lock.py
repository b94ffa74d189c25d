"""One at a time: a lock on a file, or on the folder of the user's own releases, let go when its holder ends."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from fairshare.errors import BadInput

NAME = ".lock"


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder; nobody else does meanwhile.

    Raises:
        BadInput: if somebody else holds it.
    """
    lock = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not taken(lock):
            raise BadInput.of("folder", folder, "another add or remove is under way in it; try again when it is done")
        yield
    finally:
        os.close(lock)


def taken(lock: int) -> bool:
    """Take the lock on an open file, without waiting; False where somebody else holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  only there

            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415  not on Windows

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
