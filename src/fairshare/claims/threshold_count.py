"""How many allies reach, or stay below, a level: "23 of the 32 spend 2 %", "most were not paying"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from fairshare.claims._allies import Asked, Count, count, fits
from fairshare.claims._counting import counting, denied, whose
from fairshare.claims._readings import concluded
from fairshare.claims._stance import negated, stance
from fairshare.claims._tenure import terms
from fairshare.claims._views import View, covered_years, newest_year, outdated, views
from fairshare.claims._words import allowed, listed_in_words, mark, outcome, percent, sentence
from fairshare.claims._years import past, time_said
from fairshare.core.claim import Case, Claim, Example, Kind, Slot, Stance
from fairshare.core.clause import Clause, Person
from fairshare.core.grammar import Match
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading, Verdict
from fairshare.errors import BadInput

_GUIDELINE = 0.02
_MOST = Quantity("share", 0.5, 1.0, vague=True, words="most")
#: Ways to a share, with how they are called; the first decides.
BASES = {"defence_share": "as published", "defence_share_recomputed": "recomputed"}
#: So many allies, or this part of those found, may lie between the release of a day that is not held and a later one.
#: Four: six allies at 2 % in 2021 by nato-2024-06, ten when first estimated (general knowledge, not held).
_REVISED, _REVISED_PART = 4, 0.3
#: Words of what is meant and not yet done.
_MEANT = ("plan", "plans", "planned", "planning", "hope", "hoping", "aim", "aiming", "intend", "trying")
#: Those counted, where they are not all allies.
_WHO = {"NATO_EUROPE": "European allies", "EUR_CAN": "allies other than the United States"}


def _read(clause: Clause) -> Claim | None:
    if not clause.has("count", "share") or clause.has("treaty_word"):
        return None
    found, paying = counting(clause)
    if found is None or not _about_spending(clause, found) or _bound_to(clause, found) or _elsewhere(clause, found):
        return None
    who = found["who"].quantity
    if who.kind == "share" and who.of is not None and not clause.has("ally", "country_word"):
        return None
    slots: dict[str, Slot] = {"count": who, "side": _which(found), "wording": "paying" if paying else "level"}
    if (level := found.get("level")) is not None:
        slots["level"] = level.quantity
    if (group := whose(clause, found)) != "NATO":
        slots["group"] = group
    if not group:
        return None
    if (when := time_said(clause)) is not None:
        slots["when"] = when
    elif past(clause):
        slots["past"] = True
        if person := _taking_office(clause):
            slots["office_of"] = person
    held_as, at = _held(clause, found), clause.items.index(found["who"])
    if at and clause.items[at - 1].concept == "not" and held_as == "asserted":
        # "not all allies": what is denied is the number
        held_as, slots["count"] = "denied", denied(who)
    return Claim("threshold-count", found.items[0].span, slots, held_as)


def _bound_to(clause: Clause, found: Match) -> bool:
    """Whether it says that allies are bound to a level, agreed to it or mean it, not that they reach it."""
    by = clause.items.index(found["by"])
    meant = any(i.concept == "agreed" or i.text.lower() in _MEANT for i in clause.items[:by])
    if meant and clause.items[by - 1].text.lower() == "to":
        return True
    if not clause.has("binding"):
        return False
    level = found.get("level")
    before = clause.items[clause.items.index(level) - 1] if level is not None else None
    spent = any(i.concept in ("spend", "pay", "meet") for i in found.items)
    return before is None or before.concept != "binding" or not spent


def _elsewhere(clause: Clause, found: Match) -> bool:
    """Whether the level is of something else than defence spending: "20 % on equipment", "2 % of GDP on health"."""
    if found.get("level") is None and found.get("goal") is None:
        return False
    spent_on = (a for b, a in pairwise(clause.items) if b.text.lower() in ("on", "for", "in"))
    return clause.has("equipment") or any(i.concept == "other_budget" for i in spent_on)


def _taking_office(clause: Clause) -> str:
    """Who took office where it is said of that time: "when Roe took office", "when we came into office"."""
    items = (*clause.subject, *clause.items) if clause.has("took_office") else clause.whole
    if not any(i.concept == "took_office" for i in items):
        return ""
    named = next((i.value.name for i in items if isinstance(i.value, Person)), "")
    return named or (clause.statement.speaker.name if any(i.concept in ("i", "we") for i in items) else "")


def _about_spending(clause: Clause, found: Match) -> bool:
    """Whether the level is of defence spending: the clause says so, or the text around is about the alliance."""
    named = clause.concepts | clause.around
    if found.get("level") is not None:
        return not named.isdisjoint({"spending", "defence", "nato", "ally", "target"})
    return "ally" in clause.concepts or not clause.around.isdisjoint({"nato", "ally"}) or not clause.around


def _which(found: Match) -> str:
    """``met`` or ``below``: negation and words for falling short each turn it round."""
    level = found.get("level")
    less = level is not None and level.quantity.bound in ("less_than", "at_most") and level.quantity.high is None
    short = found["by"].concept == "below" or less or any(i.concept == "below" for i in found.items)
    return "below" if short is not negated(found.items) else "met"


def _held(clause: Clause, found: Match) -> Stance:
    """Counts of the year's own estimates may be spoken of in the future and are judged all the same."""
    said = stance(clause, clause.items.index(found["by"]))
    return "asserted" if said == "expected" and clause.has("when") else said


