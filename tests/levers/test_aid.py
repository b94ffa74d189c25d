"""Military aid wholly inside or wholly out of defence expenditure: by hand from the publishers' figures."""

from datetime import date

import pytest

from fairshare.core.lever import Scenario, Setting
from fairshare.core.question import ask
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.ledger.open import scenario

#: nato-2024-06, tables 2 and 5, 2024e, at 2015 prices: expenditure and GDP in million US$.
SPENT = {"DEU": 76_943, "POL": 26_839}
GDP = {"DEU": 3_631_139, "POL": 651_390}
#: IMF, April 2026, 2024: Germany's GDP in billion EUR and US$, Poland's in US$.
EURO, GERMANY, POLAND = 4328.970, 4684.182, 917.623


def under(world: World, name: str) -> World:
    return world.under(scenario(name))


@pytest.mark.parametrize(("name", "sign"), [("aid-all-inside", 1), ("aid-none-inside", -1)])
def test_all_or_none_of_a_year_s_military_aid_is_inside(june2024: World, name: str, sign: int) -> None:
    """Aid over GDP (Kiel, release 29, over the IMF's) against expenditure over GDP (NATO), for two allies."""
    military = june2024.backfilled().row("ukraine_aid_military", 2024)
    over_gdp = {
        "DEU": military["DEU"].value / (EURO * 1e9),
        "POL": military["POL"].value / (POLAND * EURO / GERMANY * 1e9),
    }
    row = under(june2024, name).row("expenditure_usd_constant", 2024)
    shares = under(june2024, name).row("defence_share", 2024)
    for place, aid in over_gdp.items():
        assert aid > 0
        assert row[place].value == pytest.approx((SPENT[place] + sign * aid * GDP[place]) * 1e6, rel=2e-5)
        assert shares[place].value == pytest.approx(SPENT[place] / GDP[place] + sign * aid, rel=2e-5)


def test_the_published_total_lies_between(june2024: World) -> None:
    none, all_ = (under(june2024, f"aid-{n}-inside").row("expenditure_usd_current", 2023) for n in ("none", "all"))
    published = june2024.row("expenditure_usd_current", 2023)
    military = june2024.backfilled().row("ukraine_aid_military", 2023)
    moved = {p for p in published if military.value(p)}
    assert len(moved) > 20
    for place, (value, _) in published.numbers.items():
        low, high = none.value(place), all_.value(place)
        assert low is not None and high is not None
        assert (low < value < high) if place in moved else (low == value == high)
        assert low + high == pytest.approx(2 * value)


def test_every_ally_is_treated_alike(june2024: World) -> None:
    """Whoever is covered and gave something moves by its own aid over its own spending, the largest included."""
    share = june2024.backfilled().row("ukraine_aid_share", 2023, type="military")
    burden = june2024.row("expenditure_usd_constant", 2023) / june2024.row("gdp_usd_constant", 2023)
    raised = under(june2024, "aid-all-inside").row("expenditure_national_current", 2023)
    published = june2024.row("expenditure_national_current", 2023)
    for place in published:
        expected = 1 + (share.value(place) or 0.0) / burden[place].value
        assert raised[place].value / published[place].value == pytest.approx(expected, rel=1e-12)


def test_all_four_amounts_move_by_one_factor(june2024: World) -> None:
    """In national currency and in dollars, at current and at constant prices."""
    for name in ("aid-all-inside", "aid-none-inside"):
        factors = [
            under(june2024, name).row(f"expenditure_{unit}_{prices}", 2023)["POL"].value
            / june2024.row(f"expenditure_{unit}_{prices}", 2023)["POL"].value
            for unit in ("national", "usd")
            for prices in ("current", "constant")
        ]
        assert factors == pytest.approx([factors[0]] * 4, rel=1e-12)
        assert factors[0] != 1


def test_whom_the_tracker_does_not_cover_and_who_gave_nothing_keeps_what_was_published(june2024: World) -> None:
    before, after = june2024.row("defence_share", 2023), under(june2024, "aid-all-inside").row("defence_share", 2023)
    for place in ("ALB", "MNE", "MKD", "TUR"):
        assert (after[place].value, after[place].status) == (before[place].value, before[place].status)
    assert after["POL"].status == "hypothetical"


