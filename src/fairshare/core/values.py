"""Values: questions asked before any country is named, the replies there are, and what weight replies give to whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from fairshare.core.rule import Family
from fairshare.errors import BadInput


@dataclass(frozen=True)
class Reply:
    """One answer people may give.

    Attributes:
        word: As people read it, e.g. ``rather yes``.
        points: What it counts; more, the nearer it is to yes.
        also: Other ways to write it.
    """

    word: str
    points: int
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class ValueQuestion:
    """A question of value.

    Attributes:
        family: The kind of reason it stands for.
        asks: The question.
        yes: What a yes would mean.
        no: What a no would mean.
        rule: The rule that is computed, with its choices in brackets.
        strong: The same after a full yes; as ``rule`` if empty.
        points_to: Rules it points to as well that can seldom be computed.
    """

    family: Family
    asks: str
    yes: str
    no: str
    rule: str
    strong: str = ""
    points_to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Values:
    """The questions in order, and the replies from yes to no."""

    replies: tuple[Reply, ...]
    questions: tuple[ValueQuestion, ...]

    @property
    def accepted(self) -> str:
        """The replies in words."""
        *others, last = (f"{r.word} ({r.also[0]})" if r.also else r.word for r in self.replies)
        return f"{', '.join(others)} or {last}"

    def read(self, text: str) -> tuple[Reply, ...]:
        """The replies in a text, one for each question, joined by commas.

        Raises:
            BadInput: for another number of them, or naming the one that is none.
        """
        given = [" ".join(word.lower().replace("-", " ").split()) for word in text.split(",")] if text.strip() else []
        if len(given) != len(self.questions):
            wanted = f"{len(self.questions)} joined by commas, one for each question, and not {len(given)}"
            raise BadInput.of("answers", text, f"{wanted}: {self.accepted}")
        known = {word: r for r in self.replies for word in (r.word, *r.also)}
        for n, word in enumerate(given, 1):
            if word not in known:
                raise BadInput.of(f"answer {n}", word, self.accepted)
        return tuple(known[word] for word in given)

    def points(self, replies: Sequence[Reply]) -> tuple[int, ...]:
        """The points of every question; where nobody is given any, all are alike and get one each."""
        found = tuple(r.points for r in replies)
        return found if any(found) else (1,) * len(found)

    def weights(self, replies: Sequence[Reply]) -> tuple[float, ...]:
        """Every question's part of all points; they sum to one."""
        points = self.points(replies)
        return tuple(n / sum(points) for n in points)

    def rules(self, replies: Sequence[Reply]) -> tuple[str, ...]:
        """The rule of every question after these replies, with its choices in brackets."""
        most = self.replies[0]
        return tuple((r == most and q.strong) or q.rule for q, r in zip(self.questions, replies, strict=True))
