"""Contract of every claim kind: its examples, its denial, its shape as data, and its even-handedness."""

from collections.abc import Callable
from datetime import date

import pytest

from fairshare.core.claim import Case, Claim, Example, Kind, claim_of_data, kinds
from fairshare.core.clause import Clause
from fairshare.core.verdict import LABELS, Label

ALL = [kinds[id] for id in kinds]
EXAMPLES = [(kind, example) for kind in ALL for example in kind.examples]
OPPOSITE: dict[Label, tuple[Label, ...]] = {
    "supported": ("refuted",),
    "supported_with_caveat": ("refuted", "depends_on_definition"),
    "refuted": ("supported", "supported_with_caveat"),
}

pytest_plugins = ["tests.claims.conftest"]


def named(given: tuple[Kind, Example]) -> str:
    return f"{given[0].id}: {given[1].text[:50]}"


@pytest.mark.parametrize("kind", ALL, ids=lambda k: k.id)
def test_has_examples_to_read_and_to_leave_alone(kind: Kind) -> None:
    assert any(e.label for e in kind.examples), "no example that must be read"
    assert any(not e.label for e in kind.examples), "no example that must be left alone"
    assert kind.summary and kind.id == kind.id.lower().replace("_", "-")


@pytest.mark.parametrize("given", EXAMPLES, ids=named)
def test_examples(
    given: tuple[Kind, Example],
    as_clause: Callable[[str, date, str], Clause],
    case_of: Callable[[Claim, date, str], Case],
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


@pytest.mark.parametrize("given", [g for g in EXAMPLES if g[1].label in OPPOSITE], ids=named)
def test_a_denied_claim_gets_the_opposite_verdict(
    given: tuple[Kind, Example],
    as_clause: Callable[[str, date, str], Clause],
    case_of: Callable[[Claim, date, str], Case],
) -> None:
    kind, example = given
    claim = kind.read(as_clause(example.text, example.day, example.speaker))
    assert claim is not None
    verdict = kind.check(case_of(claim.denied(), example.day, example.speaker))
    assert verdict.label in OPPOSITE[example.label], verdict.explanation  # type: ignore[index]


@pytest.mark.parametrize("given", [g for g in EXAMPLES if g[1].label], ids=named)
def test_the_speaker_changes_no_verdict(
    given: tuple[Kind, Example],
    as_clause: Callable[[str, date, str], Clause],
    case_of: Callable[[Claim, date, str], Case],
) -> None:
    kind, example = given
    claim = kind.read(as_clause(example.text, example.day, example.speaker))
    assert claim is not None
    speakers = ("Donald Trump", "Joe Biden", "Emmanuel Macron", "Jane Doe")
    labels = {kind.check(case_of(claim, example.day, s)).label for s in speakers}
    assert len(labels) == 1, labels
