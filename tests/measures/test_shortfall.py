"""What is missing after a departure: parts add up, joining undoes leaving, and readings lie in order."""

from math import fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.core.departure import Departure
from fairshare.core.derived import derived_measures
from fairshare.core.lever import Scenario
from fairshare.core.row import NO_FORCES
from fairshare.core.rule import families, rules
from fairshare.core.world import World
from fairshare.errors import BadInput, NoSuchFact
from fairshare.ledger.open import scenario

YEAR = 2023
COMPUTED = [rule.id for family in families().values() for rule in family]
PLACES = ("USA", "CAN", "DEU", "FRA", "GBR", "ISL", "POL", "TUR", "LUX")


@settings(max_examples=25)
@given(st.sets(st.sampled_from(PLACES), max_size=4), st.sampled_from(COMPUTED), st.sampled_from(("high", "middle")))
def test_parts_of_those_who_stay_add_up_to_what_leaves(today: World, left: set[str], rule: str, counted: str) -> None:
    """By every rule: shares among those who stay sum to one, so their parts to the whole."""
    row = today.row("shortfall_part", YEAR, left=",".join(left), rule=rule, counted=counted)
    if not row.numbers:
        assert set(row.missing.values()) != {""}
        return
    gone = today.over(frozenset(left)).row("withdrawn_usd", YEAR, reading=counted)
    whole = fsum(v for v, _ in gone.numbers.values())
    assert fsum(v for v, _ in row.numbers.values()) == pytest.approx(whole, rel=1e-9, abs=1e-3)
    assert not row.keys() & left


def test_without_nobody_nothing_is_missing(today: World) -> None:
    assert {v for v, _ in today.row("shortfall_part", YEAR).numbers.values()} == {0.0}
    assert {v for v, _ in today.row("shortfall_personnel", YEAR).numbers.values()} == {0.0}
    shares, with_nothing = today.row("defence_share", YEAR), today.row("defence_share_with", YEAR)
    assert all(with_nothing[p].value == shares[p].value for p in with_nothing)


@pytest.mark.parametrize("place", ["USA", "POL", "ISL"])
@pytest.mark.parametrize("rule", ["equal-effort", "ability-to-pay", "common-budget-key"])
def test_joining_undoes_leaving(today: World, place: str, rule: str) -> None:
    """In the alliance without an ally, its joining moves the same amounts back."""
    gone = today.under(Scenario.of("gone", [{"lever": "leave", "place": place}]))
    leaves = today.row("shortfall_part", YEAR, left=place, rule=rule)
    joins = gone.over(gone.members(YEAR)).row("shortfall_part", YEAR, joined=place, rule=rule)
    assert leaves.keys() == joins.keys() and leaves.keys()
    for ally in leaves:
        assert joins[ally].value == pytest.approx(-leaves[ally].value, rel=1e-12)


@pytest.mark.parametrize("rule", ["equal-effort", "per-head", "common-budget-key", "personnel"])
def test_fair_shares_after_are_those_of_the_world_without_the_ally(today: World, rule: str) -> None:
    """Leaving by choice and leaving by scenario are the same alliance."""
    left = today.over(today.members(YEAR)).row("fair_share", YEAR, rule=rule, group="NATO-USA")
    under = today.under(scenario("us-leaves")).row("fair_share", YEAR, rule=rule)
    assert {p: v for p, (v, _) in left.numbers.items()} == {p: v for p, (v, _) in under.numbers.items()}
    assert fsum(v for v, _ in left.numbers.values()) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("rule", sorted(rules))
def test_no_rule_has_a_choice_that_means_something_else_here(rule: str) -> None:
    """The choices of a rule stand beside those of the measure: one name, one meaning."""
    for measure in ("shortfall_part", "shortfall_personnel"):
        assert not derived_measures[measure].choices.keys() & rules[rule].choices.keys()


@pytest.mark.parametrize("year", [2018, 2021, 2023, 2024])
def test_low_is_at_most_middle_is_at_most_high(today: World, year: int) -> None:
    low, middle, high = (today.row("withdrawn_usd", year, reading=r) for r in ("low", "middle", "high"))
    spent = today.row("expenditure_usd", year)
    assert "USA" in low and "USA" in middle
    for place in high:
        assert high[place].value == spent[place].value
        for less, more in ((low, middle), (middle, high), (low, high)):
            if place in less and place in more:
                assert less[place].value <= more[place].value * (1 + 1e-12), place


