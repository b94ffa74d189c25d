"""The shipped countries and their dated memberships."""

from datetime import date, timedelta

import pytest

from fairshare.core.place import plain
from fairshare.ledger import load

TODAY = date(2026, 9, 1)
TYPED = {
    "Turkey": "TUR", "turkiye": "TUR", "Türkiye *": "TUR", "Holland": "NLD", "The Netherlands": "NLD",
    "UK": "GBR", "U.K.": "GBR", "Britain": "GBR", "the United Kingdom": "GBR", "gb": "GBR", "Great Britain": "GBR",
    "Czech Republic": "CZE", "Czechia": "CZE", "Slovak Republic": "SVK", "Slovakia": "SVK", "Slovenia": "SVN",
    "US": "USA", "U.S.": "USA", "usa": "USA", "America": "USA", "the United States": "USA",
    "United States of America": "USA", "nederland": "NLD",
    "Macedonia": "MKD", "FYROM": "MKD", "North Macedonia": "MKD", "Deutschland": "DEU", "West Germany": "DEU",
    "Polska": "POL", "espana": "ESP", "España": "ESP", "Hellas": "GRC", "Éire": "IRL", "Republic of Ireland": "IRL",
    "Russian Federation": "RUS", "Ukraine": "UKR", "Japan": "JPN", "Österreich": "AUT", "EL": "GRC",
}  # fmt: skip


@pytest.mark.parametrize(("typed", "iso3"), TYPED.items())
def test_a_name_people_type_finds_its_country(typed: str, iso3: str) -> None:
    assert load.places().find(typed).iso3 == iso3


def test_what_is_no_country_is_not_found() -> None:
    assert load.places().named("NATO") is None
    assert load.places().named("Congo") is None


def test_every_place_is_well_formed() -> None:
    places = load.places()
    for iso3, place in places.items():
        assert len(iso3) == 3 and len(place.iso2) == 2 and len(place.currency) == 3
        assert iso3.isupper() and place.iso2.isupper() and place.currency.isupper()
        assert place.region in {"Europe", "North America", "Asia"}
        assert len({plain(a) for a in place.aliases}) <= len(place.aliases)
    assert len({p.iso2 for p in places.values()}) == len(places)


def test_iceland_alone_has_no_forces() -> None:
    assert [p.iso3 for p in load.places().values() if not p.armed_forces] == ["ISL"]


def test_articles_and_currencies_of_today() -> None:
    places = load.places()
    assert {p.iso3 for p in places.values() if p.article} == {"USA", "GBR", "NLD"}
    assert places["USA"].in_sentence == "the United States"
    assert places["BGR"].currency == places["HRV"].currency == "EUR"
    assert places["TUR"].region == "Europe"


@pytest.mark.parametrize(
    ("day", "members"),
    [
        (date(1949, 8, 23), 0), (date(1949, 8, 24), 12), (date(1952, 2, 18), 14), (date(1955, 5, 6), 15),
        (date(1982, 5, 30), 16), (date(1999, 3, 12), 19), (date(2004, 3, 29), 26), (date(2009, 4, 1), 28),
        (date(2017, 6, 5), 29), (date(2020, 3, 27), 30), (date(2023, 4, 3), 30), (date(2023, 4, 4), 31),
        (date(2024, 3, 6), 31), (date(2024, 3, 7), 32), (TODAY, 32),
    ],
)  # fmt: skip
def test_number_of_allies(day: date, members: int) -> None:
    assert len(load.groups()["NATO"].on(day)) == members


def test_allies_of_a_year_joined_by_its_end_and_by_the_day() -> None:
    nato = load.groups()["NATO"]
    assert "FIN" in nato.of_year(2023, TODAY)
    assert "SWE" not in nato.of_year(2023, TODAY)
    assert "SWE" not in nato.of_year(2024, date(2024, 3, 6))


@pytest.mark.parametrize(
    ("group", "day", "members"),
    [
        ("EU", date(2019, 7, 1), 28), ("EU", date(2020, 1, 31), 28), ("EU", date(2020, 2, 1), 27), ("EU", TODAY, 27),
        ("EU", date(1958, 1, 1), 6), ("EU", date(2004, 5, 1), 25), ("FOUNDERS", TODAY, 12), ("B9", TODAY, 9),
        ("JEF", date(2016, 1, 1), 7), ("JEF", date(2018, 1, 1), 9), ("JEF", TODAY, 10), ("NORDIC_BALTIC", TODAY, 8),
        ("G7", TODAY, 7), ("COMPARATORS", TODAY, 9),
    ],
)  # fmt: skip
def test_number_of_members(group: str, day: date, members: int) -> None:
    assert len(load.groups()[group].on(day)) == members


def test_every_member_is_a_place_and_every_end_has_a_beginning() -> None:
    places = load.places()
    for name, entry in load.toml(load.DATA / "groups.toml").items():
        since, until = entry.get("since", {}), entry.get("until", {})
        assert entry["name"] and entry["source"], name
        assert since or entry["without"], name
        assert since.keys() | set(entry.get("without", ())) <= set(places), name
        assert until.keys() <= since.keys(), name
        assert all(day > since[p] for p, day in until.items()), name


def test_every_place_is_an_ally_or_a_comparator_and_never_both() -> None:
    groups = load.groups()
    allies, others = groups["NATO"].on(TODAY), groups["COMPARATORS"].on(TODAY)
    assert allies | others == set(load.places())
    assert not allies & others


def test_parts_of_nato_are_nato_without_some() -> None:
    groups = load.groups()
    parts = {g.id: (g.within, set(g.without)) for g in groups.values() if g.without}
    assert parts == {"EUR_CAN": ("NATO", {"USA"}), "NATO_EUROPE": ("NATO", {"CAN", "USA"})}
    assert not any(g.intervals for g in groups.values() if g.without)
    assert groups["FOUNDERS"].on(TODAY) == groups["NATO"].on(date(1949, 8, 24))
    assert all(g.within in {"", *groups} for g in groups.values())


def test_members_belong_to_the_wider_group_from_their_first_day() -> None:
    groups = load.groups()
    for group in groups.values():
        for i in group.intervals if group.within else ():
            assert i.place in groups[group.within].on(i.since), (group.id, i.place)


def test_a_membership_begins_on_its_day() -> None:
    for i in load.groups()["NATO"].intervals:
        assert i.holds(i.since)
        assert not i.holds(i.since - timedelta(days=1))
