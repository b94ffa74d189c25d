"""How much of its defence spending an ally puts into equipment: "spends 20 % on equipment"."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from fairshare.claims._levels import bounded, is_change, place_in, plain
from fairshare.claims._party import place_of, spoken, subject
from fairshare.claims._readings import Asked, concluded, held, unheld
from fairshare.claims._sightings import sightings
from fairshare.claims._stance import negated, stance
from fairshare.claims._years import past, time_said, years_meant
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause
from fairshare.core.grammar import find
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading, Verdict

_SHAPES = (
    "by:spend|pay|have|meet|give ... part:percent ... what:equipment",
    "what:equipment ... by:be|have ... part:percent",
    "by:meet|below|above ... part:percent .. what:equipment",
    "by:meet|below ... what:equipment .. goal:target",
)
#: What was agreed in Wales in 2014.
_GUIDELINE = Quantity("percent", 0.2, bound="at_least", step=0.0005, words="the 20 % guideline")


def _read(clause: Clause) -> Claim | None:
    if not clause.has("equipment") or clause.has("aid", "military_aid", "count", "share", "troops"):
        return None
    found = find(clause, *_SHAPES)
    if found is None:
        return None
    by, part = place_in(clause, found["by"]), found.get("part")
    who = subject(clause, by)
    if not who or "," in who or (part is not None and is_change(clause, place_in(clause, part))):
        return None
    said = bounded(clause, place_in(clause, part)) if part is not None else _GUIDELINE
    if found["by"].concept == "meet" and plain(said):
        said = replace(said, bound="at_least")
    if said is _GUIDELINE and not clause.has("spending", "defence", "nato", "spend"):
        return None
    held_as, around = stance(clause, by), clause.items[max(0, by - 1) : by + 2]
    denied = negated(around) is not (part is None and found["by"].concept == "below")
    if denied and held_as != "asserted":
        return None
    slots: dict[str, Slot] = {"who": who, "part": said, "of": "gdp" if clause.has("gdp") else "spending"}
    if (when := time_said(clause)) is not None:
        slots["when"] = when
    elif past(clause):
        slots["past"] = True
    return Claim("equipment", clause.items[by].span, slots, "denied" if denied else held_as)


def _check(case: Case) -> Verdict:
    said, years = case.claim.number("part"), years_meant(case)
    if said is None or not years:
        return unheld("no release held covers the time it speaks of")
    readings = list(_of_year(case, said, years[0]))
    who = spoken(case.claim.text("who"), case.now.catalogue)
    if not readings:
        return unheld(f"no release held has the equipment share of {who} in {years[0]}")
    return concluded(readings, told="", true=f"{who}, {readings[0].definition}: {readings[0].found}")


def _of_year(case: Case, said: Quantity, year: int) -> Iterator[Reading]:
    place, denied = place_of(case.claim.text("who"), case.then, year), case.claim.stance == "denied"
    gdp = case.claim.text("of") == "gdp"
    for measure, words, main in (
        ("equipment_share", "equipment as a share of defence spending", not gdp),
        ("equipment_share_of_gdp", "equipment as a share of GDP", gdp),
    ):
        if main:
            for seen in sightings(case, measure, place, year):
                yield held(Asked(words, said, denied), seen)


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example("In 2024, Poland spent 51 percent of its defence budget on equipment.", _DAY, "supported_with_caveat"),
    Example("In 2024, Belgium spent 40 percent of its defence budget on equipment.", _DAY, "refuted", {"who": "BEL"}),
    Example("In 2024, Belgium did not spend 40 percent of its defence budget on equipment.", _DAY, "supported"),
    Example("In 2024, Germany met the guideline of 20 percent for equipment in defence.", _DAY, "supported"),
    Example("In 2024, Belgium fell short of the equipment target in defence spending.", _DAY, "supported"),
    Example("Germany spends 2 percent of GDP on defence.", _DAY),
    Example("Neither Italy nor Spain met the 20 percent guideline for equipment in defence.", _DAY),
    Example("Poland bought 20 percent more equipment than last year.", _DAY),
    Example("Football clubs in Spain spend 20 percent of their income on players.", _DAY),
)

equipment = Kind(
    "equipment",
    "Which part of its defence spending an ally puts into equipment",
    _read,
    _check,
    _EXAMPLES,
    precedence=25,
    needs=("equipment",),
)