def test_the_low_reading_meets_the_published_part_of_the_budget(june2019: World) -> None:
    """IISS, July 2018: forces and posture in Europe, US$ 36 bn, 5.6 % of the US defence budget of 2018.

    NATO's count of the same spending is wider than the budget, so the part of it is a little smaller.
    """
    part = june2019.row("part_for_alliance", 2018, reading="low")["USA"].value
    assert 0.050 < part < 0.056


def test_the_middle_reading_is_whole_where_all_forces_are_meant_for_the_area(today: World) -> None:
    part = today.row("part_for_alliance", YEAR, reading="middle")
    assert part["POL"].value == part["CAN"].value == 1.0
    forces = today.row("personnel", YEAR)["USA"].value
    assert part["USA"].value == pytest.approx(300_000 / forces)  # Bruegel and Kiel, February 2025
    assert "splits its spending" in part.missing["GBR"] and "no estimate is held" in part.missing["GBR"]


def test_the_estimate_of_forces_was_not_known_before_it_was_published(june2024: World) -> None:
    assert "USA" in june2024.row("part_for_alliance", 2023, reading="middle").missing


def test_an_ally_without_forces_takes_none_away(today: World) -> None:
    assert {v for v, _ in today.row("shortfall_part", YEAR, left="ISL").numbers.values()} == {0.0}
    assert today.over(frozenset({"ISL"})).row("withdrawn_usd", YEAR).missing == {"ISL": NO_FORCES}


def test_years_to_come_keep_the_part_of_the_last_years(today: World) -> None:
    then = today.under(scenario("baseline"))
    for reading in ("low", "middle", "high"):
        figure = then.row("withdrawn_usd", 2030, reading=reading)["USA"]
        assert figure.status == "hypothetical"
        spent = then.row("expenditure_usd", 2030)["USA"].value
        last = {"low": 2025, "middle": 2024, "high": 2025}[reading]
        part = today.row("part_for_alliance", last, reading=reading)["USA"].value
        assert figure.value == pytest.approx(spent * part)


def test_aid_is_that_of_the_last_full_year(today: World) -> None:
    """The tracker's edition of August 2026 ends in April 2026; 2025 is its last full year."""
    full = today.row("ukraine_aid_share", 2025)
    then = today.under(scenario("baseline")).row("aid_to_replace", 2026)
    gdp = today.row("gdp_usd", 2025)
    assert then["USA"].value == pytest.approx(full["USA"].value * gdp["USA"].value)
    assert not today.row("aid_to_replace", 2021).numbers
    plain = today.row("shortfall_part", YEAR, left="USA")
    more = today.row("shortfall_part", YEAR, left="USA", replacing="money-and-aid")
    added = fsum(v for v, _ in more.numbers.values()) - fsum(v for v, _ in plain.numbers.values())
    assert added == pytest.approx(today.row("aid_to_replace", YEAR)["USA"].value)


def test_what_is_filled_is_a_part_of_what_is_missing(today: World) -> None:
    whole, half = (today.row("shortfall_part", YEAR, left="USA", filled=f) for f in ("1", "0.5"))
    assert all(half[p].value == pytest.approx(whole[p].value / 2) for p in whole)


@pytest.mark.parametrize(
    ("choices", "names"),
    [
        ({"left": "UKR"}, "UKR"),
        ({"joined": "DEU"}, "DEU"),
        ({"left": "Atlantis"}, "Atlantis"),
        ({"counted": "best"}, "low, middle, high"),
        ({"replacing": "all"}, "money-and-aid"),
        ({"filled": "2"}, "0 to 1"),
        ({"filled": "half"}, "0 to 1"),
    ],
)
def test_bad_choices_are_named(today: World, choices: dict[str, str], names: str) -> None:
    with pytest.raises(BadInput, match=names):
        today.row("shortfall_part", YEAR, **choices)


def test_somebody_must_remain(today: World) -> None:
    everybody = ",".join(sorted(today.members(YEAR)))
    with pytest.raises(BadInput, match="nobody would remain"):
        Departure.read(today, YEAR, everybody, "")


def test_what_is_unknown_of_one_is_unknown_of_all(today: World) -> None:
    who = Departure.read(today, 2025, "DEU,USA", "")
    with pytest.raises(NoSuchFact, match="Germany"):
        who.lost(today, 2025, "withdrawn_usd", reading="high")


def test_what_several_take_away_has_an_address_that_opens_again(today: World) -> None:
    figure = Departure.read(today, YEAR, "USA,CAN", "").lost(today, YEAR, "withdrawn_usd", reading="high")
    assert figure.id is not None and figure.id.place == "CAN,USA"
    assert today.figure(str(figure.id)).value == figure.value
