"""Names people type, and memberships with dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.place import Gazetteer, Interval, Place, plain
from fairshare.errors import UnknownName
from fairshare.ledger.load import places


@pytest.mark.parametrize(
    ("typed", "iso3"),
    [
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("turkiye", "TUR"),
        ("Holland", "NLD"),
        ("The Netherlands", "NLD"),
        ("UK", "GBR"),
        ("Czech Republic", "CZE"),
        ("czechia", "CZE"),
        ("U.S.", "USA"),
        ("pol", "POL"),
        ("de", "DEU"),
        ("Slovak Republic", "SVK"),
        ("the United States", "USA"),
        ("Macedonia", "MKD"),
        ("Ireland", "IRL"),
    ],
)
def test_names_people_type(typed: str, iso3: str) -> None:
    assert places().find(typed).iso3 == iso3


def test_the_nearest_name_is_offered() -> None:
    with pytest.raises(UnknownName, match="Did you mean 'Germany'"):
        places().find("Germny")


def test_two_places_cannot_share_a_name() -> None:
    with pytest.raises(ValueError, match="claimed"):
        Gazetteer([Place("AAA", "AA", "Here", "USD"), Place("BBB", "BB", "There", "USD", ("here",))])


@given(
    st.sampled_from(sorted(places())),
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from(["", "*", " ", "\u00a0"]),
)
def test_case_stars_and_spaces_do_not_matter(iso3: str, change: "type[str]", after: str) -> None:
    name = places()[iso3].name
    assert places().find(change(name) + after).iso3 == iso3


@given(st.text(max_size=30))
def test_plain_is_stable(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_an_interval_ends_before_its_last_day() -> None:
    left = Interval("GBR", date(1973, 1, 1), date(2020, 2, 1))
    assert left.holds(date(2020, 1, 31))
    assert not left.holds(date(2020, 2, 1))
