"""Whether somebody said something of the kind: praised, called for, took credit, by the register of statements."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fairshare.claims._registers import Entry, day_of, graded, named, record
from fairshare.claims._words import outcome, sentence
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause, Person
from fairshare.core.quantity import shifted
from fairshare.core.verdict import Reading, Verdict, label_of
from fairshare.errors import BadInput


@dataclass(frozen=True)
class _Act:
    """A sort of statement.

    Attributes:
        id: In the claim's slots.
        needs: Concepts that must all stand in the clause.
        types: Types in the register; all if empty.
        measures: What they are about, in the register; all if empty.
    """

    id: str
    needs: tuple[tuple[str, ...], ...]
    types: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()


_ACTS = (
    _Act(
        "credit", (("credit",), ("spending", "spend", "pay", "rise")), types=("attribution", "level_claim/attribution")
    ),
    _Act("peace", (("praise",), ("peace",)), measures=("peace_initiative",)),
    _Act("withdrawal", (("calls_word", "demand_word", "praise"), ("left",), ("nato",)), measures=("us_withdrawal",)),
    _Act("threat", (("doubt_word",), ("ally", "nato", "europe", "country_word")), types=("threat",)),
)
#: How far back "in recent weeks", or no time at all, reaches.
_RECENT = timedelta(days=60)


def _read(clause: Clause) -> Claim | None:
    if clause.statement.voice == "quote" or clause.has("should", "if_word", "would"):
        return None
    act = next((a for a in _ACTS if all(clause.has(*n) for n in a.needs)), None)
    if act is None:
        return None
    people = [i.value.name for i in (*clause.subject, *clause.items) if isinstance(i.value, Person)]
    if not people:
        return None
    slots: dict[str, Slot] = {"act": act.id, "person": people[0]}
    if times := clause.times():
        slots["when"] = times[0]
    denied = any(i.concept == "not" for i in clause.items)
    return Claim("said", clause.statement.span, slots, "denied" if denied else "asserted")


def _check(case: Case) -> Verdict:
    act = next((a for a in _ACTS if a.id == case.claim.text("act")), None)
    if act is None:
        accepted = f"one of {', '.join(a.id for a in _ACTS)}"
        raise BadInput.of("claim said: act", case.claim.text("act"), accepted)
    person = case.claim.text("person")
    rows = [r for r in case.now.catalogue.register("statements") if r["person"] == person and _is(r, act)]
    near = [r for r in rows if shifted(case.day, -_RECENT) <= day_of("statements", r) <= case.day]
    records = tuple(record("statements", r) for r in near)
    reading = Reading(
        definition=f"a statement of this sort by {person} in the 60 days to {case.day}",
        claimed=case.said or act.id,
        found="; ".join(f"{r.day}: {r.told}" for r in records) or "nothing in the register, which is not complete",
        outcome=outcome(True if near else None, denied=case.claim.stance == "denied"),
        source="register of statements",
        records=records,
        grade=graded(records),
    )
    told = f"{reading.found}{named(records)}"
    if near:
        told += "; that it was said does not make what was said true"
    return Verdict(label_of([reading]), sentence(told), "", (reading,))


def _is(row: Entry, act: _Act) -> bool:
    of_type = not act.types or row["type"] in act.types
    return of_type and (not act.measures or row["measure"] in act.measures)


def _examples() -> Iterator[Example]:
    day = date(2025, 3, 12)
    yield Example("Micheál Martin praised the peace effort.", day, "supported", {"act": "peace"})
    yield Example("Donald Trump took credit for the rise in defence spending.", day, "supported", {"act": "credit"})
    yield Example("Joe Biden took credit for the rise in defence spending.", day, "not_enough_evidence")
    yield Example("Elon Musk backed calls for the United States to leave NATO.", day, "supported")
    yield Example("Elon Musk praised the new rocket.", day)
    yield Example("The minister should take credit for the rise in spending.", day)
    yield Example("Credit conditions tightened as spending rose.", day)


said = Kind(
    "said",
    "Whether somebody said something of the kind",
    _read,
    _check,
    tuple(_examples()),
    precedence=14,
    needs=("credit", "praise", "calls_word", "doubt_word"),
)
