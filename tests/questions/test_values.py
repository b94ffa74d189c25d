"""From answers to a rule or a mix, and to a league table whose every figure opens."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.core.choice_text import rule_in
from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Missing, ask
from fairshare.core.rule import rules
from fairshare.core.world import World
from fairshare.errors import NoBoard
from fairshare.ledger import load
from fairshare.ledger.open import scenario

QUESTIONS = load.values().questions
FAMILIES = [q.family for q in QUESTIONS]


def answered(world: World, replies: Mapping[str, str], rest: str = "no", **params: object) -> Answer:
    """The answer to replies by family, the rest alike."""
    return ask(world, "values", answers=",".join(replies.get(f, rest) for f in FAMILIES), **params)


def weights(answer: Answer) -> Sequence[Mapping[str, Any]]:
    found = answer.extra["weights"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("family", FAMILIES)
def test_one_yes_among_noes_leads_to_a_rule_of_its_family_and_its_own_table(family: str, today: World) -> None:
    answer = answered(today, {family: "yes"})
    assert isinstance(answer.extra["rule"], str)
    assert rules[answer.extra["rule"]].family == family
    assert "100 % of the weight" in answer.headline
    chosen = answer.extra["choices"]
    assert isinstance(chosen, dict)
    set_ = ",".join(f"{n}={v}" for n, v in chosen.items())
    alone = ask(today, "shares", rule=answer.extra["rule"], set=set_ or None)
    for row in answer.rows:
        for column in ("fair_share", "actual_share", "paid_to_fair", "gap_usd"):
            mine, its = row[column], alone[str(row["iso3"]), column]
            assert type(mine) is type(its)
            assert not isinstance(mine, Figure) or not isinstance(its, Figure) or (mine.value == its.value)


@pytest.mark.parametrize(
    ("replies", "rest", "rule"),
    [
        ({"equality": "yes", "effort": "rather yes"}, "no", "per-head"),
        ({"equality": "yes"}, "rather no", "per-head"),
        ({"equality": "yes"}, "no opinion", "mix"),
        ({"equality": "yes", "effort": "yes"}, "no", "mix"),
        ({"equality": "rather no"}, "no", "per-head"),
        ({"capacity": "rather"}, "no", "ability-to-pay"),
    ],
    ids=str,
)
def test_a_rule_stands_alone_with_more_than_half_of_the_weight(
    replies: Mapping[str, str], rest: str, rule: str, today: World
) -> None:
    answer = answered(today, replies, rest)
    assert answer.extra["rule"] == rule
    heaviest = max(w["used"] for w in weights(answer))
    assert (heaviest > 0.5) == (rule != "mix")


def test_a_full_yes_asks_more_of_the_richer(today: World) -> None:
    full, rather = (answered(today, {"capacity": word}) for word in ("yes", "rather yes"))
    assert full.extra["choices"] == {"elasticity": "1"}
    assert rather.extra["choices"] == {"elasticity": "0.5"}
    one, other = full["NOR", "fair_share"], rather["NOR", "fair_share"]
    assert isinstance(one, Figure) and isinstance(other, Figure) and one.value > other.value


@pytest.mark.parametrize("word", ["yes", "no opinion", "no"])
def test_answers_all_alike_point_to_no_rule_and_lead_to_an_even_mix(word: str, today: World) -> None:
    """The mean of the eight rules, added up here from their own rows."""
    group = "DEU,FRA,POL"
    answer = answered(today, {}, word, group=group, year=2023)
    assert "point to no rule" in answer.headline and answer.extra["rule"] == "mix"
    assert [w["used"] for w in weights(answer)] == [0.125] * 8
    for place in group.split(","):
        parts = []
        for entry in weights(answer):
            id, choices = rule_in("rule", entry["rule"])
            parts.append(today.row("fair_share", 2023, rule=id, group=group, **choices)[place].value)
        mean = answer[place, "fair_share"]
        assert isinstance(mean, Figure) and mean.value == pytest.approx(sum(parts) / 8, abs=1e-12)


@settings(max_examples=10)
@given(digits=st.lists(st.integers(0, 4), min_size=8, max_size=8))
def test_every_vector_has_weights_that_sum_to_one_and_figures_that_open_again(digits: list[int], today: World) -> None:
    answer = ask(today, "values", answers=",".join(map(str, digits)), group="NORDIC_BALTIC", year=2023)
    assert sum(w["weight"] for w in weights(answer)) == pytest.approx(1, abs=1e-5)
    assert sum(w["used"] for w in weights(answer)) == pytest.approx(1, abs=1e-5)
    for row in answer.rows[:2]:
        for cell in row.values():
            if isinstance(cell, Figure):
                assert cell.id is not None and today.figure(str(cell.id)).value == cell.value


def test_ranks_follow_what_is_shown_and_ties_are_told(august2025: World) -> None:
    """Whoever is equal to the second digit has one rank; the next one counts all before it."""
    answer = answered(august2025, {"capacity": "yes"}, year=2023)
    shown = {str(r["name"]): round(f.value, 2) for r in answer.rows if isinstance(f := r["paid_to_fair"], Figure)}
    ranks = {str(r["name"]): r["rank"] for r in answer.rows if not isinstance(r["rank"], Missing)}
    assert ranks.keys() == shown.keys()
    for name, value in shown.items():
        assert ranks[name] == 1 + sum(v > value for v in shown.values())
    tied = {n for n, r in ranks.items() if list(ranks.values()).count(r) > 1}
    note = next(n for n in answer.notes if n.startswith("Equal to the last digit shown"))
    assert tied and all(name in note for name in tied)
    order = [r["rank"] for r in answer.rows if isinstance(r["rank"], int)]
    assert order == sorted(order)
    assert isinstance(answer["ISL", "rank"], Missing)


def test_what_cannot_be_computed_is_said_and_its_weight_goes_to_the_others(today: World) -> None:
    """Personnel of France and the United Kingdom in 2025 is left blank in nato-2025-08."""
    answer = answered(today, {"in kind": "yes", "equality": "rather"}, year=2025)
    kept = {w["family"]: w["used"] for w in weights(answer) if w["weight"]}
    assert kept == {"in kind": 0.0, "equality": 1.0}
    assert answer.extra["rule"] == "per-head"
    assert "66.7 % goes to personnel, not to be computed for 2025" in answer.headline
    assert any(n.startswith("Left out: personnel") and "left blank by NATO" in n for n in answer.notes)
    assert isinstance(answer["DEU", "fair_share"], Figure), "a missing actual removes nobody"


def test_where_nothing_is_left_every_ally_stays_with_the_reason(today: World) -> None:
    answer = answered(today, {"in kind": "yes"}, year=2025)
    assert answer.extra["rule"] is None
    assert "nothing can be said for 2025" in answer.headline
    assert len(answer.rows) == 32
    assert all(isinstance(r["fair_share"], Missing) and "left blank" in r["fair_share"].reason for r in answer.rows)


def test_who_is_asked_for_nothing_has_no_rank_and_the_reason(today: World) -> None:
    answer = answered(today, {"in kind": "yes"}, year=2023)
    assert answer["POL", "rank"] == Missing("by this rule its fair share is nothing")
    assert any("by this rule its fair share is nothing" in n and "Poland" in n for n in answer.notes)
    assert any("capability-targets" in n and "stands in" in n for n in answer.notes)


@pytest.mark.parametrize("family", ["in kind", "effort", "capacity"])
def test_the_headline_counts_as_shares_does(family: str, today: World) -> None:
    """Who is asked for nothing has no ratio and is at or above its share all the same, by either command."""
    answer = answered(today, {family: "yes"}, year=2023)
    choices = ",".join(f"{name}={value}" for name, value in answer.extra["choices"].items())  # type: ignore[attr-defined]
    other = ask(today, "shares", rule=answer.extra["rule"], set=choices or None, year=2023)
    told = other.headline.partition(", ")[2].partition(": ")[0]
    assert "of 30 allies" in told and told in answer.headline


def test_who_is_asked_for_nothing_may_be_on_the_other_side(today: World) -> None:
    """Personnel asks Poland for nothing, per-head for more than it spent; all with known spending are compared."""
    answer = answered(today, {"in kind": "yes", "equality": "rather"}, year=2023)
    assert answer.extra["rule"] == "personnel"
    told = next(n for n in answer.notes if n.startswith("The runner-up is per-head"))
    assert "of 30 allies" in told


def test_the_command_for_more_is_the_same_table(today: World) -> None:
    answer = answered(today, {"capacity": "yes", "equality": "yes"}, year=2023, group="EUR_CAN")
    assert answer.next == (
        "fairshare shares --rule mix --year 2023 --group EUR_CAN "
        '--set "weights=ability-to-pay(elasticity=1):8,per-head:8"'
    )


def test_a_start_year_is_told_to_be_one_of_many_and_the_command_shows_all(today: World) -> None:
    answer = answered(today, {"history": "yes"}, year=2023)
    assert answer.extra["choices"] == {"since": "2014", "settle": "5"}
    assert any(n.startswith("since=2014 is one value of many") for n in answer.notes)
    assert answer.next == 'fairshare shares --rule historical --year 2023 --set "settle=5"'


def test_it_works_under_every_scenario_and_on_old_days(today: World) -> None:
    for name in today.catalogue.scenarios:
        answer = answered(today.under(scenario(name)), {"capacity": "yes", "keys": "rather"})
        assert any(n.startswith("Under a scenario") for n in answer.notes)
    old = answered(today.as_of(date(2019, 9, 1)), {"history": "yes", "broad burden": "rather"})
    assert "broad-burden" in old.headline and any("published after 2019-09-01" in n for n in old.notes)
    with pytest.raises(NoBoard, match="nato-2019-06"):
        answered(today.as_of(date(2015, 1, 1)), {"history": "yes"})
    early = answered(today, {"history": "yes"}, year=1995)
    assert "no year of membership" in early.headline
