"""Sources written to keep a reader busy: what they cost grows as their length does, and nothing breaks.

Calls are counted, since no test here is timed. What happens inside one expression is not counted; the bait is long
enough that a quadratic one would not end while anybody waits.
"""

import sys
from collections.abc import Callable

import pytest

from fairshare.errors import BadInput
from fairshare.inputs.html_marks import marks
from fairshare.inputs.read import read

PAGE = "<!doctype html><html><body><p>Some words here, and more.</p>"
MARKED = "# Title\n\n[a](b) and [c](d)\n\n"
TURNS = "THE PRESIDENT: Yes. (Applause.)\n\nQ    No?\n\n"
BAIT = {
    "comments": PAGE + "<!--" * 20_000,
    "sections": PAGE + "<![CDATA[" * 20_000,
    "declarations": PAGE + "<!" * 40_000,
    "brackets": PAGE + "<" * 80_000,
    "tags": PAGE + "<a " * 40_000,
    "quotes": PAGE + '<a href="' * 20_000,
    "references": PAGE + "&" * 80_000,
    "scripts": PAGE + "<script>" * 20_000,
    "stray ends": PAGE + "<div>" * 10_000 + "</section>" * 10_000,
    "attributes": PAGE + "<div " + "a=b " * 40_000 + ">",
    "spaces": "a" + " " * 200_000 + "b",
    "lines": "a" + "\n " * 100_000 + "b",
    "parentheses": TURNS + "(" * 100_000,
    "notes": TURNS + "(Applause.) " * 20_000,
    "links": MARKED + "](" * 50_000,
    "link texts": MARKED + "[" * 100_000,
    "stars": MARKED + "*a" * 30_000,
    "pictures": MARKED + "![a" * 30_000,
    "quoted": MARKED + "> " * 50_000,
    "comments in Markdown": MARKED + "<!--" * 30_000,
    "spaces in Markdown": MARKED + "# a" + " " * 100_000 + "b",
}


def steps(work: Callable[[], object]) -> int:
    """Calls and lines of our own code: a clock would measure the machine."""
    count = 0

    def trace(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(trace)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def attempt(source: str) -> None:
    try:
        read(source.encode())
    except BadInput as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize("name", BAIT)
def test_twice_the_bait_is_at_most_twice_the_work(name: str) -> None:
    whole, half = BAIT[name], BAIT[name][: len(BAIT[name]) // 2]
    attempt(half)
    assert steps(lambda: attempt(whole)) <= 2.5 * steps(lambda: attempt(half)) + 2_000


@pytest.mark.parametrize("name", BAIT)
def test_no_bait_breaks_the_reader(name: str) -> None:
    attempt(BAIT[name])


def test_a_hundred_thousand_levels_are_read() -> None:
    source = PAGE + "<div>" * 100_000 + "The innermost words, which somebody wrote, are read as well."
    document = read(source.encode())
    assert "Some words here, and more." in document.text
    assert list(marks(source))[-1].name == "div"


def test_a_page_of_tags_is_refused() -> None:
    with pytest.raises(BadInput, match="at most 500,000 tags"):
        read((PAGE + "<i>" * 600_000).encode())
