"""Ids re-create what they name."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.figure_id import FigureId
from fairshare.errors import BadInput

WORDS = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)
KEBAB = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
BRACKETED = st.builds("{}({}={}):2,{}:1".format, KEBAB, WORDS, KEBAB, KEBAB)
PLACES = st.sampled_from(["DEU", "EUR_CAN", "NATO", "DEU,FRA,POL", "NATO-USA", "EUR_CAN-DEU-TUR"])
IDS = st.builds(
    FigureId,
    measure=WORDS,
    place=PLACES,
    year=st.integers(1949, 2100),
    base=st.none() | st.integers(1949, 2100) | st.dates(date(1949, 4, 4)),
    at=st.just("") | KEBAB | st.dates().map(str).filter(lambda d: d >= "1000"),
    under=st.lists(KEBAB, max_size=3).map(tuple),
    choices=st.dictionaries(WORDS, KEBAB | BRACKETED, max_size=3).map(lambda d: tuple(sorted(d.items()))),
)


@given(IDS)
def test_round_trip(id: FigureId) -> None:
    assert FigureId.parse(str(id)) == id


def test_the_design_s_own_example() -> None:
    id = FigureId.parse("gap_usd/EUR_CAN~2016/2024@nato-2024-06+us-leaves+x;target=wales-2014-2pct;a=b")
    assert (id.measure, id.place, id.base, id.year, id.at) == ("gap_usd", "EUR_CAN", 2016, 2024, "nato-2024-06")
    assert id.under == ("us-leaves", "x")
    assert id.choices == (("a", "b"), ("target", "wales-2014-2pct"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "defence_share/DEU",
        "defence_share/DEU/24",
        "a/b/2024;k",
        "a/b/2024;k=1;k=2",
        "a/b/2024@@x",
        "../x/2024",
        "a/b/2024;k=a=b",
        "a/b/2024;k=a(b=1",
        "a/b/2024;k=a(b=1))",
        "a/NATO~1998-13-01/2024",
        "a/NATO~1998-12/2024",
    ],
)
def test_bad_ids_are_refused_in_one_line(text: str) -> None:
    with pytest.raises(BadInput, match="figure id") as caught:
        FigureId.parse(text)
    assert "\n" not in str(caught.value)


@given(st.text(max_size=60))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    with suppress(BadInput):
        assert FigureId.parse(FigureId.parse(text).__str__())
