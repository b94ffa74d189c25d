"""How spending changed: "rose by 18 %", "an extra 33 billion", "went up every year", "it was going down"."""

from datetime import date

from fairshare.claims._changes import changes
from fairshare.claims._levels import place_in
from fairshare.claims._pairs import clamped
from fairshare.claims._party import ALLIES, PARTIES, behind, place_of, spoken, subject
from fairshare.claims._readings import concluded, unheld
from fairshare.claims._stance import negated, stance
from fairshare.claims._trend import ELSEWHERE, about_spending, steady, trend_of
from fairshare.claims._views import newest_year, views
from fairshare.claims._years import interval_meant, past, time_said
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause, Item
from fairshare.core.verdict import Outcome, Reading, Verdict

#: The year of the pledge to move towards 2 %, from which rises are mostly counted.
_PLEDGE = 2014
#: A number as large as this is of money, whatever is counted.
_MONEY = 1e8
#: What is promised is not spent yet.
_PLEDGED = ("secured", "secure", "securing", "pledged", "pledging", "promised", "committed", "announced")
_OF = ("in", "of", "by", "across", "from", "among", "throughout", "for")


def _read(clause: Clause) -> Claim | None:
    if clause.has(*ELSEWHERE) or not about_spending(clause) or _of_part(clause):
        return None
    trend = trend_of(clause)
    if trend is None:
        return None
    who = _whose(clause) or subject(clause, trend.at) or behind(clause, trend.at)
    if not who or ("," in who and trend.amount is None):
        return None
    held_as, nearby = stance(clause, trend.at), clause.items[max(0, trend.at - 4) : trend.at + 1]
    if negated(nearby):
        if held_as != "asserted":
            return None
        held_as = "denied"
    slots: dict[str, Slot] = {"who": who, "direction": "fall" if trend.down else "rise"}
    if trend.amount is not None:
        slots["amount"] = trend.amount
    if clause.has("gdp") and trend.amount is None:
        slots["of"] = "gdp"
    slots |= _over_time(clause)
    if held_as == "asserted" and any(i.text.lower() in _PLEDGED for i in clause.items[: trend.at + 1]):
        held_as = "expected"
    return Claim("change", clause.items[trend.at].span, slots, held_as)


def _over_time(clause: Clause) -> dict[str, Slot]:
    """When it rose or fell: a time, the present, every year or a number of years in a row, or from an unknown day."""
    slots: dict[str, Slot] = {}
    in_a_row = steady(clause)
    if in_a_row:
        slots["steady"] = in_a_row
        beside = [i for i in clause.all("money", "count") if i.quantity.value >= _MONEY]
        if beside:
            slots["beside"] = beside[0].text
    counted = in_a_row and in_a_row is not True and not clause.has("when")
    if (when := time_said(clause)) is not None and not counted:
        slots["when"] = when
    elif not past(clause):
        slots["present"] = True
    if _open_since(clause):
        slots["open"] = True
    return slots


def _of_part(clause: Clause) -> bool:
    """Whether what rises or falls is somebody's part of all spending: "the US share of NATO's spending fell"."""
    return not clause.has("gdp") and any(i.text.lower() in ("share", "portion", "proportion") for i in clause.items)


def _open_since(clause: Clause) -> bool:
    """Whether it is told from a time on that the words do not tell: "since he moved in"."""
    every = clause.whole or clause.items
    return any(i.text.lower() == "since" for i in every) and not any(i.concept == "when" for i in every)


def _whose(clause: Clause) -> str:
    """Who spends where it stands right behind: "a rise in defence spending across Europe", "from our allies"."""
    spending = clause.first("spending")
    n = place_in(clause, spending) + 1 if spending is not None else len(clause.items)
    of = n < len(clause.items) and clause.items[n].text.lower() in _OF
    who = behind(clause, n) if of and any(i.concept in PARTIES for i in clause.items[n + 1 : n + 4]) else ""
    if who in ("", ALLIES, "NATO") and not _country(clause):
        europe = clause.first("europe")
        named = europe is not None and (clause.has("ally") or clause.has("we") or "canad" in _behind_it(clause, europe))
        return behind(clause, place_in(clause, europe)) if europe is not None and named else who
    return who


