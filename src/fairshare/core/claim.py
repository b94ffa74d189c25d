"""Claim: a typed proposition; Kind: one sort of claim, how it is read from a clause and checked against a World.

A claim is plain data (``as_data``, ``of_data``): another reader may propose claims, and the checker trusts none.
"""

import sys
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeVar, get_args, get_origin, get_type_hints

from fairshare.core.clause import Clause
from fairshare.core.document import Span
from fairshare.core.quantity import Quantity, When
from fairshare.core.registry import Registry
from fairshare.core.statement import NOBODY, Speaker
from fairshare.core.verdict import Label, Verdict
from fairshare.core.world import World
from fairshare.errors import BadInput

#: ``denied``: "were not paying" as the negation of what the kind asserts; ``conditional``: "if they do not pay";
#: ``expected``: "will pay"; ``wished``: "should pay". Only asserted and denied ones are judged.
Stance = Literal["asserted", "denied", "conditional", "expected", "wished"]
Slot = Quantity | When | str | int | float | bool
T = TypeVar("T")


@dataclass(frozen=True)
class Claim:
    """What a statement says, typed.

    Attributes:
        kind: Id of its kind.
        span: The words that say it.
        slots: Name -> value, as the kind's documentation names them.
        stance: How it is said.
    """

    kind: str
    span: Span
    slots: Mapping[str, Slot] = field(default_factory=dict)
    stance: Stance = "asserted"

    def __post_init__(self) -> None:
        object.__setattr__(self, "slots", MappingProxyType(dict(self.slots)))

    def denied(self) -> "Claim":
        """The opposite claim."""
        flipped: dict[Stance, Stance] = {"asserted": "denied", "denied": "asserted"}
        return Claim(self.kind, self.span, self.slots, flipped.get(self.stance, self.stance))

    def text(self, name: str, default: str = "") -> str:
        """A slot that holds a word (BadInput for one of another type)."""
        return self._typed(name, str, default)

    def number(self, name: str) -> Quantity | None:
        """A slot that holds a quantity, or None (BadInput for one of another type)."""
        found = self.slots.get(name)
        if found is not None and not isinstance(found, Quantity):
            raise BadInput.of(f"claim {self.kind}: {name}", found, "a quantity")
        return found

    def time(self, name: str = "when") -> When | None:
        """A slot that holds a time, or None (BadInput for one of another type)."""
        found = self.slots.get(name)
        if found is not None and not isinstance(found, When):
            raise BadInput.of(f"claim {self.kind}: {name}", found, "a time")
        return found

    def _typed(self, name: str, kind: type[str], default: str) -> str:
        found = self.slots.get(name, default)
        if not isinstance(found, kind):
            raise BadInput.of(f"claim {self.kind}: {name}", found, f"a value of kind {kind.__name__}")
        return found

    def as_data(self) -> dict[str, object]:
        """The claim as plain JSON data."""
        slots = {n: _plain(v) for n, v in self.slots.items()}
        return {
            "kind": self.kind,
            "start": self.span.start,
            "end": self.span.end,
            "stance": self.stance,
            "slots": slots,
        }


def _plain(value: Slot) -> object:
    """A slot as JSON data; what a quantity or a time leaves unsaid is left out."""
    if isinstance(value, Quantity | When):
        name = "quantity" if isinstance(value, Quantity) else "when"
        plain = {f.name: said for f in fields(value) if (said := getattr(value, f.name)) != f.default}
        return {name: {f: str(v) if isinstance(v, date) else v for f, v in plain.items()}}
    return value


def claim_of_data(data: Mapping[str, object]) -> Claim:
    """A claim that somebody else's reader proposes; every field is checked.

    Raises:
        BadInput: naming the field that is not as the schema has it.
    """
    wanted = {"kind", "start", "end", "stance", "slots"}
    if unknown := sorted(data.keys() - wanted):
        raise BadInput.of("claim: key", unknown[0], f"known keys are {', '.join(sorted(wanted))}")
    kind, start, end = data.get("kind"), data.get("start", 0), data.get("end", 0)
    stance, slots = data.get("stance", "asserted"), data.get("slots", {})
    if not isinstance(kind, str) or kind not in kinds:
        raise BadInput.of("claim: kind", kind, f"one of {', '.join(k.replace('_', '-') for k in kinds)}")
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        raise BadInput.of("claim: start and end", f"{start}, {end}", "whole numbers, 0 <= start <= end")
    if stance not in get_args(Stance):
        raise BadInput.of("claim: stance", stance, f"one of {', '.join(get_args(Stance))}")
    if not isinstance(slots, Mapping):
        raise BadInput.of("claim: slots", slots, "an object of slots")
    return Claim(kind, Span(start, end), {str(n): _slot(str(n), v) for n, v in slots.items()}, stance)  # type: ignore[arg-type]


