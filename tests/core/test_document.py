"""A document finds every character of its text in what was handed in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.document import Document, Span

SOURCE = "<p>A &amp; B</p><p>C</p>"
#: "A & B", an empty line, "C".
DOCUMENT = Document("A & B\n\nC", (), runs=((0, 3, 2), (2, 5, 5), (3, 10, 2), (5, 12, 0), (7, 19, 1)))


@pytest.mark.parametrize(
    ("start", "end", "there"),
    [
        (0, 1, "A"),
        (0, 3, "A &amp;"),
        (2, 3, "&amp;"),
        (2, 5, "&amp; B"),
        (4, 5, "B"),
        (7, 8, "C"),
        (0, 8, "A &amp; B</p><p>C"),
        (5, 7, ""),
    ],
)
def test_a_reference_is_one_character_of_the_text_and_all_of_its_own(start: int, end: int, there: str) -> None:
    assert DOCUMENT.handed_in(Span(start, end)).of(SOURCE) == there


@given(st.integers(0, 8), st.integers(0, 8))
def test_later_in_the_text_is_never_earlier_in_what_was_handed_in(one: int, other: int) -> None:
    first, last = sorted((one, other))
    if first < last:
        found = DOCUMENT.handed_in(Span(first, last))
        assert 0 <= found.start <= found.end <= len(SOURCE)
        assert found.start >= DOCUMENT.handed_in(Span(0, last)).start


def test_a_text_handed_in_as_it_is_needs_no_runs() -> None:
    assert Document("They pay.", ()).handed_in(Span(5, 8)) == Span(5, 8)
