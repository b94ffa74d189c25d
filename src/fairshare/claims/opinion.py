"""Opinions, demands, predictions and questions: recognised, never judged."""

from datetime import date

from fairshare.claims._stance import stance
from fairshare.core.claim import Case, Claim, Example, Kind
from fairshare.core.clause import Clause
from fairshare.core.verdict import Verdict, unjudged

_WHY = {
    "question": "It is a question, and asserts nothing.",
    "demand": "It says what should be. What is fair is a choice between definitions, not a finding.",
    "prediction": "It says what is expected, announced or possible; nobody can check that on the day it is said.",
    "condition": "It speaks of what would be under a condition.",
    "opinion": "It is a judgement of worth, which no figure decides.",
}
#: Stance -> sort.
_SORTS = {"wished": "demand", "expected": "prediction", "conditional": "condition"}


def _read(clause: Clause) -> Claim | None:
    said = clause.statement
    if said.asks or said.voice == "question" or said.text.rstrip("”\"’' ").endswith("?"):
        return Claim("opinion", said.span, {"sort": "question"})
    found = stance(clause)
    if sort := _SORTS.get(found, "demand" if said.under else ""):
        return Claim("opinion", said.span, {"sort": sort}, found)
    return Claim("opinion", said.span, {"sort": "opinion"}) if clause.has("worth") else None


def _check(case: Case) -> Verdict:
    return unjudged(_WHY.get(case.claim.text("sort"), _WHY["opinion"]))


_DAY = date(2025, 3, 12)

opinion = Kind(
    "opinion",
    "Opinions, demands, predictions and questions, which are not judged",
    _read,
    _check,
    (
        Example("The alliance has become stronger and fairer.", _DAY, "not_checkable", {"sort": "opinion"}),
        Example("The allies must pay more for their own defence.", _DAY, "not_checkable", {"sort": "demand"}),
        Example("Spain will reach the target next year.", _DAY, "not_checkable", {"sort": "prediction"}),
        Example("Does the alliance have a future?", _DAY, "not_checkable", {"sort": "question"}),
        Example("Poland spent 4 percent of GDP on defence.", _DAY),
        Example("Finland joined the alliance in 2023.", _DAY),
    ),
    precedence=95,
    judged=False,
)
