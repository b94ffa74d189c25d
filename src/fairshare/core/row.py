"""Row: one figure per place, in one unit; who has none stands in ``missing``, with the reason.

The trail is kept once per row (a ``Step``) and opened for the one place somebody asks about.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from types import MappingProxyType
from typing import Self, overload

from fairshare.core.fact import Fact, Status, softest
from fairshare.core.figure import Cell, Figure, Trail
from fairshare.core.figure_id import FigureId
from fairshare.core.unit import RATIO, Unit
from fairshare.errors import BadShares, NoSuchFact, UnitMismatch

#: The one reason that is no gap in the data: there is nothing to count.
NO_FORCES = "no armed forces"


@dataclass(frozen=True, slots=True)
class Op:
    """A step over whole rows (or one figure for all places)."""

    op: str
    inputs: tuple["Row | Figure", ...]

    def trail(self, place: str) -> Trail:
        """The step as it was for one place."""
        found = (i.get(place) if isinstance(i, Row) else i for i in self.inputs)
        return Trail(self.op, tuple(f for f in found if f is not None))


@dataclass(frozen=True, slots=True)
class Cells:
    """The first step: published cells."""

    facts: Mapping[str, Fact]

    def trail(self, place: str) -> Trail:
        """The cell of one place."""
        return Trail("cell", leaf=Cell(self.facts[place]))


@dataclass(frozen=True, slots=True)
class Each:
    """A step that differs from place to place, e.g. after a scenario."""

    trails: Mapping[str, Trail]

    def trail(self, place: str) -> Trail:
        """The step of one place."""
        return self.trails[place]


@dataclass(frozen=True, slots=True)
class FirstKnown:
    """A step taken from the first of several rows that knows a place."""

    rows: tuple["Row", ...]

    def trail(self, place: str) -> Trail:
        """The step of that row."""
        return next(r for r in self.rows if place in r).step.trail(place)


Step = Op | Cells | Each | FirstKnown


class Row(Mapping[str, Figure]):
    """Place -> Figure in one unit, with what is missing and why.

    Arithmetic goes place by place. A place that is missing on either side is missing in the result:
    a gap in the data is never zero and never disappears.
    """

    def __init__(
        self,
        numbers: Mapping[str, tuple[float, Status]],
        unit: Unit,
        missing: Mapping[str, str],
        step: Step,
        name: FigureId | None = None,
    ) -> None:
        self.numbers, self.unit = MappingProxyType(dict(numbers)), unit
        self.missing: Mapping[str, str] = MappingProxyType(dict(missing))
        self.step, self.name = step, name
        self._figures: dict[str, Figure] = {}
        self._total: Figure | None = None

    @classmethod
    def of(cls, figures: Mapping[str, Figure], missing: Mapping[str, str], unit: Unit = RATIO) -> "Row":
        """A row of figures made one by one; ``unit`` counts only where there are none."""
        units = {f.unit for f in figures.values()} or {unit}
        if len(units) > 1:
            raise UnitMismatch(f"one row cannot hold {' and '.join(sorted(map(str, units)))}.")
        numbers = {p: (f.value, f.status) for p, f in figures.items()}
        return Row(numbers, units.pop(), missing, Each({p: f.trail for p, f in figures.items()}))

    @classmethod
    def none(cls, places: Iterable[str], reason: str, unit: Unit = RATIO) -> "Row":
        """A row in which every place is missing for one reason."""
        return Row({}, unit, dict.fromkeys(places, reason), Each({}))

    def __getitem__(self, place: str) -> Figure:
        if place not in self._figures:
            value, status = self.numbers[place]
            id = self.name.in_place(place) if self.name else None
            self._figures[place] = Figure(value, self.unit, self.step.trail(place), status, id)
        return self._figures[place]

    def __contains__(self, place: object) -> bool:
        return place in self.numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def value(self, place: str) -> float | None:
        """The plain value, or None where it is missing."""
        found = self.numbers.get(place)
        return found[0] if found else None

    def why_missing(self, place: str) -> str:
        """Why a place has no figure here."""
        return self.missing.get(place, "not asked for")

    def named(self, name: FigureId) -> Self:
        """The same row with the address of its figures (its ``place`` is filled in for each)."""
        copy = type(self).__new__(type(self))
        Row.__init__(copy, self.numbers, self.unit, self.missing, self.step, name)
        return copy

    def only(self, places: Iterable[str]) -> "Row":
        """The part of the row about these places."""
        wanted = set(places)
        kept = {p: n for p, n in self.numbers.items() if p in wanted}
        return Row(kept, self.unit, {p: r for p, r in self.missing.items() if p in wanted}, self.step, self.name)

    def _with(self, other: "Row | Figure", op: str, unit: Unit, apply: Callable[[float, float], float]) -> "Row":
        numbers: dict[str, tuple[float, Status]] = {}
        missing = dict(self.missing)
        if isinstance(other, Row):
            missing = {**other.missing, **missing}
            missing |= {p: "no counterpart" for p in self.numbers.keys() ^ other.numbers.keys() if p not in missing}
        for place, (value, status) in self.numbers.items():
            right = (other.value, other.status) if isinstance(other, Figure) else other.numbers.get(place)
            if right is None:
                continue
            try:
                numbers[place] = apply(value, right[0]), softest(status, right[1])
            except ZeroDivisionError:
                missing[place] = "division by zero"
        return Row(numbers, unit, missing, Op(op, (self, other)))

    def __add__(self, other: "Row | Figure") -> "Row":
        return self._with(other, "+", self.unit.must_equal(other.unit, "add"), float.__add__)

    def __sub__(self, other: "Row | Figure") -> "Row":
        return self._with(other, "−", self.unit.must_equal(other.unit, "subtract"), float.__sub__)

    def __mul__(self, other: "Row | Figure") -> "Row":
        return self._with(other, "×", self.unit * other.unit, float.__mul__)

    def __truediv__(self, other: "Row | Figure") -> "Row":
        return self._with(other, "÷", self.unit / other.unit, float.__truediv__)

    def __pow__(self, k: float) -> "Row":
        zeros = {p: "division by zero" for p, (v, _) in self.numbers.items() if v == 0 and k < 0}
        numbers = {p: (v**k, s) for p, (v, s) in self.numbers.items() if p not in zeros}
        return Row(numbers, self.unit**k, {**self.missing, **zeros}, Op(f"^{k:g}", (self,)))

    def at_least(self, least: Figure) -> "Row":
        """The same row with nothing below a figure."""
        return self._with(least, "at least", self.unit.must_equal(least.unit, "compare"), max)

    @classmethod
    def made(
        cls, op: str, values: Mapping[str, float], inputs: tuple["Row | Figure", ...], unit: Unit = RATIO
    ) -> "Row":
        """What a numerical method made of rows, figures and choices, as one step.

        Args:
            op: The step in a few words.
            values: Place -> result; who is known in no input row has none.
            inputs: All that the method was given; each result is as soft as the softest of its own.
            unit: Of the results.
        """
        rows = [i for i in inputs if isinstance(i, Row)]
        given = [i.status for i in inputs if isinstance(i, Figure)]
        numbers = {
            p: (v, softest(*given, *(r.numbers[p][1] for r in rows if p in r.numbers))) for p, v in values.items()
        }
        missing = {p: why for r in reversed(rows) for p, why in r.missing.items() if p not in values}
        return Row(numbers, unit, missing, Op(op, inputs))

    @classmethod
    def summed(cls, op: str, rows: Mapping[str, "Row"]) -> "Row":
        """Rows added up place by place, as one step; who lacks one of them is missing.

        The reason names the row that lacks it, unless all of them do for the same reason.

        Args:
            op: The step in a few words, e.g. ``Σ 2022-2024``.
            rows: Label -> row, at least one.
        """
        first, *others = rows.values()
        unit = first.unit
        for other in others:
            unit = unit.must_equal(other.unit, "add")
        numbers: dict[str, tuple[float, Status]] = {}
        missing: dict[str, str] = {}
        for place in dict.fromkeys(p for row in rows.values() for p in (*row.numbers, *row.missing)):
            lacking = {label: row.why_missing(place) for label, row in rows.items() if place not in row}
            if not lacking:
                parts = [row.numbers[place] for row in rows.values()]
                numbers[place] = fsum(v for v, _ in parts), softest(*(s for _, s in parts))
            elif len(lacking) == len(rows) and len(set(lacking.values())) == 1:
                missing[place] = next(iter(lacking.values()))
            else:
                missing[place] = ": ".join(next(iter(lacking.items())))
        return Row(numbers, unit, missing, Op(op, tuple(rows.values())))

    def or_else(self, other: "Row") -> "Row":
        """This row, and where it has no figure the other one's; who has nothing to count stays without.

        Raises:
            UnitMismatch: if the two are in different units.
        """
        self.unit.must_equal(other.unit, "fill in")
        idle = {p: why for p, why in self.missing.items() if why == NO_FORCES}
        numbers = {**{p: n for p, n in other.numbers.items() if p not in idle}, **self.numbers}
        missing = {p: why for p, why in {**self.missing, **other.missing, **idle}.items() if p not in numbers}
        return Row(numbers, self.unit, missing, FirstKnown((self, other)))

    def marked(self, status: Status) -> "Row":
        """The same row with every figure at least as soft as this status."""
        numbers = {p: (v, softest(s, status)) for p, (v, s) in self.numbers.items()}
        return Row(numbers, self.unit, self.missing, self.step, self.name)

    def total(self) -> Figure:
        """The sum over all places, as one step.

        Raises:
            UnitMismatch: for national currencies, which have no sum.
            NoSuchFact: if a place that has something to count is missing: a part is not the whole.
        """
        if self._total is None:
            self._total = self._added_up()
        return self._total

    def _added_up(self) -> Figure:
        if self.unit.is_national:
            raise UnitMismatch("amounts in national currencies cannot be added up: ask for them in US dollars.")
        gaps = {p: why for p, why in sorted(self.missing.items()) if why != NO_FORCES}
        if gaps or not self.numbers:
            first = next(iter(gaps.items()), ("every place", "none is known"))
            others = f" and {len(gaps) - 1} more" if len(gaps) > 1 else ""
            raise NoSuchFact(f"the total cannot be known: {first[0]}{others} missing ({first[1]}).")
        status = softest(*{s for _, s in self.numbers.values()})
        return Figure(fsum(v for v, _ in self.numbers.values()), self.unit, Trail("Σ", Parts(self)), status)


class Parts(Sequence[Figure]):
    """The figures of a row by place, made when somebody looks: a sum of many steps is seldom opened."""

    def __init__(self, row: Row) -> None:
        self._row = row

    @cached_property
    def _made(self) -> tuple[Figure, ...]:
        return tuple(self._row[p] for p in sorted(self._row.numbers))

    @overload
    def __getitem__(self, n: int) -> Figure: ...
    @overload
    def __getitem__(self, n: slice) -> tuple[Figure, ...]: ...
    def __getitem__(self, n: int | slice) -> Figure | tuple[Figure, ...]:
        return self._made[n]

    def __len__(self) -> int:
        return len(self._row.numbers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._made == tuple(other)

    def __hash__(self) -> int:
        return hash(self._made)


class Shares(Row):
    """A row of ratios of at least zero that sum to one. The invariant lives here, not in each rule."""

    def __init__(self, row: Row) -> None:
        super().__init__(row.numbers, row.unit, row.missing, row.step, row.name)
        values = [v for v, _ in self.numbers.values()]
        if row.unit != RATIO or any(v < 0 for v in values) or abs(fsum(values) - 1) > 1e-12:
            raise BadShares(
                f"shares must be ratios of at least 0 that sum to 1, got {row.unit} summing to {sum(values):.6f}."
            )

    @classmethod
    def proportional(cls, row: Row) -> "Shares":
        """Split in proportion to a row.

        Raises:
            NoSuchFact: if the whole cannot be known.
        """
        return cls(row / row.total())
