"""Aid to Ukraine: amounts, parts of GDP, parts of all aid, and who gave more than whom."""

from collections.abc import Iterator
from datetime import date

from fairshare.claims._aid import OTHER_DONORS, Aid, aid, donors, years_meant
from fairshare.claims._levels import bounded, place_in
from fairshare.claims._party import PARTIES, behind, spoken, subject
from fairshare.claims._readings import Asked, concluded, decided, unheld
from fairshare.claims._sightings import apart
from fairshare.claims._slots import chosen
from fairshare.claims._stance import negated, stance
from fairshare.claims._words import billions, percent
from fairshare.claims._years import time_said
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading, Verdict

_KINDS = {"military_aid": "military", "financial_aid": "financial", "humanitarian_aid": "humanitarian"}
_TYPES = ("total", *_KINDS.values())
_VERBS = ("give", "agreed", "spend", "pay", "aid", *_KINDS)
_GROUPS = ("EU", "EUROPE", "NATO_EUROPE", "EUR_CAN", "NATO", "others", "allies")

_JOINT = frozenset(("together", "jointly", "alongside", "collectively"))
_HELPERS = frozenset(("partners", "g7", "g20"))


def _read(clause: Clause) -> Claim | None:
    if not _of_ukraine(clause) or clause.has("that_money", "troops", "owe"):
        return None
    by = next((n for n, i in enumerate(clause.items) if i.concept in _VERBS), None)
    if by is None:
        return None
    who = subject(clause, by)
    if not who or "UKR" in who.split(",") or _jointly(clause):
        return None
    slots: dict[str, Slot] = {"who": who, "type": _type(clause)}
    if not (_compared(clause, by, slots) or _measured(clause, slots)):
        return None
    held_as = stance(clause, by)
    if negated(clause.items):
        if held_as != "asserted":
            return None
        held_as = "denied"
    if (when := time_said(clause)) is not None:
        slots["when"] = when
    return Claim("ukraine-aid", clause.items[by].span, slots, held_as)


def _jointly(clause: Clause) -> bool:
    """Whether it is given by several, of whom only one is named: "together with our partners, we gave"."""
    words = [i.text.lower() for i in clause.items]
    if not _JOINT.isdisjoint(words):
        return True
    near = (clause.items[n + 1 : n + 4] for n, word in enumerate(words) if word == "with")
    return any(i.concept in ("ally", "others", "europe") or i.text.lower() in _HELPERS for part in near for i in part)


def _of_ukraine(clause: Clause) -> bool:
    named = any(i.value == "UKR" for i in clause.all("country")) or clause.has("ukraine_war")
    return named and (clause.has("aid", *_KINDS) or clause.has("give", "agreed", "spend"))


def _type(clause: Clause) -> str:
    named = [kind for concept, kind in _KINDS.items() if clause.has(concept)]
    return named[0] if len(named) == 1 else "total"


def _compared(clause: Clause, by: int, slots: dict[str, Slot]) -> bool:
    """Fills in whom it is compared with, where it is."""
    than = clause.first("than")
    if than is None:
        return False
    n = place_in(clause, than)
    word = next((i for i in reversed(clause.items[:n]) if i.concept in ("rise", "fall")), None)
    second = behind(clause, n + 1)
    near = any(i.concept in PARTIES for i in clause.items[n + 1 : n + 4])
    if word is None or n < by or not near or not second or second == slots["who"]:
        return False
    slots["than"] = second
    slots["relation"] = "more" if word.concept == "rise" else "less"
    return True


def _measured(clause: Clause, slots: dict[str, Slot]) -> bool:
    """Fills in the amount, the part of GDP or the part of all aid."""
    item = clause.first("money", "percent", "share")
    if item is None:
        return False
    slots["amount"] = bounded(clause, place_in(clause, item))
    if item.concept == "money":
        slots["of"] = "money"
        return True
    after = clause.items[place_in(clause, item) + 1 :]
    if any(i.concept == "gdp" for i in after):
        slots["of"] = "gdp"
        return item.concept == "percent"
    slots["of"] = "aid"
    return any(i.concept in ("aid", "all_aid", *_KINDS) for i in after[:6])


