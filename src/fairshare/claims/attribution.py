"""Who caused the rise: "I was the one who got them to pay". Evidence for and against, never a bare yes or no."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from fairshare.claims._readings import resting
from fairshare.claims._registers import day_of, known, record
from fairshare.claims._tenure import Term, terms
from fairshare.claims._views import View, newest_year, views
from fairshare.claims._words import mark, outcome, percent, sentence
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause, Item, Person
from fairshare.core.figure import Figure
from fairshare.core.grammar import find
from fairshare.core.verdict import Label, Reading, Record, Verdict
from fairshare.errors import FairshareError

_SHAPES = (
    "who:i|he|person|we .. be .. one_who .. got_word|pay|spend|rise ... pay|spend|spending|rise",
    "who:i|he|person|we .. got_word .. ally|country_word|they|europe|nato|others ... pay|spend|meet|rise|spending",
    "because .. who:i|he|person|we ... ally|country_word|they|europe|nato ... pay|spend|rise|meet|spending",
    "ally|country_word|they|europe|nato ... pay|spend|rise|meet ... because .. who:i|he|person|we",
)
#: First year of the ledger's history that every window starts from: the year of the pledge to move towards 2 %.
_FROM = 2014
GROUP = "EUR_CAN"
_TOPIC = ("spending", "defence", "nato", "ally", "europe")
_CLAIMED = "the rise is due to the person named"


def _read(clause: Clause) -> Claim | None:
    if not clause.has("got_word", "one_who", "because") or clause.has("should") or not _of_spending(clause):
        return None
    if (found := find(clause, *_SHAPES)) is None:
        return None
    slots: dict[str, Slot] = {}
    if person := _person(clause, found["who"]):
        slots["person"] = person
    denied = any(i.concept == "not" for i in found.items)
    return Claim("attribution", clause.statement.span, slots, "denied" if denied else "asserted")


def _of_spending(clause: Clause) -> bool:
    """Whether it is about what allies spend, and not about tariffs, aid or taxes."""
    if clause.has("other_budget", "aid", "military_aid", "financial_aid", "ceasefire", "minerals_deal"):
        return False
    return clause.has(*_TOPIC) or not clause.around.isdisjoint(_TOPIC)


def _person(clause: Clause, who: Item) -> str:
    """Who is credited: somebody named, or the speaker where it is "I" or "me"; empty where nobody can tell."""
    if who.concept in ("i", "we"):
        return clause.statement.speaker.name
    if isinstance(who.value, Person):
        return who.value.name
    return ""


@dataclass(frozen=True)
class _Window:
    """A rise split at a term of office: how much of it fell before, during and after."""

    before: float
    during: float
    after: float
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class _Evidence:
    """What speaks for or against, in words and figures."""

    definition: str
    found: str
    holds: bool
    figures: tuple[Figure, ...] = ()


def _check(case: Case) -> Verdict:
    person = case.claim.text("person")
    newest = newest_year(case)
    if not person:
        return Verdict("not_enough_evidence", "Who is meant cannot be told from the sentence; say who speaks.")
    if newest is None:
        return Verdict("not_enough_evidence", "No release held covers the time meant.")
    led = [t for t in terms(case.now, person, case.day) if t.first_year <= newest]
    if not led:
        why = f"{person} held no office in the register that begins within the years the ledger covers"
        return Verdict("not_enough_evidence", sentence(why))
    readings = tuple(r for view in views(case, newest)[:1] for r in _readings(case, view, led[0], newest))
    if not readings:
        return Verdict("not_enough_evidence", "The figures needed are not held.")
    both = {r.outcome for r in readings if r.grade != "unverified"} >= {"holds", "fails"}
    label: Label = "conflicting" if both else "not_enough_evidence"
    return Verdict(
        label,
        _explained(readings),
        readings=readings,
        caveats=("Timing shows what fits a cause and what does not; it proves none.",),
    )


def _readings(case: Case, view: View, term: Term, newest: int) -> Iterator[Reading]:
    found = [*_growth(view, term, newest)]
    start = term.first_year - 1
    for base, words in ((start, f"like for like, members of {start}"), (None, "as published, joiners included")):
        window = _window(view, term, newest, base)
        found += [_split(window, words)] if window is not None else []
    found += _counts(view, term, newest)
    for evidence in found:
        yield Reading(
            definition=evidence.definition,
            claimed=_CLAIMED,
            found=evidence.found,
            outcome=outcome(evidence.holds, denied=case.claim.stance == "denied"),
            release=view.source.id,
            known=view.known,
            figures=evidence.figures,
            grade=view.source.grade,
        )
    yield from _before(case, term)
    yield from _others(case, term)


def _growth(view: View, term: Term, newest: int) -> Iterator[_Evidence]:
    """Real growth of Europe and Canada each year of the term against the years before."""
    before = _rates(view, range(_FROM + 1, term.first_year))
    during = _rates(view, range(term.first_year, term.last_year(newest) + 1))
    if not before or not during:
        return
    mean = [sum(f.value for f in part) / len(part) for part in (before, during)]
    shown = [", ".join(percent(f.value, 1) + mark(f) for f in part) for part in (before, during)]
    told = f"{shown[1]} in {_years(during)}, after {shown[0]} in {_years(before)}"
    words = "real growth of Europe and Canada a year, as published"
    yield _Evidence(words, told, mean[1] > mean[0], (*before, *during))


def _rates(view: View, years: range) -> list[Figure]:
    found = []
    for year in years:
        try:
            found.append(view.world.figure(f"real_growth/{GROUP}/{year}@{view.source.id}"))
        except FairshareError:
            continue
    return found


def _years(figures: list[Figure]) -> str:
    years = [f.id.year for f in figures if f.id]
    return f"{years[0]}" if len(years) == 1 else f"{years[0]} to {years[-1]}"


def _window(view: View, term: Term, newest: int, base: int | None) -> _Window | None:
    members = f"~{base}" if base is not None else ""
    years = (_FROM, term.first_year - 1, term.last_year(newest), newest)
    if not years[0] < years[1] <= years[2] <= years[3]:
        return None
    try:
        levels = [view.world.figure(f"expenditure_usd_constant/{GROUP}{members}/{y}@{view.source.id}") for y in years]
    except FairshareError:
        return None
    whole = levels[3].value - levels[0].value
    if whole <= 0:
        return None
    before, during, after = ((b.value - a.value) / whole for a, b in pairwise(levels))
    return _Window(before, during, after, tuple(levels))


def _split(window: _Window, words: str) -> _Evidence:
    """The term's part of the rise, beside what came before and after."""
    years = [f.id.year for f in window.figures if f.id]
    told = (
        f"of the real rise from {years[0]} to {years[3]}{mark(window.figures[3])}, {percent(window.before, 0)} came by "
        f"{years[1]}, {percent(window.during, 0)} from {years[1]} to {years[2]} and {percent(window.after, 0)} later"
    )
    most = window.during >= max(window.before, window.after)
    return _Evidence(f"when the rise of Europe and Canada came ({words})", told, most, window.figures)


