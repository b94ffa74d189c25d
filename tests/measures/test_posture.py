"""Troops abroad, posture and spending by readings: by hand from the publishers' figures and the register's rows."""

import csv
from datetime import date
from pathlib import Path

import pytest

from fairshare.core.figure import Cell, RegisterRow
from fairshare.core.register import in_force
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.ledger.open import scenario


def test_troops_abroad_are_those_in_the_other_members(today: World, shared: Path) -> None:
    """troopdata's annual table, column troops_ad, added up over the members of 2023."""
    path = shared / "data/macro/troopdata/us_troops_sel_1950_2024_annual.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines) if r["year"] == "2023"]
    hosts = {r["iso3c"]: float(r["troops_ad"]) for r in rows if float(r["troops_ad"])}
    members = today.members(2023) - {"USA"}
    expected = sum(n for place, n in hosts.items() if place in members)
    row = today.row("troops_abroad", 2023)
    assert row["USA"].value == expected
    assert row.keys() == {"USA"}
    hosted = today.row("troops_hosted", 2023)
    assert {p: f.value for p, f in hosted.items()} == {p: n for p, n in hosts.items() if p in members}


def test_a_part_of_the_hosts_is_not_the_whole(today: World) -> None:
    """No report tells of Montenegro in 2018, and 2008 is told for nobody."""
    assert "MNE missing" in today.row("troops_abroad", 2018).missing["USA"]
    assert not today.row("troops_abroad", 2008).numbers


def test_nobody_without_a_count_sends_none(today: World) -> None:
    row = today.row("troops_abroad", 2023)
    assert "no source held" in row.missing["GBR"] and "no source held" in row.missing["EST"]
    assert row.missing["ISL"] == "no armed forces"


def test_under_a_scenario_without_the_sender_nobody_hosts(today: World) -> None:
    there = today.under(scenario("us-leaves"))
    assert not there.row("troops_abroad", 2023).numbers
    assert set(there.row("troops_hosted", 2023).missing.values()) == {"no member's are counted in 2023"}


def test_posture_in_europe_is_what_the_register_tells(today: World) -> None:
    """IISS for 2018 by way of the press: 35.8 to 36 bn; of 2019 only the European Deterrence Initiative, 6.5 bn."""
    least, most = (today.row("direct_posture_usd", 2018, bound=b)["USA"] for b in ("least", "most"))
    assert (least.value, most.value) == (35.8e9, 36e9)
    assert list(least.trail.leaves()) == [RegisterRow("posture", "us-direct-2018")]
    assert today.row("direct_posture_usd", 2019)["USA"].value == 6.5e9
    assert "only a programme" in today.row("direct_posture_usd", 2019, bound="most").missing["USA"]


def test_an_estimate_is_not_known_before_it_is_published(today: World) -> None:
    """The study of July 2018 tells of 2017; before there was the request of February 2016."""
    before, after = (today.as_of(day).row("direct_posture_usd", 2017)["USA"] for day in (DAY_BEFORE, DAY_AFTER))
    assert (before.value, after.value) == (3.4e9, 30.7e9)


DAY_BEFORE, DAY_AFTER = date(2018, 6, 30), date(2018, 7, 1)


def test_directly_is_common_funding_and_posture_or_what_of_them_is_held(today: World) -> None:
    direct, funding = today.row("spent_by_reading", 2023, reading="direct"), today.row("common_funding_usd", 2023)
    assert direct["USA"].value == pytest.approx(funding["USA"].value + 4.2e9)
    assert direct["POL"].value == funding["POL"].value
    most = today.row("spent_by_reading", 2023, reading="direct", bound="most")
    assert not most.numbers and all(most.missing.values())


def test_common_funding_in_dollars_is_at_the_euros_rate_of_the_year(today: World) -> None:
    """IMF, April 2026: Germany's GDP of 2024 was 4,684.182 bn US$ and 4,328.970 bn EUR."""
    euros, dollars = today.row("common_funding_eur", 2024), today.row("common_funding_usd", 2024)
    assert dollars["ITA"].value == pytest.approx(euros["ITA"].value * 4684.182 / 4328.970)


def test_every_ally_with_forces_outside_the_area_gets_the_same_readings(today: World) -> None:
    """Regional is unknown with a reason that names the forces, whoever it is; of all others it is all spending."""
    outside = {r["iso3"]: r["item"] for r in in_force(today, "posture", "outside", 2023)}
    assert len(outside) >= 5
    spent, regional = (today.row("spent_by_reading", 2023, reading=r) for r in ("all", "regional"))
    for place in today.bound(2023):
        assert place in spent
        if place in outside:
            assert outside[place] in regional.missing[place]
        else:
            assert regional[place].value == spent[place].value


def test_forces_outside_the_area_are_those_of_the_year(today: World) -> None:
    """Portugal left Africa in 1975 and Italy came to Djibouti in 2013."""
    then, now = ({r["iso3"] for r in in_force(today, "posture", "outside", y)} for y in (1960, 2023))
    assert "PRT" in then - now and "ITA" in now - then


def test_the_reading_of_all_is_the_release_s_own(june2024: World) -> None:
    row, cells = june2024.row("spent_by_reading", 2023), june2024.row("expenditure_usd_current", 2023)
    assert {p: f.value for p, f in row.items()} == {p: f.value for p, f in cells.items()}
    assert all(isinstance(leaf, Cell) for leaf in row["FRA"].trail.leaves())


@pytest.mark.parametrize(("choice", "value"), [("reading", "fair"), ("bound", "about")])
def test_bad_choices_are_named(today: World, choice: str, value: str) -> None:
    with pytest.raises(BadInput, match=f"{choice} '{value}'"):
        today.row("spent_by_reading", 2023, **{choice: value})
