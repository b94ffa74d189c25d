"""Measures that only a group has: what must hold for each of them, also for the next one."""

import pytest

from fairshare.core.derived import ONLY_A_GROUPS, Whole, derived_measures
from fairshare.core.figure import Cell, Choice, ScenarioLine
from fairshare.core.question import ask
from fairshare.core.world import World
from fairshare.errors import BadInput, FairshareError, NoSuchFact
from fairshare.ledger.open import scenario

WHOLE = [id for id in derived_measures if isinstance(derived_measures[id], Whole)]
PLACES = ["NATO/2023", "EUR_CAN/2019", "NATO~2014/2022", "DEU,FRA,ITA,POL/2020", "B9/2021"]


def test_there_are_some() -> None:
    assert "size_burden_chance" in WHOLE


@pytest.mark.parametrize("id", WHOLE)
@pytest.mark.parametrize("place", PLACES)
def test_a_group_has_one_that_opens_again_and_rests_on_cells(today: World, id: str, place: str) -> None:
    figure = today.figure(f"{id}/{place}")
    assert figure.id is not None
    again = today.figure(str(figure.id))
    assert (again.value, again.unit, again.id) == (figure.value, figure.unit, figure.id)
    leaves = list(figure.trail.leaves())
    assert any(isinstance(leaf, Cell) for leaf in leaves)
    assert all(isinstance(leaf, Cell | Choice) for leaf in leaves)


@pytest.mark.parametrize("id", WHOLE)
def test_no_single_country_has_one(today: World, id: str) -> None:
    assert set(today.row(id, 2023).missing.values()) == {ONLY_A_GROUPS}
    with pytest.raises(NoSuchFact, match="of a group as a whole"):
        today.figure(f"{id}/DEU/2023")


@pytest.mark.parametrize("id", WHOLE)
@pytest.mark.parametrize("choice", ["colour=red", "source=moon", "by=pearson", "side=left", "proxies=nine"])
def test_a_choice_it_does_not_have_is_refused_by_name(today: World, id: str, choice: str) -> None:
    name, _, given = choice.partition("=")
    with pytest.raises(BadInput, match=rf"{given}|{name}"):
        today.figure(f"{id}/NATO/2023;{choice}")


@pytest.mark.parametrize("id", WHOLE)
def test_a_missing_member_makes_it_unknown(today: World, id: str) -> None:
    """Germany's share of 2025 is blank in the release of August 2025."""
    with pytest.raises(FairshareError, match="DEU"):
        today.figure(f"{id}/NATO/2025")


@pytest.mark.parametrize("id", WHOLE)
def test_it_says_that_a_scenario_changed_it(today: World, id: str) -> None:
    leaves = today.under(scenario("us-leaves")).figure(f"{id}/NATO/2023")
    europe = today.figure(f"{id}/EUR_CAN/2023")
    assert leaves.id is not None and "+us-leaves" in str(leaves.id)
    if not id.startswith("burden_benefit"):  # of these the border with the United States becomes an outer one
        assert leaves.value == pytest.approx(europe.value)
    raised = today.under(scenario("all-at-3-5pct")).figure(f"{id}/NATO/2024")
    assert any(isinstance(leaf, ScenarioLine) for leaf in raised.trail.leaves())


@pytest.mark.parametrize("id", WHOLE)
def test_why_opens_it_folded_and_in_full(today: World, id: str) -> None:
    address = f"{id}/DEU,FRA,ITA,POL/2020"
    folded, full = (ask(today, "why", figure=address, full=full) for full in (False, True))
    assert folded.tree is not None and full.tree is not None
    assert folded.tree.formula and (folded.tree.folded or len(folded.tree.inputs) <= 4)
    assert full.tree.inputs and not full.tree.folded


@pytest.mark.parametrize("source", ["nato", "cow", "cow-pwt", "nato-ppp"])
@pytest.mark.parametrize("measure", ["burden_share", "benefit_share"])
def test_shares_of_a_group_add_up_to_one(today: World, measure: str, source: str) -> None:
    row = today.row(measure, 2018, source=source)
    assert sum(v for v, _ in row.numbers.values()) == pytest.approx(1, abs=1e-12)
    assert row.why_missing("ISL") == "no armed forces"


def test_the_benefit_without_borders_is_the_mean_of_two_shares(today: World) -> None:
    gdp, people = (today.row(m, 2018).only(today.bound(2018)) for m in ("gdp_usd_constant", "population"))
    for place, figure in today.row("benefit_share", 2018, proxies="two").items():
        mean = ((gdp[place] / gdp.total()).value + (people[place] / people.total()).value) / 2
        assert figure.value == pytest.approx(mean, rel=1e-12)


def test_a_country_without_forces_is_left_out_where_a_source_holds_a_zero_for_it(today: World) -> None:
    """The Correlates of War give Iceland a military expenditure of nothing."""
    assert today.row("cow_military_expenditure", 1985).value("ISL") == 0
    figure = today.figure("size_burden_correlation/NATO/1985;source=cow")
    assert not any(f.id and f.id.place == "ISL" for f in figure.trail.inputs)


def test_one_and_two_sides_fit_together(today: World) -> None:
    for source in ("nato", "cow"):
        sides = [
            today.figure(f"size_burden_chance/NATO/2016;source={source};side={side}").value
            for side in ("above", "below", "two-sided")
        ]
        assert sides[2] == pytest.approx(2 * min(sides[:2]), rel=1e-9)


def test_aid_is_added_where_the_tracker_has_it_and_credited_to_nobody_else(today: World) -> None:
    defence = today.row("defence_share", 2023)
    for measure in ("defence_and_civil_aid_share", "defence_and_aid_share"):
        both = today.row(measure, 2023)
        assert both.keys() == defence.keys()
        assert all(both[p].value >= defence[p].value for p in defence)
        alone = today.over(frozenset({"ALB"})).row(measure, 2023)
        assert alone["ALB"].value == both["ALB"].value
    assert not today.row("defence_and_aid_share", 2019).numbers
