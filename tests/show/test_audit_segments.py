"""A text cut at statements: nothing is lost, nothing is doubled, nesting is kept."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fairshare.show.segments import Place, segments, within

TEXT = "They owe us the treaty-stipulated 2 %, and more."


@st.composite
def places(draw: st.DrawFn) -> list[Place]:
    found = []
    for n in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(TEXT) - 1))
        found.append((start, draw(st.integers(start + 1, len(TEXT))), n))
    return found


def test_a_presumed_statement_lies_inside_another() -> None:
    cut = segments(TEXT, 0, len(TEXT), [(0, 37, 0), (16, 37, 1)])
    assert [(s.text, s.inside) for s in cut] == [
        ("They owe us the ", (0,)),
        ("treaty-stipulated 2 %", (0, 1)),
        (", and more.", ()),
    ]
    assert cut[0].opens == (0,)
    assert cut[1].opens == (1,)
    assert cut[1].closes == (1, 0), "the inner one closes first"


@given(places(), st.integers(0, 10), st.integers(30, len(TEXT)))
def test_the_pieces_are_the_text_and_know_what_covers_them(marked: list[Place], start: int, end: int) -> None:
    cut = segments(TEXT, start, end, marked)
    assert "".join(s.text for s in cut) == TEXT[start:end]
    at = start
    for piece in cut:
        covering = {n for a, b, n in marked if a <= at and at + len(piece.text) <= b}
        touching = {n for a, b, n in marked if a < at + len(piece.text) and b > at}
        assert set(piece.inside) == covering == touching
        at += len(piece.text)


@given(places())
def test_every_place_opens_and_closes_once(marked: list[Place]) -> None:
    cut = segments(TEXT, 0, len(TEXT), marked)
    numbers = sorted(n for _, _, n in marked)
    assert sorted(n for s in cut for n in s.opens) == numbers
    assert sorted(n for s in cut for n in s.closes) == numbers


@given(places(), st.lists(st.integers(1, len(TEXT) - 1), max_size=5, unique=True))
def test_each_paragraph_gets_the_places_that_touch_it(marked: list[Place], cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(TEXT)]
    spans = list(pairwise(edges))
    for (start, end), here in zip(spans, within(spans, marked), strict=True):
        assert sorted(here) == sorted(p for p in marked if p[0] < end and p[1] > start)