def _country(clause: Clause) -> bool:
    """Whether a country is named and not its money ("U.S. dollars")."""
    following = zip(clause.items, (*clause.items[1:], None), strict=True)
    return any(i.concept == "country" and not (f and f.text.lower().startswith("dollar")) for i, f in following)


def _behind_it(clause: Clause, item: Item) -> str:
    at = place_in(clause, item)
    return " ".join(i.text.lower() for i in clause.items[at : at + 3])


def _check(case: Case) -> Verdict:
    meant = _interval(case)
    if case.claim.slots.get("open"):
        return unheld("from when on it rose or fell cannot be told from the words")
    if meant is None:
        return unheld("no release held covers the time it speaks of")
    years = clamped(case, meant)
    readings = _readings(case, years)
    if _unbased(case) and not any(r.main and r.outcome == _asserted(case) for r in readings):
        # Nobody says from when on: it is wrong only where it is wrong since the pledge of Wales as well
        readings += _readings(case, clamped(case, (_PLEDGE, years[1])))
    who = spoken(case.claim.text("who"), case.now.catalogue)
    if not readings:
        return unheld(f"no release held has the spending of {who} in both {years[0]} and {years[1]}")
    readings.sort(key=lambda r: not r.main)
    main = next((r for r in readings if r.main), readings[0])
    beside = case.claim.text("beside")
    caveats = (f"“{beside}”, said beside it, is not judged.",) if beside else ()
    return concluded(readings, told="", true=f"{main.definition}: {main.found}", caveats=caveats)


def _readings(case: Case, years: tuple[int, int]) -> list[Reading]:
    return [r for place in _places(case, years[1]) for r in changes(case, place, years)]


def _unbased(case: Case) -> bool:
    """Whether an amount is said without the time it is counted from."""
    amount = case.claim.number("amount")
    relative = amount is not None and amount.kind in ("percent", "multiple") and not case.claim.slots.get("steady")
    return relative and case.claim.time() is None


def _asserted(case: Case) -> Outcome:
    """The outcome of a reading by which what is asserted, or denied, happened."""
    return "fails" if case.claim.stance == "denied" else "holds"


def _interval(case: Case) -> tuple[int, int] | None:
    """The years of the change; what is told of the present without a year is of the day's own, where one tells it."""
    year, timeless = case.day.year, case.claim.time() is None
    newest, meant = newest_year(case), interval_meant(case)
    when = case.claim.time()
    if when is not None and when.open_end and newest is not None and when.since.year >= newest:
        return (when.since.year, year) if views(case, year) and when.since.year < year else None
    late = newest is not None and views(case, newest)[0].known == "now"
    if timeless and late and case.claim.slots.get("present") and views(case, year):
        # the ledger holds no release of the day, so that of the year itself tells of the present
        meant = (year - 1, year)
    every_year = timeless and case.claim.slots.get("steady") is True
    return (_PLEDGE, meant[1]) if meant is not None and every_year else meant


def _places(case: Case, year: int) -> tuple[str, ...]:
    """Who is meant: "the allies" may be all of them, or all but the United States, and both are read."""
    who = case.claim.text("who")
    return ("EUR_CAN", "NATO") if who == ALLIES else (place_of(who, case.then, year),)


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
    Example("Non-U.S. defence spending has risen for ten years in a row.", _DAY, "supported", {"who": "EUR_CAN"}),
    Example("Europe and Canada have raised an extra 90 billion dollars for defence.", _DAY, "not_enough_evidence"),
    Example("Europe and Canada have raised an extra 9000 billion dollars for defence.", _DAY, "refuted"),
    Example(
        "Europe and Canada saw ten consecutive years of rising defence spending, 700 billion dollars in all.",
        _DAY,
        "supported_with_caveat",
    ),
    Example("German defence spending has fallen every year.", _DAY, "refuted", {"who": "DEU"}),
    Example("Germany spends more on defence than Italy.", _DAY),
    Example("Germany raised its defence spending to 2.1 percent of GDP.", _DAY),
    Example("The US share of NATO's defence spending fell from 72 percent to 64 percent.", _DAY),
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
