"""Quotation marks of every print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.claims.reader.quotations import quotations
from fairshare.core.document import Span


def inner(text: str) -> list[str]:
    return [q.inner.of(text).strip() for q in quotations(text, [Span(0, len(text))])[0]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We pay,” she said. “They don’t.”", ["We pay,", "They don’t."]),
        ('"We pay," she said. "They don\'t."', ["We pay,", "They don't."]),
        ("‘We pay’, he said. ‘It’s bad’.", ["We pay", "It’s bad"]),
        ("'We pay', he said, 'and they don't'.", ["We pay", "and they don't"]),
        ("„Wir zahlen“, sagte er. „Genug.“", ["Wir zahlen", "Genug."]),
        ("„Płacimy”, powiedział.", ["Płacimy"]),
        ("« Nous payons », dit-il.", ["Nous payons"]),
        ("»Wir zahlen«, sagte er.", ["Wir zahlen"]),
        ("“He told me ‘pay up’ and left,” she said.", ["He told me ‘pay up’ and left,"]),
        ("‘The allies’ budgets are too small’, he said.", ["The allies’ budgets are too small"]),
        ("The allies’ money and the ’90s, rock ’n’ roll and ’em all", []),
        ("The allies' money isn't theirs", []),
        ("'Tis so, and 'twas so.", []),
        ('A 6’ man with a 2.5" ruler', []),
        ("'’we pay‚", []),
        ("", []),
    ],
)
def test_marks(text: str, found: list[str]) -> None:
    assert inner(text) == found


def test_a_forgotten_mark_swallows_one_sentence() -> None:
    assert inner('He said "we pay. The minister disagreed. So did others.') == ["we pay."]
    assert inner("“We pay. “They do not.” The rest is ours.") == ["We pay.", "They do not."]


def test_a_quotation_over_paragraphs_opens_each_and_closes_the_last() -> None:
    parts = ["“One. Two.", "“Three.", "“Four,” she said.", "“Five.”"]
    text = "\n\n".join(parts)
    spans, at = [], 0
    for part in parts:
        spans.append(Span(at, at + len(part)))
        at += len(part) + 2
    found = quotations(text, spans)
    assert [[q.inner.of(text) for q in qs] for qs in found] == [["One. Two."], ["Three."], ["Four,"], ["Five."]]
    assert [q.continues for qs in found for q in qs] == [False, True, True, False]


@given(st.text(alphabet=st.sampled_from("ab s.,“”„«»‘’‚\"'\n"), max_size=80))
def test_quotations_lie_in_order_inside_their_paragraph(text: str) -> None:
    at = 0
    for q in quotations(text, [Span(0, len(text))])[0]:
        assert at <= q.outer.start <= q.inner.start <= q.inner.end <= q.outer.end <= len(text)
        at = q.outer.end
