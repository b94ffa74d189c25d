"""A rule over all values of a choice of which none is the right one: how many are at or above, who is where at most."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from fairshare.core.question import Cell, Column
from fairshare.core.row import Row
from fairshare.core.rule import Rule
from fairshare.core.world import FIRST_YEAR, World
from fairshare.questions._basis import done, listed
from fairshare.questions._rules import cell, commonest, row_or_reason

#: How many steps there are from the least to the most of a choice that is no year.
_STEPS = 20
_ENDS = ("lowest", "highest")


@dataclass(frozen=True)
class Yardstick:
    """How actual spending is held against a rule.

    Attributes:
        gap: Measure that is nothing at exactly the share, and known where the share is nothing.
        shown: Measure in which people read it.
        choices: The rule, the group and all else that was chosen.
    """

    gap: str
    shown: str
    choices: Mapping[str, str]

    @property
    def fair(self) -> dict[str, str]:
        """The choices without the total, which no share depends on."""
        return {name: value for name, value in self.choices.items() if name != "total"}

    def rows(self, world: World, year: int, **choices: str) -> tuple[Row, Row]:
        """The gap and what is shown, under some choices more; every place with the reason where it is unknown."""
        asked = {**self.choices, **choices}
        return row_or_reason(world, self.gap, year, **asked), row_or_reason(world, self.shown, year, **asked)


def at_share(gap: Row) -> frozenset[str]:
    """Who is at or above its share."""
    return frozenset(p for p, (v, _) in gap.numbers.items() if v >= 0)


@dataclass(frozen=True, eq=False)
class Sweep:
    """What comes of a rule at every value of one choice.

    Attributes:
        choice: Its name.
        words: What it is, in a sentence.
        points: Value -> gap and what is shown; only values at which they are known.
        unknown: Value -> why nothing is known at it.
    """

    choice: str
    words: str
    points: Mapping[str, tuple[Row, Row]]
    unknown: Mapping[str, str]

    @cached_property
    def sides(self) -> dict[str, frozenset[str]]:
        """Value of the choice -> who is at or above its share."""
        return {at: at_share(gap) for at, (gap, _) in self.points.items()}

    @property
    def span(self) -> str:
        """The first and the last value."""
        first, *others = self.points
        return f"{first} to {others[-1]}" if others else first

    def told(self, world: World, shown: str) -> str:
        """The sentence: between how many and how many, who always and who sometimes."""
        counts = sorted(len(s) for s in self.sides.values())
        always = frozenset.intersection(*self.sides.values())
        ever = frozenset.union(*self.sides.values())
        known = max(len(gap) for gap, _ in self.points.values())
        told = f"of {known} allies with figures {done(world, 'paid')} at least their share in {shown}"
        if always == ever:
            return f"whatever {self.words} ({self.span}), {counts[0]} {told}: {_named(world, always)}"
        many = f"between {counts[0]} and {counts[-1]}" if counts[0] < counts[-1] else f"{counts[0]}"
        return (
            f"depending on {self.words} ({self.span}) {many} {told}: at every value {_named(world, always)}; at some "
            f"{_named(world, ever - always)}"
        )

    def not_drawn(self) -> Iterator[str]:
        """At which values nothing is known, and why at the last of them."""
        if self.unknown:
            first, *_, last = self.unknown if len(self.unknown) > 1 else (*self.unknown, *self.unknown)
            span = f"from {first} to {last}" if first != last else f"at {first}"
            yield f"Over {self.words} nothing is known {span}: {self.unknown[last]}."

    def no_ratio(self, world: World) -> Iterator[str]:
        """Who is asked for nothing at some values, where no ratio exists."""
        told = []
        for place in sorted({p for gap, _ in self.points.values() for p in gap}):
            at = [at for at, (gap, shown) in self.points.items() if place in gap and place not in shown]
            if at:
                span = " to ".join(dict.fromkeys((at[0], at[-1])))
                told.append(f"{world.catalogue.places[place].in_sentence} ({span})")
        if told:
            yield f"Asked for nothing, so that there is no ratio, over {self.words}: {listed(told, 12)}."

    def extremes(self, place: str) -> tuple[str, str] | None:
        """The values of the choice at which an ally stands lowest and highest; None where it is unknown."""
        found = [(shown.numbers[place][0], at) for at, (_, shown) in self.points.items() if place in shown]
        if not found:
            return None
        return min(found, key=lambda f: f[0])[1], max(found, key=lambda f: f[0])[1]

    def cells(self, place: str) -> dict[str, Cell]:
        """The cells of an ally in the columns of ``columns``."""
        found, cells = self.extremes(place), dict[str, Cell]()
        for end, name in enumerate(_ENDS):
            at = found[end] if found else next(iter(self.points))
            shown = self.points[at][1]
            cells[name] = cell(shown, place)
            cells[f"{name}_{self.choice}"] = _number(at) if found else None
        return cells

    def columns(self, world: World, measure: str) -> Iterator[Column]:
        """Lowest and highest, each with the value of the choice at which it is."""
        meant = world.measure(measure)
        for end in _ENDS:
            yield Column(end, f"{meant.label}, {end} over {self.choice}", "figure", "", meant, short=end)
            yield Column(f"{end}_{self.choice}", f"Where it is {end}", "number", short=self.choice)

    def curve(self) -> list[dict[str, object]]:
        """Every point with every ally, for ``extra``."""
        return [
            {
                self.choice: _number(at),
                "at_or_above": len(self.sides[at]),
                "allies": {p: cell(shown, p) for p in sorted(gap)},
            }
            for at, (gap, shown) in self.points.items()
        ]


def _number(at: str) -> int | float:
    return int(at) if at.isdecimal() else float(at)


def _named(world: World, places: frozenset[str]) -> str:
    return listed(sorted(world.catalogue.places[p].in_sentence for p in places), 6) or "nobody"


def sweep(world: World, year: int, rule: Rule, choice: str, by: Yardstick) -> Sweep | None:
    """A rule at every value of one of its choices, others as given; None where it is known at no value."""
    found = {at: by.rows(world, year, **{choice: at}) for at in _values(world, rule, choice, year)}
    known = {at: rows for at, rows in found.items() if rows[0].numbers}
    unknown = {at: commonest(gap) for at, (gap, _) in found.items() if at not in known}
    return Sweep(choice, rule.curves[choice], known, unknown) if known else None


def _values(world: World, rule: Rule, choice: str, year: int) -> Iterator[str]:
    """The values a curve is drawn over: years before this one that had an ally of the group, or even steps."""
    low, high = rule.bounds[choice]
    if rule.choices[choice].annotation is int and low >= FIRST_YEAR:
        here = world.span(year)
        yield from (str(y) for y in range(int(low), min(int(high) + 1, year)) if here & world.members(y))
        return
    for n in range(_STEPS + 1):
        yield f"{low + n * (high - low) / _STEPS:g}"
