"""Line: the words of a sentence, with what stands between them and nothing beyond either end."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fairshare.claims.reader.digits import Number
from fairshare.claims.reader.words import Word

#: Longest look ahead from a word; beyond the end every word is empty.
_BEYOND = 16


@dataclass(frozen=True, slots=True)
class Line:
    """Words by number; ``plain`` has them as looked up, ``numbers`` the numbers read so far, by their first."""

    words: Sequence[Word]
    plain: list[str] = field(init=False)
    numbers: dict[int, Number | None] = field(init=False, default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "plain", [w.plain for w in self.words] + [""] * _BEYOND)

    @classmethod
    def of(cls, words: "Sequence[Word] | Line") -> "Line":
        """Words as a line; a line as it is."""
        return words if isinstance(words, Line) else cls(words)

    def at(self, n: int) -> str:
        """A word as looked up; empty before the first and after the last."""
        try:
            return self.plain[n] if n >= 0 else ""
        except IndexError:
            return ""

    def gap(self, n: int) -> int:
        """Characters between a word and the one before."""
        return self.words[n].start - self.words[n - 1].end if 0 < n < len(self.words) else 99

    def glued(self, n: int) -> bool:
        """Whether nothing stands between a word and the one before."""
        return self.gap(n) == 0

    def joined(self, n: int) -> bool:
        """Whether only a hyphen stands between a word and the one before."""
        return n < len(self.words) and self.words[n].joined

    def written(self, n: int) -> str:
        """A word as written."""
        return self.words[n].text if 0 <= n < len(self.words) else ""

    def named(self, n: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.written(n)[:1].isupper()

    def said(self, first: int, end: int) -> str:
        """The words from one to another (exclusive), as written."""
        parts = [self.words[first].text]
        for n in range(first + 1, end):
            parts += ["-" if self.words[n].joined else "" if self.glued(n) else " ", self.words[n].text]
        return "".join(parts)
