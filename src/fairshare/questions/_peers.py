"""An ally, those most like it and what they are held against one another by: the rows of the answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from fairshare.core.place import Place
from fairshare.core.row import Row
from fairshare.core.rule import rules
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.measures.unlikeness import CRITERIA, criteria
from fairshare.questions._rules import row_or_reason

#: Column head of each criterion.
_HEADS = {"income": "PPP $/head", "size": "GDP $bn", "population": "people m", "distance": "km"}
#: What peers are held against one another by: column and measure -> head.
_BURDENS = {
    "defence_share": "% of GDP",
    "real_growth": "growth %",
    "equipment_share": "equip. %",
    "expenditure_per_head": "$/head",
}
#: One rule each of three families: effort, capacity, equality.
RULES = ("equal-effort", "ability-to-pay", "per-head")


@dataclass(frozen=True)
class Asked:
    """Whose peers, among whom, by what."""

    ally: Place
    year: int
    group: str
    by: str
    threat: str | None
    count: int

    @property
    def choices(self) -> dict[str, str]:
        """The same as choices of measures."""
        threat = {"threat": self.threat} if self.threat is not None else {}
        return {"by": self.by, "group": self.group, **threat}


@dataclass(frozen=True)
class Found:
    """What is known of the members of the group.

    Attributes:
        rows: All columns of the answer, in order.
        heads: Column -> its measure and its head.
        unlike: How unlike the ally each member is.
        median: The median of the peers of the ally.
    """

    rows: Mapping[str, Row]
    heads: Mapping[str, tuple[str, str]]
    unlike: Row
    median: Row


def counted(by: str, threat: str | None) -> str:
    """The criteria that count: without a threat there is no distance."""
    kept = [n for part in by.split(",") if (n := part.strip()) and (threat is not None or n != "distance")]
    if not by.strip(", "):
        return by
    if not kept:
        raise BadInput.of("by", by, "with distance alone a threat must be named: --threat RUS, codes, east or south")
    return ",".join(kept)


def found_of(world: World, asked: Asked, norms: tuple[str, ...]) -> Found:
    """Every row that the answer shows, and the median its headline tells."""
    here, at = world.over(world.members(asked.year, asked.group)), asked.year
    compared = criteria(world, at, **asked.choices)
    unlike = here.row("unlikeness", at, to=asked.ally.iso3, **asked.choices)
    rows = {"unlikeness": unlike, **{CRITERIA[n].measure: row for n, row in compared.items()}}
    heads = {"unlikeness": ("unlikeness", "unlike")}
    heads |= {CRITERIA[n].measure: (CRITERIA[n].measure, _HEADS[n]) for n in compared}
    for measure, head in _BURDENS.items():
        rows[measure], heads[measure] = row_or_reason(here, measure, at), (measure, head)
    for id in norms:
        takes = rules[id].choices
        told = {"threat": asked.threat} if asked.threat is not None and "threat" in takes else {}
        rows[id] = row_or_reason(here, "paid_to_fair", at, rule=id, group=asked.group, **told)
        heads[id] = ("paid_to_fair", id)
    middle = row_or_reason(here, "peer_median", at, count=str(asked.count), **asked.choices)
    return Found(rows, heads, unlike, middle)
