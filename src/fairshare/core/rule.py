"""Rule: one definition of who should pay what; a norm, shown as a choice and never as a finding.

One file in ``rules/`` holds one function ``(world, year, *, choice=default) -> Shares`` over the places of the world.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, get_args, get_origin

from fairshare.core.registry import Registry
from fairshare.core.row import Shares
from fairshare.errors import BadInput

if TYPE_CHECKING:
    from fairshare.core.world import World

#: What kind of reason a rule gives. Rules of one family answer alike; only families are compared. ``mixed`` is no
#: reason of its own: it weighs those of others, and says nothing until somebody names the weights.
Family = Literal[
    "effort", "capacity", "equality", "benefit", "history", "keys", "in kind", "broad burden", "cooperative", "mixed"
]
#: ``illustrative``: no one applies it, it shows an idea; ``not held``: no usable source has its inputs;
#: ``classified``: its inputs are secret. The last two are listed, and unknown for every year.
Standing = Literal["computed", "illustrative", "not held", "classified"]
Choice = str | int | float | bool
#: Where a rule's main number stands: at half its default, at it, at twice it.
Level = Literal["low", "default", "high"]
LEVELS: tuple[Level, ...] = get_args(Level)
_TIMES = {"low": 0.5, "high": 2.0}
#: What floats may leave between two numbers that are the same.
_ROUNDING = 1e-12


def pays_its_share(paid_to_fair: float) -> bool:
    """Whether actual over fair is at least 1, to within the rounding of floats."""
    return paid_to_fair >= 1 - _ROUNDING


@dataclass(frozen=True)
class Example:
    """A case to follow by hand: three allies with imagined round figures, no ally's own.

    Attributes:
        given: Measure -> place -> value in the measure's plain unit, the same in every year.
        shares: Place -> what the rule must make of it.
        steps: How to get there.
        choices: Where they are not the defaults.
    """

    given: Mapping[str, Mapping[str, float]]
    shares: Mapping[str, float]
    steps: str
    choices: Mapping[str, Choice] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """A definition of a fair share.

    Attributes:
        id: Kebab-case name of the file.
        family: The kind of reason it gives.
        principle: What it holds, in one plain sentence.
        asks: The value question whose yes leads to it.
        formula: In words and signs, with ∝.
        refs: Where it comes from.
        measures: Ids of the measures it uses.
        function: ``(world, year, **choices) -> Shares``.
        bounds: Choice -> least and most it may be.
        note: What a reader must know: substitutions, doubts, what stands in the way.
        standing: Whether it can be computed.
        example: A case to follow by hand; None where nothing can be computed.
        prices: In which prices actual spending is held against it: the board's, or ``ppp``.
        varies: Its main number, which ``at`` halves and doubles; empty where it has none.
        official: Measure with the key in force, shown beside it, its choices written as in an id
            (``fair_share;rule=un-scale``); empty for none.
        curves: Choices of which no value is the right one -> what they are in a sentence: shown over all values.
        told: Rows of registers with what became public of it (``statements/s155``), shown with their sources.
        applied: Choice -> values of it that somebody applies elsewhere, told beside the default.
        straight: Choices in which its shares are ratios of two straight lines, kinks aside.
    """

    id: str
    family: Family
    principle: str
    asks: str
    formula: str
    refs: tuple[str, ...]
    measures: tuple[str, ...]
    function: Callable[..., Shares]
    bounds: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    note: str = ""
    standing: Standing = "computed"
    example: Example | None = None
    prices: Literal["board", "ppp"] = "board"
    varies: str = ""
    official: str = ""
    curves: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    applied: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    straight: tuple[str, ...] = ()

    @property
    def variants(self) -> tuple[str, ...]:
        """Settings that somebody applies elsewhere, as text: shown beside it, with who changes side under them."""
        return tuple(
            f"{name}={value:g}" if isinstance(value, float) else f"{name}={value}"
            for name, values in self.applied.items()
            for value in values
        )

    @cached_property
    def choices(self) -> dict[str, inspect.Parameter]:
        """Its choices, with defaults and types, from the function's signature."""
        params = inspect.signature(self.function, eval_str=True).parameters
        return {n: p for n, p in params.items() if p.kind is inspect.Parameter.KEYWORD_ONLY}

    def __call__(self, world: "World", year: int, /, **choices: Choice) -> Shares:
        """The fair shares of a year.

        Raises:
            BadInput: for a choice it does not have, of another kind or out of bounds.
            NoSuchFact, NoBoard: where an input is not held for every place.
        """
        return self.function(world, year, **self.fitted(choices))

    def fitted(self, choices: Mapping[str, Choice]) -> dict[str, Choice]:
        """Choices as the signature wants them.

        Raises:
            BadInput: for a choice it does not have, of another kind or out of bounds.
        """
        unknown = sorted(choices.keys() - self.choices.keys())
        if unknown:
            accepted = f"rule {self.id} has {', '.join(self.choices) or 'no choices'}"
            raise BadInput.of("choice", ", ".join(unknown), accepted)
        return {n: self.fitting(n, v) for n, v in choices.items()}

    def fitting(self, name: str, value: Choice) -> Choice:
        """A choice as the signature wants it; text is read ("1.2", "yes").

        Raises:
            BadInput: naming the choice and what is accepted.
        """
        wanted, what = self.choices[name].annotation, f"choice {name} of rule {self.id}"
        if get_origin(wanted) is Literal:
            if value not in get_args(wanted):
                raise BadInput.of(what, value, f"one of {', '.join(map(str, get_args(wanted)))}")
            return value
        if wanted is bool:
            if str(value).lower() not in ("true", "false", "yes", "no"):
                raise BadInput.of(what, value, "yes or no")
            return str(value).lower() in ("true", "yes")
        if wanted in (int, float):
            return self._number(what, name, wanted, value)
        return str(value)

    def _number(self, what: str, name: str, wanted: type[int] | type[float], value: Choice) -> int | float:
        low, high = self.bounds.get(name, (float("-inf"), float("inf")))
        try:
            number = wanted(value)
        except (TypeError, ValueError, OverflowError):
            raise BadInput.of(what, value, f"a {'whole ' * (wanted is int)}number") from None
        if isinstance(value, bool) or not low <= number <= high:
            raise BadInput.of(what, value, f"a number from {low:g} to {high:g}")
        return number

    def at(self, level: Level) -> dict[str, str]:
        """The choices of a level: its main number at half or twice its default, within its bounds; else nothing."""
        if level == "default" or not self.varies:
            return {}
        low, high = self.bounds[self.varies]
        number = min(high, max(low, self.choices[self.varies].default * _TIMES[level]))
        return {self.varies: f"{number:g}"}


