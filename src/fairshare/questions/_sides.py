"""On which side of every rule an ally is: what it pays over what it should, family by family."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from fairshare.core.figure import Figure
from fairshare.core.question import Record
from fairshare.core.row import Row
from fairshare.core.rule import Rule, pays_its_share
from fairshare.core.world import World
from fairshare.questions._rules import all_rules, row_or_reason
from fairshare.questions._settings import Settings

Side = Literal["at or above", "below", "unknown"]
#: So near to its fair share, as a part of it, an ally counts as close by.
NEAR = 0.05


@dataclass(frozen=True, eq=False)
class Held:
    """A rule with what every ally pays over what it asks.

    Attributes:
        rule: The rule.
        choices: Its choices, where they are not the defaults.
        ratio: Actual over fair share.
        fair: Fair shares.
        spending: Actual shares; who has none is on no side.
    """

    rule: Rule
    choices: Mapping[str, str]
    ratio: Row
    fair: Row
    spending: Row

    @property
    def counted(self) -> bool:
        """Whether its family is held against an ally: what only illustrates an idea is not, nor a mix of others."""
        return self.rule.standing != "illustrative" and self.rule.family != "mixed"

    def side(self, place: str) -> Side:
        """An ally's side. Who is asked for nothing gives at least that, whatever it spends."""
        ratio = self.ratio.value(place)
        if ratio is None:
            asked_nothing = self.fair.value(place) == 0 and place in self.spending
            return "at or above" if asked_nothing else "unknown"
        return "at or above" if pays_its_share(ratio) else "below"

    @property
    def judged(self) -> dict[str, bool]:
        """Whether each ally whose side is known is at or above its share."""
        sides = {place: self.side(place) for place in sorted(self.spending)}
        return {place: side == "at or above" for place, side in sides.items() if side != "unknown"}

    def near(self, place: str) -> bool:
        """Whether it is within five per cent of its share."""
        ratio = self.ratio.value(place)
        return ratio is not None and abs(ratio - 1) <= NEAR


def held(world: World, year: int, group: str, settings: Settings) -> tuple[Held, ...]:
    """Every rule, family by family, with the ratios of the places of a world."""
    return tuple(held_by(world, rule, year, group, settings.get(rule.id, {})) for rule in all_rules())


def held_by(world: World, rule: Rule, year: int, group: str, choices: Mapping[str, str]) -> Held:
    """One rule with the ratios of the places of a world."""
    asked = {"rule": rule.id, "group": group, **choices}
    ratio = row_or_reason(world, "paid_to_fair", year, **asked)
    fair = row_or_reason(world, "fair_share", year, **asked)
    return Held(rule, choices, ratio, fair, _spending(world, rule, year, group))


def _spending(world: World, rule: Rule, year: int, group: str) -> Row:
    """What is held against a rule; parities are inputs like the rule's own, and may be of a later edition."""
    here = world.backfilled() if rule.prices == "ppp" else world
    return row_or_reason(here, "share_of_total", year, prices=rule.prices, group=group)


def families(found: Sequence[Held], place: str) -> dict[str, str]:
    """How an ally stands to each family: by all its rules at or above, by all below, or it depends on the rule."""
    sides: dict[str, set[Side]] = {}
    for one in found:
        if one.counted and (side := one.side(place)) != "unknown":
            sides.setdefault(one.rule.family, set()).add(side)
    return {family: next(iter(side)) if len(side) == 1 else "depends on the rule" for family, side in sides.items()}


def sides(found: Sequence[Held], place: str) -> tuple[Record, ...]:
    """The side by every rule, in the order of the rules."""
    return tuple(
        {
            "rule": one.rule.id,
            "family": one.rule.family,
            "side": one.side(place),
            "near": one.near(place),
            "counted": one.counted,
        }
        for one in found
    )


def extremes(found: Sequence[Held], place: str) -> tuple[tuple[Rule, Figure], tuple[Rule, Figure]] | None:
    """The rule by which an ally stands best and the one by which it stands worst; None where nothing is known.

    Rules that only illustrate an idea are left out.
    """
    known = [(one.ratio.numbers[place][0], n) for n, one in enumerate(found) if one.counted and place in one.ratio]
    if not known:
        return None
    ends = (found[max(known, key=lambda k: (k[0], -k[1]))[1]], found[min(known)[1]])
    best, worst = ((one.rule, one.ratio[place]) for one in ends)
    return best, worst
