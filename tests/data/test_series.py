"""Accounts of burdens: every measure they name exists, and burden times size is money of one group."""

import pytest

from fairshare.core.row import Row
from fairshare.core.series import Series
from fairshare.core.world import World
from fairshare.errors import NoBoard, UnknownName
from fairshare.ledger.load import DATA, checked, series, toml

ALL = series()


def test_every_field_is_what_the_type_says() -> None:
    for id, entry in toml(DATA / "series.toml").items():
        assert checked(Series, {"id": id, **entry}, f"series.toml [{id}]") == ALL[id]


@pytest.mark.parametrize("id", ALL)
def test_its_measures_exist_and_count_people_as_people(today: World, id: str) -> None:
    account = today.series(id)
    assert today.measure(account.people).unit == "person"
    assert account.label and not account.note.endswith(".")
    for measure in (account.burden, account.size):
        assert today.measure(measure).label


@pytest.mark.parametrize("id", ALL)
def test_burden_times_size_is_money(today: World, id: str) -> None:
    """In any year that has both; SIPRI's figures are not held here."""
    account, found = today.series(id), []
    for world in (today, today.pinned("nato-2024-06").backfilled()):
        for year in (2010, 2022):
            try:
                spent: Row = world.row(account.burden, year) * world.row(account.size, year)
            except NoBoard:
                continue
            found += [spent] if spent.numbers else []
    assert found or id == "sipri"
    for row in found:
        assert str(row.unit).split("@")[0] in ("USD", "INTL"), row.unit
        assert 1e11 < sum(v for v, _ in row.numbers.values()) < 3e12


def test_one_that_does_not_exist_is_refused_with_the_nearest(today: World) -> None:
    with pytest.raises(UnknownName, match="'cow-pwt'"):
        today.series("cow-pwd")
