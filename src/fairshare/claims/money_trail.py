"""Where the extra money went: "much of that money was spent on the war in Ukraine"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from fairshare.claims._aid import FIRST, Aid, aid, donors
from fairshare.claims._pairs import Pair, pairs, series
from fairshare.claims._readings import Asked, concluded, decided, unheld
from fairshare.claims._stance import negated, stance
from fairshare.claims._views import newest_year
from fairshare.claims._words import billions, percent
from fairshare.claims._years import time_said
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading, Verdict, weakest
from fairshare.core.world import LAST_YEAR

#: Whose extra spending is meant where the words say "that money".
_WHO = "EUR_CAN"
#: "Much of" is a quarter or more.
_MUCH = Quantity("share", 0.25, bound="at_least", vague=True, words="much of")
_PARTS = ("percent", "share", "much_word", "lions_share")


def _read(clause: Clause) -> Claim | None:
    war = clause.has("ukraine_war") or any(i.value == "UKR" for i in clause.all("country"))
    if not war or not clause.has("that_money") or not clause.has("spend", "use", "give"):
        return None
    money = clause.first("that_money")
    at = clause.items.index(money) if money is not None else 0
    part = next((i for i in reversed(clause.items[:at]) if i.concept in _PARTS), None)
    if part is None:
        return None
    said = part.quantity if part.concept in ("percent", "share") else _MUCH
    held_as = stance(clause)
    if negated(clause.items):
        if held_as != "asserted":
            return None
        held_as = "denied"
    slots: dict[str, Slot] = {"part": said}
    if (when := time_said(clause)) is not None:
        slots["when"] = when
    return Claim("money-trail", part.span, slots, held_as)


@dataclass(frozen=True)
class _Extra:
    """What was spent above a year's level over some years, as told by the release of the last of them."""

    base: int
    years: tuple[int, int]
    pair: Pair
    usd: float

    @property
    def words(self) -> str:
        return f"extra spending of {self.years[0]} to {self.years[1]} above the level of {self.base}"


def _windows(case: Case) -> tuple[tuple[int, int, int], ...]:
    """Base year, first and last year: the time said, else a first term from 2017, its aftermath, and since Wales."""
    newest = newest_year(case) or case.day.year - 1
    when = case.claim.time()
    if when is not None and when.since.year > 2014:
        return ((when.since.year - 1, when.since.year, min(when.until.year, newest)),)
    return ((2016, 2017, 2020), (2016, 2017, newest), (2014, 2015, newest))


def _extras(case: Case) -> Iterator[_Extra]:
    for base, first, last in _windows(case):
        pair = next(pairs(case, "expenditure_usd_current", _WHO, (base, last)), None)
        id = pair.after.figure.id if pair is not None else None
        found = series(case, id, _WHO, first) if id is not None else {}
        if pair is not None and 0 < len(found) == last - first + 1:
            yield _Extra(base, (first, last), pair, sum(f.value - pair.before.value for f in found.values()))


def _check(case: Case) -> Verdict:
    last = min(case.day.year - 1, newest_year(case) or case.day.year, LAST_YEAR)
    if last < FIRST:
        return unheld("the tracker of aid to Ukraine begins in 2022")
    allies = donors(case, _WHO, institutions=False)
    military = aid(case, allies, "military", (FIRST, last))
    every = aid(case, (*allies, "EU"), "total", (FIRST, last))
    readings = [
        _held(case, extra, given, words)
        for extra in _extras(case)
        for given, words in ((military, "military aid"), (every, "all aid, with the EU's institutions"))
        if given is not None and given.usd is not None
    ]
    if not readings:
        return unheld("the extra spending or the aid of those years is not held")
    told = "; ".join(f"{_short(r)}: {r.found}" for r in (readings[0], readings[1]))
    caveat = "Aid cannot be traced to particular money, and NATO as an organisation spent almost none of it."
    return concluded(readings, told=told, true=told, caveats=(caveat,))


def _short(reading: Reading) -> str:
    return reading.definition.replace(" of European and Canadian allies against", " against")


def _held(case: Case, extra: _Extra, given: Aid, words: str) -> Reading:
    said = case.claim.number("part") or _MUCH
    part = (given.usd or 0.0) / extra.usd
    span = f"{given.years[0]} to {given.years[1]}"
    shown = f"{percent(part, 0)} ({billions(given.usd or 0.0)} in {span}, against {billions(extra.usd)})"
    definition = f"{words} of European and Canadian allies against {extra.words}"
    asked = Asked(definition, said, case.claim.stance == "denied", True, shown)
    reading = decided(asked, extra.pair.after, said.holds(part), extra.pair.before, given.total)
    late = given.seen.known == "now"
    return replace(
        reading,
        known="now" if late else reading.known,
        release=given.seen.release if late else reading.release,
        source=f"{reading.source}, {given.seen.source}",
        grade=weakest(reading.grade, given.seen.grade),
    )


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example("Much of that money was spent on the war in Ukraine.", _DAY, "depends_on_definition"),
    Example("A lot of the extra money was used for arming Ukraine.", _DAY, "depends_on_definition"),
    Example("Much of the extra spending went to the war in Ukraine.", _DAY, "depends_on_definition"),
    Example("Almost none of that money was spent on the war in Ukraine.", _DAY, "depends_on_definition"),
    Example("Much of that money was not spent on the war in Ukraine.", _DAY, "depends_on_definition"),
    Example("Much of that money was spent on new schools.", _DAY),
    Example("Much of Ukraine is at war.", _DAY),
    Example("The war in Ukraine should end, and that money should be saved.", _DAY),
)

money_trail = Kind(
    "money-trail",
    "What part of the extra spending went to the war in Ukraine",
    _read,
    _check,
    _EXAMPLES,
    precedence=12,
    needs=("that_money",),
)
