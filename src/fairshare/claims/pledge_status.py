"""What a pledge is: treaty, law, guideline or commitment; at which level, agreed when."""

from collections.abc import Iterator
from datetime import date

from fairshare.claims._readings import resting
from fairshare.claims._registers import record
from fairshare.claims._words import percent, sentence
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause, Item
from fairshare.core.document import Span
from fairshare.core.grammar import find
from fairshare.core.target import Target
from fairshare.core.verdict import Reading, Verdict, label_of, weakest
from fairshare.errors import BadInput

#: A level called binding, whoever speaks of it.
_BINDING = (
    "binding . level:percent",
    "ally|country_word|europe|nato|country|they ... be|have? .. binding ... spend|pay ... level:percent",
    "ally|country_word|europe|nato|country|they ... be .. binding ... level:percent",
    "level:percent ... be .. binding|treaty_word",
    "level:percent ... target|word .. be .. binding|treaty_word",
    "treaty_word .. binding|should|demand_word ... level:percent",
    "treaty_word ... level:percent",
)
#: A level that was agreed.
_AGREED = (
    "ally|europe|nato|leaders|country ... agreed ... level:percent",
    "level:percent ... target|agreed ... be .. agreed",
)
#: A level called not binding.
_LOOSE = ("level:percent ... be .. guideline_word", "guideline_word .. level:percent")
#: Words before the day on which something is due, not on which it was agreed.
_DUE = ("by ", "until ", "till ", "no later", "before ")
_STATUSES = ("binding", "loose", "agreed")
_MEASURES = ("defence_share", "total_share")


def _read(clause: Clause) -> Claim | None:
    if not clause.has("percent") or not (clause.has("binding", "treaty_word", "agreed", "guideline_word")):
        return None
    for status, shapes in (("binding", _BINDING), ("loose", _LOOSE), ("agreed", _AGREED)):
        found = find(clause, *shapes)
        if found is None or not _of_defence(clause) or any(i.concept in ("would", "will") for i in found.items):
            continue
        slots: dict[str, Slot] = {"status": status, "level": found["level"].quantity}
        agreed_in = [w for w in clause.times() if not w.words.lower().startswith(_DUE) and w.since <= clause.day]
        if agreed_in and status == "agreed":
            slots["when"] = agreed_in[0]
        due = next((w for w in clause.times() if w.words.lower().startswith("by ")), None)
        if due is not None and status == "agreed":
            slots["due"] = due
        if status == "agreed" and found.items[0].concept == "country":
            if due is not None:
                # what a country promised on its own is nothing the allies agreed to
                return None
            slots["who"] = str(found.items[0].value)
        denied = any(i.concept == "not" for i in found.items)
        return Claim("pledge-status", _span(clause, found.items), slots, "denied" if denied else "asserted")
    return None


def _of_defence(clause: Clause) -> bool:
    near = {i.concept for i in (*clause.items, *clause.whole)} | clause.around
    return not near.isdisjoint({"nato", "ally", "spending", "defence"})


def _span(clause: Clause, items: tuple[Item, ...]) -> Span:
    """From the first word of the shape (with its article) to what the percentage is of."""
    first, last = clause.items.index(items[0]), clause.items.index(items[-1])
    if first and clause.items[first - 1].text.lower() in ("the", "a", "an", "their"):
        first -= 1
    joining = {"word", "gdp", "spending", "defence", "they", "spend"}
    while last + 1 < len(clause.items) and clause.items[last + 1].concept in joining:
        last += 1
    while clause.items[last].concept == "word":
        last -= 1
    return Span(clause.items[first].span.start, clause.items[last].span.end)


def _check(case: Case) -> Verdict:
    level = case.claim.number("level")
    if level is None:
        return Verdict("not_enough_evidence", "No level is named.")
    who = case.claim.text("who")
    if who and who not in case.then.members(case.day.year):
        return Verdict("not_enough_evidence", f"What {case.now.place(who).in_sentence}, no ally, promised is not held.")
    found = [t for t in _agreed_by(case, case.day) if abs(t.threshold - level.value) < 5e-4]
    status = case.claim.text("status")
    if status not in _STATUSES:
        raise BadInput.of("claim pledge-status: status", status, f"one of {', '.join(_STATUSES)}")
    when = case.claim.time()
    if when is not None and (then := [t for t in found if when.holds(t.agreed)]):
        found = then
    readings = tuple(_readings(case, status, level.value, found))
    shown = percent(level.value, 1).replace(".0 %", " %")
    if not found:
        told = (
            f"no document known by {case.day} sets {shown} of GDP for the allies, as a treaty, guideline or commitment"
        )
    else:
        told = (
            f"{shown} is a {found[-1].standing} ({_document(found[-1])}{_due(case, found)}); "
            "the North Atlantic Treaty names no figure (Article 3) and nothing falls due to anybody"
        )
    return Verdict(
        label_of(readings, _caveats(case, found)),
        sentence(f"{told}{resting(readings)}"),
        _true(shown, found),
        readings,
        _caveats(case, found),
    )


