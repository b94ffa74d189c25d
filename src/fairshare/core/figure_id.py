"""FigureId: the address of one figure, which re-creates it.

``<measure>/<place>[~base year or day]/<year>[@<release or date>][+<scenario>...][;key=value...]``
e.g. ``gap_usd/DEU/2024@nato-2024-06+us-leaves;target=wales-2014-2pct``. Inside brackets a value may hold choices of its
own: ``fair_share/POL/2024;rule=mix;weights=ability-to-pay(elasticity=1):2,per-head:1``.
"""

import re
from dataclasses import dataclass
from datetime import date

from fairshare.errors import BadInput

_SHAPE = re.compile(
    r"(?P<measure>[a-z][a-z0-9_]*)/(?P<place>[^/~@+;]+)(?:~(?P<base>[1-9][0-9]{3}(?:-[0-9]{2}-[0-9]{2})?))?"
    r"/(?P<year>[1-9][0-9]{3})(?:@(?P<at>[a-z0-9][a-z0-9-]*))?(?P<under>(?:\+[A-Za-z0-9][A-Za-z0-9_-]*)*)"
    r"(?P<choices>(?:;[a-z_][a-z0-9_]*=(?:[^;=()]|\([^;()]*\))+)*)"
)
_ACCEPTED = (
    "write measure/place/year, e.g. defence_share/DEU/2024, with @release or @date, +scenario and ;key=value after"
)


@dataclass(frozen=True, slots=True)
class FigureId:
    """One figure's address.

    Attributes:
        measure: Measure id.
        place: ISO code, group id (``EUR_CAN``, ``NATO-USA``), or ISO codes joined by commas.
        year: Calendar year.
        base: For a group: the year or the day whose membership is counted, or None for the group as published.
        at: Release id or ISO day; empty for the world's own.
        under: Scenario names, in order.
        choices: Parameters, sorted by name.
    """

    measure: str
    place: str
    year: int
    base: int | date | None = None
    at: str = ""
    under: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, text: str) -> "FigureId":
        """Read an id; ``str()`` of the result is the text again, choices sorted.

        Raises:
            BadInput: if the text is no figure id.
        """
        found = _SHAPE.fullmatch(text.strip())
        if found is None:
            raise BadInput.of("figure id", text, _ACCEPTED)
        pairs = [c.split("=", 1) for c in found["choices"].split(";")[1:]]
        if len({k for k, _ in pairs}) < len(pairs):
            raise BadInput.of("figure id", text, "each key may stand once")
        return cls(
            measure=found["measure"],
            place=found["place"],
            year=int(found["year"]),
            base=_base(text, found["base"]),
            at=found["at"] or "",
            under=tuple(found["under"].split("+")[1:]),
            choices=tuple(sorted((k, v) for k, v in pairs)),
        )

    def in_place(self, place: str) -> "FigureId":
        """The same address for another place."""
        return FigureId(self.measure, place, self.year, self.base, self.at, self.under, self.choices)

    def __str__(self) -> str:
        base = f"~{self.base}" if self.base is not None else ""
        at = f"@{self.at}" if self.at else ""
        under = "".join(f"+{s}" for s in self.under)
        choices = "".join(f";{k}={v}" for k, v in self.choices)
        return f"{self.measure}/{self.place}{base}/{self.year}{at}{under}{choices}"


def _base(text: str, written: str | None) -> int | date | None:
    """A base year or day (BadInput for a day that is none)."""
    if written is None or len(written) == 4:
        return int(written) if written else None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise BadInput.of("figure id", text, f"{written} is no day") from None
