"""What it costs to reach a level: "reaching 3.5 % would cost Germany 60 billion dollars more a year"."""

from collections.abc import Iterator
from datetime import date

from fairshare.claims._euros import dollars_per_euro
from fairshare.claims._levels import bounded, place_in, plain
from fairshare.claims._party import PARTIES, behind, place_of, spoken, subject
from fairshare.claims._readings import Asked, concluded, decided, unheld
from fairshare.claims._shortfall import Shortfall, shortfalls
from fairshare.claims._stance import negated
from fairshare.claims._words import billions
from fairshare.claims._years import year_meant
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading, Verdict

#: What makes an amount the price of a level.
_PRICE = ("cost", "should", "would", "extra", "need")
_ELSEWHERE = ("aid", "military_aid", "common_fund", "owe", "other_budget", "troops")


def _read(clause: Clause) -> Claim | None:
    if clause.has(*_ELSEWHERE) or not (clause.has(*_PRICE) and clause.has("percent") and clause.has("money")):
        return None
    if not clause.has("meet", "target", "spend", "spending") or not _of_defence(clause):
        return None
    level, money = next(clause.all("percent")), next(clause.all("money"))
    if not 0.005 <= level.quantity.value <= 0.1:
        return None
    who = _who(clause)
    if not who:
        return None
    slots: dict[str, Slot] = {
        "who": who,
        "level": level.quantity.value,
        "amount": bounded(clause, place_in(clause, money)),
    }
    return Claim("pledge-cost", money.span, slots, "denied" if negated(clause.items) else "asserted")


def _of_defence(clause: Clause) -> bool:
    return clause.has("gdp", "defence", "spending", "nato", "target") or "spending" in clause.around


def _who(clause: Clause) -> str:
    """Who pays: behind "cost", else the subject, else the only party named."""
    cost = clause.first("cost")
    if cost is not None:
        n = place_in(clause, cost) + 1
        if n < len(clause.items) and clause.items[n].concept in PARTIES:
            return behind(clause, n)
    money = place_in(clause, next(clause.all("money")))
    return subject(clause, money) or behind(clause, 0)


def _check(case: Case) -> Verdict:
    said, level = case.claim.number("amount"), case.claim.slots.get("level")
    year = year_meant(case)
    if said is None or not isinstance(level, float) or year is None:
        return unheld("no release held covers the time it speaks of")
    place = place_of(case.claim.text("who"), case.then, year)
    readings = [r for s in shortfalls(case, place, year, level) for r in _held(case, said, s, year)]
    who = spoken(case.claim.text("who"), case.now.catalogue)
    if not readings:
        return unheld(f"what {who} lacks to {level * 100:g} % of GDP cannot be computed for {year}")
    readings.sort(key=lambda r: not r.main)
    caveat = "At the GDP of that year, a tenth either way allowed for; by the year a pledge is due, GDP will be larger."
    return concluded(readings, told="", true=f"{who}: {readings[0].found}", caveats=(caveat,))


def _held(case: Case, said: Quantity, short: Shortfall, year: int) -> Iterator[Reading]:
    """The shortfall of a year against the amount said, in dollars or, for euros, at the year's rate."""
    value, sign = short.seen.value, "US$"
    if said.currency == "EUR":
        rate = dollars_per_euro(case, year)
        if rate is None:
            return
        value, sign = value / rate.value, "EUR"
    elif said.currency not in ("", "USD"):
        return
    level = case.claim.slots.get("level")
    who = "" if short.of == 1 else f" by the {len(short.below)} of {short.of} below it"
    shown = f"{billions(value, sign)} a year more in {short.year}{who}"
    words = f"spending short of {level * 100:g} % of GDP" if isinstance(level, float) else "spending short of the level"
    if said.per in ("", "year"):
        asked = Asked(words, said, case.claim.stance == "denied", shown=shown)
        close = said.loosely() if plain(said) else said
        yield decided(asked, short.seen, close.holds(value))


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example("Reaching 3.5 percent of GDP would cost Germany 60 billion dollars more.", _DAY, "supported_with_caveat"),
    Example("Reaching 3.5 percent of GDP would cost Germany 200 billion dollars more.", _DAY, "refuted"),
    Example("Reaching 3.5 percent of GDP would not cost Germany 200 billion dollars.", _DAY, "supported_with_caveat"),
    Example("To reach 2 percent of GDP, Spain would need an extra 12 billion dollars.", _DAY, "supported_with_caveat"),
    Example("To reach 2 percent of GDP, Spain would need an extra 40 billion euros.", _DAY, "refuted"),
    Example("The summit cost 3 percent more than last year.", _DAY),
    Example("Germany should spend 3.5 percent of GDP on defence.", _DAY),
    Example("Reaching the target would cost Germany dearly.", _DAY),
)

pledge_cost = Kind(
    "pledge-cost",
    "What it would cost to reach a level of GDP",
    _read,
    _check,
    _EXAMPLES,
    precedence=15,
    needs=("money",),
)
