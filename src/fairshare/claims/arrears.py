"""That allies owe money: "owe us billions", "are delinquent", "did not pay their bills"."""

from collections.abc import Iterator
from datetime import date

from fairshare.claims._party import ALLIES, OTHERS, place_of, spoken, subject
from fairshare.claims._readings import Asked, concluded, decided, told_by, unheld
from fairshare.claims._records import record, row_of
from fairshare.claims._shortfall import Shortfall, shortfalls
from fairshare.claims._stance import negated, stance
from fairshare.claims._words import billions
from fairshare.claims._years import past, time_said, years_meant
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading, Record, Verdict

_GUIDELINE = 0.02
#: Pledges that could create a debt, with what each of them says of one.
_TEXTS = {
    "treaty-1949-art3": "the North Atlantic Treaty asks for self-help and names no figure",
    "guideline-2006": "the ministers' 2 % of 2006 is a guideline for national budgets",
    "wales-2014-2pct-below": "the 2 % agreed in Wales in 2014 is an aim for national budgets by 2024",
    "vilnius-2023-2pct": "the 2 % of Vilnius in 2023 is a political commitment for national budgets",
}
#: What else somebody may not pay for.
_PAID_FOR = (
    "aid",
    "military_aid",
    "financial_aid",
    "other_budget",
    "ukraine_war",
    "common_fund",
    "equipment",
    "troops",
)
_DEBTORS = ("ally", "they", "country_word", "others", "count", "share")


def _read(clause: Clause) -> Claim | None:
    wording = _wording(clause)
    if not wording or not _about_alliance(clause):
        return None
    told = ("owe", "arrears", "bill") if wording != "paying" else ("pay",)
    at = next(n for n, i in enumerate(clause.items) if i.concept in told)
    who = _debtor(clause, at)
    if not who:
        return None
    held_as = stance(clause, at)
    verb = next((n for n, i in enumerate(clause.items) if i.concept == "pay"), at) if wording == "bills" else at
    if negated(clause.items[max(0, verb - 3) : verb + 1]) is (wording not in ("bills", "paying")):
        held_as = "denied" if held_as == "asserted" else held_as
    slots: dict[str, Slot] = {"who": who, "wording": wording}
    if (money := clause.first("money")) is not None:
        slots["amount"] = money.quantity
    if (when := time_said(clause)) is not None:
        slots["when"] = when
    elif past(clause):
        slots["past"] = True
    return Claim("arrears", clause.items[at].span, slots, held_as)


def _wording(clause: Clause) -> str:
    """How the debt is said: as one, as arrears, or as bills that are paid or not; empty where none is."""
    if clause.has("owe") and clause.has("money", "money_word", "bill"):
        return "owe"
    if clause.has("arrears"):
        return "arrears"
    if clause.has("bill") and clause.has("pay"):
        return "bills"
    return "paying" if _not_paying(clause) else ""


def _not_paying(clause: Clause) -> bool:
    """Whether "the countries were not paying" is said, of nothing else and of no number of them."""
    if (
        not clause.has("not")
        or any(i.text.lower() == "when" for i in clause.items)
        or clause.has("count", "share", "percent", "money", *_PAID_FOR)
    ):
        return False
    for n, item in enumerate(clause.items):
        if item.text.lower() in ("paying", "paid", "pay") and clause.items[max(0, n - 1) : n]:
            after = clause.items[n + 1 : n + 2]
            alone = (
                not after or after[0].concept in ("comma", "mark") or after[0].text.lower() in ("and", "enough", "up")
            )
            who = any(i.concept in ("country_word", "ally", "others", "they") for i in clause.items[max(0, n - 5) : n])
            active = item.text.lower() == "paying" or any(
                i.concept in ("do", "have") for i in clause.items[n - 2 : n - 1]
            )
            return alone and who and active and clause.items[n - 1].concept == "not"
    return False


def _about_alliance(clause: Clause) -> bool:
    """Whether the creditor is NATO, an ally, or "us" in a text about the alliance.

    A sentence handed in by itself that has countries both owe money and be behind or not paying is of the alliance.
    """
    named = clause.around.union(clause.concepts, (i.concept for i in clause.whole))
    european = any("allies" in i.text.lower() for i in clause.all("europe", "others"))
    if european or not named.isdisjoint({"nato", "ally"}):
        return True
    nations = any(i.text.lower().endswith(("countries", "nations")) for i in clause.all("country_word", "they"))
    return not clause.around and nations and clause.has("owe") and clause.has("arrears", "pay")


