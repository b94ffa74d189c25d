"""Terms of office in words, and the days they mean by a register made for these tests."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.claims.reader.phrases import one_of
from fairshare.claims.reader.tenures import resolve
from fairshare.claims.reader.terms import TermSaid, terms
from fairshare.claims.reader.words import words
from fairshare.ledger import load

DAY = date(2025, 3, 12)


def row(person: str, office: str, place: str, since: str, until: str = "") -> dict[str, str]:
    leads = "yes" if office == "Prime Minister" else ""
    return {
        "person": person, "office": office, "iso3": place, "since": since, "until": until, "head_of_government": leads,
        "capacity": "holder", "since_precision": "day", "until_precision": "day" if until else "",
    }  # fmt: skip


PRESIDENT = "President of the United States"
ROWS = (
    row("Ann Able", PRESIDENT, "USA", "2001-01-20", "2009-01-20"),
    row("Bob Back", PRESIDENT, "USA", "2009-01-20", "2013-01-20"),
    row("Cas Cole", PRESIDENT, "USA", "2013-01-20", "2017-01-20"),
    row("Cas Cole", "Vice President of the United States", "USA", "2001-01-20", "2009-01-20"),
    row("Bob Back", PRESIDENT, "USA", "2025-01-20"),
    row("Dee Dahl", "Prime Minister", "NOR", "2008-05-01", "2022-05-01"),
    row("Dee Dahl", "NATO Secretary General", "NATO", "2024-10-01"),
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("during his first term", TermSaid("he", 1)), ("in my first term", TermSaid("i", 1)),
        ("throughout her second term", TermSaid("he", 2)),
        ("since I came to office", TermSaid("i", None, "since")), ("when I took office", TermSaid("i", None, "start")),
        ("before I was elected", TermSaid("i", None, "before")), ("before I got in", TermSaid("i", None, "before")),
        ("until I came along", TermSaid("i", None, "before")), ("since he took office", TermSaid("he", None, "since")),
        ("under my predecessor", TermSaid("i", None, "predecessor")),
        ("under his predecessor", TermSaid("he", None, "predecessor")),
        ("in the first week of his second administration", TermSaid("he", 2, "first_week", "president")),
        ("in my first week in office", TermSaid("i", None, "first_week")),
        ("in the first 100 days of his presidency", TermSaid("he", None, "first_days", "president")),
        ("during the Back administration", TermSaid("Back", None, "during", "president")),
        ("under President Back", TermSaid("Back")),
        ("the second Back administration", TermSaid("Back", 2, "during", "president")),
        ("during Cole's presidency", TermSaid("Cole", None, "during", "president")),
        ("during the president's first term", TermSaid("the president", 1)),
        ("when Dee Dahl was prime minister", TermSaid("Dee Dahl", None, "during", "prime minister")),
        ("after Cole left office", TermSaid("Cole", None, "after")),
        ("at the end of his first term", TermSaid("he", 1, "end")),
        ("under Prime Minister Dahl", TermSaid("Dahl")),
        ("while I was president", TermSaid("i", None, "during", "president")),
        ("before he became president", TermSaid("he", None, "before", "president")),
    ],
)  # fmt: skip
def test_terms_are_found(text: str, said: TermSaid) -> None:
    assert [t for _, _, t in terms(words(f"They paid {text}, he said."))] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "under NATO rules",
        "under Article 5",
        "in the long term",
        "when they paid",
        "his first speech",
        "after his term was extended",
        "during the Able-Back administration",
        "since Back began his first term",
    ],
)
def test_what_is_no_term(text: str) -> None:
    assert list(terms(words(text))) == []


def test_a_surname_after_under_counts_where_it_is_known() -> None:
    assert list(terms(words("It rose under Back."))) == []
    assert [t for _, _, t in terms(words("It rose under Back."), {"back"})] == [TermSaid("Back")]


@pytest.mark.parametrize(
    ("said", "person", "since", "until", "vague"),
    [
        (TermSaid("he", 1), "Bob Back", "2009-01-20", "2013-01-20", False), (TermSaid("he", 2),
        "Bob Back", "2025-01-20", "2025-03-12", False),
        (TermSaid("he", 1), "Ann Able", "2001-01-20", "2005-01-20", False), (TermSaid("he", 2),
        "Ann Able", "2005-01-20", "2009-01-20", False),
        (TermSaid("he", 2, "first_week"), "Bob Back", "2025-01-20", "2025-01-26", False),
        (TermSaid("i", None, "since"), "Bob Back", "2025-01-20", "2025-03-12", True),
        (TermSaid("i", None, "before"), "Bob Back", "1949-01-01", "2009-01-19", True),
        (TermSaid("i", None, "predecessor"), "Cas Cole", "2009-01-20", "2013-01-20", False),
        (TermSaid("Cole"), "Cas Cole", "2013-01-20", "2017-01-20", False), (TermSaid("Cole", None, "after"),
        "Cas Cole", "2017-01-20", "2025-03-12", False),
        (TermSaid("Dahl"), "Dee Dahl", "2024-10-01", "2025-03-12", False),
        (TermSaid("Dahl", None, "during", "prime minister"), "Dee Dahl", "2008-05-01", "2022-05-01", False),
    ],
)  # fmt: skip
def test_terms_become_days(said: TermSaid, person: str, since: str, until: str, vague: bool) -> None:
    found = resolve(said, person, ROWS, DAY)
    assert found is not None
    assert (str(found.since), str(found.until), found.vague) == (since, until, vague)


@pytest.mark.parametrize(
    ("said", "person"),
    [
        (TermSaid("he", 1, "during", "prime minister"), "Dee Dahl"), (TermSaid("he", 3), "Bob Back"),
        (TermSaid("he"), "Nobody Known"),
        (TermSaid("i", None, "end"), "Bob Back"), (TermSaid("i", None, "predecessor"), "Ann Able"),
        (TermSaid("he", None, "during", "chancellor"), "Bob Back"),
    ],
)  # fmt: skip
def test_nothing_rather_than_a_guess(said: TermSaid, person: str) -> None:
    assert resolve(said, person, ROWS, DAY) is None


def test_what_had_not_begun_on_the_day_is_not_known_yet() -> None:
    found = resolve(TermSaid("i", None, "since"), "Bob Back", ROWS, date(2011, 6, 1))
    assert found is not None and (found.since, found.vague) == (date(2009, 1, 20), False)


WORDS = sorted(
    one_of(
        "during his first term my second administration President Back under since I came to office"
        " the 's of week Obama presidency when before was in he"
    )
)


@given(
    st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join),
    st.sampled_from([r["person"] for r in ROWS]),
    st.dates(),
)
def test_any_words_give_ordered_spans_and_days_up_to_the_text(text: str, person: str, day: date) -> None:
    found, after = words(text), 0
    for first, last, said in terms(found):
        assert after <= first <= last < len(found)
        after = last + 1
        when = resolve(said, person, ROWS, day)
        assert when is None or when.since <= when.until <= day


def test_the_shipped_register_is_read() -> None:
    """Two inaugurations, 20 January 2009 and 2013: the register has one row from 2009 to 2017."""
    found = resolve(TermSaid("he", 2), "Barack Obama", load.register("offices"), DAY)
    assert found is not None and (found.since, found.until) == (date(2013, 1, 20), date(2017, 1, 20))
