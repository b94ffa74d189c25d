"""Groups as people write them: of another year or day, without some, and found again by their id."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.membership import everyone
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.ledger.open import scenario

#: Accessions by NATO's own list: 16 members from 1982 on, 19 from 12 March 1999, 26 from 29 March 2004.
COUNTS = [
    ("NATO~1998", 16),
    ("NATO~1999-03-11", 16),
    ("NATO~1999-03-12", 19),
    ("NATO~2004-03-28", 19),
    ("NATO~2004-03-29", 26),
    ("NATO~2014", 28),
    ("NATO-USA", 31),
    ("NATO_EUROPE", 30),
    ("NATO-USA~1998", 15),
    ("NATO-CAN-USA~1998-12-31", 14),
]


@pytest.mark.parametrize(("text", "members"), COUNTS)
def test_members_of_a_time_are_the_same_in_every_year(today: World, text: str, members: int) -> None:
    assert len(today.members(2024, text)) == members
    if "~" in text:
        assert today.members(1960, text) == today.members(2024, text)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("nato ~ 1998", "NATO~1998"),
        ("NATO~1998-12-31", "NATO~1998-12-31"),
        ("NATO~1998-USA", "NATO-USA~1998"),
        ("NATO without USA", "NATO-USA"),
        ("NATO without the United States, Canada", "NATO-CAN-USA"),
        ("nato-usa,canada", "NATO-CAN-USA"),
        ("NATO-USA-Canada", "NATO-CAN-USA"),
        ("eur-can", "EUR_CAN"),
        ("EUR-CAN without Germany", "EUR_CAN-DEU"),
        ("European allies", "NATO_EUROPE"),
        ("Poland, DEU,fra without FRA", "DEU,POL"),
        ("Germany", "DEU"),
    ],
)
def test_what_people_type_has_one_id(today: World, text: str, id: str) -> None:
    assert today.group(text).id == id
    assert today.group(id) == today.group(text)


@given(data=st.data())
def test_every_id_is_found_again_and_only_those_left_out_are_missing(data: st.DataObject, today: World) -> None:
    base = today.catalogue.groups[data.draw(st.sampled_from(sorted(today.catalogue.groups)))]
    left = data.draw(st.sets(st.sampled_from(sorted(everyone(base, today.catalogue))), max_size=3))
    when = data.draw(st.just("") | st.integers(2015, 2025).map("~{}".format))
    group = today.group(base.id + "".join(f"-{p}" for p in left) + when)
    assert today.group(group.id) == group
    assert today.members(2024, group.id) == today.members(int(when[1:] or 2024), base.id) - left


def test_a_day_is_asked_about_as_if_nothing_later_were_known(today: World) -> None:
    """Sweden joined on 7 March 2024; a world of June 2023 knows no member of its own day but those of that day."""
    assert "SWE" not in today.members(2024, "NATO~2024-03-06")
    assert "SWE" in today.members(2020, "NATO~2024-03-07")
    then = today.as_of(date(2023, 6, 1))
    assert "SWE" not in then.members(2024, "NATO~2023-06-01")


def test_a_scenario_counts_for_the_members_of_another_year_too(today: World) -> None:
    left = today.under(scenario("us-leaves"))
    assert left.members(2024, "NATO~2014") == today.members(2024, "NATO-USA~2014")


def test_figures_of_such_groups_open_by_their_id(june2024: World) -> None:
    """Table 3 prints Europe and Canada, which is NATO without the United States, at 2.02 % in 2024e."""
    without, printed = (june2024.figure(f"defence_share/{g}/2024") for g in ("NATO-USA", "EUR_CAN"))
    assert without.value == pytest.approx(printed.value, abs=5e-5)
    for id in ("NATO-USA~1998/2020", "NATO~2004-03-28/2020"):
        figure = june2024.figure(f"expenditure_usd/{id}")
        assert str(figure.id) == f"expenditure_usd/{id}@nato-2024-06"
        assert june2024.figure(str(figure.id)).value == figure.value


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("NATO~1900", "1949-08-24"),
        ("NATO~2100", "the day of the figures"),
        ("EU~1950", "1958-01-01"),
        ("NATO~2024-02-30", "2024-02-30 is no day"),
        ("NATO~98", "NATO-USA~1998"),
        ("NATO~1998~2014", "NATO-USA~1998"),
        ("DEU,FRA~1998", "only a registered group"),
        ("NATO-Ireland", "IRL cannot be left out of NATO"),
        ("NATO-Atlantis", "no country called 'Atlantis'"),
        ("NATO-", "NATO-USA~1998"),
        ("NATO without", "no group called"),
        ("NATO~1998-", "NATO-USA~1998"),
        ("~1998", "NATO-USA~1998"),
        ("", "NATO-USA~1998"),
    ],
)
def test_what_is_no_group_is_refused_in_one_line(today: World, text: str, names: str) -> None:
    with pytest.raises(BadInput) as caught:
        today.group(text)
    assert names in str(caught.value) and "\n" not in str(caught.value)
