"""A difference in words: numbers written alike, and nothing plural that is one."""

from datetime import date

import pytest

from fairshare.ledger import load
from fairshare.ledger.compare import revisions
from fairshare.ledger.difference import Difference, figures
from fairshare.ledger.finding import Finding, unread
from tests.ledger.releases import fact, release


def difference(*, count: int, revised: int) -> Difference:
    """Two releases with so many figures of personnel, of which the first few differ."""
    places = [f"P{n:04d}" for n in range(count)]
    old = release(date(2020, 1, 1), *(fact("personnel", 10.0, place) for place in places))
    values = [20.0] * revised + [10.0] * (count - revised)
    pairs = zip(places, values, strict=True)
    new = release(date(2021, 1, 1), *(fact("personnel", value, place) for place, value in pairs))
    return Difference(old, new, load.measures()["personnel"], revisions(old, new).of("personnel"), {})


@pytest.mark.parametrize(
    ("count", "revised", "told"),
    [
        (1684, 0, "0 of 1,684 figures were revised"),
        (
            2000,
            1200,
            "1,200 of 2,000 figures were revised, 1,200 of them in the digits people read, most P0000 2016 (+100.00 %)",
        ),
    ],
)
def test_thousands_are_marked(count: int, revised: int, told: str) -> None:
    assert difference(count=count, revised=revised).counts() == told


@pytest.mark.parametrize(("count", "told"), [(0, "0 figures"), (1, "1 figure"), (1200, "1,200 figures")])
def test_one_figure_is_no_plural(count: int, told: str) -> None:
    assert figures(count) == told


def test_rows_that_cannot_be_used_are_counted_by_release() -> None:
    found = [Finding("schema", "a-2020-01"), *[Finding("schema", "b-2020-01")] * 2]
    one, two = unread(found)
    assert one.startswith("a-2020-01: 1 row is unreadable or stands twice")
    assert two.startswith("b-2020-01: 2 rows are unreadable or stand twice")
    assert not list(unread([]))