def _check(case: Case) -> Verdict:
    years = years_meant(case)
    if years[0] > case.day.year:
        return unheld("the tracker of aid to Ukraine begins in 2022")
    if case.claim.text("than"):
        readings = list(_against(case, years))
    else:
        by = {"money": _amounts, "gdp": _of_gdp, "aid": _of_all}.get(case.claim.text("of"), _amounts)
        readings = list(by(case, years))
    who = spoken(case.claim.text("who"), case.now.catalogue)
    if not readings:
        return unheld(f"no figures are held of the aid of {who} in {years[0]} to {years[1]}")
    readings.sort(key=lambda r: not r.main)
    caveat = "Allocations by the Kiel Institute; promises and other counts, such as whole appropriations, are larger."
    main = readings[0]
    return concluded(readings, told="", true=f"{who}: {main.found}, {main.definition}", caveats=(caveat,))


def _variants(case: Case, who: str) -> Iterator[tuple[str, bool, bool]]:
    """In words, whether the EU's institutions count, and whether a fair reader would take it."""
    if who not in _GROUPS:
        yield "by the government itself", False, True
    else:
        yield "governments and the EU's institutions", True, True
        yield "governments alone, without the EU's institutions", False, False


def _denied(case: Case) -> bool:
    return case.claim.stance == "denied"


def _span(years: tuple[int, int]) -> str:
    return f"{years[0]}" if years[0] == years[1] else f"{years[0]} to {years[1]}"


def _amounts(case: Case, years: tuple[int, int]) -> Iterator[Reading]:
    said, kind = case.claim.number("amount"), chosen(case, "type", *_TYPES)
    if said is None:
        return
    for words, institutions, main in _variants(case, case.claim.text("who")):
        given = aid(case, donors(case, case.claim.text("who"), institutions=institutions), kind, years)
        if given is not None:
            yield from _amount(case, said, given, f"{_kind(kind)}, {words}", main=main)
    yield from _through_eu(case, said, years)
    if kind == "total":
        given = aid(case, donors(case, case.claim.text("who"), institutions=False), "military", years)
        if given is not None:
            yield from _amount(case, said, given, "military aid alone", main=False)


def _kind(kind: str) -> str:
    return "aid of all types" if kind == "total" else f"{kind} aid"


def _amount(case: Case, said: Quantity, given: Aid, words: str, *, main: bool) -> Iterator[Reading]:
    """An amount against the one said; what a later edition puts within a tenth of it cannot be decided.

    The tracker's editions differ by that much, and only the newest is held. A count that is not meant is shown only
    where the claim holds by it.
    """
    value, sign = given.amount(said.currency), "EUR" if said.currency == "EUR" else "US$"
    if value is None:
        return
    shown = f"{billions(value, sign)} allocated in {_span(given.years)}"
    holds: bool | None = said.holds(value)
    if not holds and given.seen.known == "now" and said.loosely().holds(value):
        holds = None
    if given.years[1] >= case.day.year and (holds or said.reach()[0] <= value):
        holds = None
    if main or holds:
        yield decided(Asked(words, said, _denied(case), main, shown), given.seen, holds, given.total)


def _through_eu(case: Case, said: Quantity, years: tuple[int, int]) -> Iterator[Reading]:
    """A member's own aid with its part in the EU's, where it is one."""
    who = case.claim.text("who")
    if who in _GROUPS or chosen(case, "type", *_TYPES) != "total":
        return
    own, via = (aid(case, (who,), kind, years) for kind in ("total", "via_eu"))
    if own is not None and via is not None:
        usd = own.usd + via.usd if own.usd is not None and via.usd is not None else None
        both = Aid(own.total + via.total, own.seen, usd, years)
        yield from _amount(case, said, both, "aid of all types, with its part in the EU's", main=False)


