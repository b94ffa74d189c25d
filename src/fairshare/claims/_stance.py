"""How a clause says what it says: asserted, denied, under a condition, expected or wished."""

from collections.abc import Iterable, Sequence

from fairshare.claims.reader.wordlist import listed
from fairshare.core.claim import Stance
from fairshare.core.clause import Clause, Item

#: Words that make a clause a wish, a condition or an expectation, in this order of weight.
_WEIGHT: tuple[tuple[str, Stance], ...] = (
    ("should", "wished"), ("if_word", "conditional"), ("would", "expected"), ("will", "expected"),
)  # fmt: skip
_MODAL = tuple(concept for concept, _ in _WEIGHT)
#: Where what is said after a number or verb becomes another matter: "paying 1 % when they should pay 2 %".
_TURNS = listed("what when which who where than because while although though just and but or")


def stance(clause: Clause, at: int | None = None) -> Stance:
    """The stance of a clause apart from negation, which each kind reads where it stands.

    Args:
        clause: What is said.
        at: The item that says it: a modal verb in another part behind it changes nothing. A condition counts
            wherever it stands.
    """
    if not clause.has(*_MODAL):
        return "asserted"
    near = {i.concept for i in (clause.items if at is None else _part(clause.items, at))}
    for concept, found in _WEIGHT:
        if concept in near or (concept == "if_word" and clause.has(concept)):
            return found
    return "asserted"


def _part(items: Sequence[Item], at: int) -> Sequence[Item]:
    """The items up to the end of the part in which one of them stands."""
    for n in range(at + 1, len(items)):
        if items[n].concept in ("comma", "mark", "because", "than") or items[n].text.lower() in _TURNS:
            return items[:n]
    return items


def negated(items: Iterable[Item]) -> bool:
    """Whether an odd number of negations stands among some items."""
    return sum(i.concept == "not" for i in items) % 2 == 1
