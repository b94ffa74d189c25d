"""How many allies reach, or stay below, a level: "23 of the 32 spend 2 %", "most were not paying"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fairshare.claims._stance import negated, stance
from fairshare.claims._views import View, covered_years, newest_year, views
from fairshare.claims._words import allowed, mark, outcome, percent, sentence
from fairshare.core.claim import Case, Claim, Example, Kind, Slot, Stance
from fairshare.core.clause import Clause
from fairshare.core.figure import Figure
from fairshare.core.figure_id import FigureId
from fairshare.core.grammar import Match, find
from fairshare.core.quantity import Quantity
from fairshare.core.row import NO_FORCES
from fairshare.core.verdict import Reading, Verdict, label_of

#: With a level: who, allies, and a percentage or a target somewhere behind.
_LEVEL = (
    "who:count|share ... ally|country_word|europe|others ... by:meet|below|above ... level:percent",
    "who:count|share ... ally|country_word|europe|others ... by:spend|pay|be|spending ... level:percent",
    "who:count|share ... ally|country_word|europe|others ... by:meet|below|above|spend|pay ... goal:target",
    "by:meet|below|above ... level:percent ... who:count|share ... ally|country_word",
)
#: Without one: "were paying", "pay what they should".
_PAYING = (
    "who:count|share ... ally|country_word|others|they .. be|do|have|not ... by:pay",
    "who:count|share ... ally|country_word|others .. by:pay",
)
#: "All were paying" leaves no number to say, but "all" and "none" are counts as well.
_GUIDELINE = 0.02


def _read(clause: Clause) -> Claim | None:
    found, paying = find(clause, *_LEVEL), False
    if found is None:
        found, paying = find(clause, *_PAYING), True
    if found is None or not _about_spending(clause, found):
        return None
    who = found["who"].quantity
    if who.kind == "share" and who.of is not None and not clause.has("ally", "country_word"):
        return None
    slots: dict[str, Slot] = {"count": who, "side": _side(found), "wording": "paying" if paying else "level"}
    if (level := found.get("level")) is not None:
        slots["level"] = level.quantity
    if clause.has("europe"):
        slots["group"] = "EUR_CAN"
    if times := clause.times():
        slots["when"] = times[0]
    elif _past(clause):
        slots["past"] = True
    return Claim("threshold-count", found.items[0].span, slots, _held(clause))


def _about_spending(clause: Clause, found: Match) -> bool:
    """Whether the level is of defence spending: the clause says so, or the text around is about the alliance."""
    named = clause.concepts | clause.around
    if found.get("level") is not None:
        return not named.isdisjoint({"spending", "defence", "nato", "ally", "target"})
    return "ally" in clause.concepts or not clause.around.isdisjoint({"nato", "ally"}) or not clause.around


def _side(found: Match) -> str:
    """``met`` or ``below``: negation and words for falling short each turn it round."""
    level = found.get("level")
    less = level is not None and level.quantity.bound in ("less_than", "at_most") and level.quantity.high is None
    short = found["by"].concept == "below" or less or any(i.concept == "below" for i in found.items)
    return "below" if short is not negated(found.items) else "met"


def _past(clause: Clause) -> bool:
    """Whether it speaks of a time that is over."""
    return any(i.text.lower() in ("was", "were", "had", "did", "paid", "spent", "met") for i in clause.items)


def _held(clause: Clause) -> Stance:
    """Counts of the year's own estimates may be spoken of in the future and are judged all the same."""
    found = stance(clause)
    return "asserted" if found == "expected" and clause.times() else found


@dataclass(frozen=True)
class _Count:
    """How many stand on the side the claim speaks of, in one release by one basis."""

    least: int
    most: int
    of: int
    members: int
    figure: Figure | None

    @property
    def text(self) -> str:
        return f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"


def _check(case: Case) -> Verdict:
    years, spread = _years(case)
    readings = [r for y in years for r in _of_year(case, y)]
    if not readings:
        return Verdict("not_enough_evidence", sentence(f"no release held covers {', '.join(map(str, years)) or 'it'}"))
    if case.claim.text("wording") == "paying":
        readings += _literally(case, years)
    if spread:
        readings = _spread(readings)
    caveats = tuple(_caveats(case, years))
    main = next((r for r in readings if r.main), readings[0])
    return Verdict(
        label_of(readings, caveats),
        _explained(case, main, readings),
        _true(case, main),
        tuple(readings),
        caveats,
    )


def _years(case: Case) -> tuple[tuple[int, ...], bool]:
    """The years meant, and whether they only stand for a past that the words leave open."""
    when = case.claim.time()
    if when is not None and when.year is not None:
        return (when.year,), False
    newest = newest_year(case)
    if when is not None and newest is not None:
        return tuple(y for y in when.years if y <= newest)[-6:], True
    if case.claim.slots.get("past"):
        return covered_years(case), True
    return ((newest,) if newest else ()), False


def _of_year(case: Case, year: int) -> Iterator[Reading]:
    side, said, denied = _side_words(case), _quantity(case), case.claim.stance == "denied"
    tolerance = allowed(said)
    for view in views(case, year):
        for basis, words in (("defence_share", "as published"), ("defence_share_recomputed", "recomputed")):
            counted = _counted(case, view, year, basis)
            if counted is None:
                continue
            yield Reading(
                definition=f"{side} in {year}, {words}, members of the year with armed forces",
                claimed=said.words,
                found=f"{counted.text} of {counted.of} in {year}{mark(counted.figure)}",
                outcome=outcome(_agrees(said, counted), denied=denied),
                unit="allies",
                tolerance=tolerance,
                release=view.source.id,
                known=view.known,
                main=view.main and basis == "defence_share",
                figures=(counted.figure,) if counted.figure else (),
                grade=view.source.grade,
            )