def _counts(view: View, term: Term, newest: int) -> Iterator[_Evidence]:
    """Allies at 2 % before the term and at its end."""
    years = (term.first_year - 1, term.last_year(newest))
    try:
        found = [view.world.figure(f"meets/NATO/{y}@{view.source.id};level=2") for y in years]
    except FairshareError:
        return
    told = f"{found[0].value:.0f} allies in {years[0]}, {found[1].value:.0f} in {years[1]}{mark(found[1])}"
    rose = found[1].value > found[0].value
    yield _Evidence("allies at or above 2 % of GDP, as published", told, rose, tuple(found))


def _before(case: Case, term: Term) -> Iterator[Reading]:
    """What had been agreed before the term began."""
    agreed = [t for t in case.now.catalogue.targets.values() if "NATO" in t.binds and not t.is_demand]
    earlier = [t for t in agreed if t.agreed < term.since and t.measure == "defence_share"]
    if not earlier:
        return
    last = max(earlier, key=lambda t: t.agreed)
    told = f"{last.label} had been agreed on {last.agreed} ({last.source.split(';')[0]}), before {term.since}"
    rows = [r for r in case.now.catalogue.register("pledges") if r["target"] == last.id][:1]
    yield _of_records(case, "what was agreed before", told, tuple(record("pledges", r) for r in rows))


def _others(case: Case, term: Term) -> Iterator[Reading]:
    """The war in Ukraine is another cause, whoever held the office when it began."""
    for row in known(case.now, "events", by=case.day):
        day = day_of("events", row)
        if row["type"] == "war" and {"RUS", "UKR"} <= set(row["actors"].split()) and day.year >= _FROM:
            inside = term.since <= day and (term.until is None or day < term.until)
            told = f"{row['what']} ({day}, {'within' if inside else 'outside'} the term) is another cause"
            yield _of_records(case, "other causes", told, (record("events", row),))


def _of_records(case: Case, definition: str, found: str, records: tuple[Record, ...]) -> Reading:
    """Evidence against from registers."""
    return Reading(
        definition=definition,
        claimed=_CLAIMED,
        found=found,
        outcome=outcome(False, denied=case.claim.stance == "denied"),
        source="registers",
        records=records,
        grade=records[0].grade if records else "reported",
    )


def _explained(readings: tuple[Reading, ...]) -> str:
    speaks = [f"{r.definition}: {r.found}" for r in readings if r.outcome == "holds"]
    kinds_against = {r.definition.partition(" (")[0]: r for r in reversed(readings) if r.outcome == "fails"}
    against = [f"{r.definition}: {r.found}" for r in readings if r.outcome == "fails" and r in kinds_against.values()]
    told = (
        f"for it: {speaks[0] if speaks else 'nothing found'}; against it: {'; '.join(against[:2]) or 'nothing found'}"
    )
    return sentence(f"{told}{resting(readings)}")


_DAY = date(2025, 3, 12)

attribution = Kind(
    "attribution",
    "Who caused the rise in spending",
    _read,
    _check,
    (
        Example("I was the one who made the allies spend more.", _DAY, "conflicting", speaker="Donald Trump"),
        Example("Donald Trump got NATO countries to spend more.", _DAY, "conflicting", {"person": "Donald Trump"}),
        Example("The allies are spending more because of Joe Biden.", _DAY, "conflicting", {"person": "Joe Biden"}),
        Example("I got the allies to pay.", _DAY, "not_enough_evidence", speaker="Jane Roe"),
        Example("I was the one who got lost on the way to the summit.", _DAY, speaker="Donald Trump"),
        Example("Donald Trump should get NATO countries to spend more.", _DAY),
        Example("The allies spent more because of inflation.", _DAY),
        Example("Those countries are paying a tariff because of me.", _DAY, speaker="Donald Trump"),
    ),
    precedence=15,
    needs=("got_word", "one_who", "because"),
)