def _agreed_by(case: Case, day: date) -> Iterator[Target]:
    """What the alliance agreed by a day, oldest first; demands and single allies' laws are something else."""
    every = sorted(case.now.catalogue.targets.values(), key=lambda t: t.agreed)
    for target in every:
        for_all = "NATO" in target.binds and not target.is_demand and target.measure in _MEASURES
        if for_all and target.agreed <= day:
            yield target


def _readings(case: Case, status: str, level: float, found: list[Target]) -> Iterator[Reading]:
    shown = percent(level, 1).replace(".0 %", " %")
    denied = case.claim.stance == "denied"
    treaty = [r for r in case.now.catalogue.register("pledges") if r["id"] == "treaty-1949-art3"]
    records = tuple(record("pledges", r) for r in treaty)
    standing = {t.standing for t in found}
    wanted = {
        "binding": ("treaty or law that binds all allies", bool(standing & {"treaty"})),
        "loose": ("no treaty or law makes it binding", bool(found) and not standing & {"treaty"}),
        "agreed": ("agreed by the allies", _agreed_then(case, found)),
    }[status]
    holds = wanted[1] is not denied
    listed = "; ".join(f"{_document(t)}, {t.agreed}: {t.standing}" for t in found) or f"nothing at {shown}"
    yield Reading(
        definition=wanted[0],
        claimed=f"{shown} of GDP: {status}",
        found=f"{listed}; treaty: no figure",
        outcome="holds" if holds else "fails",
        source="register of pledges and targets",
        records=records,
        grade=weakest(*(t.grade for t in found), *(r.grade for r in records)),
    )


def _document(target: Target) -> str:
    """The document alone, without what is said of how it was read."""
    return target.source.split(";")[0].split(", repeated")[0]


def _agreed_then(case: Case, found: list[Target]) -> bool:
    """Whether one was agreed when it is said to have been, and is due when it is said to be."""
    when, due = case.claim.time(), case.claim.time("due")
    then = [t for t in found if when is None or when.holds(t.agreed)]
    return any(due is None or (t.due is not None and t.due.year in due.years) for t in then)


def _due(case: Case, found: list[Target]) -> str:
    """By when it is due, in the words of an explanation; empty where the claim names no such day."""
    days = [t.due for t in found if t.due is not None]
    return f", due by {days[-1]}" if days and case.claim.time("due") is not None else ""


def _caveats(case: Case, found: list[Target]) -> tuple[str, ...]:
    if case.claim.text("status") != "agreed" or not found:
        return ()
    return (f"It is a {found[-1].standing}, not an obligation under the treaty: {found[-1].wording}.",)


def _true(shown: str, found: list[Target]) -> str:
    if not found:
        return ""
    last = found[-1]
    return sentence(f"{shown} of GDP is a {last.standing} that the allies agreed on {last.agreed} ({_document(last)})")


_DAY = date(2025, 3, 12)

pledge_status = Kind(
    "pledge-status",
    "What a pledge is: treaty, law, guideline or commitment",
    _read,
    _check,
    (
        Example(
            "The mandatory 2 percent of GDP on defence has long divided NATO.", _DAY, "refuted", {"status": "binding"}
        ),
        Example("Allies are legally required to spend 2% of GDP on defence.", _DAY, "refuted"),
        Example("NATO members are not obliged to spend 2% of GDP on defence.", _DAY, "supported"),
        Example("Allies agreed in 2014 to move towards 2% of GDP on defence.", _DAY, "supported_with_caveat"),
        Example("The allies agreed to spend 5% of GDP on defence by 2035.", date(2025, 9, 1), "supported_with_caveat"),
        Example("The allies agreed in 2014 to spend 2% of GDP on defence by 2024.", _DAY, "supported_with_caveat"),
        Example("The allies agreed in 2014 to spend 2% of GDP on defence by 2020.", _DAY, "refuted"),
        Example("Russia agreed to spend 2% of GDP on defence.", _DAY, "not_enough_evidence", {"who": "RUS"}),
        Example("Canada has promised to spend 2% of GDP on defence by 2027.", _DAY),
        Example("NATO leaders agreed in 1999 to spend 2% of GDP on defence.", _DAY, "refuted"),
        Example("The 2% guideline of the alliance is voluntary.", _DAY, "supported"),
        Example("NATO found that more than 2 percent would be required to fill the gaps.", _DAY),
        Example("Inflation was 2 percent, as the central bank's treaty asks.", _DAY),
        Example("The allies agreed to meet again in June.", _DAY),
        Example("Poland spends 4 percent of GDP on defence.", _DAY),
    ),
    precedence=10,
    embedded=True,
    needs=("binding", "treaty_word", "agreed", "guideline_word"),
)
