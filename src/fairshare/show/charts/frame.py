"""What every picture has: headline and source as its title, its finding in words, data inside, calm colours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Cell, Column, Missing
from fairshare.errors import BadInput
from fairshare.show.figures import DASH, STATUS_KEY, number, shown_unit, shown_value

Json = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
INK, QUIET, RULE, PAPER = "#1c1f23", "#6b7076", "#dcd8d0", "#fbfaf7"
#: Blue and orange are told apart by colour-blind readers too; the side of a target is also in the data.
MEETS, BELOW, PLAIN = "#2166ac", "#b35806", "#1f4e79"
#: At most six lines are told apart by colour; more become small multiples.
SERIES = ("#2166ac", "#b35806", "#1c1f23", "#6a51a3", "#1b7837", "#8c6d31")
WIDTH, HEIGHT = 600, 400
_TITLE, _SUBTITLE = 85, 110
#: Statuses of figures nobody has measured.
SOFT = ("estimate", "derived_estimate", "projection", "hypothetical")


@dataclass(frozen=True)
class Picture:
    """What a picture shows of an Answer.

    Attributes:
        answer: The answer.
        column: The column of figures it draws.
        held_against: The hint that names a level in it.
    """

    answer: Answer
    column: Column
    held_against: str = "target"

    @classmethod
    def of(cls, answer: Answer, id: str, held_against: str = "target") -> "Picture":
        """The picture of a column (BadInput where the answer has no such figures)."""
        found = next((c for c in answer.columns if c.id == id), None)
        if found is None or not any(isinstance(r.get(id), Figure) for r in answer.rows):
            why = f"this answer has no figures of {found.label if found else id} to draw"
            raise BadInput.of("form", "vega-lite", f"{why}; table, json, csv and md can be printed")
        return cls(answer, found, held_against)

    @property
    def unit(self) -> str:
        """The unit of its figures as people read it."""
        units = {shown_unit(f, self.column.measure) for f in self._figures}
        return units.pop() if len(units) == 1 else ""

    @property
    def axis(self) -> str:
        """The title of its axis: what it is, in which unit."""
        return f"{self.column.label}, {self.unit}" if self.unit else self.column.label

    @property
    def target(self) -> float | None:
        """The level that its figures are held against, in the unit people read."""
        level = self.answer.hints.get(self.held_against)
        scale = self.column.measure.scale if self.column.measure else 1
        return float(f"{level * scale:.12g}") if isinstance(level, int | float) else None

    @property
    def _figures(self) -> list[Figure]:
        return [f for r in self.answer.rows if isinstance(f := r.get(self.column.id), Figure)]

    def datum(self, cell: Cell, column: Column | None = None) -> Json:
        """A cell as data: its value, how it is printed, how firm it is, and on which side of the target."""
        if not isinstance(cell, Figure):
            why = cell.reason if isinstance(cell, Missing) else "unknown"
            return {"value": None, "shown": DASH, "status": "missing", "estimate": False, "side": "unknown", "why": why}
        meant = (column or self.column).measure
        value = shown_value(cell, meant)
        side = "" if self.target is None else "reaches" if value >= self.target else "below"
        return {
            "value": value, "shown": number(cell, meant), "status": cell.status, "estimate": cell.status in SOFT,
            "side": side, "id": str(cell.id) if cell.id else "", "why": "",
        }  # fmt: skip


def framed(picture: Picture, data: Sequence[Json], view: Mapping[str, Any], told: str) -> Json:
    """A whole specification.

    Args:
        picture: What is drawn.
        data: Its data, one mapping for each mark.
        view: Layers, or facets of layers.
        told: Range and exceptions, for who cannot see it.
    """
    answer = picture.answer
    soft = "Open or dashed: not an actual figure. " if any(d.get("estimate") for d in data) else ""
    below = [*wrap(answer.under, _SUBTITLE), *wrap(f"{soft}Marks: {STATUS_KEY}.", _SUBTITLE)]
    return {
        "$schema": SCHEMA,
        "title": {"text": wrap(answer.headline, _TITLE), "subtitle": below, "anchor": "start", "frame": "group"},
        "description": " ".join(part for part in (answer.headline, told, answer.under) if part),
        "background": PAPER,
        "data": {"values": list(data)},
        **view,
        "config": {
            "font": 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
            "title": {"color": INK, "subtitleColor": QUIET, "fontSize": 15, "subtitleFontSize": 11},
            "axis": {
                "labelColor": INK, "titleColor": QUIET, "gridColor": RULE, "domainColor": RULE, "tickColor": RULE,
                "tickCount": 5,
            },
            "view": {"stroke": None},
            "legend": {"labelColor": INK, "titleColor": QUIET},
        },
    }  # fmt: skip


def span_told(picture: Picture, names: Mapping[int, str]) -> str:
    """The range of the figures drawn, with who stands at its ends, and who is unknown.

    Args:
        picture: What is drawn.
        names: Number of the row -> what it is called.
    """
    rows = picture.answer.rows
    known = [(f.value, n) for n, r in enumerate(rows) if isinstance(f := r.get(picture.column.id), Figure)]
    shown = {n: number(f, picture.column.measure) for n, r in enumerate(rows)
             if isinstance(f := r.get(picture.column.id), Figure)}  # fmt: skip
    (_, least), (_, most) = min(known), max(known)
    unknown = [names[n] for n in range(len(rows)) if n not in shown]
    told = f"From {shown[least]} ({names[least]}) to {shown[most]} ({names[most]}) {picture.unit}."
    return f"{told} Unknown: {', '.join(unknown)}." if unknown else told


def tooltip(*fields: tuple[str, str]) -> list[Json]:
    """What is told of a mark that somebody points at: fields and their titles."""
    return [{"field": field, "type": "nominal", "title": title} for field, title in fields]


def target_rule(picture: Picture, channel: str) -> list[Json]:
    """A line at the target across one axis, its level written on it; nothing where there is no target."""
    if picture.target is None:
        return []
    words = f"{picture.target:g} {'%' if picture.unit.startswith('%') else ''}".strip()
    across = {channel: {"datum": picture.target}}
    place = {"baseline": "bottom", "dy": -3, "y": 0} if channel == "x" else {"align": "left", "dx": 3, "dy": -6, "x": 0}
    return [
        {"mark": {"type": "rule", "color": INK, "strokeWidth": 1.2}, "encoding": across},
        {"data": {"values": [{}]}, "mark": {"type": "text", "text": words, "color": INK, **place}, "encoding": across},
    ]
