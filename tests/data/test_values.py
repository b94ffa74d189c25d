"""The shipped questions of value: neutral, of one family each, and a documented way from answers to weights."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.choice_text import rule_in
from fairshare.core.question import ask
from fairshare.core.rule import rules
from fairshare.core.values import Reply, ValueQuestion
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.ledger import load
from fairshare.show.emit import emit

VALUES = load.values()
COUNT = len(VALUES.questions)
REPLIES = st.sampled_from(VALUES.replies)
ANSWERS = st.lists(REPLIES, min_size=COUNT, max_size=COUNT)
#: Words that would steer an answer.
LOADED = ("fair", "unfair", "just", "unjust", "owe", "debt", "burden", "freeloader", "delinquent", "generous", "must")


def countries_in(text: str) -> list[str]:
    """Names, aliases and demonyms of the gazetteer that stand in a text as words; codes where they are capitals."""
    found = []
    for place in load.places().values():
        words = (place.name, *place.aliases, *place.adjectives)
        found += [w for w in words if re.search(rf"\b{re.escape(w)}s?\b", text, re.IGNORECASE)]
        found += [c for c in (place.iso2, place.iso3) if re.search(rf"\b{c}\b", text)]
    return found


@pytest.mark.parametrize("text", ["a Dutch question", "POL or not", "the american way", "two Danes", "Türkiye"])
def test_a_country_is_seen(text: str) -> None:
    assert countries_in(text)


def test_no_country_is_named_before_the_answers(today: World) -> None:
    """In no form: headline, questions, rules, notes and the next command."""
    answer = ask(today, "values")
    told = emit(answer, {})
    assert len(answer.rows) == 8
    assert countries_in(json.dumps(told, ensure_ascii=False)) == []


@pytest.mark.parametrize("question", VALUES.questions, ids=lambda q: q.family)
def test_a_question_is_neutral(question: ValueQuestion) -> None:
    assert question.asks.startswith("Should ") and question.asks.endswith("?")
    assert question.yes.endswith(".") and question.no.endswith(".")
    assert 0.7 < len(question.yes) / len(question.no) < 1.4
    words = re.findall(r"\w+", f"{question.asks} {question.yes} {question.no}".lower())
    assert not set(words) & set(LOADED)


def test_every_field_is_of_its_type() -> None:
    held = load.toml(load.DATA / "values.toml")
    assert held.keys() == {"reply", "question"}
    assert tuple(load.checked(Reply, r, "reply") for r in held["reply"]) == VALUES.replies
    assert tuple(load.checked(ValueQuestion, q, "question") for q in held["question"]) == VALUES.questions


def test_each_question_stands_for_a_family_of_its_own_and_for_rules_of_it() -> None:
    families = [q.family for q in VALUES.questions]
    assert len(families) == len(set(families)) == 8
    asked = {rules[id].family for id in rules} - {"cooperative", "mixed"}
    assert set(families) == asked
    for question in VALUES.questions:
        for name in filter(None, (question.rule, question.strong)):
            id, choices = rule_in("rule", name)
            assert rules[id].family == question.family
            assert rules[id].standing == "computed"
            rules[id].fitted(choices)
        assert {rules[id].family for id in question.points_to} <= {question.family}
        assert rule_in("rule", question.rule)[0] == rule_in("rule", question.strong or question.rule)[0]


def test_replies_go_down_from_yes_to_no_and_no_two_are_written_alike() -> None:
    points = [r.points for r in VALUES.replies]
    assert points == sorted(points, reverse=True) == [8, 4, 2, 1, 0]
    words = [w for r in VALUES.replies for w in (r.word, *r.also)]
    assert len(words) == len(set(words))
    assert [r.also[0] for r in VALUES.replies] == ["4", "3", "2", "1", "0"]


@given(ANSWERS)
def test_weights_sum_to_one_and_none_is_negative(replies: list[Reply]) -> None:
    weights = VALUES.weights(replies)
    assert abs(sum(weights) - 1) < 1e-12 and min(weights) >= 0


@given(ANSWERS, st.integers(0, COUNT - 1), REPLIES)
def test_answering_more_strongly_never_lowers_a_weight(replies: list[Reply], n: int, other: Reply) -> None:
    """Nor raises that of another question, once something has been said for any."""
    changed = [*replies[:n], other, *replies[n + 1 :]]
    less, more = sorted((replies, changed), key=lambda r: r[n].points)
    before, after = VALUES.weights(less), VALUES.weights(more)
    assert after[n] >= before[n]
    if any(r.points for r in less):
        assert all(after[m] <= before[m] for m in range(COUNT) if m != n)


@given(ANSWERS, st.integers(0, 4))
def test_however_they_are_written_answers_are_read(replies: list[Reply], n: int) -> None:
    spelt = [(r.word, *r.also, r.word.upper(), r.word.replace(" ", "-"), f" {r.word} ") for r in replies]
    assert VALUES.read(",".join(words[n % len(words)] for words in spelt)) == tuple(replies)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    try:
        assert len(VALUES.read(text)) == COUNT
    except BadInput as error:
        assert "\n" not in str(error) and "rather yes (3)" in str(error)
