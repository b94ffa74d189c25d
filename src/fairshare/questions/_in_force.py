"""What stands beside a rule: the key in force with its grade, and settings under which allies change side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fairshare.core.derived import derived_measures
from fairshare.core.figure import Cell as Leaf
from fairshare.core.figure import Figure
from fairshare.core.question import Cell, Column
from fairshare.core.row import Row
from fairshare.core.rule import Rule
from fairshare.core.world import World
from fairshare.questions._basis import listed
from fairshare.questions._rules import cell, commonest, row_or_reason
from fairshare.questions._sweep import Yardstick, at_share

#: From firm to soft, as facts are graded.
_GRADES = ("quotable", "reported", "unverified")


@dataclass(frozen=True, eq=False)
class InForce:
    """The official key beside a computed one.

    Attributes:
        measure: Id of the measure.
        label: What key it is, in words.
        row: It, for the members of the group.
        grades: Place -> how its cell is known.
        releases: The releases it stands in.
    """

    measure: str
    label: str
    row: Row
    grades: Mapping[str, str] = field(default_factory=dict)
    releases: tuple[str, ...] = ()

    def column(self, world: World) -> Iterator[Column]:
        """The key, and its grade for those who look for it."""
        meant = world.measure(self.measure)
        yield Column(
            "official_share", f"In force: {self.label}", "figure", str(self.row.unit), meant, short="official %"
        )
        yield Column("official_grade", "How the official share is known", hidden=True)

    def cells(self, place: str) -> dict[str, Cell]:
        """An ally's cells in those columns."""
        return {"official_share": cell(self.row, place), "official_grade": self.grades.get(place)}

    def note(self) -> str:
        """What the column is, and how far it can be trusted."""
        if not self.row.numbers:
            return f"The key in force is unknown: {commonest(self.row)}."
        softest = max(self.grades.values(), key=_GRADES.index)
        warns = ": general knowledge, checked against no document" if softest == "unverified" else ""
        short = f" It is unknown for {len(self.row.missing)}." if self.row.missing else ""
        return f"official %: the key in force, from {listed(list(self.releases))} ({softest}{warns}).{short}"


def in_force(world: World, year: int, rule: Rule, group: str) -> InForce | None:
    """The official key of a rule, or None for one that has none."""
    if not rule.official:
        return None
    id, *written = rule.official.split(";")
    choices = dict(c.split("=", 1) for c in written)
    derived = derived_measures.get(id) if id not in world.catalogue.measures else None
    if derived is not None and "group" in derived.choices:
        choices["group"] = group
    row = row_or_reason(world.backfilled(), id, year, **choices)
    facts = {p: [leaf.fact for leaf in row[p].trail.leaves() if isinstance(leaf, Leaf)] for p in row}
    grades = {p: max((f.grade for f in found), key=_GRADES.index) for p, found in facts.items() if found}
    label = f"share by the rule {choices['rule']}" if "rule" in choices else world.measure(id).label
    return InForce(id, label, row, grades, tuple(sorted({f.source for found in facts.values() for f in found})))


@dataclass(frozen=True, eq=False)
class Variant:
    """A rule under one setting that is shown beside it.

    Attributes:
        setting: As a user would write it.
        fair: The fair shares under it.
        gap: How far all are from them.
    """

    setting: str
    fair: Row
    gap: Row

    def note(self, world: World, fair: Row, gap: Row) -> str:
        """Who changes side under the setting, and whose share changes most."""
        both = sorted(fair.keys() & self.fair.keys())
        if not both:
            return f"With {self.setting} nothing is known: {commonest(self.fair)}."
        name = {p: world.catalogue.places[p].in_sentence for p in both}
        most = max(both, key=lambda p: abs(self.fair[p].value - fair[p].value))
        usual, now = at_share(gap), at_share(self.gap)
        up, down = ([name[p] for p in sorted(who)] for who in (now - usual, usual - now))
        told = "; ".join((*_who("reaches", "reach", up), *_who("falls below", "fall below", down)))
        return (
            f"With {self.setting} {told or 'nobody changes side'}. The fair share of {name[most]} changes most, from "
            f"{fair[most].value:.2%} to {self.fair[most].value:.2%}.".replace("%", " %")
        )


def _who(one: str, many: str, names: list[str]) -> Iterator[str]:
    """``Greece falls below its share``, ``Greece and Poland fall below their share``; nothing for nobody."""
    if names:
        yield f"{listed(names)} {one} its share" if len(names) == 1 else f"{listed(names)} {many} their share"


def variants(world: World, year: int, rule: Rule, by: Yardstick) -> tuple[Variant, ...]:
    """How all stand under every setting that a rule wants shown beside it and nobody chose."""
    pairs = [setting.split("=", 1) for setting in rule.variants]
    return tuple(
        Variant(
            f"{name}={value}",
            row_or_reason(world, "fair_share", year, **{**by.fair, name: value}),
            by.rows(world, year, **{name: value})[0],
        )
        for name, value in pairs
        if name not in by.choices
    )


def variant_figures(found: tuple[Variant, ...]) -> dict[str, dict[str, Figure]]:
    """Setting -> ally -> fair share under it, for ``extra``."""
    return {v.setting: {p: v.fair[p] for p in sorted(v.fair)} for v in found}
