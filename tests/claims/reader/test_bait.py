"""Text made to be slow: the work of reading grows with its length and no faster."""

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date

import pytest

from fairshare.claims.reader.quantities import quantities
from fairshare.claims.reader.terms import terms
from fairshare.claims.reader.times import times
from fairshare.claims.reader.words import Word, words

Reader = Callable[[Sequence[Word]], Iterable[object]]


def calls(read: Reader, text: str) -> int:
    """How many function calls reading a text takes: its work, without a clock."""
    found, made = words(text), 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal made
        made += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        list(read(found))
    finally:
        sys.setprofile(before)
    return made


@pytest.mark.parametrize(
    "bait",
    [
        "two ", "2 to ", "hundred and ", "half a ", "most of the ", "1 000 ", "555-", "2%-", "a half of ", "2014-",
        "2014/",
        "from 2014 to ", "billions and ", "hundreds of ", "more than ", "under President Name ", "the last ", "1/",
        "5:",
        "one point ", "about only just ", "March ", "in the first week of ", "between 2 and ", "many ", "all but ",
        "-1% ",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "read", [quantities, terms, lambda found: times(found, date(2025, 3, 12))], ids=["n", "o", "t"]
)
def test_twice_the_text_is_at_most_twice_the_work(read: Reader, bait: str) -> None:
    calls(read, bait * 10)
    assert calls(read, bait * 400) <= 2.1 * calls(read, bait * 200) + 100


def test_a_number_of_endless_figures_is_none() -> None:
    assert list(quantities(words("9" * 100_000 + " percent"))) == []