def _check(case: Case) -> Verdict:
    asked, said = _asked(case), case.claim.number("count") or _MOST
    years = _years(case)
    readings = [*_readings(case, asked, said, years)]
    if not readings:
        return Verdict(
            "not_enough_evidence",
            sentence(f"no release held covers {', '.join(map(str, years)) or 'the time it speaks of'}"),
        )
    if case.claim.text("wording") == "paying":
        known = any(r.main and r.outcome != "unknown" for r in readings)
        # the letter alone decides nothing where the guideline, which is meant, cannot be told
        readings += (replace(r, main=known) for r in _literally(case, said, years[-1], below=asked.below))
    if len(years) > 1 and (before := _before(case, case.speaker.name)) in years:
        # Beside the others and inside what they cover: whose office it is changes no label.
        told = f"the year before {case.speaker.name} took office"
        for reading in _readings(case, asked, said, (before,)):
            if BASES["defence_share"] in reading.definition:
                readings.append(replace(reading, main=False, definition=f"{told}: {reading.definition}"))
    readings.sort(key=lambda r: not r.main)
    caveats = tuple(_caveats(case, asked, said, years[0]))
    told = _explained(case, readings)
    return concluded(readings, told=told, true=_true(readings[0]), caveats=caveats)


def _asked(case: Case) -> Asked:
    side, level = case.claim.text("side"), case.claim.number("level")
    if side not in ("met", "below"):
        raise BadInput.of("claim threshold-count: side", side, "met or below")
    return Asked(level.value if level else _GUIDELINE, side == "below", case.claim.text("group", "NATO"))


def _years(case: Case) -> tuple[int, ...]:
    """The year meant; several where the words leave it open: all that are over, for "were not paying"."""
    when = case.claim.time()
    if when is not None and when.year is not None:
        return (when.year,)
    newest, took = newest_year(case), _before(case, case.claim.text("office_of"))
    if when is not None and newest is not None:
        return tuple(y for y in when.years if y <= newest)[-6:]
    if took:
        return (took,)
    if case.claim.slots.get("past"):
        return covered_years(case)
    return (newest,) if newest else ()


def _before(case: Case, person: str) -> int:
    """The last year before somebody first led a government or the alliance; 0 where the register tells of none."""
    led = terms(case.now, person, case.day) if person else ()
    return led[0].first_year - 1 if led else 0


@dataclass(frozen=True)
class _Held:
    """What one release counts by one basis, year by year."""

    view: View
    basis: str
    counts: tuple[Count, ...]

    @property
    def main(self) -> bool:
        return self.view.main and self.basis == "defence_share"


def _readings(case: Case, asked: Asked, said: Quantity, years: Sequence[int]) -> Iterator[Reading]:
    """A reading per release and basis; two where the years of an open past are on both sides."""
    for held in _by_release(asked, {y: views(case, y) for y in years}):
        sides: dict[bool | None, list[Count]] = {}
        for counted in held.counts:
            sides.setdefault(_agrees(case, said, held, counted), []).append(counted)
        for agrees, counts in sides.items():
            yield _reading(case, asked, said, held, (agrees, counts))


def _agrees(case: Case, said: Quantity, held: "_Held", counted: Count) -> bool | None:
    """Whether a count agrees; one published later that is near the one said cannot tell what was known that day."""
    agrees = counted.agrees(said)
    if agrees is False and outdated(case, counted.year):
        return None
    late = held.view.known == "now" and said.kind == "count" and not said.vague
    if agrees is not False or not late or counted.year < case.day.year - 1:
        return agrees
    leeway = max(_REVISED, _REVISED_PART * counted.least)
    low, high = said.reach()
    return None if low - leeway <= counted.least <= high + leeway else False


