"""How an ally stands by every rule that is computed: lowest, highest, and whether the verdict is the same by all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from fairshare.core.figure import Figure
from fairshare.core.rule import families
from fairshare.core.world import World
from fairshare.questions._rules import commonest
from fairshare.questions._sides import Held, held_by

Verdict = Literal["depends", "met", "below", "unknown"]


@dataclass(frozen=True)
class Standing:
    """One ally by all rules that are known.

    Attributes:
        ratios: Rule id -> paid over asked.
        sides: Family -> whether it pays its share by each of the family's rules.
        nothing: Rules that ask it for nothing.
    """

    ratios: Mapping[str, Figure]
    sides: Mapping[str, frozenset[bool]]
    nothing: tuple[str, ...]

    @property
    def lowest(self) -> str | None:
        """The rule by which it stands worst."""
        return min(self.ratios, key=lambda rule: self.ratios[rule].value, default=None)

    @property
    def highest(self) -> str | None:
        """The rule by which it stands best, among those with a ratio."""
        return max(self.ratios, key=lambda rule: self.ratios[rule].value, default=None)

    @property
    def verdict(self) -> Verdict:
        """Whether all rules say the same, and what."""
        seen = frozenset[bool]().union(*self.sides.values())
        if not seen:
            return "unknown"
        return "depends" if len(seen) > 1 else "met" if seen == {True} else "below"

    def families(self, *sides: bool) -> str:
        """The families whose rules say this, and nothing else."""
        return ", ".join(name for name, found in self.sides.items() if found == frozenset(sides))


def held(here: World, year: int, group: str) -> tuple[tuple[Held, ...], dict[str, str]]:
    """The rules that are known in a year, and why others are not; illustrative ones are not asked."""
    known, unknown = [], dict[str, str]()
    for rule in (rule for ours in families().values() for rule in ours):
        one = held_by(here, rule, year, group, {})
        if one.judged:
            known.append(one)
        else:
            unknown[rule.id] = commonest(one.ratio)
    return tuple(known), unknown


def standing(known: tuple[Held, ...], place: str) -> Standing:
    """One ally by these rules."""
    ratios: dict[str, Figure] = {}
    sides: dict[str, frozenset[bool]] = {}
    nothing = []
    for one in known:
        if (side := one.side(place)) == "unknown":
            continue
        sides[one.rule.family] = sides.get(one.rule.family, frozenset()) | {side == "at or above"}
        if place in one.ratio:
            ratios[one.rule.id] = one.ratio[place]
        else:
            nothing.append(one.rule.id)
    return Standing(ratios, sides, tuple(nothing))
