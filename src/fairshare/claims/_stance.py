"""How a clause says what it says: asserted, denied, under a condition, expected or wished."""

from collections.abc import Iterable

from fairshare.core.claim import Stance
from fairshare.core.clause import Clause, Item

#: Words that make a clause a wish, a condition or an expectation, in this order of weight.
_WEIGHT: tuple[tuple[str, Stance], ...] = (("should", "wished"), ("if_word", "conditional"), ("would", "expected"))


def stance(clause: Clause) -> Stance:
    """The stance of a clause apart from negation, which each kind reads where it stands."""
    for concept, found in _WEIGHT:
        if clause.has(concept):
            return found
    return "expected" if clause.has("will") else "asserted"


def negated(items: Iterable[Item]) -> bool:
    """Whether an odd number of negations stands among some items."""
    return sum(i.concept == "not" for i in items) % 2 == 1