def _quantity(case: Case) -> Quantity:
    return case.claim.number("count") or Quantity("share", 0.5, 1.0, vague=True, words="most")


def _level(case: Case) -> float:
    level = case.claim.number("level")
    return level.value if level else _GUIDELINE


def _side_words(case: Case) -> str:
    shown = percent(_level(case), 1).replace(".0 %", " %")
    return f"below {shown} of GDP" if case.claim.text("side") == "below" else f"at or above {shown} of GDP"


def _counted(case: Case, view: View, year: int, basis: str) -> _Count | None:
    """The count, or None where the basis is unknown for more than a tenth of the allies."""
    group, met = case.claim.text("group", "NATO"), case.claim.text("side") == "met"
    choices = (("by", basis), ("level", f"{_level(case) * 100:g}"))
    return view.world.once(
        ("count", group, year, met, choices),
        lambda: _count(view, FigureId("meets", group, year, None, view.source.id, (), choices), met=met),
    )


def _count(view: View, id: FigureId, *, met: bool) -> _Count | None:
    members = view.world.members(id.year, id.place)
    row = view.world.over(members).row(id.measure, id.year, **dict(id.choices))
    bound = members - {p for p, why in row.missing.items() if why == NO_FORCES}
    known = [p for p in bound if p in row]
    if len(known) < 0.9 * len(bound):
        return None
    reached = sum(row.numbers[p][0] > 0 for p in known)
    open_ = len(bound) - len(known)
    least = reached if met else len(known) - reached
    figure = row.total().named(id) if not open_ else None
    return _Count(least, least + open_, len(bound), len(members), figure)


def _agrees(said: Quantity, counted: _Count) -> bool | None:
    """Whether the count agrees with what was said; None where an unknown ally decides."""
    fits = _fits(said, counted.least, counted.of)
    return fits if counted.least == counted.most or _fits(said, counted.most, counted.of) is fits else None


def _fits(said: Quantity, found: int, of: int) -> bool:
    if said.kind == "share":
        part = found / of
        return said.holds(part) and not (said.vague and said.value == 0.5 and part <= 0.5)
    return said.holds(found)


def _literally(case: Case, years: Iterable[int]) -> Iterator[Reading]:
    """Taken at its word: who paid anything at all."""
    below = case.claim.text("side") == "below"
    for year in list(years)[-1:]:
        for view in views(case, year)[:1]:
            row = view.world.row("defence_share", year).only(view.world.bound(year))
            low = min(row.numbers.items(), key=lambda n: n[1][0])
            nobody = _fits(_quantity(case), 0 if below else len(row), len(row))
            yield Reading(
                definition="taken literally: spent nothing on defence" if below else "taken literally: spent anything",
                claimed=_quantity(case).words,
                found=f"every ally with armed forces spent, from {percent(low[1][0])} of GDP up in {year}",
                outcome=outcome(nobody, denied=case.claim.stance == "denied"),
                release=view.source.id,
                known=view.known,
                figures=(row[low[0]],),
                grade=view.source.grade,
            )


def _spread(readings: list[Reading]) -> list[Reading]:
    """Readings of many years, those that decide first."""
    return sorted(readings, key=lambda r: not r.main)


def _caveats(case: Case, years: Iterable[int]) -> Iterator[str]:
    said = _quantity(case)
    for year in list(years)[:1]:
        members = len(case.then.members(year, case.claim.text("group", "NATO")))
        forces = len(case.then.bound(year))
        if said.of is not None and int(said.of) not in (members, forces) and case.claim.text("group", "NATO") == "NATO":
            yield f"NATO had {members} members in {year}, {forces} of them with armed forces, not {said.of:g}."


def _explained(case: Case, main: Reading, readings: Iterable[Reading]) -> str:
    deciding = [r for r in readings if r.main and r.outcome != "unknown"]
    told = f"{main.found} were {main.definition.split(' in ')[0]} ({main.release})"
    others = sorted({r.definition for r in deciding if r.outcome != main.outcome})
    if others:
        told += f"; {others[0]}: {next(r.found for r in deciding if r.definition == others[0])}"
    if case.claim.text("wording") == "paying":
        told += "; the 2 % guideline was an aim and created no payment due to anybody"
    return sentence(told)


def _true(case: Case, main: Reading) -> str:
    if main.outcome == "unknown":
        return ""
    year = main.found.rpartition(" in ")[2]
    count = main.found.rpartition(" in ")[0]
    return sentence(
        f"in {year}, {count} allies with armed forces were {main.definition.split(' in ')[0]} ({main.release})"
    )


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example("In 2016, five of the 28 allies spent 2 percent of GDP on defence.", _DAY, "supported_with_caveat"),
    Example("In 2024, 23 NATO members spent 2% of GDP or more on defence.", _DAY, "supported_with_caveat"),
    Example("In 2024, only 12 NATO members reached the 2% target.", _DAY, "refuted"),
    Example("Most of the allies were not paying.", _DAY, "depends_on_definition", {"side": "below"}),
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
