"""One ally or group against another: "A spends more than B", "twice as much as B", "than all others combined"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from fairshare.claims._levels import multiplied
from fairshare.claims._party import ALLIES, OTHERS, behind, place_of, spoken, subject
from fairshare.claims._readings import Asked, amount, concluded, decided, unheld
from fairshare.claims._sightings import Sighting, computed, in_view
from fairshare.claims._slots import chosen
from fairshare.claims._stance import negated, stance
from fairshare.claims._views import views
from fairshare.claims._words import mark
from fairshare.claims._yardsticks import CONSTANT, YARDSTICKS, Yardstick, of_defence, yardstick
from fairshare.claims._years import past, time_said, years_meant
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause
from fairshare.core.figure import Figure
from fairshare.core.figure_id import FigureId
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading, Verdict

_ELSEWHERE = (
    "aid", "military_aid", "financial_aid", "humanitarian_aid", "common_fund", "other_budget", "owe", "world_word",
    "any_other", "equipment", "troops", "percent",
)  # fmt: skip
_VERBS = ("spend", "pay", "spending", "be", "give", "cover")


def _read(clause: Clause) -> Claim | None:
    if clause.has(*_ELSEWHERE) or not of_defence(clause):
        return None
    for n, item in enumerate(clause.items):
        if item.concept == "than" or (item.concept == "as_word" and _closes(clause, n)):
            return _read_at(clause, n)
    return None


def _closes(clause: Clause, n: int) -> bool:
    """Whether an "as" is the second one of "twice as much ... as"."""
    before = clause.items[max(0, n - 6) : n]
    return any(i.concept == "as_word" for i in before) and any(i.concept == "multiple" for i in before)


def _read_at(clause: Clause, n: int) -> Claim | None:
    relation, factor = _relation(clause, n)
    by = next((k for k in range(n - 1, -1, -1) if clause.items[k].concept in _VERBS), None)
    nearest = next((k for k in range(n + 1, min(len(clause.items), n + 5)) if _names(clause, k)), None)
    if not relation or by is None or nearest is None:
        return None
    first, second = subject(clause, by), behind(clause, nearest)
    if not first or not second or first == second or {"NATO", ALLIES} & {first, second}:
        return None
    held_as, between = stance(clause, n), clause.items[max(0, by - 1) : n]
    if negated(between):
        if held_as != "asserted":
            return None
        held_as = "denied"
    slots: dict[str, Slot] = {"who": first, "than": second, "relation": relation, "by": yardstick(clause)}
    if factor is not None:
        slots["factor"] = factor
    if clause.has("combined") or second == OTHERS or factor is not None:
        slots["by"] = slots["by"] or "money"
    if (when := time_said(clause)) is not None:
        slots["when"] = when
    elif past(clause):
        slots["past"] = True
    return Claim("comparison", clause.items[n].span, slots, held_as)


def _names(clause: Clause, n: int) -> bool:
    return clause.items[n].concept in ("country", "europe", "others", "ally", "we")


def _relation(clause: Clause, n: int) -> tuple[str, Quantity | None]:
    """More or less, and how many times where that is said."""
    before = clause.items[max(0, n - 7) : n]
    multiple = next((i.quantity for i in reversed(before) if i.concept == "multiple"), None)
    word = next((i for i in reversed(before) if i.concept in ("rise", "fall")), None)
    if clause.items[n].concept == "as_word":
        return ("as_much" if multiple is not None else "", multiple)
    if word is None or word.text.lower() not in ("more", "higher", "less", "lower", "fewer"):
        return "", None
    return ("more" if word.concept == "rise" else "less"), multiple


@dataclass(frozen=True)
class _Sides:
    """Both sides by one yardstick, from one release; of several years their sums."""

    first: Sighting
    second: Figure
    years: tuple[int, ...]
    sums: tuple[float, float]

    @property
    def ratio(self) -> float:
        return self.sums[0] / self.sums[1]

    @property
    def told(self) -> str:
        if len(self.years) > 1:
            return f"{self.ratio:.2f} times as much, {self.years[0]} to {self.years[-1]} added up"
        year = f"{self.years[0]}{mark(self.first.figure)}"
        return f"{amount(self.first.figure)} against {amount(self.second)} in {year}"


def _check(case: Case) -> Verdict:
    years = years_meant(case)
    if not years:
        return unheld("no release held covers the time it speaks of")
    when = case.claim.time()
    span = tuple(sorted(years)) if when is not None and when.year is None else years[:1]
    yardsticks = YARDSTICKS[chosen(case, "by", *YARDSTICKS)]
    readings = [r for y in yardsticks for r in _by(case, y, span)]
    if not any(r.main for r in readings):
        readings = [replace(r, main=True) for r in readings if r.known == "then"] or readings
    if not readings:
        return unheld(f"no release held has both sides in {span[-1]}")
    readings.sort(key=lambda r: not r.main)
    who, than = (spoken(case.claim.text(s), case.now.catalogue) for s in ("who", "than"))
    main = readings[0]
    late = when is not None and when.since.year < span[0] and len(span) > 1
    caveats = (f"The years before {span[0]} are not held.",) if late else ()
    true = f"{main.definition}, {who} against {than}: {main.found}"
    return concluded(readings, told="", true=true, caveats=caveats)


def _by(case: Case, measured: Yardstick, years: tuple[int, ...]) -> Iterator[Reading]:
    said = _said(case)
    denied = case.claim.stance == "denied"
    for sides in _sides(case, measured, years):
        main = measured.main and (len(years) == 1 or measured != CONSTANT)
        asked = Asked(measured.words, said, denied, main, sides.told)
        yield decided(asked, sides.first, _holds(case, sides.ratio), sides.second)


def _said(case: Case) -> Quantity:
    factor = case.claim.number("factor")
    words = chosen(case, "relation", "more", "less", "as_much").replace("_", " ")
    return Quantity("multiple", 1.0, vague=True, words=f"{factor.words} {words}" if factor else words)


def _holds(case: Case, ratio: float) -> bool:
    factor, relation = case.claim.number("factor"), chosen(case, "relation", "more", "less", "as_much")
    if factor is None:
        return ratio > 1 if relation == "more" else ratio < 1
    return multiplied(factor, 1 / ratio if relation == "less" else ratio)


def _sides(case: Case, measured: Yardstick, years: tuple[int, ...]) -> Iterator[_Sides]:
    last = years[-1]
    for view in views(case, last):
        first = place_of(case.claim.text("who"), view.world, last, case.claim.text("than"))
        second = place_of(case.claim.text("than"), view.world, last, case.claim.text("who"))
        found: list[tuple[Figure, Figure]] = []
        for year in years:
            at = view.source.id if measured.measure != "expenditure_ppp" else ""
            one = computed(view.world, FigureId(measured.measure, first, year, at=at))
            two = computed(view.world, FigureId(measured.measure, second, year, at=at))
            if one is not None and two is not None and two.value:
                found.append((one, two))
        if found and len(found) == len(years) and (len(years) == 1 or "share" not in measured.measure):
            sums = (sum(f.value for f, _ in found), sum(f.value for _, f in found))
            mixed = measured.measure == "expenditure_ppp"
            yield _Sides(in_view(case, view, found[-1][0], mixed=mixed), found[-1][1], years, sums)


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example("The United States spends more on defence than all other allies combined.", _DAY, "supported"),
    Example("In 2024, Poland spent more on defence than Spain as a share of GDP.", _DAY, "supported", {"than": "ESP"}),
    Example("In 2024, Spain spent more on defence than Poland as a share of GDP.", _DAY, "refuted", {"than": "POL"}),
    Example("In 2024, France spent more on defence than Poland.", _DAY, "depends_on_definition", {"who": "FRA"}),
    Example("Germany spends less on defence than the United States.", _DAY, "supported"),
    Example("Germany does not spend more on defence than the United States.", _DAY, "supported"),
    Example("Germany spends more on health than Italy.", _DAY),
    Example("Poland bought more tanks than Germany.", _DAY),
    Example("Germany spends more than 2 percent of GDP on defence.", _DAY),
    Example("Europe gave more aid to Ukraine than the United States.", _DAY),
    Example("Neither Germany nor France spends more of its GDP on defence than Poland.", _DAY),
)

comparison = Kind(
    "comparison",
    "Whether an ally or a group spends more than another one",
    _read,
    _check,
    _EXAMPLES,
    precedence=35,
    needs=("than", "as_word"),
)
