"""Money that is said to flow into NATO: no such payments exist, while national defence spending rises or falls."""

from collections.abc import Iterator
from datetime import date

from fairshare.claims._changes import rises
from fairshare.claims._common_funding import budgeted_years, whole
from fairshare.claims._pairs import clamped
from fairshare.claims._readings import Asked, concluded, decided, unheld
from fairshare.claims._stance import negated, stance
from fairshare.claims._views import newest_year
from fairshare.claims._words import billions
from fairshare.claims._years import time_said
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading, Verdict

_ELSEWHERE = (
    "aid", "military_aid", "financial_aid", "humanitarian_aid", "ukraine_war", "other_budget", "troops", "owe",
    "common_fund", "equipment",
)  # fmt: skip
#: Whose spending is meant: nobody says that it is the United States' own.
_WHO = "EUR_CAN"
#: The year before which nothing is counted: that of the pledge to move towards 2 %.
_PLEDGE = 2014
_SOME = Quantity("money", 0.0, bound="more_than", vague=True, words="money flowing in")


def _read(clause: Clause) -> Claim | None:
    if not clause.has("inflow") or not clause.has("money", "money_word", "that_money") or clause.has(*_ELSEWHERE):
        return None
    at = next(n for n, i in enumerate(clause.items) if i.concept == "inflow")
    if not _into_nato(clause, at):
        return None
    held_as = stance(clause, at)
    if negated(clause.items[:at]):
        held_as = "denied" if held_as == "asserted" else held_as
    money = clause.first("money")
    slots: dict[str, Slot] = {"amount": money.quantity if money is not None else _SOME}
    if (when := time_said(clause)) is not None:
        slots["when"] = when
    return Claim("inflow", clause.items[at].span, slots, held_as)


def _into_nato(clause: Clause, at: int) -> bool:
    """Whether it flows into NATO: named right behind, or nothing is named in a text about it and its spending."""
    behind = clause.items[at + 1 : at + 3]
    if any(i.concept == "nato" for i in behind):
        return True
    places = any(i.concept in ("country", "person", "europe") for i in clause.items)
    return not places and {"nato", "spending"} <= clause.around


def _check(case: Case) -> Verdict:
    said, newest = case.claim.number("amount") or _SOME, newest_year(case)
    if newest is None:
        return unheld("no release held covers the time it speaks of")
    readings = [*_paid_in(case, said), *_spent(case, said, newest)]
    if not readings:
        return unheld("the spending of those years is not held")
    national = next((r for r in readings if r.release and r.main), readings[0])
    caveat = "Allies spend on their own forces; what is paid to NATO itself are its common budgets alone."
    return concluded(readings, told="", true=f"{national.definition}: {national.found}", caveats=(caveat,))


def _paid_in(case: Case, said: Quantity) -> Iterator[Reading]:
    """Taken at its word: what more is paid to NATO itself, whose common budgets are all that is."""
    years = list(budgeted_years(case))
    first, last = (whole(case, years[-1]), whole(case, years[0])) if len(years) > 1 else (None, None)
    if first is None or last is None:
        return
    rise = last.value - first.value
    moved = f"{'fell' if rise < 0 else 'rose'} by {billions(abs(rise), 'EUR')} from {years[-1]} to {years[0]}"
    shown = f"{moved}, to {billions(last.value, 'EUR')} from all allies together"
    asked = Asked("paid to NATO itself, into its common budgets", said, case.claim.stance == "denied", shown=shown)
    yield decided(asked, last, said.holds(rise), first.figure)


def _spent(case: Case, said: Quantity, newest: int) -> Iterator[Reading]:
    """The other thing that is meant: that the other allies spend more on their own defence."""
    when = case.claim.time()
    first = when.since.year - 1 if when is not None and when.since.year > _PLEDGE else _PLEDGE
    last = newest if when is None or when.open_end else min(newest, max(when.until.year, first + 1))
    yield from rises(case, said, _WHO, clamped(case, (first, last)))


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example("Billions of dollars are pouring into NATO.", _DAY, "supported_with_caveat"),
    Example("Hundreds of billions of dollars have flowed into NATO.", _DAY, "depends_on_definition"),
    Example("Quadrillions, or 9000 trillion dollars, have flowed into NATO.", _DAY, "refuted"),
    Example("Money poured into the shop beside the NATO headquarters.", _DAY),
    Example("Hundreds of billions of dollars have flowed into Ukraine, said NATO.", _DAY),
    Example("Water flowed into the cellar of the NATO headquarters.", _DAY),
)

inflow = Kind(
    "inflow",
    "That money flows into NATO: its common budgets, or what allies spend on their own forces",
    _read,
    _check,
    _EXAMPLES,
    precedence=27,
    needs=("inflow",),
)
