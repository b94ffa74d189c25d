"""What draws rest on, against figures as published: changes by the IMF, currencies, pledges kept in part, revisions."""

from datetime import date

import pytest

from fairshare.core.history import SINCE, history
from fairshare.core.outlook import Drawing, ahead, deliveries, outlook, revisions
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.ledger.open import scenario


def test_changes_on_the_year_before_are_the_imfs(today: World) -> None:
    """World Economic Outlook, April 2026: the euro area shrank in 2009 and 2020; a dollar is a dollar."""
    growth = today.row("yearly_change", 2009, of="growth")
    assert growth["DEU"].value == today.row("weo_growth", 2009)["DEU"].value < -0.05
    rates = today.row("yearly_change", 2015, of="exchange")
    assert rates["USA"].value == 0
    assert rates["DEU"].value == pytest.approx(1.1095 / 1.3285 - 1, abs=2e-3)  # ECB's yearly averages for 2015 and 2014
    prices = [today.row("weo_deflator", y)["TUR"].value for y in (2022, 2021)]
    assert today.row("yearly_change", 2022, of="inflation")["TUR"].value == pytest.approx(prices[0] / prices[1] - 1)


def test_members_of_the_euro_have_one_rate_and_one_shock(today: World) -> None:
    sizes = today.row("shock_size", 2025, of="exchange", part="own")
    euro = {p for p in sizes if today.catalogue.places[p].currency == "EUR"}
    assert {"DEU", "FRA", "ITA", "HRV"} <= euro
    assert len({sizes[p].value for p in euro}) == 1
    assert sizes["USA"].value == 0
    links = today.row("shock_link", 2025, of="inflation", and_="exchange", part="own")
    assert {links[p].value for p in euro} == {0.0}
    assert links["TUR"].value < -0.3


def test_sizes_are_those_of_the_history_and_their_parts_make_them_up(today: World) -> None:
    """Germany's by the standard library, from the IMF's rates of 2000-2025."""
    from statistics import pstdev

    rates = [today.row("weo_growth", y)["DEU"].value for y in range(int(SINCE), 2026)]
    rows = {part: today.row("shock_size", 2025, part=part) for part in ("all", "common", "own", "mean")}
    assert rows["all"]["DEU"].value == pytest.approx(pstdev(rates))
    assert rows["mean"]["DEU"].value == pytest.approx(sum(rates) / len(rates))
    for place in rows["all"]:
        parts = rows["common"][place].value ** 2 + rows["own"][place].value ** 2
        assert parts == pytest.approx(rows["all"][place].value ** 2)


def test_no_projection_counts_as_history(today: World) -> None:
    early = today.as_of(date(2021, 2, 1))
    seen = history(early, 2021, "growth", SINCE)
    assert max(seen.rows) == 2020
    assert max(history(today, 2035, "growth", SINCE).rows) == 2025
    for since in ("1970", "2024", "MM"):
        with pytest.raises(BadInput, match="since"):
            today.row("shock_size", 2025, since=since)


def test_what_was_delivered_of_wales_is_the_rise_over_the_rise_asked_for(today: World) -> None:
    """Spain, from .92 % in 2014 as NATO has it in August 2025 to 1.43 % in 2024e: .51 of the 1.08 points to 2 %."""
    row = today.row("delivered_part", 2024)
    assert row["ESP"].value == pytest.approx((1.43 - 0.92) / (2 - 0.92), abs=0.01)
    assert row["POL"].value == 1
    assert {"USA", "GBR", "GRC"} <= row.missing.keys()
    assert "at the level already" in row.why_missing("USA")
    assert row.why_missing("SWE") == "not a member in 2014"
    half = today.row("delivered_part", 2019)
    shares = [today.row("defence_share", y)["ITA"].value for y in (2014, 2019)]
    assert half["ITA"].value == pytest.approx((shares[1] - shares[0]) / ((0.02 - shares[0]) / 2))


def test_own_plans_are_measured_from_the_year_before_they_were_adopted(today: World) -> None:
    """Poland's law of 2022 asked for 3 % in 2023 and it spent more; Romania announced 2.5 % in 2022 and did not."""
    row = today.row("delivered_part", 2023, pledge="announced")
    assert row["POL"].value == 1
    assert row["ROU"].value == 0
    assert today.row("defence_share", 2023)["ROU"].value < today.row("defence_share", 2021)["ROU"].value


def test_a_year_that_was_not_over_says_nothing_of_delivery(today: World) -> None:
    """Estimates of 2025 were published in August 2025: they are plans themselves."""
    assert not [label for label in deliveries(today, 2025) if label.endswith("2025")]
    assert "wales-2014-2pct by 2024" in deliveries(today, 2025)
    assert "wales-2014-2pct by 2023" in deliveries(today.pinned("nato-2024-06"), 2024)


def test_revisions_hold_the_newest_shares_of_older_releases_against_todays(today: World) -> None:
    """Denmark 2023: 1.65 % in July 2023, and 2.00 % or 2.01 % since."""
    found = revisions(today, 2025)
    assert found["nato-2023-07 on 2023"]["DNK"].value == pytest.approx(2.00 / 1.65, abs=0.02)
    assert found["nato-2024-06 on 2024"].keys() >= {"POL", "ITA"}
    assert all(label.partition(" on ")[0] != "nato-2025-08" for label in found)
    then = revisions(today.pinned("nato-2019-06"), 2019)
    assert set(then) <= {"nato-2016-07 on 2016", "nato-2017-03 on 2016"}


def test_an_outlook_needs_a_scenario_that_goes_on(today: World) -> None:
    assert isinstance(outlook(today), str)
    assert not ahead(today)
    assert today.row("drawn_share", 2024).why_missing("DEU").startswith("nothing is drawn of years up to 2025")
    seen = outlook(today.under(scenario("hague-linear")))
    assert not isinstance(seen, str)
    assert list(seen.years) == list(range(2026, 2036))
    assert len(seen.places) == 31
    assert len(seen.parts) == sum(len(row) for row in seen.delivered.values())
    assert all(0 <= part <= 1 for part in seen.parts)


@pytest.mark.parametrize(
    ("name", "value"), [("draws", "1"), ("seed", "-1"), ("budgets", "firm"), ("vary", "weather"), ("draws", "many")]
)
def test_choices_that_are_none_are_named(today: World, name: str, value: str) -> None:
    with pytest.raises(BadInput, match=name):
        today.row("drawn_share", 2030, **{name: value})


def test_a_level_between_two_bins_is_refused(today: World) -> None:
    for level in ("3.505", "0", "11", "high"):
        with pytest.raises(BadInput, match="level"):
            today.row("draws_meeting", 2030, level=level)


def test_defaults_need_not_stand_in_an_id() -> None:
    assert Drawing().choices() == {}
    assert Drawing(draws=5, vary="growth").choices() == {"draws": "5", "vary": "growth"}
