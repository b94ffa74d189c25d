"""Figure: a number that knows its unit, its status and where it came from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from fairshare.core.fact import Fact, Status, softest
from fairshare.core.figure_id import FigureId
from fairshare.core.unit import RATIO, Unit, scaled


@dataclass(frozen=True, slots=True)
class Cell:
    """Leaf: a published cell."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class TargetTerm:
    """Leaf: a term of a target, e.g. its threshold."""

    target: str
    source: str


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """Leaf: a row of a hand-written register."""

    register: str
    row: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Leaf: a parameter somebody chose, or a constant of arithmetic."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class ScenarioLine:
    """Leaf: a line of a scenario."""

    scenario: str
    line: str


@dataclass(frozen=True, slots=True)
class Simulation:
    """Leaf: random draws, which the same seed makes again within one environment.

    Attributes:
        what: What was drawn, in a few words.
        draws: How many times.
        seed: What the generator was started with.
    """

    what: str
    draws: int
    seed: int


Leaf = Cell | TargetTerm | RegisterRow | Choice | ScenarioLine | Simulation


@dataclass(frozen=True, slots=True)
class Trail:
    """One step over earlier figures (``op``, e.g. ``÷``), or a leaf.

    ``weights`` on a sum are not kept: every input counts once.
    """

    op: str
    inputs: Sequence["Figure"] = ()
    leaf: Leaf | None = None

    def leaves(self) -> Iterator[Leaf]:
        """Every leaf this number rests on; a figure that stands in several steps is opened once."""
        seen: set[int] = set()
        waiting = [self]
        while waiting:
            trail = waiting.pop()
            if id(trail) in seen:
                continue
            seen.add(id(trail))
            if trail.leaf is not None:
                yield trail.leaf
            waiting.extend(figure.trail for figure in reversed(trail.inputs))


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` in ``unit``, how firm it is, how it came about and its address.

    Arithmetic keeps units exact and refuses to add unlike ones (UnitMismatch).

    >>> two = Figure.chosen("two percent", 0.02)
    >>> (two * two).value
    0.0004
    """

    value: float
    unit: Unit
    trail: Trail
    status: Status = "actual"
    id: FigureId | None = None

    @classmethod
    def of_fact(cls, value: float, unit: Unit, fact: Fact) -> "Figure":
        """The figure a published cell states."""
        return cls(value, unit, Trail("cell", leaf=Cell(fact)), fact.status)

    @classmethod
    def chosen(cls, name: str, value: float, unit: Unit = RATIO) -> "Figure":
        """A parameter of a rule, of a question or of arithmetic."""
        return cls(value, unit, Trail("choice", leaf=Choice(name, f"{value:g}")))

    @classmethod
    def drawn(cls, what: str, draws: int, seed: int) -> "Figure":
        """How many random draws a result rests on: an input of the step that used them."""
        return cls(float(draws), RATIO, Trail("simulation", leaf=Simulation(what, draws, seed)))

    def named(self, id: FigureId) -> "Figure":
        """The same figure with its address."""
        return replace(self, id=id)

    def _with(self, other: "Figure", op: str, unit: Unit, apply: Callable[[float, float], float]) -> "Figure":
        value = apply(self.value, other.value)
        return Figure(value, unit, Trail(op, (self, other)), softest(self.status, other.status))

    def __add__(self, other: "Figure") -> "Figure":
        return self._with(other, "+", self.unit.must_equal(other.unit, "add"), float.__add__)

    def __sub__(self, other: "Figure") -> "Figure":
        return self._with(other, "−", self.unit.must_equal(other.unit, "subtract"), float.__sub__)

    def __mul__(self, other: "Figure") -> "Figure":
        return self._with(other, "×", self.unit * other.unit, float.__mul__)

    def __truediv__(self, other: "Figure") -> "Figure":
        return self._with(other, "÷", self.unit / other.unit, float.__truediv__)

    def __pow__(self, k: float) -> "Figure":
        return Figure(self.value**k, self.unit**k, Trail(f"^{k:g}", (self,)), self.status)


def currency(figure: Figure) -> str:
    """The currency of an amount in national currency, as the published cells it was made of say; else empty.

    Only steps that are in national currency themselves are followed: the dollars of an exchange rate do not count.
    """
    if not figure.unit.is_national:
        return ""
    leaf = figure.trail.leaf
    if isinstance(leaf, Cell):
        return str(scaled(leaf.fact.unit).unit).partition("@")[0]
    found = {c for f in figure.trail.inputs if (c := currency(f))}
    return found.pop() if len(found) == 1 else ""


ONE = Figure.chosen("one", 1.0)
