"""Contract of every claim kind: its examples, its denial, its shape as data, and its even-handedness."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from fairshare.core.claim import Case, Claim, Example, Kind, claim_of_data, kinds
from fairshare.core.clause import Clause
from fairshare.core.verdict import LABELS, Label
from fairshare.errors import BadInput

Given = tuple[Kind, Example]
ReadSentence = Callable[[str, date, str], Clause]
MakeCase = Callable[[Claim, date, str], Case]

ALL = [kinds[id] for id in kinds]
EXAMPLES = [(kind, example) for kind in ALL for example in kind.examples]
#: Sentences put together from words of the field in any order, which is where patterns break.
WORDS = (
    "Germany", "the", "allies", "NATO", "we", "spend", "pay", "owe", "more", "than", "2%", "of", "GDP", "billions",
    "twice", "as", "much", "and", "Europe", "troops", "in", "rose", "by", "18 percent", "aid", "Ukraine", "on", "not",
    ",", "money", "budget", "2024", "defence spending", "would cost", "equipment", "that money", "the most",
)  # fmt: skip
TEXT = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
SOFT = ("estimate", "derived_estimate", "projection")
#: A year or a percentage with the mark of an estimate.
MARKED = re.compile(r"\d{4}e\b|%e\b")
OPPOSITE: dict[Label, tuple[Label, ...]] = {
    "supported": ("refuted",),
    "supported_with_caveat": ("refuted", "depends_on_definition"),
    "refuted": ("supported", "supported_with_caveat"),
}


def named(given: Given) -> str:
    return f"{given[0].id}: {given[1].text[:50]}"


def claim_of(given: Given, as_clause: ReadSentence) -> Claim:
    kind, example = given
    claim = kind.read(as_clause(example.text, example.day, example.speaker))
    assert claim is not None
    return claim


@pytest.mark.parametrize("kind", ALL, ids=lambda k: k.id)
def test_has_examples_to_read_and_to_leave_alone(kind: Kind) -> None:
    assert any(e.label for e in kind.examples), "no example that must be read"
    assert any(not e.label for e in kind.examples), "no example that must be left alone"
    assert kind.summary and kind.id == kind.id.lower().replace("_", "-")


@pytest.mark.parametrize("given", EXAMPLES, ids=named)
def test_examples(
    given: Given,
    as_clause: ReadSentence,
    case_of: MakeCase,
) -> None:
    kind, example = given
    claim = kind.read(as_clause(example.text, example.day, example.speaker))
    if not example.label:
        assert claim is None or claim.kind != kind.id, "must be left alone"
        return
    assert claim is not None, "must be read"
    verdict = kind.check(case_of(claim, example.day, example.speaker))
    assert verdict.label == example.label, verdict.explanation
    assert verdict.label in LABELS
    for name, wanted in example.slots.items():
        assert str(claim.slots[name]) == wanted
    assert claim_of_data(claim.as_data()) == claim, "a claim is plain data"
    if verdict.label not in ("not_checkable", "not_enough_evidence"):
        assert verdict.readings, "a judged claim shows its readings"
        assert all(r.definition and r.found for r in verdict.readings)


@pytest.mark.parametrize("given", [g for g in EXAMPLES if g[1].label], ids=named)
def test_what_is_said_of_an_estimate_marks_it_and_a_caveat_is_told(
    given: Given, as_clause: ReadSentence, case_of: MakeCase
) -> None:
    kind, example = given
    verdict = kind.check(case_of(claim_of(given, as_clause), example.day, example.speaker))
    if verdict.label == "supported_with_caveat":
        assert verdict.caveats, "which caveat?"
    for reading in verdict.readings:
        if reading.figures and all(f.status in SOFT for f in reading.figures):
            assert MARKED.search(reading.found), reading


@pytest.mark.parametrize("given", [g for g in EXAMPLES if g[1].label in OPPOSITE], ids=named)
def test_what_rests_on_later_knowledge_alone_says_so(given: Given, as_clause: ReadSentence, case_of: MakeCase) -> None:
    kind, example = given
    verdict = kind.check(case_of(claim_of(given, as_clause), example.day, example.speaker))
    main = [r for r in verdict.readings if r.main and r.outcome != "unknown"]
    if main and all(r.known == "now" for r in main):
        assert re.search(r"later|in the release of|known only after", verdict.explanation), verdict.explanation


@pytest.mark.parametrize("given", [g for g in EXAMPLES if g[1].label in OPPOSITE], ids=named)
def test_a_denied_claim_gets_the_opposite_verdict(
    given: Given,
    as_clause: ReadSentence,
    case_of: MakeCase,
) -> None:
    kind, example = given
    claim = claim_of(given, as_clause)
    verdict = kind.check(case_of(claim.denied(), example.day, example.speaker))
    assert verdict.label in OPPOSITE[example.label], verdict.explanation  # type: ignore[index]


@pytest.mark.parametrize("given", [g for g in EXAMPLES if g[1].label], ids=named)
def test_the_speaker_changes_no_verdict(
    given: Given,
    as_clause: ReadSentence,
    case_of: MakeCase,
) -> None:
    kind, example = given
    claim = claim_of(given, as_clause)
    speakers = ("Donald Trump", "Joe Biden", "Emmanuel Macron", "Jane Doe")
    labels = {kind.check(case_of(claim, example.day, s)).label for s in speakers}
    assert len(labels) == 1, labels


@pytest.mark.parametrize("kind", ALL, ids=lambda k: k.id)
@hypothesis_given(text=TEXT)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_reads_anything_without_a_crash(kind: Kind, text: str, as_clause: ReadSentence) -> None:
    claim = kind.read(as_clause(text, date(2025, 3, 12), ""))
    assert claim is None or claim.kind == kind.id


@pytest.mark.parametrize("kind", ALL, ids=lambda k: k.id)
def test_needs_what_it_reads(kind: Kind, as_clause: ReadSentence) -> None:
    """A clause without what a kind says it needs is never shown to it, so it must read none."""
    clauses = [as_clause(e.text, e.day, e.speaker) for _, e in EXAMPLES]
    assert [c.statement.text for c in clauses if not kind.may_read(c) and kind.read(c) is not None] == []
    assert all(concept in clauses[0].lexicon.codes for concept in kind.needs)


@pytest.mark.parametrize("kind", ALL, ids=lambda k: k.id)
@hypothesis_given(text=TEXT)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_needs_hold_for_any_words(kind: Kind, text: str, as_clause: ReadSentence) -> None:
    clause = as_clause(text, date(2025, 3, 12), "")
    assert kind.may_read(clause) or kind.read(clause) is None


@pytest.mark.parametrize("given", [g for g in EXAMPLES if g[1].label], ids=named)
def test_a_claim_somebody_else_proposes_is_judged_or_refused_in_one_line(
    given: Given,
    as_clause: ReadSentence,
    case_of: MakeCase,
) -> None:
    kind, example = given
    claim = claim_of(given, as_clause)
    for slot, value in claim.slots.items():
        rest = {n: v for n, v in claim.slots.items() if n != slot}
        for other in (rest, {**rest, slot: "Atlantis"}, {**rest, slot: 7}):
            try:
                verdict = kind.check(case_of(Claim(claim.kind, claim.span, other), example.day, ""))
            except BadInput as error:
                assert len(str(error).splitlines()) == 1, (slot, value)
            else:
                assert verdict.label in LABELS
