"""Allies counted in words: "23 of the 32 allies ... 2 %", "most of them were not paying"."""

from dataclasses import replace

from fairshare.claims._party import party
from fairshare.claims.reader.wordlist import listed
from fairshare.core.clause import Clause
from fairshare.core.grammar import Match, find
from fairshare.core.quantity import Quantity

#: With a level: who, allies, and a percentage or a target somewhere behind.
_LEVEL = (
    "^ who:count|share ... by:meet|below|above ... level:percent",
    "^ who:count|share ... by:spend|pay|be|spending ... level:percent",
    "^ who:count|share ... by:meet|below|above|spend|pay ... goal:target",
)
#: The level first: "2 % was reached by only five allies".
_TURNED = "by:meet|below|above ... level:percent ... who:count|share ... ally|country_word"
#: Without one: "were paying", "pay what they should".
_PAYING = (
    "^ who:count|share ... be|do|have|not . by:pay",
    "^ who:count|share ... by:pay",
)
#: Words that may stand between a number and whom it counts; any other noun makes it a number of something else.
_LIGHT = listed(
    "of the all our these those other 's s' nato's nato its their allied alliance european member eastern western "
    "northern southern baltic nordic remaining newer larger smaller bigger big new different american non us u.s. "
    "current founding in"
)
#: Words that pick some of the allies, of whom no count is held: "the Nordic allies", "allies south of the Alps".
_SOME = listed(
    "eastern western northern southern central baltic nordic newer larger smaller bigger big new founding east west"
    " north south bordering but"
)
#: Words that leave an ally out.
_WITHOUT = listed("except excepting excluding besides exception")
_GROUP = ("ally", "country_word", "europe", "others", "they")
#: What is paid for elsewhere: aid, sums of money, soldiers.
_PAID_FOR = (
    "money", "aid", "military_aid", "financial_aid", "humanitarian_aid", "ukraine_war", "troops", "equipment",
    "common_fund", "other_budget",
)  # fmt: skip
#: Words that make a number the whole of it.
_ONLY = listed("only just merely exactly")
#: How many items a count and what it counts, or a count and "paying", may span.
_NEAR = 8


def counting(clause: Clause) -> tuple[Match | None, bool]:
    """The shape that a number of allies begins, and whether it is the one that names no level."""
    for n, item in enumerate(clause.items):
        if item.concept not in ("count", "share") or (last := noun(clause, n)) is None:
            continue
        rest = replace(clause, items=(item, *clause.items[last + 1 :]))
        if (found := find(rest, *_LEVEL)) is not None:
            return found, False
        paying = find(rest, *_PAYING)
        if paying is not None and not clause.has(*_PAID_FOR) and len(paying.items) <= _NEAR and _own(rest, paying):
            return paying, True
    turned = find(clause, _TURNED) if clause.has("percent") else None
    at = clause.items.index(turned["who"]) if turned is not None else -1
    return (turned, False) if turned is not None and noun(clause, at) is not None else (None, False)


def _own(clause: Clause, found: Match) -> bool:
    """Whether nothing else is named as paid for: "paying", "paying their share", "paying for their own defence"."""
    at = clause.items.index(found["by"])
    after = clause.items[at + 1 : at + 5]
    return not after or after[0].text.lower() not in ("for", "to", "into") or any(i.concept == "defence" for i in after)


def noun(clause: Clause, n: int) -> int | None:
    """Whom a number counts: the last item of "of the 32 European allies"; None where it counts something else.

    "Most were not paying" names nobody and is of the allies in a text about them.
    """
    last = None
    for k in range(n + 1, min(len(clause.items), n + _NEAR)):
        item = clause.items[k]
        if item.concept in _GROUP:
            last = k
        elif last is not None or not (item.text.lower() in _LIGHT or item.concept in ("nato", "we")):
            break
    after = clause.items[n + 1 : n + 2]
    if last is None and clause.items[n].concept == "share" and after and after[0].concept in ("be", "have", "do"):
        return None if clause.around.isdisjoint({"ally", "nato"}) else n
    return last


def whose(clause: Clause, found: Match) -> str:
    """The group whose allies are counted; empty for a part of them of which no count is held."""
    at, by = clause.items.index(found["who"]), clause.items.index(found["by"])
    named = clause.items[at + 1 : by] if at < by else clause.items[at + 1 : at + _NEAR]
    if any(i.text.lower() in _SOME for i in named) or any(i.text.lower() in _WITHOUT for i in clause.items):
        return ""
    if any(i.text.lower() == "non" for i in named):
        return next((party(clause, clause.items.index(i)) for i in named if i.concept == "country"), "")
    europe = next((i for i in named if i.concept == "europe"), None)
    group = "NATO" if europe is None else party(clause, clause.items.index(europe))
    return "" if group == "EU" else group


def denied(said: Quantity) -> Quantity:
    """What "not five allies" denies: that at least five do; "not only five" denies the number itself."""
    plain = said.kind == "count" and said.bound == "exactly" and said.words.split(" ")[0].lower() not in _ONLY
    return replace(said, bound="at_least") if plain else said