def _slot(name: str, value: object) -> Slot:
    if isinstance(value, int | float) and not -sys.float_info.max <= value <= sys.float_info.max:
        raise BadInput.of(f"claim: slot {name}", value if isinstance(value, float) else "so large", "a finite number")
    if isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Mapping) and len(value) == 1:
        kind, fields = next(iter(value.items()))
        try:
            if kind == "quantity":
                return _quantity(dict(fields))
            if kind == "when":
                return _when(dict(fields))
        except (TypeError, ValueError, KeyError) as error:
            raise BadInput.of(f"claim: slot {name}", value, f"a sound {kind} ({error})") from error
    raise BadInput.of(f"claim: slot {name}", value, 'text, a number, {"quantity": {...}} or {"when": {...}}')


def _quantity(fields: dict[str, object]) -> Quantity:
    """A quantity whose numbers are numbers (TypeError, ValueError otherwise)."""
    for name in ("value", "high", "step", "of", "but"):
        if (number := fields.get(name)) is not None:
            fields[name] = float(number)  # type: ignore[arg-type]
            if fields[name] != fields[name] or abs(fields[name]) == float("inf"):  # type: ignore[arg-type]
                raise ValueError(f"{name} is no number")
    return _sound(Quantity(**fields))  # type: ignore[arg-type]


def _when(fields: dict[str, object]) -> When:
    """A time whose days are days in order (TypeError, ValueError otherwise)."""
    fields |= {k: date.fromisoformat(fields[k]) for k in ("since", "until")}  # type: ignore[arg-type]
    made = _sound(When(**fields))  # type: ignore[arg-type]
    if made.since > made.until:
        raise ValueError("it ends before it begins")
    return made


_Said = TypeVar("_Said", Quantity, When)


def _sound(made: _Said) -> _Said:
    """A quantity or time whose words are words, whose choices are choices and whose flags are flags (TypeError)."""
    for name, accepted in get_type_hints(type(made)).items():
        given, choices = getattr(made, name), get_args(accepted)
        if get_origin(accepted) is Literal:
            if given not in choices:
                raise ValueError(f"{name} is one of {', '.join(choices)}")
        elif not isinstance(given, accepted) or isinstance(given, bool) is not (accepted is bool):
            raise TypeError(f"{name} is of another kind")
    return made


@dataclass(frozen=True)
class Case:
    """A claim before the checker.

    Attributes:
        claim: What is claimed.
        then: All that was known on the day; backfilled, so that later editions may answer, marked so.
        now: All that is known now.
        day: Day of the statement.
        speaker: Who said it; decides who "we" and "I" are and nothing else.
        said: The words.
    """

    claim: Claim
    then: World
    now: World
    day: date
    speaker: Speaker = NOBODY
    said: str = ""

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """What follows from the two worlds alone, whatever is claimed; made when it is first asked for.

        Args:
            what: Tells it from everything else that is asked of two worlds.
            make: How it is made.
        """
        return self.then.once((self.now.key, what), make)


@dataclass(frozen=True)
class Example:
    """A sentence a kind must read, or must leave alone: the tests of the kind.

    Attributes:
        text: The sentence; ours, never copied.
        day: Its day.
        label: The verdict it must get; empty where the kind must not read it.
        slots: Slots that must come out, as text.
        speaker: Who says it.
    """

    text: str
    day: date
    label: Label | Literal[""] = ""
    slots: Mapping[str, str] = field(default_factory=dict)
    speaker: str = ""


@dataclass(frozen=True)
class Kind:
    """One sort of claim.

    Attributes:
        id: Kebab-case name of the file.
        summary: What it says, in one line.
        read: ``(clause) -> Claim or None``.
        check: ``(case) -> Verdict``.
        examples: Sentences with the verdicts they must get, and sentences it must leave alone.
        precedence: Where two kinds read the same words, the lower number counts.
        embedded: Whether it is looked for inside every sentence beside what the sentence says ("the
            treaty-stipulated 2 %"), its own words becoming a statement of their own.
        judged: Whether its claims are judged at all; opinions, demands and questions are only recognised.
        needs: Concepts one of which stands in every clause it reads, so that it need not look at others; where empty
            it looks at all.
    """

    id: str
    summary: str
    read: Callable[[Clause], Claim | None]
    check: Callable[[Case], Verdict]
    examples: tuple[Example, ...]
    precedence: int = 50
    embedded: bool = False
    judged: bool = True
    needs: tuple[str, ...] = ()

    def may_read(self, clause: Clause) -> bool:
        """Whether it is worth reading a clause: what it needs stands there."""
        return not self.needs or not clause.concepts.isdisjoint(self.needs)


kinds: Registry[Kind] = Registry("claim kind", "fairshare.claims", Kind)
