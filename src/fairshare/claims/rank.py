"""Where an ally stands among the others: "spends the most", "second largest", "the only ally above 4 %"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fairshare.claims._levels import bounded, levels, place_in
from fairshare.claims._party import ALLIES, OTHERS, PARTIES, behind, spoken, subject
from fairshare.claims._readings import Asked, amount, concluded, decided, unheld
from fairshare.claims._sightings import in_view
from fairshare.claims._slots import chosen
from fairshare.claims._stance import negated, stance
from fairshare.claims._views import View, views
from fairshare.claims._words import mark, ordinal, percent
from fairshare.claims._yardsticks import YARDSTICKS, Yardstick, of_defence, yardstick
from fairshare.claims._years import past, time_said, years_meant
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause
from fairshare.core.quantity import Quantity
from fairshare.core.row import Row
from fairshare.core.verdict import Reading, Verdict
from fairshare.errors import FairshareError

_ELSEWHERE = (
    "aid", "military_aid", "financial_aid", "humanitarian_aid", "common_fund", "other_budget", "owe", "world_word",
    "rise", "fall", "extra", "ukraine_war",
)  # fmt: skip
#: What may be ranked: without one of these near, "the largest" is of something else.
_RANKED = frozenset(
    {"spender", "spending", "spend", "pay", "defence", "gdp", "per_head", "equipment", "troops", "sole", "ally", "nato"}
)
#: Among allies: the clause or the text around it must speak of them.
_ALLIED = ("nato", "ally", "europe")
#: "More than any other ally except Poland" is another place.
_BUT = ("except", "but", "besides", "excepting", "bar")
_SHIFTED = {"rise": 1.0, "fall": -1.0}


def _read(clause: Clause) -> Claim | None:
    if clause.has("any_other") and of_defence(clause):
        return _superlative(clause)
    if clause.has(*_ELSEWHERE) or not of_defence(clause) or not _among_allies(clause):
        return None
    if clause.has("sole"):
        return _sole(clause)
    ranked = clause.first("rank")
    if ranked is None or clause.has("combined", "than") or not _about_rank(clause, place_in(clause, ranked)):
        return None
    return _claim(clause, place_in(clause, ranked), ranked.quantity)


def _among_allies(clause: Clause) -> bool:
    """Whether it is among allies, and not in history or the world, that somebody is first."""
    ever = any(i.text.lower() in ("ever", "history", "record", "next") for i in clause.items)
    return not ever and (clause.has(*_ALLIED) or not clause.around.isdisjoint(_ALLIED))


def _superlative(clause: Clause) -> Claim | None:
    """More, or less, than any other ally."""
    n = place_in(clause, next(clause.all("any_other")))
    word = next((i for i in reversed(clause.items[:n]) if i.concept in _SHIFTED), None)
    but = any(i.text.lower() in _BUT for i in clause.items[n + 1 :])
    if word is None or but or not any(i.concept == "than" for i in clause.items[:n]):
        return None
    return _claim(clause, n, Quantity("rank", _SHIFTED[word.concept], words=f"{word.text} than any other"))


def _sole(clause: Clause) -> Claim | None:
    """The only ally on one side of a level: everybody else stands on the other."""
    at = place_in(clause, next(clause.all("sole")))
    level = next((n for n in levels(clause, "percent") if n > at), None)
    allies = any(i.concept in ("ally", "country_word", "nato") for i in clause.items[at + 1 : at + 4])
    if level is None or not allies or any(i.concept in ("count", "share") for i in clause.items[at:level]):
        return None
    claim = _claim(clause, at, Quantity("rank", 1.0, words="the only one"))
    if claim is None:
        return None
    said = bounded(clause, level)
    low = any(i.concept == "below" for i in clause.items[at:level]) or said.bound in ("less_than", "at_most")
    slots: dict[str, Slot] = {**claim.slots, "level": said.value, "side": "below" if low else "met", "by": "share"}
    return Claim("rank", claim.span, slots, claim.stance)


def _about_rank(clause: Clause, n: int) -> bool:
    """Whether what is ranked is spending, within a few words and with no other superlative's noun between."""
    return any(i.concept in _RANKED for i in (*clause.items[max(0, n - 4) : n], *clause.items[n + 1 : n + 5]))


def _claim(clause: Clause, n: int, said: Quantity) -> Claim | None:
    verbs = ("spend", "pay", "be", "have", "spending")
    by = next((k for k in range(n, -1, -1) if clause.items[k].concept in verbs), None)
    who = subject(clause, by if by is not None else n)
    if not who and by is None:
        who = behind(clause, n)
    if not who or "," in who or who in ("NATO", "EUR_CAN", "NATO_EUROPE", ALLIES, OTHERS):
        return None
    if any(i.concept == "world_word" for i in clause.items):
        return None
    held_as = stance(clause)
    if negated(clause.items[max(0, (by or n) - 1) : n + 1]):
        if held_as != "asserted":
            return None
        held_as = "denied"
    slots: dict[str, Slot] = {
        "who": who,
        "rank": said,
        "by": yardstick(clause),
        "among": _among(clause, n),
    }
    if (when := time_said(clause)) is not None:
        slots["when"] = when
    elif past(clause):
        slots["past"] = True
    return Claim("rank", clause.items[n].span, slots, held_as)


