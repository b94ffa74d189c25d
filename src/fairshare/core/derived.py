"""Derived: a measure computed from published ones by a small pure function in ``measures/``."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, wraps
from typing import TYPE_CHECKING

from fairshare.core.figure import Figure
from fairshare.core.measure import ANCHOR, Aggregate, Measure
from fairshare.core.registry import Registry
from fairshare.core.row import Row
from fairshare.errors import BadInput

if TYPE_CHECKING:
    from fairshare.core.world import World


#: Why a single place has no figure of a measure that only a group has.
ONLY_A_GROUPS = "a figure of a group as a whole, such as NATO, and of no single country"


@dataclass(frozen=True)
class Derived:
    """A function ``(world, year, **choices) -> Row`` with what people need to read it.

    Attributes:
        id: Name of the file.
        formula: In words and signs, e.g. ``expenditure ÷ GDP``.
        function: The computation; choices are keyword-only strings with defaults.
        meta: Label, unit and so on; None where the measure is published and only re-derived under a scenario.
    """

    id: str
    formula: str
    function: Callable[..., Row]
    meta: Measure | None

    @cached_property
    def choices(self) -> dict[str, str]:
        """Its choices with their defaults."""
        params = inspect.signature(self.function).parameters.values()
        return {p.name: p.default for p in params if p.kind is inspect.Parameter.KEYWORD_ONLY}

    @cached_property
    def takes_more(self) -> bool:
        """Whether it hands further choices on, to a rule it applies, which checks them."""
        params = inspect.signature(self.function).parameters.values()
        return any(p.kind is inspect.Parameter.VAR_KEYWORD for p in params)

    def __call__(self, world: "World", year: int, /, **choices: str) -> Row:
        """The row of a year (BadInput for a choice it does not have)."""
        self.must_have(choices)
        return self.function(world, year, **choices)

    def must_have(self, choices: Mapping[str, str]) -> None:
        """Let choices pass that it has (BadInput for any other)."""
        unknown = sorted(choices.keys() - self.choices.keys())
        if unknown and not self.takes_more:
            accepted = f"measure {self.id} has {', '.join(self.choices) or 'no choices'}"
            raise BadInput.of("choice", ", ".join(unknown), accepted)


@dataclass(frozen=True)
class Whole(Derived):
    """A measure that only a group has, such as a test over its members; its rows hold nobody.

    Attributes:
        figure: ``(world, year, **choices) -> Figure`` over the places of the world.
    """

    figure: Callable[..., Figure]

    def of(self, world: "World", year: int, /, **choices: str) -> Figure:
        """The figure of the places of a world.

        Raises:
            BadInput: for a choice it does not have.
            NoSuchFact: where a member's figure is missing: a part is not the whole.
        """
        self.must_have(choices)
        return self.figure(world, year, **choices)


derived_measures: Registry[Derived] = Registry("measure", "fairshare.measures", Derived)


@dataclass(frozen=True)
class Shown:
    """How a derived measure is read, and whose release addresses it.

    Attributes:
        label, shown_in, scale, decimals: Words, unit people see, and how a plain value becomes it.
        unit: Plain unit.
        aggregate, over: How a group's figure comes about.
        stands_on: Published measure whose release answers for all of it; empty where several publishers do, and the
            day addresses it.
        mixed_with: Choices, e.g. ``prices=ppp``, with which several publishers answer after all.
        signed: Whether its sign is always shown.
        least_shown: A positive figure below it is shown as less than it, and not as nothing.
    """

    label: str
    shown_in: str
    scale: float
    decimals: int
    unit: str = "1"
    aggregate: Aggregate = "none"
    over: tuple[str, ...] = ()
    stands_on: str = ANCHOR
    mixed_with: tuple[str, ...] = ()
    signed: bool = False
    least_shown: float = 0.0


def derived(shown: Shown, *, formula: str) -> Callable[[Callable[..., Row]], Derived]:
    """Make the decorated function the derived measure of its file."""
    return lambda f: Derived(f.__name__, formula, f, _meta(f, shown, formula))


def whole(shown: Shown, *, formula: str) -> Callable[[Callable[..., Figure]], Whole]:
    """Make the decorated function, which gives one figure of all places of a world, the measure of its file."""

    def wrap(f: Callable[..., Figure]) -> Whole:
        @wraps(f)
        def nobody(world: "World", year: int, **_: str) -> Row:
            return Row.none(world.span(year), ONLY_A_GROUPS)

        return Whole(f.__name__, formula, nobody, _meta(f, replace(shown, aggregate="whole"), formula), f)

    return wrap


def _meta(f: Callable[..., object], shown: Shown, formula: str) -> Measure:
    """The measure a function of this name computes."""
    return Measure(
        id=f.__name__,
        label=shown.label,
        unit=shown.unit,
        shown_in=shown.shown_in,
        scale=shown.scale,
        decimals=shown.decimals,
        definition=(inspect.getdoc(f) or "").partition("\n")[0],
        owner="fairshare",
        table=formula,
        low=float("-inf"),
        high=float("inf"),
        aggregate=shown.aggregate,
        over=shown.over,
        anchor=shown.stands_on,
        mixed_with=shown.mixed_with,
        signed=shown.signed,
        least_shown=shown.least_shown,
    )


def rederived(*, formula: str) -> Callable[[Callable[..., Row]], Derived]:
    """Mark a published measure that is derived again where a scenario changed what it rests on."""
    return lambda f: Derived(f.__name__, formula, f, None)


def again(world: "World", measure: str, year: int, by: Callable[["World"], Row]) -> Row:
    """A published row, replaced by a formula for the places whose inputs a scenario changed.

    Args:
        world: Where to look.
        measure: The published measure.
        year: The year.
        by: The formula, as a function of a world.
    """
    if world.beyond(year):
        return by(world)
    printed = world.published(measure, year)
    if not world.changes:
        return printed
    before, after = by(world.unchanged().over(world.span(year))), by(world)
    figures, missing = {}, dict(printed.missing)
    for place in world.span(year):
        if before.value(place) == after.value(place):
            if place in printed:
                figures[place] = printed[place]
        elif place in after:
            figures[place] = after[place]
            missing.pop(place, None)
        else:
            missing[place] = after.why_missing(place)
    return Row.of(figures, missing, printed.unit)


def of_group(world: "World", year: int, group: str, row: Row) -> Row:
    """A row reckoned over the members of a group, for the places of a world; who is no member of it has that reason."""
    kept = row.only(world.span(year))
    strangers = dict.fromkeys(world.span(year) - world.members(year, group), f"not a member of {group} in {year}")
    return Row(kept.numbers, kept.unit, {**kept.missing, **strangers}, kept.step)
