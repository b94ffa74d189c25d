"""Verdicts as people see them: the word first, the mark second, the shape third; colour only adds."""

from dataclasses import dataclass
from typing import Literal

from fairshare.core.verdict import Label

#: How a chip is drawn and a sentence underlined: ``filled``, ``outlined``, ``split`` between two colours.
Shape = Literal["filled", "outlined", "split"]


@dataclass(frozen=True)
class Chip:
    """One verdict as it is shown.

    Attributes:
        id: The label in kebab-case, for style sheets.
        word: What it says.
        icon: One character.
        shape: How it is drawn.
        style: Its colour on a terminal, as rich names it.
        meaning: What it means, in one sentence.
    """

    id: str
    word: str
    icon: str
    shape: Shape
    style: str
    meaning: str

    def __str__(self) -> str:
        return f"{self.word} {self.icon}"


_TOLD: dict[Label, tuple[str, Shape, str, str]] = {
    "supported": ("✓", "filled", "bold blue", "Every main reading holds."),
    "supported_with_caveat": (
        "✓*",
        "outlined",
        "blue",
        "Every main reading holds, and a fair reader must add something.",
    ),
    "depends_on_definition": (
        "◐",
        "split",
        "magenta",
        "It holds by one defensible definition and fails by another.",
    ),
    "conflicting": ("⇄", "split", "magenta", "There is evidence for it and evidence against it."),
    "refuted": ("✗", "filled", "bold dark_orange3", "Every main reading fails."),
    "not_enough_evidence": ("?", "filled", "bright_black", "What is held cannot decide it."),
    "not_checkable": (
        "–",
        "outlined",
        "dim",
        "An opinion, a demand, a prediction, a question or a matter outside burden sharing: recognised, not judged.",
    ),
}
#: Label -> its chip.
CHIPS: dict[str, Chip] = {
    label: Chip(label.replace("_", "-"), label.replace("_", " "), *told) for label, told in _TOLD.items()
}
#: Outcome of a reading -> how it is told.
OUTCOMES = {"holds": "holds ✓", "fails": "fails ✗", "unknown": "unknown ?"}
#: When a reading could be known -> how it is told.
KNOWN = {"then": "on the day", "now": "only later"}
#: Voice of a statement -> how it is told.
VOICES = {"quote": "quoted", "paraphrase": "retold", "reporter": "the text's own words", "question": "asked"}


def said_by(speaker: str, voice: str) -> str:
    """Who says it and how; an unknown speaker is told as such.

    >>> said_by("Jane Roe", "quote"), said_by("", "reporter"), said_by("", "quote")
    ('Jane Roe, quoted', "the text's own words", 'speaker unknown, quoted')
    """
    how = VOICES.get(voice, voice)
    return f"{speaker}, {how}" if speaker else how if voice == "reporter" else f"speaker unknown, {how}"
