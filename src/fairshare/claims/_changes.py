"""The figures a change of spending is held against: growth, multiples, points, amounts, direction, year by year."""

from collections.abc import Iterator
from dataclasses import replace

from fairshare.claims._levels import multiplied
from fairshare.claims._pairs import Pair, clamped, pairs, series
from fairshare.claims._party import spoken
from fairshare.claims._readings import Asked, decided
from fairshare.claims._sightings import revisable, sightings
from fairshare.claims._words import billions, mark, percent
from fairshare.core.claim import Case
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading

#: Groups whose published sums change their members from year to year.
_GROUPS = ("NATO", "EUR_CAN", "NATO_EUROPE")
#: The year of the pledge to move towards 2 %, from which rises are mostly counted.
_PLEDGE = 2014
#: Growth in a year as first estimated and as told later may differ by so much.
_REVISED = 0.04
_WORDS = Quantity("number", 0.0, bound="more_than", vague=True)


def changes(case: Case, place: str, years: tuple[int, int]) -> Iterator[Reading]:
    """Every reading of a change of one country's or group's spending between two years."""
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


def _whose(case: Case, place: str, words: str) -> str:
    """What is counted, with whose it is: "Germany's spending at constant prices"."""
    name = spoken(place, case.now.catalogue)
    return f"{name}{'’' if name.endswith('s') else '’s'} {words}"


def _moved(growth: float, span: str) -> str:
    """Growth in words: "rose by 5.6 % from 2021 to 2022"."""
    return f"{'fell' if growth < 0 else 'rose'} by {percent(abs(growth), 1)} {span}"


def _as_in(pair: Pair) -> str:
    """Two years of a multiple in words: "in 2024e as in 2014"."""
    first, _, last = pair.span.removeprefix("from ").partition(" to ")
    return f"in {last} as in {first}"


def _sign(case: Case) -> int:
    return -1 if case.claim.text("direction") == "fall" else 1


def _denied(case: Case) -> bool:
    return case.claim.stance == "denied"


def _grown(case: Case, amount: Quantity, place: str, years: tuple[int, int]) -> Iterator[Reading]:
    """Growth in percent: of one year as published, of several from both ends of one release."""
    if years[1] - years[0] == 1:
        for seen in sightings(case, "real_growth", place, years[1]):
            words = _whose(case, place, "real change of spending on the year before, as published")
            shown = f"{percent(seen.value, 1)} in {years[1]}{mark(seen.figure)}"
            asked = Asked(words, amount, _denied(case), shown=shown)
            yield decided(asked, seen, _agrees(amount, _sign(case) * seen.value, revisable(case, seen, years[1])))
    for measure, prices, main in (
        ("expenditure_usd_constant", "constant prices", years[1] - years[0] > 1),
        ("expenditure_usd_current", "current prices and exchange rates", years[1] - years[0] > 1),
    ):
        for pair in pairs(case, measure, place, years):
            yield _ratio(case, amount, pair, _whose(case, place, f"spending at {prices}"), main=main)
    if place in _GROUPS:
        for pair in pairs(case, "expenditure_usd_constant", place, years, base=years[0]):
            words = f"spending at constant prices, like for like at the membership of {years[0]}"
            yield _ratio(case, amount, pair, _whose(case, place, words), main=False)


def _agrees(amount: Quantity, growth: float, revisable: bool) -> bool | None:
    """Whether a year's growth is what was said; one that may have been revised cannot tell where it is near."""
    low, high = amount.reach()
    if not amount.holds(growth) and revisable and low - _REVISED <= growth <= high + _REVISED:
        return None
    return amount.holds(growth)


def _ratio(case: Case, amount: Quantity, pair: Pair, words: str, *, main: bool) -> Reading:
    shown = _moved(pair.growth, pair.span)
    asked = Asked(words, amount, _denied(case), main, shown)
    return decided(asked, pair.after, amount.holds(_sign(case) * pair.growth), pair.before)


def _multiplied(case: Case, amount: Quantity, place: str, years: tuple[int, int]) -> Iterator[Reading]:
    for prices, words in (("constant", "constant prices"), ("current", "current prices and exchange rates")):
        for pair in pairs(case, f"expenditure_usd_{prices}", place, years):
            times = pair.growth + 1
            shown = f"{times:.2f} times as much {_as_in(pair)}"
            asked = Asked(_whose(case, place, f"spending at {words}"), amount, _denied(case), True, shown)
            yield decided(asked, pair.after, multiplied(amount, times), pair.before)


def _moved_points(case: Case, amount: Quantity, place: str, years: tuple[int, int]) -> Iterator[Reading]:
    for pair in pairs(case, "defence_share", place, years):
        shown = f"{'fell' if pair.rise < 0 else 'rose'} by {abs(pair.rise) * 100:.2f} percentage points {pair.span}"
        words = _whose(case, place, "share of GDP, as published")
        asked = Asked(words, amount, _denied(case), True, shown)
        yield decided(asked, pair.after, amount.holds(_sign(case) * pair.rise), pair.before)