def _debtor(clause: Clause, at: int) -> str:
    who = subject(clause, at)
    if who == clause.statement.speaker.place and who:
        who = ""
    if who in ("NATO", ALLIES, OTHERS, "EUR_CAN", "NATO_EUROPE"):
        return "EUR_CAN" if who in (OTHERS, ALLIES) else who
    if who:
        return "" if "," in who else who
    return "EUR_CAN" if any(i.concept in _DEBTORS for i in clause.items[:at]) else ""


def _check(case: Case) -> Verdict:
    literal = _literal(case)
    years = years_meant(case)
    place = place_of(case.claim.text("who"), case.then, years[0]) if years else ""
    short = [r for s in shortfalls(case, place, years[0], _GUIDELINE) for r in _short(case, s)] if years else []
    if not short and case.claim.text("wording") in ("bills", "paying"):
        return unheld("no shortfall of the time it speaks of is known, and nothing was due")
    if literal is None:
        return unheld("no register row on what was agreed by that day")
    who = spoken(case.claim.text("who"), case.now.catalogue)
    told = f"{literal.found}; {short[0].found if short else f'{who}: no shortfall below 2 % of GDP is known'}"
    caveat = "Allies pay for their own forces; NATO's common budgets are another, small matter, paid by an agreed key."
    return concluded([literal, *short], told=told, true=_true(short), caveats=(caveat,))


def _literal(case: Case) -> Reading | None:
    """Taken at its word: whether anything agreed by the day made a payment due."""
    records = tuple(_records(case))
    if not records:
        return None
    found = f"no payment was due to NATO or to another ally: {'; '.join(r.told for r in records)}"
    asked = Asked("a debt in law", _said(case), case.claim.stance == "denied", shown=found)
    return told_by(asked, records, False)


def _records(case: Case) -> Iterator[Record]:
    for id, told in _TEXTS.items():
        row = row_of(case, "pledges", id)
        if row is not None and row["adopted"] <= str(case.day):
            yield record("pledges", row, told)


def _said(case: Case) -> Quantity:
    amount = case.claim.number("amount")
    return amount or Quantity("money", 0.0, bound="more_than", vague=True, words=case.claim.text("wording"))


def _short(case: Case, short: Shortfall) -> Iterator[Reading]:
    """The other thing that is meant: spending below 2 % of GDP."""
    amount = case.claim.number("amount")
    holds = amount is None or amount.holds(short.seen.value)
    lacking = f"{billions(short.seen.value)} short of it"
    below = "spending was" if short.of == 1 else f"{len(short.below)} of {short.of}"
    shown = f"{below} below 2 % of GDP in {short.year}, {lacking}"
    asked = Asked(
        "spending short of the 2 % guideline, which is owed to nobody",
        _said(case),
        case.claim.stance == "denied",
        case.claim.text("wording") in ("bills", "paying"),
        shown,
    )
    yield decided(asked, short.seen, holds)


def _true(short: list[Reading]) -> str:
    if not short:
        return "the 2 % of GDP is an aim for national budgets; nothing is owed"
    return f"{short[0].found} ({short[0].release}); the 2 % was an aim for their own budgets, and nothing was owed"


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example("Many allies owe NATO money.", _DAY, "refuted", {"wording": "owe"}),
    Example("Germany owes NATO vast sums of money.", date(2017, 3, 18), "refuted", {"who": "DEU"}),
    Example("Half of the allies are delinquent.", _DAY, "refuted", {"wording": "arrears"}),
    Example("The allies were not paying their NATO bills.", _DAY, "depends_on_definition", {"wording": "bills"}),
    Example("In NATO, people were not paying.", _DAY, "depends_on_definition", {"wording": "paying"}),
    Example("Many nations owe huge sums of money from past years and are not paying.", _DAY, "refuted"),
    Example("Many nations owe the bank huge sums of money.", _DAY),
    Example("Nobody in NATO knew that they were not paid.", _DAY),
    Example("People were not paying the toll on the road to NATO.", _DAY),
    Example("Germany does not owe NATO money.", _DAY, "supported_with_caveat", {"who": "DEU"}),
    Example("The ministers owe their jobs to the alliance.", _DAY),
    Example("Italy's national debt worries its NATO allies.", _DAY),
    Example("The electricity bills of the NATO headquarters rose.", _DAY),
)

arrears = Kind(
    "arrears",
    "That allies owe money, are in arrears or do not pay their bills",
    _read,
    _check,
    _EXAMPLES,
    precedence=15,
    needs=("owe", "arrears", "bill", "not"),
)