def _among(clause: Clause, n: int) -> str:
    """Among whom: all allies, or the European ones."""
    after = [i for i in clause.items[n + 1 :] if i.concept in PARTIES]
    return "NATO_EUROPE" if any(i.concept == "europe" for i in after) else "NATO"


@dataclass(frozen=True)
class _Standing:
    """Where one ally stands in a row, from the top and from the bottom, and whether the row is whole."""

    place: int
    of: int
    row: Row
    order: tuple[str, ...]


def _check(case: Case) -> Verdict:
    years = years_meant(case)
    said = case.claim.number("rank")
    if not years or said is None:
        return unheld("no release held covers the time it speaks of")
    readings = [r for y in YARDSTICKS[chosen(case, "by", *YARDSTICKS)] for r in _by(case, said, y, years[0])]
    who = spoken(case.claim.text("who"), case.now.catalogue)
    if not readings:
        return unheld(f"no release held ranks {who} in {years[0]}")
    readings.sort(key=lambda r: not r.main)
    return concluded(readings, told="", true=f"{who}, {readings[0].definition}: {readings[0].found}")


def _by(case: Case, said: Quantity, measured: Yardstick, year: int) -> Iterator[Reading]:
    denied = case.claim.stance == "denied"
    for view in views(case, year):
        stands = _stand(case, view, measured.measure, year)
        if stands is None:
            continue
        holds, told = _alone(case, stands, year) if "level" in case.claim.slots else _ranked(case, said, stands)
        figure = stands.row[case.claim.text("who")]
        first = stands.row[stands.order[0]]
        asked = Asked(measured.words, said, denied, measured.main, told)
        seen = in_view(case, view, figure, mixed=measured.measure == "expenditure_ppp")
        yield decided(asked, seen, holds, *(() if first == figure else (first,)))


def _stand(case: Case, view: View, measure: str, year: int) -> _Standing | None:
    """The ally in the row of the members; None where its figure or those of more than a tenth are missing."""
    who = case.claim.text("who")
    members = view.world.members(year, case.claim.text("among", "NATO"))
    try:
        row = view.world.over(members).row(measure, year)
    except FairshareError:
        return None
    if who not in row or len(row) < 0.9 * len(members & view.world.bound(year)):
        return None
    order = tuple(sorted(row.numbers, key=lambda p: -row.numbers[p][0]))
    value = row.numbers[who][0]
    return _Standing(1 + sum(n[0] > value for n in row.numbers.values()), len(row), row, order)


def _ranked(case: Case, said: Quantity, stands: _Standing) -> tuple[bool, str]:
    first, last = said.value, said.value if said.high is None else said.high
    found = stands.place if said.value > 0 else stands.place - stands.of - 1
    top = stands.row[stands.order[0]]
    leader = spoken(stands.order[0], case.now.catalogue)
    beside = "" if stands.place == 1 else f"; first is {leader} with {amount(top)}"
    year = top.id.year if top.id else ""
    own = stands.row[case.claim.text("who")]
    return first <= found <= last, f"{_place(stands)} in {year}{mark(top)}, with {amount(own)}{beside}"


def _place(stands: _Standing) -> str:
    """Where somebody stands, in words: "the highest of 31", "the 3rd highest of 31", "the lowest of 31"."""
    if stands.place == stands.of:
        return f"the lowest of {stands.of}"
    place = "" if stands.place == 1 else f"{ordinal(stands.place)} "
    return f"the {place}highest of {stands.of}"


def _alone(case: Case, stands: _Standing, year: int) -> tuple[bool, str]:
    level, below = case.claim.slots["level"], case.claim.text("side") == "below"
    limit = float(level) if isinstance(level, int | float) else 0.0
    inside = [p for p, (value, _) in stands.row.numbers.items() if (value < limit) is below]
    side, when = "below" if below else "at or above", f"{year}{mark(stands.row[case.claim.text('who')])}"
    return inside == [case.claim.text("who")], f"{len(inside)} of {stands.of} {side} {percent(limit, 1)} in {when}"


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example(
        "In 2024, Poland was the only ally above 4 percent of GDP in defence spending.", _DAY, "supported_with_caveat"
    ),
    Example("In 2024, Germany was the only ally above 2 percent of GDP in defence spending.", _DAY, "refuted"),
    Example("In 2024, Poland spent more on defence than any other ally as a share of GDP.", _DAY, "supported"),
    Example("In 2024, Spain spent more on defence than any other ally as a share of GDP.", _DAY, "refuted"),
    Example(
        "In 2024, Spain spent less on defence than any other ally as a share of GDP.", _DAY, "supported_with_caveat"
    ),
    Example("In 2024, Germany was the second largest spender in NATO.", _DAY, "depends_on_definition"),
    Example("In 2024, Britain was the second largest spender in NATO.", _DAY, "refuted"),
    Example("In 2024, Greece spent more on defence than any other ally except Poland.", _DAY),
    Example("Germany spends more on defence than Italy.", _DAY),
    Example("Poland is the only ally with a border to Belarus and 38 percent forest.", _DAY),
    Example("The United States gave more aid to Ukraine than any other ally.", _DAY),
)

rank = Kind(
    "rank",
    "Where an ally stands among the others",
    _read,
    _check,
    _EXAMPLES,
    precedence=30,
    needs=("any_other", "sole", "rank"),
)