def _more(case: Case, amount: Quantity, place: str, years: tuple[int, int]) -> Iterator[Reading]:
    """More money: in the last year against the first, and added up over the years between.

    Where no year is named an amount that lies between what different first years give is open.
    """
    when = case.claim.time()
    named = when is not None and when.year is not None
    spans = (
        [years] if named else sorted({years, (years[0] - 1 if when is not None else _PLEDGE, years[1])}, reverse=True)
    )
    found = [r for span in spans if span[0] < span[1] for r in _amounts(case, amount, place, clamped(case, span))]
    main = [(r.outcome, rise) for r, rise in found if r.main]
    failing = "holds" if _denied(case) else "fails"
    low, high = amount.reach()
    astride = any(rise < low for _, rise in main) and any(rise > high for _, rise in main)
    undecided = not named and astride and all(outcome == failing for outcome, _ in main)
    yield from (replace(r, outcome="unknown") if undecided else r for r, _ in found)


def rises(case: Case, amount: Quantity, place: str, years: tuple[int, int]) -> Iterator[Reading]:
    """Readings of an amount of money that a country or group is said to spend more, between two years."""
    return (reading for reading, _ in _amounts(case, amount, place, years))


def _amounts(case: Case, amount: Quantity, place: str, years: tuple[int, int]) -> Iterator[tuple[Reading, float]]:
    """Readings of an amount of money between two years, each with the rise it found."""
    for prices, words in (("current", "current prices and exchange rates"), ("constant", "constant prices")):
        measure = f"expenditure_usd_{prices}"
        for pair in pairs(case, measure, place, years):
            yield _against(case, amount, pair, _whose(case, place, f"yearly spending at {words}"))
            if years[1] - years[0] > 1:
                yield from _added_up(case, amount, pair, place)
        if place in _GROUPS:
            for pair in pairs(case, measure, place, years, base=years[0]):
                like = f"yearly spending at {words}, like for like at the membership of {years[0]}"
                reading, rise = _against(case, amount, pair, _whose(case, place, like))
                yield replace(reading, main=False), rise


def _against(case: Case, amount: Quantity, pair: Pair, words: str) -> tuple[Reading, float]:
    shown = f"{'fell' if pair.rise < 0 else 'rose'} by {billions(abs(pair.rise))} {pair.span}"
    asked = Asked(words, amount, _denied(case), True, shown)
    rise = _sign(case) * pair.rise
    return decided(asked, pair.after, amount.holds(rise), pair.before), rise


def _added_up(case: Case, amount: Quantity, pair: Pair, place: str) -> Iterator[tuple[Reading, float]]:
    """All that was spent above the first year's level, year by year.

    Who says "700 billion more" seldom says of which prices: every release's price base is a reading of its own.
    """
    first, last, id = pair.before, pair.after.figure, pair.after.figure.id
    if id is None or first.id is None:
        return
    found = series(case, id, place, first.id.year)
    if len(found) < id.year - first.id.year + 1:
        return
    main = amount.per != "year"
    extra = sum(f.value - first.value for f in found.values())
    basis = first.unit.price_basis
    side = "below" if extra < 0 else "above"
    shown = f"{billions(abs(extra))} {side} the level of {first.id.year}, added up to {id.year}{mark(last)}"
    asked = Asked(_whose(case, place, f"spending at {basis} prices"), amount, _denied(case), main, shown)
    reading = decided(asked, pair.after, amount.holds(_sign(case) * extra), first)
    yield (replace(reading, main=main) if basis.isdecimal() else reading), _sign(case) * extra


def _direction(case: Case, place: str, years: tuple[int, int]) -> Iterator[Reading]:
    said = replace(_WORDS, words=f"a {case.claim.text('direction')}")
    if case.claim.text("of") == "gdp":
        for pair in pairs(case, "defence_share", place, years):
            shown = f"went from {percent(pair.before.value)} to {percent(pair.after.value)} {pair.span}"
            asked = Asked(_whose(case, place, "share of GDP, as published"), said, _denied(case), True, shown)
            yield decided(asked, pair.after, _sign(case) * pair.rise > 0, pair.before)
        return
    for prices, words, main in (("constant", "constant prices", True), ("current", "current prices", False)):
        for pair in pairs(case, f"expenditure_usd_{prices}", place, years):
            shown = _moved(pair.growth, pair.span)
            asked = Asked(_whose(case, place, f"spending at {words}"), said, _denied(case), main, shown)
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
        verb = "fell" if _sign(case) < 0 else "rose"
        shown = f"{verb} in {len(kept)} of the {len(steps)} years to {span[1]}{mark(pair.after.figure)}"
        said = replace(_WORDS, words=f"a {case.claim.text('direction')} every year since {span[0]}")
        asked = Asked(_whose(case, place, "spending at constant prices"), said, _denied(case), True, shown)
        yield decided(asked, pair.after, len(kept) == len(steps) if whole else None, pair.before)
