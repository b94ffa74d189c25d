"""What an ally or a group spends on defence: "Germany spent 2.1 % of GDP", "the US spent US$ 967.7 bn"."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from fairshare.claims._levels import ELSEWHERE, bounded, is_change, levels, of_gdp, plain
from fairshare.claims._party import ALLIES, PARTIES, place_of, spoken, subject
from fairshare.claims._readings import Asked, concluded, explained, held, unheld
from fairshare.claims._sightings import Sighting, revisable, sightings
from fairshare.claims._stance import negated, stance
from fairshare.claims._views import covered_years, outdated
from fairshare.claims._words import billions, mark
from fairshare.claims._years import past, time_said, years_meant
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause, Item
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading, Verdict

#: Words between a spender and a number that leave open whether it is spent, or say that it is far off.
_OPEN = ("can", "cannot", "can't", "could", "may", "might", "far", "nowhere")
#: Words of budgets that are planned and not spent.
_PLANNED = ("approved", "requested", "proposed", "authorised", "authorized", "appropriated", "earmarked", "planned")
#: No ally spends more than this part of its GDP.
_MOST = 0.15
#: Words that tie a number to who spends it.
_VERBS = frozenset({"spend", "pay", "spending", "be", "meet", "above", "below", "rise", "fall", "have"})
#: Words of falling short that are no verbs: "below the target".
_WHERE = ("below", "under", "short of")
#: What makes a clause about something else that is counted in the same units.
_OTHER_SUBJECTS = frozenset(
    {"equipment", "troops", "spender", "lions_share", "cost", "ukraine_war", "bill", "world_word"}
)

#: Words of a change to a level, which may be of a year later than any figure.
_MOVES = ("rise", "fall", "raised")
_POINTS, _REVISED = 0.0015, 0.1
_WHY_OPEN = "newer or other figures were out that day, are not held and may differ by as much"
_FIRST = "Whether it was the first time is not judged: the figures held begin in 2012."


def _read(clause: Clause) -> Claim | None:
    if clause.has(*ELSEWHERE, *_OTHER_SUBJECTS):
        return None
    found = (_read_at(clause, n) for n in levels(clause, "percent", "money"))
    return next((claim for claim in found if claim is not None), None)


def _read_at(clause: Clause, n: int) -> Claim | None:
    item, by = clause.items[n], _verb(clause, n)
    if by is None or is_change(clause, n) or _beside(clause, n):
        return None
    if not (of_gdp(clause, n) if item.concept == "percent" else _of_defence(clause)):
        return None
    who = "" if _somebody_else(clause, by) else subject(clause, by)
    if not who or "," in who or (who == ALLIES and item.concept == "percent") or _only_meant(clause, by, n):
        return None
    said, missed = _reached(bounded(clause, n), clause.items[by : n + 1]), _missed(clause, by, n)
    held_as, around = stance(clause, n), clause.items[max(0, by - 1) : n]
    if negated(around) or missed:
        if held_as != "asserted" or any(i.text.lower() == "never" for i in around):
            return None
        said = replace(said, bound="at_least") if plain(said) else said
        held_as = "asserted" if negated(around) and missed else "denied"
    slots: dict[str, Slot] = {"who": who, "level": said}
    if clause.items[n - 1].text.lower() == "to" and any(i.concept in _MOVES for i in clause.items[:n]):
        slots["moved"] = True
    if clause.has("per_head") or said.per == "head":
        slots["per"] = "head"
    if any(i.concept == "lasting" for i in clause.items[max(0, by - 2) : n]):
        slots["lasting"] = True
    if "first time" in clause.statement.text.lower():
        slots["first"] = True
    if (when := time_said(clause)) is not None:
        slots["when"] = when
    elif past(clause):
        slots["past"] = True
    return Claim("level", item.span, slots, held_as)


def _verb(clause: Clause, n: int) -> int | None:
    """The nearest word before item ``n`` that ties it to a spender; none across a mark, another number or "if"."""
    for at in range(n - 1, max(-1, n - 12), -1):
        concept = clause.items[at].concept
        strange = concept in PARTIES and not any(i.concept in _VERBS for i in clause.items[at:n])
        if strange or concept in ("percent", "money", "mark", "if_word", "person"):
            return None
        if concept == "spend" and (met := _met_pledge(clause, at)) is not None:
            return met
        if _ties(clause, at, n):
            return at
    return None


def _ties(clause: Clause, at: int, n: int) -> bool:
    """Whether a word ties a number to a spender: a verb of spending, "below", or a change "to" the number."""
    concept = clause.items[at].concept
    aimed = at + 1 < n and clause.items[at + 1].concept == "target"
    if concept in ("spend", "pay", "spending", "be", "meet"):
        return not (concept in ("spend", "spending") and aimed)
    if concept == "below":
        return clause.items[at].text.lower() not in _WHERE
    return concept in ("rise", "fall") and any(i.text.lower() == "to" for i in clause.items[at:n])


def _somebody_else(clause: Clause, by: int) -> bool:
    """Whether countries nobody names stand nearer to the verb than anybody named: "in NATO, countries are meeting"."""
    for at in range(by - 1, -1, -1):
        item = clause.items[at]
        if item.concept in PARTIES and not (at and clause.items[at - 1].text.lower() in ("in", "of")):
            return False
        if item.concept in ("country_word", "they") and item.text.lower() not in ("their", "people"):
            return True
    return False


def _met_pledge(clause: Clause, spend: int) -> int | None:
    """The verb of "met its pledge to spend": the pledge that is met, not the spending, is what is told."""
    if clause.items[spend - 1].text.lower() != "to" or clause.items[spend - 2].concept != "target":
        return None
    return next((k for k in range(spend - 3, max(-1, spend - 8), -1) if clause.items[k].concept == "meet"), None)


def _only_meant(clause: Clause, by: int, n: int) -> bool:
    """Whether the number is promised, asked or no share of GDP: "pledged to spend", "is 90 % finished"."""
    verb, before = clause.items[by], clause.items[by - 1].text.lower() if by else ""
    if before in ("to", *_OPEN) or any(i.text.lower() in _OPEN for i in clause.items[by:n]):
        return True
    if any(i.text.lower() in _PLANNED for i in clause.items):
        return True
    if clause.items[n].concept != "percent":
        return False
    named = clause.has("gdp", "spending", "spend", "pay", "target")
    loose = verb.concept == "be" and not named and clause.items[n - 1].text.lower() not in ("at", "above", "below")
    return loose or clause.items[n].quantity.value > _MOST


def _beside(clause: Clause, n: int) -> bool:
    """Whether the number is of the alliance's whole bill or spent "on NATO", which are claims of other kinds."""
    after = clause.items[n + 1 : n + 6]
    words = [i.text.lower() for i in after]
    for k, item in enumerate(after):
        if item.concept in ("nato", "common_fund") and k and words[k - 1] in ("of", "on", "to", "into", "for"):
            return True
    return clause.items[n].concept == "percent" and "of" in words[:1] and not any(i.concept == "gdp" for i in after)


