"""How far figures may be off: rounding, revisions, GDP and exchange rates, against the cells they are made of."""

from math import log

import pytest

from fairshare.core.figure import Simulation
from fairshare.core.nudged import nudged
from fairshare.core.world import World
from fairshare.errors import BadInput


def test_a_revision_is_one_cell_over_another(today: World) -> None:
    """Poland 2024: 4.120190989357147 in June 2024 (TABLE3!N32), 3.788951289 in August 2025."""
    row = today.row("revised", 2024, then="nato-2024-06")
    assert row.numbers["POL"][0] == pytest.approx(3.788951289 / 4.120190989357147, rel=1e-12)


def test_figures_at_different_prices_are_no_revisions(today: World) -> None:
    """The release of August 2025 is at prices of 2021, those before at prices of 2015."""
    row = today.row("revised", 2018, of="expenditure_usd_constant", then="nato-2019-06")
    cells = {s: today.facts.row("expenditure_usd_constant", 2018, s)["POL"] for s in ("nato-2019-06", "nato-2024-06")}
    then, now = (cells[s].value for s in ("nato-2019-06", "nato-2024-06"))
    assert then is not None
    assert now is not None
    assert row.numbers["POL"][0] == pytest.approx(now * 1e6 / then, rel=1e-12)
    assert not today.row("revised", 2022, of="expenditure_usd_constant", then="nato-2024-06").numbers


def test_revisions_are_those_of_figures_as_old(june2024: World) -> None:
    """On the day of the release of June 2024 one earlier release was held: 28 allies with forces, 2014 to 2019."""
    counts = {y: june2024.row("revisions_seen", y).value("POL") for y in (2024, 2023, 2022, 2021, 2014)}
    assert counts == {2024: 28, 2023: 28, 2022: 28, 2021: 3 * 27, 2014: 3 * 27}


def test_a_bulk_of_revisions_opens_down_to_both_cells(june2024: World) -> None:
    figure = june2024.row("revisions_seen", 2024)["POL"]
    assert {f.id.place for f in figure.trail.inputs if f.id} == june2024.bound(2019)
    ids = [str(f.id) for f in figure.trail.inputs]
    assert june2024.figure(ids[0]).value == figure.trail.inputs[0].value


@pytest.mark.parametrize(("place", "year"), [("FRA", 2020), ("LTU", 2019), ("SVK", 2024)])
def test_a_typed_figure_is_off_by_its_distance_from_the_share_recomputed(
    june2024: World, place: str, year: int
) -> None:
    hidden = june2024.row("rounding", year)
    again = june2024.row("defence_share_recomputed", year)
    distance = abs(again.numbers[place][0] - 0.02)
    assert hidden.numbers[place][0] * 0.02 == pytest.approx(max(distance, 0.00005), rel=1e-9)
    others = [v for p, (v, _) in hidden.numbers.items() if p != place]
    assert max(others) < 1e-9


def test_copies_that_lost_a_final_zero_are_read_with_two_digits(august2025: World) -> None:
    """Luxembourg's 2.0 and Albania's 2.01 of 2025e: 0.005 points either way."""
    hidden, value = august2025.row("rounding", 2025), august2025.row("defence_share", 2025)
    for place in ("LUX", "ALB"):
        assert hidden.numbers[place][0] * value.numbers[place][0] == pytest.approx(0.00005, rel=1e-9)


@pytest.mark.parametrize("measure", ["rounding", "revised", "gdp_spread", "exchange_spread", "revisions_seen"])
def test_who_else_is_asked_about_does_not_matter(today: World, measure: str) -> None:
    for year in (2019, 2024):
        whole = today.backfilled().row(measure, year)
        for place in today.members(year):
            alone = today.backfilled().over(frozenset({place})).row(measure, year)
            assert alone.value(place) == whole.value(place)
            assert alone.missing.get(place) == whole.missing.get(place)


@pytest.mark.parametrize("year", [2014, 2019, 2024])
def test_a_dollar_is_a_dollar(today: World, year: int) -> None:
    assert today.row("exchange_spread", year).value("USA") == pytest.approx(1, abs=1e-3)


def test_the_euro_is_the_same_for_all_who_pay_in_it(june2024: World) -> None:
    spread = june2024.backfilled().row("exchange_spread", 2022)
    euro = [spread.numbers[p][0] for p in ("DEU", "FRA", "ITA", "ESP", "NLD")]
    assert max(euro) - min(euro) < 1e-3


