"""Words, marks and shapes of verdicts: every label has its own, and nothing rests on colour."""

from fairshare.core.question import Answer, Asked
from fairshare.core.verdict import LABELS
from fairshare.show.again import command_line
from fairshare.show.corrections import corrections
from fairshare.show.report import report
from fairshare.show.verdict_words import CHIPS
from tests.show.conftest import MakeAnswer

#: Words that judge people instead of figures.
JUDGING = ("delinquent", "freeloader", "owes", "lied", "lie ", "false", "wrong")


def test_every_label_has_its_own_word_and_mark() -> None:
    assert set(CHIPS) == set(LABELS)
    assert len({c.word for c in CHIPS.values()}) == len({c.icon for c in CHIPS.values()}) == len(LABELS)
    assert all(c.meaning.endswith(".") for c in CHIPS.values())


def test_corrections_are_of_what_needs_one_only(audited: Answer) -> None:
    words = " ".join(corrections(report(audited, {})))
    assert "Only 12 allies reached 2 %." in words
    assert "Prices are named nowhere." in words
    assert "Most were not paying." in words
    for untouched in ("Poland spends the most.", "They pay because of me.", "settled in secret", "a shame"):
        assert untouched not in words


def test_a_correction_has_speaker_day_finding_and_release(make_answer: MakeAnswer) -> None:
    words = " ".join(corrections(report(make_answer([("Only 12 allies reached 2 %.", "refuted")]), {})))
    assert "(Jane Roe, 2025-03-20)" in words
    assert "In 2024, 23 allies reached 2 % of GDP." in words
    assert "NATO, published 2024-06-17 (nato-2024-06)" in words
    assert not [w for w in JUDGING if w in words.lower()]


def test_what_depends_on_the_definition_names_both(make_answer: MakeAnswer) -> None:
    words = " ".join(corrections(report(make_answer([("Most were not paying.", "depends_on_definition")]), {})))
    assert "“share of GDP as published” it holds: 23 of 31 allies in 2024e" in words
    assert "“as the register has it” it fails: nothing of the kind" in words


def test_a_caveat_is_added_to_what_is_true(make_answer: MakeAnswer) -> None:
    answer = make_answer([("Prices are named nowhere.", "supported_with_caveat")])
    words = " ".join(corrections(report(answer, {})))
    assert words.startswith("Needs an addition: “Prices are named nowhere.”")
    assert "Estimates for 2024." in words


def test_nothing_to_correct_is_nothing(make_answer: MakeAnswer) -> None:
    assert corrections(report(make_answer([("Poland spends the most.", "supported")]), {})) == ()


def test_the_command_is_quoted_for_a_shell() -> None:
    asked = Asked("audit", {"article": "my article; rm.txt", "date": "2025-03-20"})
    assert command_line(asked) == "fairshare audit 'my article; rm.txt' --date 2025-03-20"
    assert command_line(Asked()) == ""
