"""Levels as a clause says them: a percentage of GDP or an amount of money, told from growth and other shares."""

from collections.abc import Iterator
from dataclasses import replace

from fairshare.core.clause import Clause, Item
from fairshare.core.quantity import Bound, Quantity

#: What the same number would mean if it stood beside these: another whole, a change, a debt, aid.
ELSEWHERE = frozenset(
    {"other_budget", "owe", "arrears", "aid", "military_aid", "financial_aid", "humanitarian_aid", "common_fund"}
)
_RELATIONS: dict[str, Bound] = {"above": "more_than", "below": "less_than", "meet": "at_least"}


def place_in(clause: Clause, item: Item) -> int:
    """The number of an item in its clause."""
    return clause.items.index(item)


def plain(said: Quantity) -> bool:
    """Whether a quantity is one number, to be met from neither side alone."""
    return said.high is None and said.bound not in ("at_least", "more_than", "at_most", "less_than")


def bounded(clause: Clause, n: int) -> Quantity:
    """The quantity at item ``n`` with the hedge that the words before it make of it."""
    said = clause.items[n].quantity
    if not plain(said):
        return said
    one, two = (clause.items[n - k] if n >= k else None for k in (1, 2))
    if one is not None and one.concept in _RELATIONS:
        return replace(said, bound=_RELATIONS[one.concept], words=f"{one.text} {said.words}")
    if one is not None and two is not None and one.concept == "than" and two.concept in ("rise", "fall"):
        bound: Bound = "more_than" if two.concept == "rise" else "less_than"
        return replace(said, bound=bound, words=f"{two.text} than {said.words}")
    return said


def multiplied(said: Quantity, found: float) -> bool:
    """Whether a multiple agrees: "doubled" is from a little less than twice to where people would say "more than"."""
    if not plain(said) or said.value < 1:
        return said.holds(found) or (plain(said) and abs(found - said.value) <= 0.2 * said.value)
    return 0.9 * said.value <= found <= said.value + 0.5


def of_gdp(clause: Clause, n: int) -> bool:
    """Whether the percentage at item ``n`` is of GDP: it says so, or it says of nothing and the talk is of spending."""
    after = clause.items[n + 1 : n + 6]
    if after and after[0].text.lower() == "of":
        whole = [i.concept for i in after[1:]]
        return "gdp" in whole
    if any(i.concept in ("rise", "fall", "extra", "than") for i in after[:1]):
        return False
    named = clause.concepts | clause.around
    if clause.has("spend", "pay"):
        named = named.union(i.concept for i in clause.whole)
    return not named.isdisjoint({"gdp", "spending", "defence", "target"}) and not clause.has("other_budget")


def is_change(clause: Clause, n: int) -> bool:
    """Whether the number at item ``n`` is how much more or less: "by 18 %", "33 billion more", "an extra 5 %"."""
    before, after = clause.items[max(0, n - 2) : n], clause.items[n + 1 : n + 4]
    if any(i.concept == "extra" for i in before) or any(i.text.lower() == "by" for i in before[-1:]):
        return True
    if after and after[0].concept in ("rise", "fall", "extra"):
        return True
    return any(i.concept in ("rise", "fall") for i in before[-1:]) and before[-1].text.lower() not in ("up", "down")


def levels(clause: Clause, *kinds: str) -> Iterator[int]:
    """The numbers of the items that are quantities of these kinds."""
    return (n for n, item in enumerate(clause.items) if item.concept in kinds)
