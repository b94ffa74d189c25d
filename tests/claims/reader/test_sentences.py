"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.claims.reader.sentences import LONGEST, sentences
from fairshare.core.document import Span


def split(text: str) -> list[str]:
    return [s.of(text) for s in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "whole",
    [
        ["Gen. Roe met Mr. Poe.", "They spoke."],
        ["The U.S. pays 3.4% of GDP.", "Others pay less."],
        ["The U.S. Treasury pays."],
        ["It rose to 2.5 percent in Jan. 2024 alone."],
        ["“We pay,” she said.", "“They don’t.”", "That was all."],
        ["Who pays?", "Nobody!", "Really…", "Yes."],
        ["He asked “Why?” and left.", "She stayed."],
        ["(It is true.)", "The rest is not."],
        ["A line\nbroken in two.", "Another."],
        ["No stop here"],
    ],
)
def test_ends(whole: list[str]) -> None:
    assert split(" ".join(whole)) == whole


def test_an_empty_line_ends_a_sentence() -> None:
    assert split("A heading\n\nThe text.") == ["A heading", "The text."]


def test_nobody_writes_endless_sentences() -> None:
    assert max(map(len, split("and so on " * 2000))) <= LONGEST


@given(st.text(alphabet=st.sampled_from("aB. !?…\n“”\"'(U.S.)0"), max_size=200))
def test_nothing_but_space_is_lost(text: str) -> None:
    assert "".join("".join(split(text)).split()) == "".join(text.split())
