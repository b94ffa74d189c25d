"""Reading and Verdict: what was found under each definition, and the label that follows; never a label alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from fairshare.core.fact import Grade
from fairshare.core.figure import Figure

Label = Literal[
    "supported", "supported_with_caveat", "depends_on_definition", "conflicting", "refuted", "not_enough_evidence",
    "not_checkable",
]  # fmt: skip
LABELS: tuple[Label, ...] = (
    "supported", "supported_with_caveat", "depends_on_definition", "conflicting", "refuted", "not_enough_evidence",
    "not_checkable",
)  # fmt: skip
#: ``unknown``: the figure is missing, with its reason in ``found``.
Outcome = Literal["holds", "fails", "unknown"]


@dataclass(frozen=True)
class Record:
    """A row of a hand-written register that a reading rests on.

    Attributes:
        register: ``offices``, ``events``, ``pledges`` ...
        row: Its id.
        told: What it says, in the register's own words.
        grade: How it is known.
        source: Where from.
        day: Its day as ISO text; empty if it has none.
    """

    register: str
    row: str
    told: str
    grade: Grade
    source: str = ""
    day: str = ""


@dataclass(frozen=True)
class Reading:
    """One defensible reading of a claim, evaluated.

    Attributes:
        definition: What is counted, in words: "share of GDP as published, members of 2016 with forces".
        claimed: What the claim says by this reading, in words with unit and year.
        found: What was found, in words with unit and year; for an unknown one the reason.
        outcome: Whether the claim holds by it.
        unit: Unit of claimed and found.
        tolerance: What was allowed for: "half of the last digit said", "about: a tenth either way".
        source: Publisher or register.
        release: Id of the release; empty for registers.
        known: ``then``: known on the day; ``now``: on figures published later.
        main: Whether the label rests on it; others are shown beside.
        figures: What was found, as figures with ids.
        records: Rows of registers it rests on.
        grade: The weakest of what it rests on.
    """

    definition: str
    claimed: str
    found: str
    outcome: Outcome
    unit: str = ""
    tolerance: str = ""
    source: str = "NATO"
    release: str = ""
    known: Literal["then", "now"] = "then"
    main: bool = True
    figures: tuple[Figure, ...] = ()
    records: tuple[Record, ...] = ()
    grade: Grade = "quotable"


@dataclass(frozen=True)
class Verdict:
    """A label with all it rests on.

    Attributes:
        label: One of ``LABELS``.
        explanation: Why, in one plain sentence.
        true_sentence: The nearest sentence that would be true; empty where there is none.
        readings: Every reading evaluated, main ones first.
        caveats: What a fair reader must add.
    """

    label: Label
    explanation: str
    true_sentence: str = ""
    readings: tuple[Reading, ...] = ()
    caveats: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of its readings."""
        return tuple(f for r in self.readings for f in r.figures)


def label_of(readings: Iterable[Reading], caveats: Sequence[str] = ()) -> Label:
    """The label that follows from readings: ``supported`` and ``refuted`` need all main ones to agree.

    1. Main readings that rest on ``unverified`` rows alone count as unknown.
    2. None known: not enough evidence.
    3. All hold: supported, with a caveat if there is one or a reading beside disagrees.
    4. All fail: refuted.
    5. Otherwise it depends on the definition.
    """
    every = list(readings)
    known = [r for r in every if r.main and r.outcome != "unknown" and r.grade != "unverified"]
    outcomes = {r.outcome for r in known}
    if not outcomes:
        return "not_enough_evidence"
    if outcomes == {"holds"}:
        beside = any(r.outcome == "fails" for r in every if not r.main and r.grade != "unverified")
        return "supported_with_caveat" if caveats or beside else "supported"
    return "refuted" if outcomes == {"fails"} else "depends_on_definition"


def weakest(*grades: Grade) -> Grade:
    """The weakest of some grades; ``quotable`` for none."""
    order: tuple[Grade, ...] = ("quotable", "reported", "unverified")
    return max(grades, key=order.index, default="quotable")


def unjudged(why: str) -> Verdict:
    """The verdict on what nobody can check: opinions, demands, predictions, questions."""
    return Verdict("not_checkable", why)
