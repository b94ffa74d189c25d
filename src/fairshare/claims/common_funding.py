"""NATO's common funding itself: "the US pays 16 % of NATO's budget", "NATO's budget is 4.6 billion euros"."""

from collections.abc import Iterator
from datetime import date

from fairshare.claims._common_funding import BUDGETS, budgeted_years, budgets, common_share, firm_first, whole
from fairshare.claims._levels import bounded
from fairshare.claims._party import ALLIES, spoken, subject
from fairshare.claims._readings import Asked, concluded, held, recorded, unheld
from fairshare.claims._records import record, rows
from fairshare.claims._sightings import sightings
from fairshare.claims._stance import negated, stance
from fairshare.claims._words import billions, mark
from fairshare.claims._years import time_said
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause, Item
from fairshare.core.grammar import find
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading, Verdict

_PART = (
    "by:pay|cover|spend|have|give ... part:percent|share .. what:common_fund",
    "what:common_fund ... by:pay|cover ... part:percent|share",
    "part:percent|share .. what:common_fund ... by:pay|cover|be|give",
)
_SIZE = (
    "what:common_fund .. by:be|have|rise .. size:money",
    "what:common_fund .. word .. size:money",
)
#: What people call one of the budgets -> its measure.
_NAMED = {"civil": "common_budget_civil", "military": "common_budget_military", "investment": "common_budget_nsip"}


def _read(clause: Clause) -> Claim | None:
    if not clause.has("common_fund") or clause.has("gdp", "aid", "owe", "arrears"):
        return None
    part = find(clause, *_PART)
    if part is not None:
        return _part(clause, part["part"], part["by"], part.items)
    size = find(clause, *_SIZE)
    if size is None or any(i.concept in ("rise", "fall", "extra") for i in size.items):
        return None
    item = size["size"]
    slots: dict[str, Slot] = {"size": bounded(clause, clause.items.index(item)), "of": _budget(size["what"])}
    return _claim(clause, item, slots, size.items)


def _part(clause: Clause, item: Item, by: Item, between: tuple[Item, ...]) -> Claim | None:
    who = subject(clause, clause.items.index(by))
    if not who or who in ("NATO", ALLIES):
        who = next((str(i.value) for i in clause.all("country")), clause.statement.speaker.place)
    if not who or "," in who or len(list(clause.all("country"))) > 1:
        return None
    slots: dict[str, Slot] = {"who": who, "part": bounded(clause, clause.items.index(item))}
    return _claim(clause, item, slots, between)


def _claim(clause: Clause, item: Item, slots: dict[str, Slot], between: tuple[Item, ...]) -> Claim | None:
    held_as = stance(clause, clause.items.index(item))
    if negated(between) or any(i.concept == "not" for i in clause.items):
        if held_as != "asserted":
            return None
        held_as = "denied"
    if (when := time_said(clause)) is not None:
        slots["when"] = when
    return Claim("common-funding", item.span, slots, held_as)


def _budget(item: Item) -> str:
    return next((measure for word, measure in _NAMED.items() if word in item.text.lower()), "")


def _check(case: Case) -> Verdict:
    part, size = case.claim.number("part"), case.claim.number("size")
    if part is not None:
        return _of_part(case, part)
    return _of_size(case, size) if size is not None else unheld("no size of a budget is said")


def _of_part(case: Case, said: Quantity) -> Verdict:
    place = case.claim.text("who")
    who = spoken(place, case.now.catalogue)
    year = _year(case, place)
    readings = list(common_share(case, said, place, year)) if year else []
    if not readings:
        return unheld(f"no cost share of {who} in common funding is held for {year or case.day.year}")
    main = next((r for r in readings if r.main), readings[0])
    true = f"{who} bore {main.found.replace(' in ', ' of NATO’s common funding in ')}"
    return concluded(readings, told="", true=true)


def _year(case: Case, place: str) -> int | None:
    """The year meant: the one named, else the newest up to the day's own for which a share is held."""
    when = case.claim.time()
    if when is not None and when.year is not None:
        return when.year
    years = range(case.day.year, case.day.year - 10, -1)
    return next((y for y in years if sightings(case, "common_funding_share", place, y)), None)


def _of_size(case: Case, said: Quantity) -> Verdict:
    when = case.claim.time()
    year = when.year if when is not None else next(iter(budgeted_years(case)), None)
    if year is None or said.currency not in ("", "EUR"):
        return unheld("the budgets are held in euros, by year")
    readings = list(_sizes(case, said, year))
    if not readings:
        return unheld(f"no common budget of {year} is held")
    main = next((r for r in readings if r.main), readings[0])
    return concluded(readings, told="", true=f"{main.definition}: {main.found}")


def _sizes(case: Case, said: Quantity, year: int) -> Iterator[Reading]:
    denied, one = case.claim.stance == "denied", case.claim.text("of")
    for measure, name in BUDGETS.items():
        for seen in firm_first(sightings(case, measure, "NATO", year)) if one in ("", measure) else ():
            yield held(Asked(f"NATO's {name}", said, denied, main=measure == one), seen)
    if one:
        return
    told = rows(case, "common_funding", kind="budget", item="total", from_year=str(year))
    for row in told:
        total = float(row["value"]) * 1e6
        asked = Asked("NATO's common budgets together", said, denied, not one, f"{billions(total, 'EUR')} in {year}")
        yield recorded(asked, record("common_funding", row, f"the total of {year}"), total, total)
    seen_all = whole(case, year)
    if seen_all is not None:
        shown = f"{billions(seen_all.value, 'EUR')} in {year}{mark(seen_all.figure)}"
        parts = [s.figure for s in budgets(case, year).values()]
        yield held(Asked("the three common budgets added up", said, denied, not one, shown), seen_all, *parts)


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example("The United States pays 16 percent of NATO's common budget.", _DAY, "supported", {"who": "USA"}),
    Example("The United States pays 22 percent of NATO's common budget.", date(2019, 6, 1), "supported"),
    Example("The United States pays 70 percent of NATO's budget.", _DAY, "refuted"),
    Example("Germany does not pay 30 percent of NATO's common funding.", _DAY, "supported", {"who": "DEU"}),
    Example("NATO's budget is 4.6 billion euros.", _DAY, "supported"),
    Example("NATO's budget is 40 billion euros.", _DAY, "refuted"),
    Example("The United States pays 70 percent of NATO.", _DAY),
    Example("Germany spends 2 percent of GDP on defence and likes common funding.", _DAY),
    Example("NATO's budget was discussed by 16 ministers.", _DAY),
)

common_funding = Kind(
    "common-funding",
    "NATO's common budgets and the part an ally pays of them",
    _read,
    _check,
    _EXAMPLES,
    precedence=25,
    needs=("common_fund",),
)