def _of_defence(clause: Clause) -> bool:
    return clause.has("spending") or (clause.has("spend", "pay") and clause.has("defence"))


def _reached(said: Quantity, between: tuple[Item, ...]) -> Quantity:
    """What was reached is at least that much."""
    if plain(said) and any(i.concept == "meet" for i in between):
        return replace(said, bound="at_least")
    return said


def _missed(clause: Clause, by: int, n: int) -> bool:
    """Whether a level was missed or is "below the 2 % target": the denial of having reached it, to the last digit."""
    short = any(i.concept == "below" and i.text.lower() != "under" for i in clause.items[by:n])
    return short and plain(bounded(clause, n))


def _check(case: Case) -> Verdict:
    said = case.claim.number("level")
    lasting = bool(case.claim.slots.get("lasting"))
    years = years_meant(case) if case.claim.time() or not lasting else (*reversed(covered_years(case)),)
    if said is None or not years:
        return unheld("no release held covers the time it speaks of")
    found = (case.day.year,) if _overtaken(case, said, years[0]) else years if lasting else years[:4]
    readings = [r for n, year in enumerate(found) for r in _of_year(case, said, year, main=lasting or n == 0)]
    who = spoken(case.claim.text("who"), case.now.catalogue)
    if not readings:
        return unheld(f"no release held has such a figure for {who} in {years[0]}")
    readings.sort(key=lambda r: not r.main)
    nearest = next((r for r in readings if r.main), readings[0])
    main = [r for r in readings if r.main]
    if lasting and 2 * sum(r.outcome == "fails" for r in main) > len(main):
        # "consistently" names no first year: where most years differ, it is wrong wherever it begins
        readings = [replace(r, main=r.main and r.outcome == "fails") for r in readings]
    caveats = (_FIRST,) if case.claim.slots.get("first") else ()
    told = f"{explained(readings)}; {_WHY_OPEN}" if all(r.outcome == "unknown" for r in main) else ""
    return concluded(readings, told=told, true=_true(who, said, nearest), caveats=caveats)


