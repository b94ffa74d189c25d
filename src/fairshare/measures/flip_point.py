"""The value of a rule's choice at which an ally changes side, between less and at least its fair share."""

from collections.abc import Mapping

import numpy as np

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.row import Row
from fairshare.core.rule import Rule, rules
from fairshare.core.world import World
from fairshare.errors import BadInput, NoBoard, NoSuchFact
from fairshare.methods.arrays import Vector
from fairshare.methods.crossings import Crossing, crossings

#: Into how many pieces the bounds of a choice are cut before changes of side are looked for.
STEPS = 60
_UNKNOWN = float("nan")
Found = Mapping[str, tuple[Crossing, ...]]


@derived(
    Shown("Flip point of a choice", "in the unit of the choice", 1, 3, "1", stands_on=""),
    formula="value of the choice at which actual share − fair share changes its sign",
)
def flip_point(
    world: World,
    year: int,
    *,
    choice: str = "ability-to-pay.elasticity",
    number: str = "1",
    group: str = "NATO",
    **choices: str,
) -> Row:
    """The first, second and so on value of a rule's choice, from its least on, at which an ally changes side."""
    norm, choice = _named(choice)
    nth = _whole(number)
    span = grid(norm, choice)
    fair = world.row("fair_share", year, rule=norm.id, group=group, **choices)
    actual = actual_share(world, norm, year, group)
    found = changes(world, norm, year, choice, group=group, **choices) if fair.numbers else {}
    values = {p: found[p][nth - 1].at for p in world.span(year) & found.keys() if len(found[p]) >= nth}
    bounds = (Figure.chosen(f"least {choice}", span[0]), Figure.chosen(f"most {choice}", span[-1]))
    row = Row.made(f"{choice} at which its side changes, number {nth}", values, (actual, fair, *bounds))
    same = dict.fromkeys(
        world.span(year), f"it changes side fewer than {nth} times for {choice} from {span[0]:g} to {span[-1]:g}"
    )
    missing = {p: why for p, why in {**same, **fair.missing, **actual.missing}.items() if p not in values}
    return Row(row.numbers, row.unit, missing, row.step)


def actual_share(world: World, rule: Rule, year: int, group: str) -> Row:
    """What is held against a rule: shares of actual spending, in its prices."""
    here = world.backfilled() if rule.prices == "ppp" else world  # parities are inputs, like the rule's own
    return here.row("share_of_total", year, prices=rule.prices, group=group)


def grid(rule: Rule, choice: str) -> list[float]:
    """The values of a numeric choice at which sides are looked at: all whole numbers, or many, its default among them.

    Raises:
        BadInput: for a choice that has no bounds.
    """
    if choice not in rule.bounds:
        told = ", ".join(rule.bounds) or f"rule {rule.id} has none"
        raise BadInput.of("choice", choice, f"a choice of rule {rule.id} that is a number: {told}")
    low, high = rule.bounds[choice]
    if rule.choices[choice].annotation is int:
        return [float(n) for n in range(int(low), int(high) + 1)]
    even = (low + (high - low) * n / STEPS for n in range(STEPS + 1))
    return sorted({*even, float(rule.choices[choice].default)})


def changes(world: World, rule: Rule, year: int, choice: str, *, group: str = "NATO", **choices: str) -> Found:
    """Every change of side of whoever of a world is in a group and has known spending, as a choice of a rule moves."""
    asked = ("changes of side", rule.id, year, choice, group, tuple(sorted(choices.items())))
    return world.once(asked, lambda: _changes(world, rule, year, (choice, group), choices))


def _changes(
    world: World, rule: Rule, year: int, moved: tuple[str, str], choices: Mapping[str, str]
) -> Found:  # fmt: skip
    choice, group = moved
    here = world.over(world.members(year, group))
    actual = actual_share(here, rule, year, group).numbers
    places = sorted(p for p in world.span(year) & actual.keys() if actual[p][0] > 0)
    whole = rule.choices[choice].annotation is int
    fixed = {n: v for n, v in choices.items() if n != choice}

    def gaps(value: float) -> Vector:
        """Part of its spending by which each ally is above its fair share."""
        try:
            fair = rule(here.backfilled(), year, **fixed, **{choice: int(value) if whole else value})
        except (NoBoard, NoSuchFact, BadInput):  # no such year, or a value that these members cannot keep to
            return np.full(len(places), _UNKNOWN)
        asked = (fair.numbers[p][0] if p in fair else _UNKNOWN for p in places)
        return np.array([1 - share / actual[p][0] for p, share in zip(places, asked, strict=True)])

    if not places:
        return {}
    found = crossings(gaps, grid(rule, choice), whole=whole, fraction=choice in rule.straight)
    return dict(zip(places, found, strict=True))


def _named(choice: str) -> tuple[Rule, str]:
    """A rule and its choice, written ``rule.choice``."""
    rule, dot, name = choice.partition(".")
    if not dot:
        raise BadInput.of("choice", choice, "a rule and its choice, e.g. ability-to-pay.elasticity")
    return rules[rule], name


def _whole(number: str) -> int:
    if not number.isascii() or not number.isdigit() or number.startswith("0"):
        raise BadInput.of("number", number, "1 for the first change of side, 2 for the second, and so on")
    return int(number)
