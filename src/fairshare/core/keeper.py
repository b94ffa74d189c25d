"""Keeper: what a long computation has come to so far, for another run that goes on from there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@runtime_checkable
class Keeper(Protocol):
    """Where what is done of a computation is kept; a question may have several computations, told apart by name."""

    def kept(self, name: str) -> tuple[int, bytes] | None:
        """How many pieces are done and what they come to; None where nothing was kept under that name."""

    def keep(self, name: str, done: int, state: Callable[[], bytes]) -> None:
        """So many pieces are done now; ``state`` says what they come to, and always the same."""


@dataclass(frozen=True)
class Forgets:
    """Keeps nothing: an interrupted computation begins anew."""

    def kept(self, name: str) -> tuple[int, bytes] | None:
        """Nothing."""
        return None

    def keep(self, name: str, done: int, state: Callable[[], bytes]) -> None:
        """Nothing is kept."""
