"""Where answers to the questions of value lead: a weight for every family of reasons, and the rule or mix they make."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fairshare.core.choice_text import rule_in
from fairshare.core.row import Row
from fairshare.core.rule import Rule, rules
from fairshare.core.values import Reply, ValueQuestion
from fairshare.core.world import World
from fairshare.questions._basis import listed
from fairshare.questions._rules import commonest, row_or_reason
from fairshare.questions._sides import held_by


@dataclass(frozen=True)
class Voice:
    """What one answer leads to.

    Attributes:
        question: The question of value.
        reply: The answer.
        name: The rule it leads to, with its choices in brackets.
        points: What the answer counts.
        weight: Its part of all points.
        row: The fair shares by its rule; all missing where it is unknown, or counts nothing and was not looked up.
    """

    question: ValueQuestion
    reply: Reply
    name: str
    points: int
    weight: float
    row: Row

    @property
    def rule(self) -> Rule:
        """The rule it leads to."""
        return rules[rule_in("rule", self.name)[0]]

    @property
    def choices(self) -> dict[str, str]:
        """What measures of fair shares are asked for it."""
        return {"rule": self.rule.id, **rule_in("rule", self.name)[1]}


@dataclass(frozen=True)
class Led:
    """What all answers lead to in one year and group.

    Attributes:
        world: With rows over the group.
        year, group: What was asked.
        voices: One for each question, in order.
    """

    world: World
    year: int
    group: str
    voices: tuple[Voice, ...]

    @cached_property
    def known(self) -> tuple[Voice, ...]:
        """Those that count, of some weight and with a rule that has shares; the heaviest first."""
        return tuple(_by_weight([v for v in self.voices if v.row.numbers]))

    @property
    def unknown(self) -> tuple[Voice, ...]:
        """Those of some weight whose rule has no shares; the heaviest first."""
        return tuple(_by_weight([v for v in self.voices if v.points and not v.row.numbers]))

    @property
    def alone(self) -> bool:
        """Whether one rule has more of the weight that counts than all others together."""
        return bool(self.known) and 2 * self.known[0].points > sum(v.points for v in self.known)

    @property
    def alike(self) -> bool:
        """Whether no question was answered otherwise than another."""
        return len({v.reply for v in self.voices}) == 1

    @property
    def norm(self) -> Rule:
        """The rule or the mix."""
        return self.known[0].rule if self.alone else rules["mix"]

    @property
    def choices(self) -> dict[str, str]:
        """What measures of fair shares are asked."""
        mixed = ",".join(f"{v.name}:{v.points}" for v in self.voices if v in self.known)
        return self.known[0].choices if self.alone else {"rule": "mix", "weights": mixed}

    def used(self, voice: Voice) -> float:
        """The part a voice has of the weight that counts."""
        return voice.points / sum(v.points for v in self.known) if voice in self.known else 0.0

    def row(self, measure: str, choices: dict[str, str]) -> Row:
        """A measure of fair shares over the group."""
        return row_or_reason(self.world, measure, self.year, group=self.group, **choices)

    @cached_property
    def judged(self) -> dict[str, bool]:
        """Whether each ally is at or above its share by the rule or the mix; who is asked for nothing is."""
        return self.judged_by(self.norm, self.choices)

    def judged_by(self, rule: Rule, choices: dict[str, str]) -> dict[str, bool]:
        """Whether each ally whose side is known is at or above its share by a rule."""
        own = {name: value for name, value in choices.items() if name != "rule"}
        return held_by(self.world, rule, self.year, self.group, own).judged


def led(world: World, year: int, group: str, replies: Sequence[Reply]) -> Led:
    """Where replies lead.

    Args:
        world: With rows over the group.
        year: The year.
        group: Who shares.
        replies: One for each question.
    """
    asked = world.catalogue.values()
    points, weights, names = asked.points(replies), asked.weights(replies), asked.rules(replies)
    voices = []
    for question, reply, name, n, weight in zip(asked.questions, replies, names, points, weights, strict=True):
        id, choices = rule_in("rule", name)
        row = Row.none(world.span(year), "the answer gives it no weight")
        if n:
            row = row_or_reason(world, "fair_share", year, rule=id, group=group, **choices)
        voices.append(Voice(question, reply, name, n, weight, row))
    return Led(world, year, group, tuple(voices))


def _by_weight(voices: Sequence[Voice]) -> list[Voice]:
    return sorted(voices, key=lambda v: -v.points)


def weights_told(found: Led) -> Iterator[str]:
    """Every weight with its rule in a line, and which rules are left out, and why."""
    for voice in _by_weight([v for v in found.voices if v.points]):
        yield f"{percent(voice.weight)} {voice.question.family}: {voice.name}. {voice.rule.principle}"
    for voice in found.unknown:
        rest = "whose weight goes to the others" if found.known else "for which nothing stands in"
        yield f"Left out: {voice.name}, {rest}. It is unknown for {found.year}: {commonest(voice.row)}."


def stand_ins(found: Led) -> Iterator[str]:
    """What an answer points to as well but cannot be computed, and what stands in for it."""
    for voice in found.known:
        rows = {id: found.row("fair_share", {"rule": id}) for id in voice.question.points_to}
        told = [f"{id} ({commonest(row)})" for id, row in rows.items() if not row.numbers]
        if told:
            yield f"{voice.name} stands in for what cannot be computed and is meant as well: {'; '.join(told)}."


def curves_told(found: Led) -> Iterator[str]:
    """Which choices were made for a rule although no value of them is the right one, and where all are shown."""
    for voice in found.known:
        for name, value in voice.choices.items():
            if name in voice.rule.curves:
                more = f"fairshare shares --rule {voice.rule.id} shows all"
                yield f"{name}={value} is one value of many for {voice.rule.id}, and none is the right one: {more}."


def nearness(found: Led) -> Iterator[str]:
    """How near the rules that count are to the answer: weight of the runner-up, and who stands on the other side."""
    if not found.judged:
        return
    if not found.alone:
        told = [f"{v.name} {len(moved)} of {of}" for v in found.known for moved, of in (_other_side(found, v),)]
        yield f"Allies on the other side of their share by each of these rules alone: {', '.join(told)}."
    elif len(found.known) == 1:
        yield f"No other rule that can be computed has weight beside {found.known[0].name}."
    else:
        second = found.known[1]
        moved, of = _other_side(found, second)
        names = listed([found.world.catalogue.places[p].in_sentence for p in moved], 6)
        lead = f"The runner-up is {second.name}, with {percent(second.weight)} of the weight"
        yield f"{lead}; on the other side of their share by it: {len(moved)} of {of} allies{': ' * bool(moved)}{names}."


def _other_side(found: Led, voice: Voice) -> tuple[list[str], int]:
    """Who is at or above its share by the answer and not by another rule, or the other way round; of how many."""
    one, other = found.judged, found.judged_by(voice.rule, voice.choices)
    both = [place for place in one if place in other]
    return [place for place in both if one[place] != other[place]], len(both)


def percent(part: float) -> str:
    """A part as a percentage of three digits at most."""
    return f"{part * 100:.3g} %"
