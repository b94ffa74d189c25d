"""Rises and falls as a clause says them: which way, by how much, and where it is said."""

from dataclasses import dataclass

from fairshare.core.clause import Clause
from fairshare.core.quantity import Quantity

#: What makes a rise or fall one of something else.
ELSEWHERE = (
    "common_fund", "aid", "military_aid", "financial_aid", "humanitarian_aid", "equipment", "troops", "owe", "arrears",
    "other_budget", "world_word", "spender",
)  # fmt: skip
_AMOUNTS = ("percent", "money", "points", "multiple")
#: Words of rise and fall that compare or only strengthen, unless a number stands beside them.
_WEAK = ("more", "less", "fewer", "higher", "lower", "up", "down")

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")


@dataclass(frozen=True)
class Trend:
    """Which way, by how much, and where in the clause it is said."""

    at: int
    down: bool
    amount: Quantity | None


def about_spending(clause: Clause) -> bool:
    """Whether what rises or falls is defence spending: said here, or known from the text around."""
    if clause.has("spending") or (clause.has("spend", "pay") and clause.has("defence", "nato")):
        return True
    if clause.has("extra") and (clause.has("defence") or {"spending", "nato"} <= clause.around):
        return clause.has("ally", "europe", "others", "country_word", "country")
    return clause.has("spend", "pay") and "spending" in clause.around


def trend_of(clause: Clause) -> Trend | None:
    """The first word of rise or fall that is one, with the amount beside it."""
    for n, item in enumerate(clause.items):
        if item.concept in ("extra", "multiple") and (found := _plain_amount(clause, n)) is not None:
            return Trend(n, found.kind == "multiple" and found.value < 1, found)
        if item.concept not in ("rise", "fall") or _compares(clause, n) or not _of_spending(clause, n):
            continue
        amount = _amount(clause, n)
        if amount is None and item.text.lower() in _WEAK and not _moved(clause, n):
            continue
        if amount is None and any(i.text.lower() == "to" for i in clause.items[n + 1 : n + 6]):
            continue
        return Trend(n, item.concept == "fall", amount)
    return None


def _of_spending(clause: Clause, n: int) -> bool:
    """Whether it is spending that rises or falls: it stands before, with no comma between, or right behind."""
    for item in reversed(clause.items[max(0, n - 9) : n]):
        if item.concept in ("comma", "mark"):
            break
        if item.concept in ("spending", "spend", "pay", "defence"):
            return True
    return any(i.concept in ("spending", "spend", "pay", "defence") for i in clause.items[n + 1 : n + 7])


def _compares(clause: Clause, n: int) -> bool:
    return any(i.concept == "than" for i in clause.items[n + 1 : n + 2])


def _moved(clause: Clause, n: int) -> bool:
    """Whether "up" or "down" stands behind a verb: "is up", "has been down"."""
    item, before = clause.items[n], clause.items[n - 1] if n else None
    strong = item.text.lower() in ("up", "down") and before is not None and before.concept == "be"
    return strong and not any(i.concept == "than" for i in clause.items[n + 1 :])


def _plain_amount(clause: Clause, n: int) -> Quantity | None:
    """What follows "an extra", or "doubled" itself before spending."""
    if clause.items[n].concept == "multiple":
        text = clause.items[n].text.lower()
        verbal = text.endswith("ed") or text.startswith(("double", "triple", "quadruple", "halve"))
        near = (*clause.items[max(0, n - 7) : n], *clause.items[n + 1 : n + 6])
        aimed = any(i.concept == "target" for i in clause.items[n + 1 : n + 6])
        spending = any(i.concept in ("spending", "defence") for i in near)
        return clause.items[n].quantity if verbal and spending and not aimed else None
    after = clause.items[n + 1 : n + 3]
    return next((i.quantity for i in after if i.concept in ("money", "percent")), None)


def _amount(clause: Clause, n: int) -> Quantity | None:
    """The amount of a rise or fall: right before it, or behind it and not after "to"."""
    for k in (n - 1, n - 2):
        if k >= 0 and clause.items[k].concept in _AMOUNTS and (k == n - 1 or clause.items[n - 1].concept == "word"):
            return clause.items[k].quantity
    for k in range(n + 1, min(len(clause.items), n + 9)):
        item = clause.items[k]
        if item.concept in ("mark", "comma", "country") and item.concept != "comma":
            return None
        if item.text.lower() == "to" and k + 1 < len(clause.items) and clause.items[k + 1].concept in _AMOUNTS:
            return None
        if item.concept in _AMOUNTS and clause.items[k - 1].text.lower() == "from":
            return None
        if item.concept in _AMOUNTS:
            before = clause.items[n + 1 : k]
            by = k <= n + 2 or any(i.text.lower() in ("by", "of") or i.concept == "extra" for i in before)
            return item.quantity if by else None
    return None


def steady(clause: Clause) -> float | bool:
    """Whether it is said of every year, and of how many in a row: True where the number is not said."""
    if not clause.has("consecutive"):
        return False
    at = clause.items.index(next(clause.all("consecutive")))
    for item in reversed(clause.items[max(0, at - 3) : at]):
        if item.concept in ("count", "number"):
            return item.quantity.value
        if item.concept == "rank":
            return abs(item.quantity.value)
        if item.text.lower() in _ORDINALS:
            return float(_ORDINALS.index(item.text.lower()) + 1)
    return True
