"""What somebody asked of the allies, at which level and when: held against the register of statements."""

from collections.abc import Iterator
from datetime import date

from fairshare.claims._registers import figure_in, graded, known, named, record, said_number
from fairshare.claims._words import outcome, percent, sentence
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause, Person
from fairshare.core.grammar import find
from fairshare.core.verdict import Reading, Record, Verdict, label_of

_SHAPES = (
    "who:person ... demand_word|should ... from:percent ... level:percent",
    "who:person ... demand_word|should ... level:percent",
    "who:he ... demand_word|should ... level:percent",
    "demand_word .. who:person ... level:percent",
)
#: Sorts of statements that are demands, and what they are about.
_ASKED = ("demand", "national_target", "position", "norm")
#: Two levels are the same within a twentieth of a point.
_SAME = 5e-4
_MEASURES = ("defence_share_gdp", "total_share_gdp", "core/related share_gdp")


def _read(clause: Clause) -> Claim | None:
    if clause.statement.voice == "quote" or not clause.has("percent"):
        return None
    found = find(clause, *_SHAPES)
    if found is None or not clause.has("ally", "nato", "europe", "country_word", "country", "gdp", "spending"):
        return None
    person = found["who"].value.name if isinstance(found["who"].value, Person) else clause.statement.subject
    slots: dict[str, Slot] = {"level": found["level"].quantity}
    if person:
        slots["person"] = person
    if clause.has("raised", "rise") or found.get("from"):
        slots["raised"] = True
    if times := clause.times():
        slots["when"] = times[0]
    denied = any(i.concept == "not" for i in found.items)
    return Claim("demand", clause.statement.span, slots, "denied" if denied else "asserted")


def _check(case: Case) -> Verdict:
    person, level, when = case.claim.text("person"), case.claim.number("level"), case.claim.time()
    if not person or level is None:
        return Verdict("not_enough_evidence", "Who is said to have asked for how much cannot be told.")
    rows = sorted(_asked(case, person, level.value), key=lambda r: r.day)
    inside = [r for r in rows if when is None or when.holds(date.fromisoformat(r.day))]
    earlier = [r for r in rows if when is not None and date.fromisoformat(r.day) < when.since]
    shown = percent(level.value, 1).replace(".0 %", " %")
    asked = f"{person} asked for {shown} of GDP"
    readings = (_reading(case, asked, inside, earlier),)
    if not rows:
        told = f"the register holds no demand of {shown} by {person} by {case.day}; it is not complete"
        return Verdict("not_enough_evidence", sentence(told), readings=readings)
    caveats = tuple(_caveats(case, earlier, shown))
    told = f"{asked} on {_days(rows)}{named(rows)}"
    true = sentence(f"{person} first asked for {shown} of GDP on {rows[0].day}")
    return Verdict(label_of(readings, caveats), sentence(told), true, readings, caveats)


def _asked(case: Case, person: str, level: float) -> Iterator[Record]:
    """Where the registers say that somebody asked for a level by the day of the text."""
    for row in known(case.now, "statements", by=case.day):
        asked = row["person"] == person and row["type"] in _ASKED and row["measure"] in _MEASURES
        value = said_number(row) if asked else None
        if value is not None and abs(value / 100 - level) < _SAME:
            yield record("statements", row)
    for row in known(case.now, "events", by=case.day):
        asked = row["type"].endswith("_demand") and person in row["actors"]
        value = figure_in(row, "share_gdp_pct") if asked else None
        if value is not None and abs(value / 100 - level) < _SAME:
            yield record("events", row)


def _days(rows: list[Record]) -> str:
    days = list(dict.fromkeys(r.day for r in rows))
    return days[0] if len(days) == 1 else f"{', '.join(days[:-1])} and {days[-1]}"


def _reading(case: Case, asked: str, inside: list[Record], earlier: list[Record]) -> Reading:
    """Whether it was asked in the time said; what the register does not hold is unknown."""
    rows, when = inside or earlier, case.claim.time()
    return Reading(
        definition=f"{asked}{f' {when.words}' if when else ''}",
        claimed=asked,
        found=f"asked on {_days(rows)}" if rows else "nothing in the register",
        outcome=outcome(bool(inside) if rows else None, denied=case.claim.stance == "denied"),
        source="register of statements",
        records=tuple(rows),
        grade=graded(rows),
    )


def _caveats(case: Case, earlier: list[Record], shown: str) -> Iterator[str]:
    if earlier:
        yield f"It was voiced already on {earlier[0].day}: {earlier[0].told}."
    if case.claim.slots.get("raised"):
        yield f"A demand is nothing the allies agreed to: {shown} was asked for, not owed."


_DAY = date(2025, 3, 12)

demand = Kind(
    "demand",
    "What somebody asked of the allies, and when",
    _read,
    _check,
    (
        Example("Donald Trump has demanded that NATO members spend 5% of GDP on defence.", _DAY, "supported"),
        Example("Donald Trump raised his demand on the allies from 2% to 5% of GDP.", _DAY, "supported_with_caveat"),
        Example("Donald Trump demanded that NATO allies spend 9% of GDP on defence.", _DAY, "not_enough_evidence"),
        Example("Donald Trump spends 5% of his time on NATO.", _DAY),
        Example("The bank demanded interest of 5 percent.", _DAY),
        Example("Poland spends 4% of GDP on defence.", _DAY),
        Example("Donald Tusk increased defence spending to 4% of GDP.", _DAY),
    ),
    precedence=12,
    needs=("percent",),
)
