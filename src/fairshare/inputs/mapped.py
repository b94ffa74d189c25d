"""Writer: a text put together from pieces of what was handed in, which keeps the place of every character."""

from typing import NamedTuple

from fairshare.inputs.page import Runs


class Piece(NamedTuple):
    """Characters, where they stand in what was handed in, and how many stand for them there."""

    text: str
    at: int
    length: int

    @property
    def copied(self) -> bool:
        """Whether they stand there as they are."""
        return len(self.text) == self.length


class Writer:
    """Collects pieces in order; adjoining copies become one run.

    >>> page = Writer()
    >>> page.add([Piece("A", 3, 1), Piece("&", 4, 5), Piece("B", 9, 1)])
    >>> page.text, page.runs
    ('A&B', ((0, 3, 1), (1, 4, 5), (2, 9, 1)))
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[tuple[int, int, int]] = []
        self._copied = False
        self.length = 0

    def add(self, pieces: list[Piece]) -> None:
        """Append pieces to the text."""
        for piece in pieces:
            if piece.text:
                self._append(piece)

    def gap(self) -> None:
        """Append the empty line between two blocks, for which nothing stands in what was handed in."""
        if self._runs:
            _, there, length = self._runs[-1]
            self._append(Piece("\n\n", there + length, 0))

    def _append(self, piece: Piece) -> None:
        self._parts.append(piece.text)
        if self._runs and self._copied and piece.copied:
            here, there, length = self._runs[-1]
            if there + length == piece.at:
                self._runs[-1] = (here, there, length + piece.length)
                self.length += len(piece.text)
                return
        self._runs.append((self.length, piece.at, piece.length))
        self._copied = piece.copied
        self.length += len(piece.text)

    @property
    def text(self) -> str:
        """All that was collected."""
        return "".join(self._parts)

    @property
    def runs(self) -> Runs:
        """Where it stands in what was handed in."""
        return tuple(self._runs)