rules: Registry[Rule] = Registry("rule", "fairshare.rules", Rule)


def families() -> dict[str, tuple[Rule, ...]]:
    """The rules that are computed, by family: near-identical ones stand together and count once, a mix not at all."""
    found = (rules[id] for id in rules)
    computed = [rule for rule in found if rule.standing == "computed" and rule.family != "mixed"]
    names = [name for name in get_args(Family) if any(r.family == name for r in computed)]
    return {name: tuple(r for r in computed if r.family == name) for name in names}


@dataclass(frozen=True)
class Norm:
    """What people need to judge a rule: see ``Rule``."""

    family: Family
    principle: str
    asks: str
    formula: str
    refs: tuple[str, ...]
    measures: tuple[str, ...]
    note: str = ""
    standing: Standing = "computed"
    example: Example | None = None
    prices: Literal["board", "ppp"] = "board"
    varies: str = ""
    official: str = ""
    curves: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    applied: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    straight: tuple[str, ...] = ()


def rule(norm: Norm, **bounds: tuple[float, float]) -> Callable[[Callable[..., Shares]], Rule]:
    """Make the decorated function the rule of its file; ``bounds`` are those of its choices."""

    def wrap(f: Callable[..., Shares]) -> Rule:
        return Rule(
            id=f.__name__.replace("_", "-"),
            family=norm.family,
            principle=norm.principle,
            asks=norm.asks,
            formula=norm.formula,
            refs=norm.refs,
            measures=norm.measures,
            function=f,
            bounds=bounds,
            note=norm.note,
            standing=norm.standing,
            example=norm.example,
            prices=norm.prices,
            varies=norm.varies,
            official=norm.official,
            curves=norm.curves,
            told=norm.told,
            applied=norm.applied,
            straight=norm.straight,
        )

    return wrap
