"""How spending changed: "rose by 18 %", "an extra 33 billion", "went up every year", "it was going down"."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from fairshare.claims._levels import multiplied, place_in
from fairshare.claims._pairs import Pair, clamped, pairs, series
from fairshare.claims._party import ALLIES, PARTIES, behind, place_of, spoken, subject
from fairshare.claims._readings import Asked, concluded, decided, held, unheld
from fairshare.claims._sightings import sightings
from fairshare.claims._stance import negated, stance
from fairshare.claims._trend import ELSEWHERE, about_spending, steady, trend_of
from fairshare.claims._words import billions, mark, percent
from fairshare.claims._years import interval_meant, time_said
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading, Verdict

#: Groups whose published sums change their members from year to year.
_GROUPS = ("NATO", "EUR_CAN", "NATO_EUROPE")
_OF = ("in", "of", "by", "across", "from", "among", "throughout", "for")
_WORDS = Quantity("number", 0.0, bound="more_than", vague=True)


def _read(clause: Clause) -> Claim | None:
    if clause.has(*ELSEWHERE) or not about_spending(clause):
        return None
    trend = trend_of(clause)
    if trend is None:
        return None
    who = _whose(clause) or subject(clause, trend.at) or behind(clause, trend.at)
    if not who or ("," in who and trend.amount is None):
        return None
    held_as, nearby = stance(clause), clause.items[max(0, trend.at - 4) : trend.at + 1]
    if negated(nearby):
        if held_as != "asserted":
            return None
        held_as = "denied"
    slots: dict[str, Slot] = {"who": who, "direction": "fall" if trend.down else "rise"}
    if trend.amount is not None:
        slots["amount"] = trend.amount
    if in_a_row := steady(clause):
        slots["steady"] = in_a_row
    if clause.has("gdp") and trend.amount is None:
        slots["of"] = "gdp"
    if (when := time_said(clause)) is not None:
        slots["when"] = when
    return Claim("change", clause.items[trend.at].span, slots, held_as)


def _whose(clause: Clause) -> str:
    """Who spends where it stands right behind: "a rise in defence spending across Europe", "from our allies"."""
    spending = clause.first("spending")
    n = place_in(clause, spending) + 1 if spending is not None else len(clause.items)
    of = n < len(clause.items) and clause.items[n].text.lower() in _OF
    who = behind(clause, n) if of and any(i.concept in PARTIES for i in clause.items[n + 1 : n + 4]) else ""
    if who in ("", ALLIES) and not clause.has("country"):
        europe = clause.first("europe")
        return behind(clause, place_in(clause, europe)) if europe is not None and clause.has("ally") else who
    return who


def _check(case: Case) -> Verdict:
    meant = interval_meant(case)
    if meant is None:
        return unheld("no release held covers the time it speaks of")
    years = clamped(case, meant)
    readings = [r for place in _places(case, years[1]) for r in _readings(case, place, years)]
    who = spoken(case.claim.text("who"), case.now.catalogue)
    if not readings:
        return unheld(f"no release held has the spending of {who} in both {years[0]} and {years[1]}")
    readings.sort(key=lambda r: not r.main)
    main = next((r for r in readings if r.main), readings[0])
    return concluded(readings, told="", true=f"{who}, {main.definition}: {main.found}")


def _places(case: Case, year: int) -> tuple[str, ...]:
    """Who is meant: "the allies" may be all of them, or all but the United States, and both are read."""
    who = case.claim.text("who")
    return ("EUR_CAN", "NATO") if who == ALLIES else (place_of(who, case.then, year),)


def _readings(case: Case, place: str, years: tuple[int, int]) -> Iterator[Reading]:
    amount = case.claim.number("amount")
    if case.claim.slots.get("steady"):
        yield from _steadily(case, place, years)
    elif amount is None:
        yield from _direction(case, place, years)
    elif amount.kind == "percent":
        yield from _grown(case, amount, place, years)
    elif amount.kind == "points":
        yield from _moved_points(case, amount, place, years)
    elif amount.kind == "multiple":
        yield from _multiplied(case, amount, place, years)
    elif amount.currency in ("", "USD"):
        yield from _more(case, amount, place, years)


def _sign(case: Case) -> int:
    return -1 if case.claim.text("direction") == "fall" else 1


def _denied(case: Case) -> bool:
    return case.claim.stance == "denied"


def _grown(case: Case, amount: Quantity, place: str, years: tuple[int, int]) -> Iterator[Reading]:
    """Growth in percent: of one year as published, of several from both ends of one release."""
    if years[1] - years[0] == 1:
        for seen in sightings(case, "real_growth", place, years[1]):
            asked = Asked("real change on the year before, as published", amount, _denied(case))
            yield held(asked, seen) if _sign(case) > 0 else decided(asked, seen, amount.holds(-seen.value))
    for measure, prices, main in (
        ("expenditure_usd_constant", "constant prices", years[1] - years[0] > 1),
        ("expenditure_usd_current", "current prices and exchange rates", years[1] - years[0] > 1),
    ):
        for pair in pairs(case, measure, place, years):
            yield _ratio(case, amount, pair, f"growth at {prices}", main=main)
    if place in _GROUPS:
        for pair in pairs(case, "expenditure_usd_constant", place, years, base=years[0]):
            words = f"growth at constant prices, like for like at the membership of {years[0]}"
            yield _ratio(case, amount, pair, words, main=False)


def _ratio(case: Case, amount: Quantity, pair: Pair, words: str, *, main: bool) -> Reading:
    shown = f"{percent(pair.growth, 1)} {pair.span}"
    asked = Asked(words, amount, _denied(case), main, shown)
    return decided(asked, pair.after, amount.holds(_sign(case) * pair.growth), pair.before)


def _multiplied(case: Case, amount: Quantity, place: str, years: tuple[int, int]) -> Iterator[Reading]:
    for prices, words in (("constant", "constant prices"), ("current", "current prices and exchange rates")):
        for pair in pairs(case, f"expenditure_usd_{prices}", place, years):
            times = pair.growth + 1
            asked = Asked(f"spending at {words}", amount, _denied(case), True, f"{times:.2f} times as much {pair.span}")
            yield decided(asked, pair.after, multiplied(amount, times), pair.before)


def _moved_points(case: Case, amount: Quantity, place: str, years: tuple[int, int]) -> Iterator[Reading]:
    for pair in pairs(case, "defence_share", place, years):
        shown = f"{pair.rise * 100:+.2f} percentage points {pair.span}".replace("-", "−")
        asked = Asked("change of the share of GDP, as published", amount, _denied(case), True, shown)
        yield decided(asked, pair.after, amount.holds(_sign(case) * pair.rise), pair.before)


def _more(case: Case, amount: Quantity, place: str, years: tuple[int, int]) -> Iterator[Reading]:
    """More money: in the last year against the first, and added up over the years between."""
    yearly = amount.per == "year"
    for prices, words in (("current", "current prices and exchange rates"), ("constant", "constant prices")):
        measure = f"expenditure_usd_{prices}"
        for pair in pairs(case, measure, place, years):
            yield _against(case, amount, pair, f"a year's spending at {words} against {years[0]}")
            if years[1] - years[0] > 1:
                yield from _added_up(case, amount, pair, place, main=not yearly)
        if place in _GROUPS:
            for pair in pairs(case, measure, place, years, base=years[0]):
                like = f"a year's spending at {words}, like for like at the membership of {years[0]}"
                yield replace(_against(case, amount, pair, like), main=False)


def _against(case: Case, amount: Quantity, pair: Pair, words: str) -> Reading:
    asked = Asked(words, amount, _denied(case), True, f"{billions(pair.rise)} a year more {pair.span}")
    return decided(asked, pair.after, amount.holds(_sign(case) * pair.rise), pair.before)


def _added_up(case: Case, amount: Quantity, pair: Pair, place: str, *, main: bool) -> Iterator[Reading]:
    """All that was spent above the first year's level, year by year.

    Who says "700 billion more" seldom says of which prices: every release's price base is a reading of its own.
    """
    first, last, id = pair.before, pair.after.figure, pair.after.figure.id
    if id is None or first.id is None:
        return
    found = series(case, id, place, first.id.year)
    if len(found) < id.year - first.id.year + 1:
        return
    extra = sum(f.value - first.value for f in found.values())
    basis = first.unit.price_basis
    shown = f"{billions(extra)} above the level of {first.id.year}, added up to {id.year}{mark(last)}"
    asked = Asked(f"added up over the years, {basis} prices", amount, _denied(case), main, shown)
    reading = decided(asked, pair.after, amount.holds(_sign(case) * extra), first)
    yield replace(reading, main=main) if basis.isdecimal() else reading


def _direction(case: Case, place: str, years: tuple[int, int]) -> Iterator[Reading]:
    said = replace(_WORDS, words=f"a {case.claim.text('direction')}")
    if case.claim.text("of") == "gdp":
        for pair in pairs(case, "defence_share", place, years):
            shown = f"{percent(pair.before.value)} to {percent(pair.after.value)} {pair.span}"
            asked = Asked("share of GDP, as published", said, _denied(case), True, shown)
            yield decided(asked, pair.after, _sign(case) * pair.rise > 0, pair.before)
        return
    for prices, words, main in (("constant", "constant prices", True), ("current", "current prices", False)):
        for pair in pairs(case, f"expenditure_usd_{prices}", place, years):
            shown = f"{percent(pair.growth, 1)} {pair.span}"
            asked = Asked(f"spending at {words}", said, _denied(case), main, shown)
            yield decided(asked, pair.after, _sign(case) * pair.rise > 0, pair.before)


def _steadily(case: Case, place: str, years: tuple[int, int]) -> Iterator[Reading]:
    """Every year, or the number of years in a row that is said: each against the year before."""
    streak = case.claim.slots["steady"]
    first = years[1] - int(streak) if not isinstance(streak, bool) and isinstance(streak, float) else years[0]
    span = clamped(case, (first, years[1]))
    for pair in pairs(case, "expenditure_usd_constant", place, span):
        if not pair.after.main:
            continue
        id = pair.after.figure.id
        found = series(case, id, place, span[0]) if id is not None else {}
        steps = {y: found[y].value - found[y - 1].value for y in found if y - 1 in found}
        whole = len(steps) == span[1] - span[0] and (isinstance(streak, bool) or span[0] == first)
        kept = [y for y, step in steps.items() if _sign(case) * step > 0]
        shown = f"in {len(kept)} of the {len(steps)} years to {span[1]}{mark(pair.after.figure)}"
        said = replace(_WORDS, words=f"a {case.claim.text('direction')} every year since {span[0]}")
        asked = Asked("spending at constant prices, year by year", said, _denied(case), True, shown)
        yield decided(asked, pair.after, len(kept) == len(steps) if whole else None, pair.before)


_DAY, _DAY_2024 = date(2025, 3, 12), date(2024, 7, 9)
_EXAMPLES: tuple[Example, ...] = (
    Example("Europe and Canada increased defence spending by 18 percent in 2024.", _DAY, "supported_with_caveat"),
    Example("In 2024, European allies and Canada cut their defence spending by 18 percent.", _DAY, "refuted"),
    Example("Germany's defence spending rose in 2024.", _DAY, "supported", {"who": "DEU", "direction": "rise"}),
    Example("Germany's defence spending fell in 2024.", _DAY, "refuted", {"direction": "fall"}),
    Example("Poland increased its defence spending by 3 percent in 2024.", _DAY, "refuted"),
    Example("French defence spending did not fall in 2023.", _DAY_2024, "supported", {"who": "FRA"}),
    Example("Poland more than doubled its defence spending between 2020 and 2024.", _DAY, "supported_with_caveat"),
    Example("European allies raised their defence spending by 500 billion dollars in 2024.", _DAY, "refuted"),
    Example("Germany spends more on defence than Italy.", _DAY),
    Example("Germany raised its defence spending to 2.1 percent of GDP.", _DAY),
    Example("Exports of Germany rose by 18 percent in 2024.", _DAY),
    Example("Aid to Ukraine increased by 18 percent in 2024.", _DAY),
)

change = Kind(
    "change",
    "How defence spending rose or fell between two years",
    _read,
    _check,
    _EXAMPLES,
    precedence=40,
    needs=("rise", "fall", "extra", "multiple"),
)