def _by_release(asked: Asked, seen: Mapping[int, Sequence[View]]) -> Iterator[_Held]:
    sources = dict.fromkeys((v.source.id, v.main) for found in seen.values() for v in found)
    for id, main in sources:
        for basis in BASES:
            pairs = [(v, y) for y, found in seen.items() for v in found if (v.source.id, v.main) == (id, main)]
            counts = tuple(c for v, y in pairs if (c := count(v, y, basis, asked)) is not None)
            if counts:
                yield _Held(pairs[-1][0], basis, counts)


def _reading(case: Case, asked: Asked, said: Quantity, held: _Held, side: tuple[bool | None, list[Count]]) -> Reading:
    agrees, counts = side
    years = (
        f"{counts[0].year}" if len(counts) == 1 else f"{len(counts)} years from {counts[0].year} to {counts[-1].year}"
    )
    return Reading(
        definition=f"{_side(asked)} in {years}, {BASES[held.basis]}, members of the year",
        claimed=said.words,
        found=_counted(asked, counts),
        outcome=outcome(agrees, denied=case.claim.stance == "denied"),
        unit="allies",
        tolerance=allowed(said),
        release=held.view.source.id,
        known=held.view.known,
        main=held.main,
        figures=tuple(c.figure for c in counts if c.figure),
        grade=held.view.source.grade,
    )


def _counted(asked: Asked, counts: Sequence[Count]) -> str:
    """One count with its year, or the lowest and the highest of several, as a clause."""
    ends = sorted({(c.least / c.of, c.year): c for c in counts}.items())
    lowest, highest, who = ends[0][1], ends[-1][1], _WHO.get(asked.group, "allies")
    if lowest is highest:
        shown = f"{lowest.year}{lowest.mark}"
        return f"{lowest.text} {who} with armed forces were {_side(asked)} in {shown}"
    if lowest.least == highest.most:
        told = listed_in_words(f"{c.year}{c.mark}" for c in counts)
        return f"in {told}, {lowest.least} {who} with armed forces were {_side(asked)}"
    told = " and ".join(f"{c.text} ({c.year}{c.mark})" for c in (lowest, highest))
    years = f"from {counts[0].year} to {counts[-1].year}"
    return f"{years}, between {told} {who} with armed forces were {_side(asked)}"


def _side(asked: Asked) -> str:
    shown = percent(asked.level, 1).replace(".0 %", " %")
    return f"{'below' if asked.below else 'at or above'} {shown} of GDP"


def _literally(case: Case, said: Quantity, year: int, *, below: bool) -> Iterator[Reading]:
    """Taken at its word: who paid anything at all."""
    for view in views(case, year)[:1]:
        row = view.world.row("defence_share", year).only(view.world.bound(year))
        low = min(row.numbers.items(), key=lambda n: n[1][0])
        shown = f"{percent(low[1][0])} of GDP up in {year}{mark(row[low[0]])}"
        yield Reading(
            definition="taken literally: spent nothing on defence" if below else "taken literally: spent anything",
            claimed=said.words,
            found=f"every ally with armed forces spent, from {shown}",
            outcome=outcome(fits(said, 0 if below else len(row), len(row)), denied=case.claim.stance == "denied"),
            release=view.source.id,
            known=view.known,
            figures=(row[low[0]],),
            grade=view.source.grade,
        )


def _caveats(case: Case, asked: Asked, said: Quantity, year: int) -> Iterator[str]:
    members, forces = len(case.then.members(year, asked.group)), len(case.then.bound(year))
    if said.of is not None and int(said.of) not in (members, forces) and asked.group == "NATO":
        yield f"NATO had {members} members in {year}, {forces} of them with armed forces, not {said.of:g}."
    if said.vague and said.kind == "count":
        yield f"“{said.words}” is no number; it is taken to mean at least {said.value:g}."