def _of_gdp(case: Case, years: tuple[int, int]) -> Iterator[Reading]:
    """Aid of each year over that year's GDP, added up."""
    said, who = case.claim.number("amount"), case.claim.text("who")
    if said is None or who in _GROUPS:
        return
    for eu, words in (("without", "by the government itself"), ("with", "with its part in the EU's")):
        kind = chosen(case, "type", *_TYPES) if eu == "without" else "total"
        found = [apart(case, "ukraine_aid_share", who, y, type=kind, eu=eu) for y in range(years[0], years[1] + 1)]
        held = [s for s in found if s is not None]
        if not held or len(held) < len(found):
            continue
        total = sum(s.value for s in held)
        shown = f"{percent(total)} of GDP allocated in {_span(years)}"
        asked = Asked(f"{_kind(kind)} as a share of GDP, {words}", said, _denied(case), eu == "without", shown)
        yield decided(asked, held[-1], said.holds(total), *(s.figure for s in held[:-1]))


def _of_all(case: Case, years: tuple[int, int]) -> Iterator[Reading]:
    """A party's part of what all donors of the tracker allocated."""
    said, kind = case.claim.number("amount"), chosen(case, "type", *_TYPES)
    everyone = (*donors(case, "EUROPE", institutions=True), *OTHER_DONORS)
    whole = aid(case, tuple(dict.fromkeys(everyone)), kind, years)
    if said is None or whole is None:
        return
    for words, institutions, main in _variants(case, case.claim.text("who")):
        given = aid(case, donors(case, case.claim.text("who"), institutions=institutions), kind, years)
        if given is None:
            continue
        part = given.total.value / whole.total.value
        shown = f"{percent(part, 1)} of the {billions(whole.total.value, 'EUR')} of all donors in {_span(years)}"
        asked = Asked(f"part of all {_kind(kind)}, {words}", said, _denied(case), main, shown)
        yield decided(asked, given.seen, said.holds(part), given.total)


def _against(case: Case, years: tuple[int, int]) -> Iterator[Reading]:
    """One party's allocations against another's, in euros."""
    first, second, kind = case.claim.text("who"), case.claim.text("than"), chosen(case, "type", *_TYPES)
    kinds = (kind, "military") if kind == "total" else (kind,)
    more = case.claim.text("relation", "more") == "more"
    said = Quantity("multiple", 1.0, vague=True, words="more" if more else "less")
    for counted in kinds:
        group = first if first in _GROUPS else second
        for words, institutions, main in _variants(case, group):
            one, two = (aid(case, donors(case, p, institutions=institutions), counted, years) for p in (first, second))
            if one is None or two is None:
                continue
            amounts = (billions(a.total.value, "EUR") for a in (one, two))
            shown = f"{' against '.join(amounts)} allocated in {_span(years)}"
            asked = Asked(f"{_kind(counted)}, {words}", said, _denied(case), main and counted == kind, shown)
            yield decided(asked, one.seen, (one.total.value > two.total.value) is more, one.total, two.total)


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example("Europe has given more aid to Ukraine than the United States.", _DAY, "supported_with_caveat"),
    Example("The United States has given more aid to Ukraine than Europe.", _DAY, "refuted", {"who": "USA"}),
    Example("Germany has given less aid to Ukraine than the United States.", _DAY, "supported_with_caveat"),
    Example("Denmark has given Ukraine military aid of more than 1 percent of GDP.", _DAY, "supported_with_caveat"),
    Example("Italy has given Ukraine military aid of more than 1 percent of GDP.", _DAY, "refuted"),
    Example("Italy has not given Ukraine military aid of more than 1 percent of GDP.", _DAY, "supported_with_caveat"),
    Example("Together with its partners, Germany gave Ukraine a loan of 50 billion dollars.", _DAY),
    Example("Ukraine has given Germany its thanks.", _DAY),
    Example("The United States spends more on defence than Europe.", _DAY),
    Example("Aid workers in Ukraine gave 20 percent of their blankets to schools.", _DAY),
    Example("Germany gave Israel more aid than France.", _DAY),
)

ukraine_aid = Kind(
    "ukraine-aid",
    "How much aid a country or a group gave to Ukraine",
    _read,
    _check,
    _EXAMPLES,
    precedence=22,
    needs=("country", "ukraine_war"),
)