def test_luxembourg_is_far_apart_because_its_share_is_of_national_income(june2024: World) -> None:
    """1.29 % of GNI in 2024e as published, .84 % of GDP."""
    spread = june2024.backfilled().row("gdp_spread", 2024)
    assert spread.numbers["LUX"][0] == pytest.approx(0.84 / 1.29, abs=0.01)
    settled = june2024.backfilled().row("gdp_spread", 2022)
    assert settled.numbers["LUX"][0] == pytest.approx(1, abs=0.03)


def test_the_spread_of_gdp_holds_no_exchange_rates(june2024: World) -> None:
    """In national currencies: expenditure over the IMF's GDP, over the share as published."""
    world = june2024.backfilled()
    national = world.row("expenditure_national_current", 2024) / world.row("weo_gdp_national", 2024)
    for place in ("TUR", "POL", "GBR"):
        expected = national.numbers[place][0] / world.row("defence_share", 2024).numbers[place][0]
        assert world.row("gdp_spread", 2024).numbers[place][0] == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(("rule", "power"), [("equal-effort", 1.0), ("ability-to-pay", 1.5)])
def test_slopes_of_rules_in_powers_of_gdp(june2024: World, rule: str, power: float) -> None:
    """Shares ∝ GDP^k give d ln(actual ÷ fair) = k (s − [own]) d ln GDP."""
    world = june2024.over(june2024.members(2023))
    fair = world.row("fair_share", 2023, rule=rule)
    own = world.row("paid_slope", 2023, rule=rule)
    cross = world.row("paid_slope", 2023, rule=rule, by="USA")
    for place in ("USA", "POL", "LUX"):
        assert own.numbers[place][0] == pytest.approx(power * (fair.numbers[place][0] - 1), abs=2e-3)
    assert cross.numbers["POL"][0] == pytest.approx(power * fair.numbers["USA"][0], abs=2e-3)
    assert {v for v, _ in world.row("paid_slope", 2023, rule=rule, whose="IMF").numbers.values()} == {0.0}


def test_slopes_of_equal_shares_per_head_are_none(june2024: World) -> None:
    row = june2024.row("paid_slope", 2023, rule="per-head")
    assert max(abs(v) for v, _ in row.numbers.values()) < 1e-9


def test_a_nudge_moves_one_figure_of_one_place_and_nothing_else(today: World) -> None:
    there = nudged(today, frozenset({"weo_gdp_usd"}), "POL", 1.1)
    before, after = today.row("weo_gdp_usd", 2023), there.row("weo_gdp_usd", 2023)
    moved = {p: after.numbers[p][0] / before.numbers[p][0] for p in before}
    assert moved.pop("POL") == pytest.approx(1.1, rel=1e-12)
    assert set(moved.values()) == {1.0}
    assert there.row("defence_share", 2023).numbers == today.row("defence_share", 2023).numbers
    assert there.key != today.key
    assert there.figure("weo_gdp_usd/POL/2023").value == after.numbers["POL"][0]
    assert log(there.facts.editions("weo_gdp_usd", "POL", 2023)[-1].value or 0) > 0


def test_ranks_rest_on_their_draws(today: World) -> None:
    figure = today.row("rank", 2023, bound="low", draws="50", seed="4")["POL"]
    leaves = [leaf for leaf in figure.trail.leaves() if isinstance(leaf, Simulation)]
    assert [(leaf.draws, leaf.seed) for leaf in leaves] == [(50, 4)]
    printed = today.row("rank", 2023)["POL"]
    assert not [leaf for leaf in printed.trail.leaves() if isinstance(leaf, Simulation)]


def test_a_target_of_another_measure_is_refused(today: World) -> None:
    with pytest.raises(BadInput, match="wales-2014-equipment"):
        today.row("rank", 2023, bound="reached", target="wales-2014-equipment")


def test_a_target_may_be_named(today: World) -> None:
    two, more = (
        today.row("share_of_draws", 2025, event="reached", draws="400", target=t)
        for t in ("wales-2014-2pct", "hague-2025-core")
    )
    assert all(more.numbers[p][0] <= two.numbers[p][0] for p in two)
    assert more.numbers["POL"][0] > 0.9
    assert more.numbers["ESP"][0] < 0.1