def _explained(case: Case, readings: Sequence[Reading]) -> str:
    deciding = [r for r in readings if r.main and r.outcome != "unknown"] or list(readings[:1])
    told = []
    for side in ("holds", "fails", "unknown"):
        first = next((r for r in deciding if r.outcome == side), None)
        literally = "taken literally, " if first is not None and first.definition.startswith("taken") else ""
        later = ", published later" if first is not None and first.known == "now" else ""
        told += [f"{literally}{first.found} ({first.release}{later})"] if first else []
    before = next((r for r in readings if r.definition.startswith("the year")), None)
    told += [f"{before.definition.split(':')[0]}, {before.found}"] if before else []
    if all(r.outcome == "unknown" for r in deciding) and outdated(case, newest_year(case) or 0):
        told.append(f"figures of {case.day.year} are out, and too few of them are held to count allies")
    elif all(r.outcome == "unknown" and r.known == "now" for r in deciding):
        told.append("the figures of that day are not held, and those published later differ too little to tell")
    if case.claim.text("wording") == "paying":
        told.append("the 2 % guideline was an aim and created no payment due to anybody")
    return "; ".join(told)


def _true(main: Reading) -> str:
    return "" if main.outcome == "unknown" else sentence(f"{main.found} ({main.release})")


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example("In 2016, five of the 28 allies spent 2 percent of GDP on defence.", _DAY, "supported_with_caveat"),
    Example("In 2024, 23 NATO members spent 2% of GDP or more on defence.", _DAY, "supported_with_caveat"),
    Example("In 2024, only 12 NATO members reached the 2% target.", _DAY, "refuted"),
    Example("Most of the allies were not paying.", _DAY, "depends_on_definition", {"side": "below"}),
    Example("The treaty obliges every member to spend 2 percent of GDP on defence.", _DAY),
    Example("Not all allies met the 2 percent target in 2024.", _DAY, "supported"),
    Example("Most of them were not meeting the 2 percent target of NATO.", _DAY, "supported"),
    Example("In 2024, just 12 of the members were spending the required 2 percent of GDP.", _DAY, "refuted"),
    Example("When Joe Biden took office, nine allies were spending 2 percent.", _DAY, "supported_with_caveat"),
    Example("When Joe Biden took office, 20 allies were spending 2 percent.", _DAY, "refuted"),
    Example("Only five countries of NATO are paying what they should.", date(2017, 1, 16), "not_enough_evidence"),
    Example("Twelve allies have reached the 2 percent of GDP.", date(2021, 6, 20), "not_enough_evidence"),
    Example("Only half of the allies are paying what they should be paying.", date(2019, 1, 9), "refuted"),
    Example("Ten allies spend 2 percent of GDP on defence this year.", date(2021, 6, 14), "not_enough_evidence"),
    Example("Ten allies spend 3.5 percent of GDP on defence.", date(2026, 7, 15), "not_enough_evidence"),
    Example("Ten allies spend 3.5 percent of GDP on defence.", date(2026, 3, 15), "refuted"),
    Example("A majority of the allies were planning to meet the 2 percent target by 2024.", _DAY),
    Example("I said three things, and the allies are not paying.", _DAY),
    Example("Thirty countries have paid for tents and blankets in Ukraine.", _DAY),
    Example("Eight summits were held while allies spent 2 percent of GDP on defence.", _DAY),
    Example("Not one ally spent 2 percent of GDP on defence in 2024.", _DAY, "refuted"),
    Example("Not 25 allies spent 2 percent of GDP on defence in 2024.", _DAY, "supported"),
    Example("All but eight allies spent 2 percent of GDP on defence in 2024.", _DAY, "supported_with_caveat"),
    Example(
        "In 2024, seven European allies spent less than 2 percent of GDP on defence.", _DAY, "supported_with_caveat"
    ),
    Example("In 2024, eight EU members spent less than 2 percent of GDP on defence.", _DAY),
    Example("Five southern allies spent 2 percent of GDP on defence in 2024.", _DAY),
    Example("Not one ally south of the Alps reached 2 percent of GDP in 2024.", _DAY),
    Example("Every ally except Spain spent 2 percent of GDP on defence in 2024.", _DAY),
    Example("Fewer than ten allies reached 20 percent on equipment in 2024.", _DAY),
    Example("Nine allies spend 2 percent of GDP on health.", _DAY),
    Example("All allies agreed to spend 2 percent of GDP on defence in 2014.", _DAY),
    Example("The summit lasted two days and 23 journalists attended.", _DAY),
)

threshold_count = Kind(
    "threshold-count",
    "How many allies reach, or stay below, a level of defence spending",
    _read,
    _check,
    _EXAMPLES,
    precedence=20,
    needs=("count", "share"),
)