def _overtaken(case: Case, said: Quantity, year: int) -> bool:
    """Whether the day's own year is meant, of which this ally's figure is held although the others' are not."""
    place = place_of(case.claim.text("who"), case.then, case.day.year)
    first = next(_definitions(case, said, place), None)
    return first is not None and outdated(case, year) and bool(sightings(case, first[0], place, case.day.year))


def _true(who: str, said: Quantity, nearest: Reading) -> str:
    """What was spent, by the reading the label rests on."""
    spent, _, year = nearest.found.rpartition(" in ")
    of = " of GDP" if said.kind == "percent" else ""
    prices = "" if said.kind == "percent" else f" ({nearest.definition.removeprefix('defence spending ')})"
    return f"{who} spent {spent}{of} on defence in {year}{prices}"


def _of_year(case: Case, said: Quantity, year: int, *, main: bool) -> Iterator[Reading]:
    place = place_of(case.claim.text("who"), case.then, year)
    denied = case.claim.stance == "denied"
    main_found = False
    for measure, definition, counts in _definitions(case, said, place):
        seen = sightings(case, measure, place, year)
        counted = main and (counts or not main_found)
        main_found = main_found or bool(seen)
        for sight in seen:
            shown = f"{billions(sight.value, said.currency)} in {year}{mark(sight.figure)}"
            national = measure.startswith("expenditure_national")
            reading = held(Asked(definition, said, denied, counted, shown if national else ""), sight)
            if reading.outcome == ("holds" if denied else "fails") and _open(case, said, sight, year):
                reading = replace(reading, outcome="unknown")
            if counted or said.kind == "percent" or reading.outcome == ("fails" if denied else "holds"):
                yield reading


def _open(case: Case, said: Quantity, sight: Sighting, year: int) -> bool:
    """Whether a figure that disagrees cannot tell: of a year before a change just made, or revised since.

    So is every figure of a year before the day's own, where figures of that one are out and this ally's is not held.
    A year's figure published after the day, or an estimate half a year old, differs from what was known by up to a
    tenth, or 0.15 points of GDP.
    """
    if case.claim.slots.get("moved") and case.claim.time() is None and year < case.day.year:
        return True
    if outdated(case, year):
        return True
    if not revisable(case, sight, year) or (sight.known == "then" and not plain(said)):
        return False
    leeway = max(_POINTS, sight.value * _REVISED) if said.kind == "percent" else sight.value * _REVISED
    low, high = said.reach()
    return low - leeway <= sight.value <= high + leeway


def _definitions(case: Case, said: Quantity, place: str) -> Iterator[tuple[str, str, bool]]:
    """Measure, its definition, and whether the label rests on it even where one before it was found."""
    if said.kind == "percent":
        yield "defence_share", "defence spending as a share of GDP, as published", True
        yield "defence_share_recomputed", "defence spending as a share of GDP, recomputed at constant prices", False
        if place == "USA":
            yield "us_national_defense_share_of_gdp", "national defence outlays (050), share of GDP, fiscal year", False
    elif case.claim.text("per") == "head":
        yield "expenditure_per_head", "defence spending per head, constant prices", True
    elif said.currency in ("", "USD"):
        yield "expenditure_usd_current", "defence spending at current prices and exchange rates", True
        yield "expenditure_usd_constant", "defence spending at constant prices", False
        if place == "USA":
            yield "us_national_defense_outlays", "national defence outlays (050), fiscal year", False
    elif said.currency == _currency(case, place):
        yield "expenditure_national_current", "defence spending in national currency", True
        yield "expenditure_national", "defence spending in national currency, an estimate", False


