"""Target: a guideline, pledge, law or demand as data, with its standing, and how an ally stands to it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from fairshare.core.fact import Grade

Standing = Literal["treaty", "guideline", "political commitment", "national law", "demand"]
Comparator = Literal["at_least", "up_to", "towards"]
State = Literal["met", "below", "missed", "unknown", "not_bound"]
#: What a target's measure is a share of.
WHOLE = {
    "defence_share": "gdp",
    "related_share": "gdp",
    "total_share": "gdp",
    "equipment_share": "expenditure",
}


@dataclass(frozen=True)
class Target:
    """``measure`` compared with ``threshold``, agreed on a day, due on another.

    Attributes:
        id: Kebab-case, e.g. ``wales-2014-2pct``.
        label: Short name for a sentence, e.g. "the 2 % guideline".
        short: Column head, e.g. "2 %".
        measure: Id of the measure it speaks of.
        comparator: ``at_least``; ``towards`` (an aim, never missed); ``up_to`` (a counting ceiling, never met
            or missed).
        threshold: A ratio, e.g. 0.02.
        agreed: Day it was agreed; it is in force from that year on.
        standing: Treaty, guideline, political commitment, national law or demand.
        wording: What it asks, in our own words.
        source: Document and paragraph.
        grade: How far its source was read.
        due: Day by which it is to be reached; None where it holds every year from ``agreed`` on.
        review: Day or year of an agreed review.
        until: Last day in force, where something replaced it.
        binds: Group id or ISO codes of those bound.
        reservations: ISO code -> note, for every ally that made one.
        url: Where the source can be read.
    """

    id: str
    label: str
    short: str
    measure: str
    comparator: Comparator
    threshold: float
    agreed: date
    standing: Standing
    wording: str
    source: str
    grade: Grade
    due: date | None = None
    review: int | None = None
    until: date | None = None
    binds: tuple[str, ...] = ("NATO",)
    reservations: dict[str, str] = field(default_factory=dict, hash=False)
    url: str = ""

    @property
    def whole(self) -> str:
        """What its measure is a share of: ``gdp``, ``expenditure``, or empty for no share of an amount."""
        return WHOLE.get(self.measure, "")

    @property
    def is_demand(self) -> bool:
        """Whether somebody asks for it and nobody agreed to it."""
        return self.standing == "demand"

    def in_force(self, year: int, asof: date) -> bool:
        """Whether it stood in that year, as far as was known on the as-of date."""
        return self.agreed <= min(asof, date(year, 12, 31)) and (self.until is None or date(year, 12, 31) <= self.until)

    def is_due(self, year: int) -> bool:
        """Whether the day to reach it has come by the end of that year."""
        return self.due is None or self.due <= date(year, 12, 31)

    def reached_by(self, value: float) -> bool:
        """Whether a ratio is at or above the threshold; 1e-12 covers binary rounding, nothing a publisher prints."""
        return value >= self.threshold * (1 - 1e-12)

    def state(self, value: float | None, year: int) -> State:
        """How a bound ally with this value stands in that year."""
        if value is None or self.comparator == "up_to":
            return "unknown"
        if self.reached_by(value):
            return "met"
        agreed = not self.is_demand and self.agreed.year <= year
        owed = self.comparator == "at_least" and agreed and self.is_due(year)
        return "missed" if owed else "below"
