"""Comma lists of a user, and targets crossed between two releases."""

from datetime import date

import pytest

from fairshare.errors import BadInput, UnknownName
from fairshare.ledger import load
from fairshare.ledger.check import Held, read
from fairshare.ledger.compare import Pair, revisions
from fairshare.ledger.load import DATA
from fairshare.ledger.selection import listed, named, placed, years
from fairshare.ledger.sides import bound, crossed

JUNE_2024 = date(2024, 6, 17)


@pytest.mark.parametrize("text", [None, "", ",", " , "])
def test_no_list_names_nothing(text: str | None) -> None:
    assert listed(text) == ()
    assert years(text) == frozenset()


def test_years_and_spans() -> None:
    assert years("2014, 2019-2021,2020") == {2014, 2019, 2020, 2021}


@pytest.mark.parametrize("text", ["20", "twenty", "2024-2020", "2014-", "-2014", "2014-15", "2014-2015-2016", "²⁰¹⁴"])
def test_what_is_no_year(text: str) -> None:
    with pytest.raises(BadInput, match="spans of years"):
        years(text)


def test_places_by_any_name_and_groups() -> None:
    found = placed("Turkey,pl, eur_can ,NATO", load.places(), load.groups().values())
    assert found == ("TUR", "POL", "EUR_CAN", "NATO")
    with pytest.raises(UnknownName, match="Atlantis"):
        placed("POL,Atlantis", load.places(), load.groups().values())


def test_an_unknown_id_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="defence_share"):
        named("measure", "defence_shar", load.measures())


def held(id: str) -> Held:
    return read(DATA / "releases" / id)[0]


def share(old: str, new: str, place: str, year: int) -> Pair:
    pairs = revisions(held(old), held(new)).pairs
    return next(p for p in pairs if p.key == ("defence_share", place, year))


def test_poland_2016_crosses_two_percent_there_and_back() -> None:
    """1.992 % in June 2019, 2.0005 % in June 2024 (TABLE3!F32), 1.987 % in August 2025."""
    targets = load.targets().values()
    there = crossed(share("nato-2019-06", "nato-2024-06", "POL", 2016), targets, JUNE_2024)
    back = crossed(share("nato-2024-06", "nato-2025-08", "POL", 2016), targets, date(2025, 8, 28))
    assert [t.threshold for t in there] == [t.threshold for t in back] == [0.02]


def test_a_target_not_agreed_yet_is_not_crossed() -> None:
    pair = share("nato-2019-06", "nato-2024-06", "POL", 2016)
    assert not crossed(pair, load.targets().values(), date(2014, 1, 1))


def test_who_is_bound() -> None:
    groups, places = load.groups(), load.places()
    assert bound("POL", 2016, groups, places, JUNE_2024)
    assert not bound("FIN", 2016, groups, places, JUNE_2024)
    assert not bound("ISL", 2016, groups, places, JUNE_2024)
    assert not bound("EUR_CAN", 2016, groups, places, JUNE_2024)