def _currency(case: Case, place: str) -> str:
    places = case.now.catalogue.places
    return places[place].currency if place in places else ""


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example("In 2024, Estonia spent 3.4 percent of GDP on defence.", _DAY, "supported", {"who": "EST"}),
    Example("Poland spends more than 4 percent of its GDP on defence.", _DAY, "supported_with_caveat"),
    Example("In 2024, Spain spent 2.1 percent of GDP on defence.", _DAY, "refuted", {"who": "ESP"}),
    Example("Canada does not spend 2 percent of GDP on defence.", _DAY, "supported", {"who": "CAN"}),
    Example("In 2019, the United States spent 3.5 percent of its GDP on defence.", _DAY, "supported_with_caveat"),
    Example("The US spent US$ 967.7 bn on defence in 2024.", _DAY, "supported", {"who": "USA"}),
    Example("European allies and Canada spent 506.7 billion dollars on defence in 2024.", _DAY, "supported"),
    Example("Defence spending of Belgium fell to 1.3 percent of GDP in 2024.", _DAY, "supported"),
    Example("Greece has consistently exceeded its pledge to spend 2 percent of GDP on defence.", _DAY, "supported"),
    Example("Spain has consistently exceeded its pledge to spend 2 percent of GDP on defence.", _DAY, "refuted"),
    Example("In 2024, Germany met for the first time its goal of 2 percent of GDP.", _DAY, "supported_with_caveat"),
    Example(
        "Norway is spending 2.2 percent of GDP on defence, when it should spend more.", _DAY, "supported_with_caveat"
    ),
    Example("We saw many countries in NATO meeting the 2 percent of GDP.", _DAY, speaker="Joe Biden"),
    Example("In 2024, Belgium missed the 2% target for defence spending.", _DAY, "supported", {"who": "BEL"}),
    Example("In 2024, Poland was below the 2% target for defence spending.", _DAY, "refuted", {"who": "POL"}),
    Example("The US saw more countries in NATO, as you know, meeting the 2 percent of GDP.", _DAY),
    Example("The Dutch have raised defence spending to 24 billion euros.", _DAY, "not_enough_evidence"),
    Example("Luxembourg spends 0.6 percent of GDP on defence.", date(2022, 3, 1), "not_enough_evidence"),
    Example("Canada spends 1.31 percent of GDP on defence.", date(2019, 12, 3), "not_enough_evidence"),
    Example("Luxembourg spends 1.6 percent of GDP on defence.", date(2022, 3, 1), "refuted"),
    Example("Estonia spends more than 5 percent of GDP on defence.", date(2026, 7, 15), "not_enough_evidence"),
    Example("Estonia spends more than 5 percent of GDP on defence.", date(2026, 3, 15), "refuted"),
    Example("Denmark spends 3.5 percent of GDP on defence.", date(2026, 7, 15), "supported"),
    Example("Poland will probably win 2 percent of the vote.", _DAY),
    Example("Germany increased defence spending by 18 percent in 2024.", _DAY),
    Example("Italy spends 8 percent of GDP on health.", _DAY),
    Example("Neither Italy nor Spain spends 2 percent of GDP on defence.", _DAY),
    Example("Without the United States, NATO spends 2 percent of GDP on defence.", _DAY),
    Example("Italy cannot spend 2 percent of GDP on defence.", _DAY),
    Example("Italy spends far from 2 percent of GDP on defence.", _DAY),
    Example("The United States pays 16 percent of NATO's budget.", _DAY),
)

level = Kind(
    "level",
    "What an ally or a group spends on defence, in percent of GDP or in money",
    _read,
    _check,
    _EXAMPLES,
    needs=("percent", "money"),
)