@pytest.mark.parametrize("year", [2014, 2021])
def test_before_2022_nothing_changes(june2024: World, year: int) -> None:
    for name in ("aid-all-inside", "aid-none-inside"):
        changed = under(june2024, name)
        for measure in ("defence_share", "expenditure_usd_current", "real_growth"):
            assert changed.row(measure, year).numbers == june2024.row(measure, year).numbers


def test_the_gap_between_two_years_sees_the_step(june2024: World) -> None:
    """Growth from 2021, which has no aid, to 2022, which has, is derived from the amounts."""
    changed = under(june2024, "aid-all-inside")
    old, new = (changed.steady(2022).row("expenditure_usd_constant", y)["POL"].value for y in (2021, 2022))
    assert changed.row("real_growth", 2022)["POL"].value == pytest.approx(new / old - 1)
    assert changed.row("real_growth", 2022)["POL"].value > june2024.row("real_growth", 2022)["POL"].value


def test_military_aid_is_counted_in_one_way_at_a_time(june2024: World) -> None:
    twice = under(under(june2024, "aid-all-inside"), "aid-none-inside")
    with pytest.raises(BadInput, match="already"):
        twice.row("defence_share", 2024)


def test_who_gave_more_than_it_spent_is_unknown_without_it(june2024: World) -> None:
    little: dict[str, Setting] = {"lever": "spend", "level": 0.0001, "how": "exactly"}
    nothing: dict[str, Setting] = {"lever": "spend", "level": 0.0, "how": "exactly"}
    poor = june2024.under(Scenario.of("poor", [little, {"lever": "aid", "counting": "none-inside"}]))
    row = poor.row("expenditure_usd_current", 2024)
    assert "more than was spent" in row.missing["DEU"]
    assert row["TUR"].value > 0
    empty = june2024.under(Scenario.of("empty", [nothing, {"lever": "aid", "counting": "all-inside"}]))
    assert "cannot be set against spending" in empty.row("expenditure_usd_current", 2024).missing["DEU"]


def test_it_counts_on_top_of_other_scenarios(june2024: World) -> None:
    """Lifted to 3.5 % first, the aid comes on top of that."""
    lifted = under(under(june2024, "all-at-3-5pct"), "aid-all-inside").row("defence_share", 2023)
    share = june2024.backfilled().row("ukraine_aid_share", 2023, type="military")
    assert lifted["DEU"].value == pytest.approx(0.035 + share["DEU"].value)


def test_a_day_before_the_tracker_s_edition_says_so_in_the_trail(today: World) -> None:
    then = under(today.as_of(date(2024, 6, 20)), "aid-all-inside")
    leaves = then.row("defence_share", 2023)["POL"].trail.leaves()
    held = {leaf.fact.source: leaf.fact.status for leaf in leaves if hasattr(leaf, "fact")}
    assert held["kiel-2026-08"] == "backfilled"
    assert ask(then, "score", year=2023).asked.params["under"] == "aid-all-inside"


@pytest.mark.parametrize("measure", ["defence_share", "expenditure_usd", "gap_usd", "share_of_total", "cumulative_gap"])
@pytest.mark.parametrize("name", ["aid-all-inside", "aid-none-inside"])
def test_ids_open_again(june2024: World, measure: str, name: str) -> None:
    for place, figure in under(june2024, name).row(measure, 2023).items():
        assert f"+{name}" in str(figure.id)
        assert june2024.figure(str(figure.id)).value == figure.value, place


def test_years_that_a_later_line_carries_the_board_on_to_keep_the_aid_of_its_last(today: World) -> None:
    """Kiel's tracker has a part of 2026, and no board has 2026: spending with aid goes on from 2025."""
    world = today.under(scenario("aid-all-inside")).under(scenario("baseline"))
    shares = [world.row("defence_share", year)["DNK"].value for year in (2025, 2026, 2030)]
    assert shares[0] > today.row("defence_share", 2025)["DNK"].value
    assert shares[1:] == pytest.approx(shares[:1] * 2)
