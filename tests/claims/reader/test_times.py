"""Times in words against Wednesday, 12 March 2025."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.claims.reader.phrases import one_of
from fairshare.claims.reader.times import times
from fairshare.claims.reader.words import words
from fairshare.core.quantity import When

DAY = date(2025, 3, 12)


def read(text: str, day: date = DAY) -> list[When]:
    return [w for _, _, w in times(words(text), day)]


def only(text: str, day: date = DAY) -> When:
    found = read(text, day)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("in 2016", "2016-01-01", "2016-12-31"), ("2016-2020", "2016-01-01", "2020-12-31"),
        ("2014–2020", "2014-01-01", "2020-12-31"),
        ("from 2014 to 2024", "2014-01-01", "2024-12-31"), ("between 2014 and 2020", "2014-01-01", "2020-12-31"),
        ("the 2010s", "2010-01-01", "2019-12-31"), ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("2023-24", "2023-01-01", "2024-12-31"),
        ("March 2025", "2025-03-01", "2025-03-31"), ("on March 9", "2025-03-09", "2025-03-09"),
        ("9 March 2025", "2025-03-09", "2025-03-09"),
        ("March 9, 2025", "2025-03-09", "2025-03-09"), ("the 9th of March 2025", "2025-03-09", "2025-03-09"),
        ("2025-03-09", "2025-03-09", "2025-03-09"), ("2025-03", "2025-03-01", "2025-03-31"),
        ("09.03.2025", "2025-03-09", "2025-03-09"),
        ("Sept. 5, 2014", "2014-09-05", "2014-09-05"), ("on December 20", "2024-12-20", "2024-12-20"),
        ("13/03/2025", "2025-03-13", "2025-03-13"),
        ("last October", "2024-10-01", "2024-10-31"), ("next month", "2025-04-01", "2025-04-30"),
        ("this month", "2025-03-01", "2025-03-31"),
        ("on Wednesday", "2025-03-12", "2025-03-12"), ("Thursday", "2025-03-13", "2025-03-13"),
        ("on Sunday", "2025-03-09", "2025-03-09"),
        ("last Thursday", "2025-03-06", "2025-03-06"), ("last Wednesday", "2025-03-05", "2025-03-05"),
        ("Tuesday night", "2025-03-11", "2025-03-11"),
        ("today", "2025-03-12", "2025-03-12"), ("yesterday", "2025-03-11", "2025-03-11"),
        ("tomorrow", "2025-03-13", "2025-03-13"),
        ("tonight", "2025-03-12", "2025-03-12"), ("this week", "2025-03-10", "2025-03-16"),
        ("last week", "2025-03-03", "2025-03-09"),
        ("next week", "2025-03-17", "2025-03-23"), ("this year", "2025-01-01", "2025-12-31"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("next year", "2026-01-01", "2026-12-31"), ("last month", "2025-02-01", "2025-02-28"),
        ("three days ago", "2025-03-09", "2025-03-09"),
        ("in the past 10 years", "2015-03-12", "2025-03-12"),
        ("in the last eight years", "2017-03-12", "2025-03-12"),
        ("over the past five years", "2020-03-12", "2025-03-12"),
        ("so far this year", "2025-01-01", "2025-03-12"), ("now", "2025-03-12", "2025-03-12"),
        ("currently", "2025-03-12", "2025-03-12"),
        ("the first half of 2024", "2024-01-01", "2024-06-30"), ("Q1 2025", "2025-01-01", "2025-03-31"),
        ("the fourth quarter of 2024", "2024-10-01", "2024-12-31"),
        ("in the next five years", "2025-03-12", "2030-03-12"),
        ("over the past decade", "2015-03-12", "2025-03-12"), ("from March to June 2024", "2024-03-01", "2024-06-30"),
        ("in May", "2025-05-01", "2025-05-31"), ("last October 2024", "2024-10-01", "2024-10-31"),
        ("this morning", "2025-03-12", "2025-03-12"),
    ],
)  # fmt: skip
def test_times_that_are_plain(text: str, since: str, until: str) -> None:
    found = only(text)
    assert (str(found.since), str(found.until), found.vague, found.open_end) == (since, until, False, False)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("before 2017", "1949-01-01", "2016-12-31"), ("by 2035", "2025-03-12", "2035-12-31"),
        ("until 2024", "1949-01-01", "2024-12-31"),
        ("fiscal year 2024", "2023-10-01", "2024-09-30"), ("FY2024", "2023-10-01", "2024-09-30"),
        ("FY24", "2023-10-01", "2024-09-30"),
        ("in the past two or three years", "2022-03-12", "2025-03-12"),
        ("the last couple of years", "2023-03-12", "2025-03-12"), ("in the past", "1949-01-01", "2025-03-12"),
        ("two years ago", "2023-01-01", "2023-12-31"), ("a decade ago", "2014-01-01", "2016-12-31"),
        ("two months ago", "2025-01-01", "2025-01-31"),
        ("a week ago", "2025-03-03", "2025-03-09"), ("in recent weeks", "2025-01-11", "2025-03-12"),
        ("earlier this year", "2025-01-01", "2025-03-12"),
        ("later this year", "2025-03-12", "2025-12-31"), ("during the Cold War", "1949-01-01", "1991-12-31"),
        ("at the time", "1949-01-01", "2025-03-12"), ("by Thursday", "2025-03-12", "2025-03-13"),
        ("last summer", "2024-06-01", "2024-08-31"),
        ("next Thursday", "2025-03-13", "2025-03-13"), ("03/12/2025", "2025-03-12", "2025-12-03"),
        ("about ten years ago", "2015-01-01", "2015-12-31"),
    ],
)  # fmt: skip
def test_times_that_the_words_leave_open(text: str, since: str, until: str) -> None:
    found = only(text)
    assert (str(found.since), str(found.until), found.vague) == (since, until, True)


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("since 2014", "2014-01-01"),
        ("since last year", "2024-01-01"),
        ("since the Cold War", "1992-01-01"),
        ("after 2014", "2015-01-01"),
    ],
)
def test_times_that_go_on_to_the_day(text: str, since: str) -> None:
    found = only(text)
    assert (str(found.since), found.until, found.open_end) == (since, DAY, True)


@pytest.mark.parametrize(
    "text",
    [
        "2,000 troops", "2000 troops", "$2014", "F-2000", "Resolution 1973", "He may march on.", "Mrs May spoke.",
        "2014 percent",
        "two years", "the week", "31 allies", "Article 5", "the last ally", "over the line", "friday", "Now, they pay.",
    ],
)  # fmt: skip
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["early 2025", "mid-2025", "late 2025"])
def test_thirds_of_a_year_lie_in_it(text: str) -> None:
    found = only(text)
    assert found.year == 2025 and found.vague and 100 < (found.until - found.since).days < 150


@given(
    st.dates(date(1950, 1, 1), date(2090, 12, 31)),
    st.sampled_from(["%B {0}, %Y", "{0} %B %Y", "%Y-%m-%d", "%d.%m.%Y", "{0} %b %Y"]),
)
def test_a_printed_date_comes_back(day: date, form: str) -> None:
    found = only(f"It was said on {day.strftime(form).format(day.day)}.")
    assert (found.since, found.until, found.vague) == (day, day, False)


@given(st.dates(), st.sampled_from(["Monday", "last Monday", "next Monday"]))
def test_weekdays_fall_on_that_day_near_the_text(day: date, text: str) -> None:
    found = only(text, day)
    if date.min.toordinal() + 7 < day.toordinal() < date.max.toordinal() - 7:
        assert found.since.weekday() == 0 and abs((found.since - day).days) <= 7


WORDS = sorted(
    one_of(
        "in 2014 2020 03 12 9 March May October last next this week year Thursday since before by until"
        " from to between and the"
        " 1990 s past five years ago a decade early late mid end of first half quarter Q 1 fiscal FY24 Cold War"
        " now today - / . ,"
    )
)


@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join) | st.text(max_size=60), st.dates())
def test_any_text_gives_ordered_spans_and_intervals(text: str, day: date) -> None:
    found, after = words(text), 0
    for first, last, when in times(found, day):
        assert after <= first <= last < len(found)
        after = last + 1
        assert when.since <= when.until and when.words
