"""Flip points: the values of a rule's choices, and the weights in a mix, at which an ally changes side."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, get_args, get_origin

from fairshare.core.figure import Figure
from fairshare.core.question import Plain, Record
from fairshare.core.rule import Choice
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.measures.flip_point import changes
from fairshare.methods.crossings import Crossing
from fairshare.questions._rules import row_or_reason
from fairshare.questions._sides import Held, Side

#: The rule with which all others are mixed: every ally the same part of its income.
EFFORT = "equal-effort"
WEIGHT = f"weight in a mix with {EFFORT}"
OTHER: Mapping[str, Side] = {"at or above": "below", "below": "at or above"}


def flips_of(world: World, year: int, group: str, found: Sequence[Held]) -> dict[str, tuple[Record, ...]]:
    """Place -> every flip of it, rule by rule; who has no known spending has none.

    Args:
        world: Over the places whose flips are looked for.
        year: The year.
        group: Who shares.
        found: The rules with what is paid by them.
    """
    records: dict[str, list[Record]] = {place: [] for place in sorted(world.span(year))}
    effort = next(one for one in found if one.rule.id == EFFORT)
    for one in found:
        if not (one.fair.numbers and one.spending.numbers):
            continue
        for place, record in (
            *_numbers(world, year, group, one),
            *_alternatives(world, year, group, one),
            *_weights(world, year, group, one, effort),
        ):
            records[place].append(record)
    return {place: tuple(flips) for place, flips in records.items()}


def _numbers(world: World, year: int, group: str, one: Held) -> Iterator[tuple[str, Record]]:
    """Where a choice that is a number crosses from one side to the other."""
    rule = one.rule
    for choice in rule.bounds:
        kind = "whole number" if rule.choices[choice].annotation is int else "number"
        moved = changes(world, rule, year, choice, group=group, **one.choices)
        fixed = {"choice": f"{rule.id}.{choice}", "group": group, **one.choices}
        for n in range(max(map(len, moved.values()), default=0)):
            row = world.row("flip_point", year, number=str(n + 1), **fixed)
            for place, crossings in moved.items():
                if len(crossings) > n:
                    side: Side = "at or above" if crossings[n].rising else "below"
                    told = _found(kind, row[place], side, crossings[n].how)
                    yield place, {**_at(one, choice, place), **told, **_known(crossings[n])}


def _alternatives(world: World, year: int, group: str, one: Held) -> Iterator[tuple[str, Record]]:
    """Which other choices, of those that are named, put an ally on the other side."""
    for choice, value in _named(one):
        asked = {"rule": one.rule.id, "group": group, **one.choices, choice: value}
        try:
            ratio = row_or_reason(world, "paid_to_fair", year, **asked)
        except BadInput:  # a value that so many members cannot keep to
            continue
        other = Held(one.rule, asked, ratio, row_or_reason(world, "fair_share", year, **asked), one.spending)
        for place in sorted(one.spending):
            side = other.side(place)
            if side == OTHER.get(one.side(place)):
                yield place, {**_at(one, choice, place), **_found("alternative", value, side, "asked")}


def _named(one: Held) -> Iterator[tuple[str, str]]:
    """The values of choices of words, and those of numbers that somebody applies, that are not in force here."""
    for choice, parameter in one.rule.choices.items():
        values: tuple[Choice, ...] = one.rule.applied.get(choice, ())
        if get_origin(parameter.annotation) is Literal:
            values = get_args(parameter.annotation)
        for value in values:
            if str(value) != str(in_force(one, choice)):
                yield choice, f"{value:g}" if isinstance(value, float) else str(value)


def _weights(world: World, year: int, group: str, one: Held, effort: Held) -> Iterator[tuple[str, Record]]:
    """The weight in a mix with equal effort at which an ally changes side: a straight line has one at most."""
    if one is effort:
        return
    row = row_or_reason(world, "mix_weight", year, rule=one.rule.id, other=EFFORT, group=group, **one.choices)
    for place in sorted(row):
        if one.side(place) == OTHER.get(effort.side(place)):
            told = _found("weight", row[place], one.side(place), "closed form")
            yield place, {**_at(one, WEIGHT, place), **told}


def in_force(one: Held, choice: str) -> Plain:
    """The value of a choice that counts here: the one asked for, or the default."""
    if choice in one.choices:
        return one.rule.fitting(choice, one.choices[choice])
    default: Plain = one.rule.choices[choice].default
    return default


def _at(one: Held, choice: str, place: str) -> dict[str, Plain | Figure]:
    default = in_force(one, choice) if choice in one.rule.choices else 1.0  # a rule alone is all of its mix
    return {
        "rule": one.rule.id,
        "family": one.rule.family,
        "choice": choice,
        "default": default,
        "side_at_default": one.side(place),
    }


def _known(crossing: Crossing) -> dict[str, Plain | Figure]:
    """From and to which value around a flip the side is known."""
    return {"known_from": crossing.known[0], "known_to": crossing.known[1]}


def _found(kind: str, at: Plain | Figure, side: Side, how: str) -> dict[str, Plain | Figure]:
    """What was found: ``side`` is that of values above a number, or of the alternative itself."""
    return {"kind": kind, "at": at, "side": side, "how": how}
