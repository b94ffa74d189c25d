"""Who fills what is missing by every rule: the least and the most each ally would be asked for."""

from dataclasses import dataclass

from fairshare.core.figure import Figure
from fairshare.core.question import Cell, Missing
from fairshare.core.rule import Rule, families
from fairshare.questions._rules import commonest
from fairshare.questions._without_asked import Leaving


@dataclass(frozen=True, eq=False)
class Asked:
    """What one rule asks of one ally, as a share of its GDP."""

    rule: Rule
    figure: Figure


@dataclass(frozen=True, eq=False)
class Range:
    """All rules that can be applied, and why the others cannot.

    Attributes:
        asked: ISO code -> what every rule asks, the least first.
        unknown: Id of a rule -> why it says nothing.
    """

    asked: dict[str, list[Asked]]
    unknown: dict[str, str]

    def cells(self, place: str) -> dict[str, Cell]:
        """The least and the most, with the rules that ask for it."""
        found = self.asked.get(place)
        if not found:
            why = Missing("no share is asked of it, or its GDP is unknown")
            return {"least_gdp": why, "most_gdp": why, "least_rule": "", "most_rule": ""}
        least, most = found[0], found[-1]
        return {
            "least_gdp": least.figure,
            "most_gdp": most.figure,
            "least_rule": least.rule.id,
            "most_rule": most.rule.id,
        }


def every_rule(leaving: Leaving) -> Range:
    """Apply every computed rule with its defaults, one family after the other."""
    asked: dict[str, list[Asked]] = {}
    unknown: dict[str, str] = {}
    for rule in (rule for family in families().values() for rule in family):
        other = leaving.by(rule)
        row = other.row("shortfall_part_gdp", **other.shared)
        if not row.numbers:
            unknown[rule.id] = commonest(row)
        for place, figure in row.items():
            asked.setdefault(place, []).append(Asked(rule, figure))
    return Range({p: sorted(found, key=lambda a: a.figure.value) for p, found in asked.items()}, unknown)
