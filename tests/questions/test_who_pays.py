"""The x-ray: sides, flip points that can be computed by hand, what is counted, and what stands apart."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Missing, ask
from fairshare.core.rule import rules
from fairshare.core.world import World
from fairshare.measures.flip_point import actual_share, changes, grid
from fairshare.methods.arrays import Vector
from fairshare.methods.crossings import crossings
from fairshare.methods.flips import flips
from tests.rules.imagined import YEAR, Given, imagined

#: Per head 20, 10, 2.5; 10 for all. Of what is spent 61, 27 and 12 per cent.
GIVEN: Given = {
    "weo_gdp_usd": {"USA": 600.0, "DEU": 300.0, "POL": 100.0},
    "weo_population": {"USA": 30.0, "DEU": 30.0, "POL": 40.0},
    "expenditure_usd_constant": {"USA": 61.0, "DEU": 27.0, "POL": 12.0},
    "defence_share": {"USA": 0.102, "DEU": 0.09, "POL": 0.12},
}
ALLIES = frozenset(GIVEN["weo_gdp_usd"])


@pytest.fixture(scope="module")
def three(today: World) -> World:
    """Three allies with round figures."""
    return imagined(today, GIVEN, ALLIES)


@pytest.fixture(scope="module")
def answer(three: World) -> Answer:
    """The x-ray of the three."""
    return ask(three, "who-pays", year=YEAR)


def of(answer: Answer, place: str, rule: str, choice: str, kind: str = "") -> list[dict[str, Any]]:
    """The flips of an ally by a choice of a rule."""
    found: Any = answer.extra["flips"]
    return [
        f for f in found[place] if f["rule"] == rule and f["choice"].startswith(choice) and kind in ("", f["kind"])
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "rule", "choice", "at", "side"),
    [
        # 600 − 300 s of 1000 − 1000 s is 0.61 where 310 s = 10
        ("USA", "equal-marginal-sacrifice", "subsistence", 100 * 10 / 310, "below"),
        # above a quarter Poland is free: 300 − 300 s of 900 − 600 s is 0.27 where 138 s = 57
        ("DEU", "equal-marginal-sacrifice", "subsistence", 100 * 57 / 138, "at or above"),
        # of the 75 g taken off Poland's 100 the United States bear 50 g: 600 + 50 g of 1000 is 0.61 where g = 0.2
        ("USA", "un-method", "gradient", 20.0, "below"),
        # 0.64 without a ceiling, so a ceiling is its share
        ("USA", "un-method", "ceiling", 61.0, "below"),
        # at a ceiling of 0.44 both others are cut to it, and Poland has the other 0.12
        ("POL", "un-method", "ceiling", 44.0, "at or above"),
    ],
)
def test_flip_points_by_hand_in_closed_form(
    answer: Answer, place: str, rule: str, choice: str, at: float, side: str
) -> None:
    (flip,) = of(answer, place, rule, choice)
    assert flip["at"].value == pytest.approx(at, rel=1e-9)
    assert (flip["side"], flip["how"]) == (side, "closed form")


def test_an_elasticity_by_hand(today: World) -> None:
    """At 1 the rule asks 600 × 20, 300 × 10, 100 × 2.5 of 15250: what Germany pays is exactly that."""
    spent = {"USA": 11000.0, "DEU": 3000.0, "POL": 1250.0}
    found = ask(imagined(today, {**GIVEN, "expenditure_usd_constant": spent}, ALLIES), "who-pays", year=YEAR)
    assert [f["at"].value for f in of(found, "DEU", "ability-to-pay", "elasticity")] == pytest.approx([1.0], abs=1e-9)
    assert of(found, "DEU", "ability-to-pay", "elasticity")[0]["how"] == "bisection"


@pytest.mark.parametrize(
    ("rule", "at"),
    [("per-head", 1 / 15), ("composite", 2 / 15), ("common-budget-key", 7 / 15)],
)
def test_weights_in_a_mix_by_hand(answer: Answer, rule: str, at: float) -> None:
    """Poland pays 0.12 and equal effort asks 0.1; the rules ask 0.4, their mean with equal effort 0.25, and 1/7."""
    (flip,) = of(answer, "POL", rule, "weight")
    assert flip["at"].value == pytest.approx(at)
    assert (flip["side_at_default"], flip["side"]) == ("below", "below")


def test_the_weights_of_a_composite_are_such_a_mix(three: World) -> None:
    """Bisection over the weights of the rule finds what the straight line says of equal effort and per head."""

    def gap(w: float) -> float:
        asked = rules["composite"](three, YEAR, weights=f"weo_gdp_usd:{1 - w},weo_population:{w}")
        return 0.12 - asked.numbers["POL"][0]

    (found,) = flips(gap, 0, 1)
    assert three.row("mix_weight", YEAR, rule="per-head")["POL"].value == pytest.approx(found.at, abs=1e-12)


def test_a_mix_of_rules_in_unlike_prices_has_no_weight(today: World) -> None:
    row = today.row("mix_weight", 2023, rule="equal-effort-ppp")
    assert not row and "unlike prices" in row.why_missing("POL")


def test_choices_of_words_flip_too(answer: Answer) -> None:
    """Proportional sacrifice is equal effort, which asks 0.6 of the United States and 0.3 of Germany."""
    (flip,) = of(answer, "USA", "equal-sacrifice", "kind")
    assert (flip["at"], flip["side_at_default"], flip["side"]) == ("proportional", "below", "at or above")
    solutions = {f["at"] for f in of(answer, "POL", "taxation", "solution")}
    assert "constrained-equal-awards" in solutions and "constrained-equal-losses" not in solutions


def test_the_ceiling_of_the_un_is_off_and_told_where_it_flips(today: World) -> None:
    found = ask(today.as_of(today.asof), "who-pays", year=2023)
    told = {p: of(found, p, "un-method", "ceiling", "alternative") for p in today.members(2023)}
    for place, flip in told.items():
        sides = [
            rules["un-method"](today.over(today.members(2023)).backfilled(), 2023, ceiling=c).numbers[place][0]
            <= share.value
            if (share := today.row("share_of_total", 2023, prices="board").get(place))
            else None
            for c in (100.0, 22.0)
        ]
        assert bool(flip) == (sides[0] != sides[1]), place


def test_every_closed_form_agrees_with_bisection(today: World) -> None:
    """All rules, all choices in which shares are ratios of straight lines, all allies of 2023."""
    here = today.over(today.members(2023))
    told = {"taxation": {"solution": "talmud"}, "composite": {"by": "z-scores"}}
    exact = 0
    for rule in (rules[id] for id in rules):
        actual = actual_share(here, rule, 2023, "NATO").numbers
        places = sorted(actual)
        for choice in rule.straight:

            def gaps(value: float, rule: Any = rule, choice: str = choice, actual: Any = actual) -> Vector:
                fair = rule(here.backfilled(), 2023, **told.get(rule.id, {}), **{choice: value}).numbers
                return np.array([1 - fair[p][0] / actual[p][0] for p in sorted(actual)])

            searched = crossings(gaps, grid(rule, choice))
            closed = changes(here, rule, 2023, choice, **told.get(rule.id, {}))
            exact += sum(c.how == "closed form" for own in closed.values() for c in own)
            for place, own in zip(places, searched, strict=True):
                assert [c.at for c in closed[place]] == pytest.approx([c.at for c in own], rel=1e-7), (rule.id, place)
    assert exact > 20


def test_a_side_changes_at_every_flip(today: World) -> None:
    """Just below and just above a flip point the rule itself is asked."""
    found = ask(today, "who-pays", ally="FRA", year=2023)
    paid = today.row("share_of_total", 2023, prices="board")["FRA"].value
    numbers = [f for f in found.extra["flips"]["FRA"] if f["kind"] == "number"]  # type: ignore[index]
    assert numbers
    for flip in numbers:
        at = flip["at"].value
        above, below = (
            paid >= today.row("fair_share", 2023, rule=flip["rule"], **{flip["choice"]: repr(at * by)})["FRA"].value
            for by in (1 + 1e-6, 1 - 1e-6)
        )
        assert (above, below) == (flip["side"] == "at or above", flip["side"] == "below"), flip


def test_every_flip_opens_again(today: World) -> None:
    found = ask(today, "who-pays", ally="EST", year=2023)
    points = [f["at"] for f in found.extra["flips"]["EST"] if isinstance(f["at"], Figure)]  # type: ignore[index]
    assert points
    for figure in points:
        assert today.figure(str(figure.id)).value == pytest.approx(figure.value, rel=1e-12)


def test_an_illustration_is_shown_and_never_counted(answer: Answer) -> None:
    """By the airport game 13/18, 4/18 and 1/18 are asked: Germany is at or above, and by nothing else it is counted."""
    assert answer.extra["illustrative"] == ["cooperative"]
    standings: Any = answer.extra["standings"]
    for place in ALLIES:
        assert isinstance(answer[place, "cooperative"], Figure)
        assert "cooperative" not in standings[place]
        assert answer[place, "of"] == len(standings[place])
        assert "cooperative" not in (answer[place, "best_rule"], answer[place, "worst_rule"])


def test_best_and_worst_are_the_ends_of_what_is_counted(answer: Answer) -> None:
    """Poland: nothing is asked but 0.025 after subsistence, 4.8 times; by heads 0.4, so 0.3 times."""
    assert (answer["POL", "best_rule"], answer["POL", "worst_rule"]) == ("equal-marginal-sacrifice", "per-head")
    best, worst = answer["POL", "best"], answer["POL", "worst"]
    assert isinstance(best, Figure) and isinstance(worst, Figure)
    assert [best.value, worst.value] == pytest.approx([4.8, 0.3])


def test_who_is_asked_for_nothing_is_at_or_above(today: World) -> None:
    """Half of the soldiers and a tenth of the income: credited for them, nothing more is due."""
    given = {**GIVEN, "cow_military_personnel": {"USA": 30.0, "DEU": 20.0, "POL": 50.0}}
    found = ask(imagined(today, given, ALLIES), "who-pays", year=YEAR)
    cell = found["POL", "personnel"]
    assert isinstance(cell, Missing) and "nothing" in cell.reason
    assert found.extra["standings"]["POL"]["in kind"] == "at or above"  # type: ignore[index]


def test_within_five_per_cent_is_marked_and_changes_no_side(answer: Answer) -> None:
    """The United States pay 61 of the 60 of equal effort, Germany 27 of 30, Poland 12 of 10."""
    cells: Any = {p: answer[p, "sides"] for p in ALLIES}
    sides = {p: {s["rule"]: s for s in told} for p, told in cells.items()}
    assert [(sides[p]["equal-effort"]["side"], sides[p]["equal-effort"]["near"]) for p in ("USA", "DEU", "POL")] == [
        ("at or above", True),
        ("below", False),
        ("at or above", False),
    ]


def test_who_has_no_known_spending_has_no_flips_and_a_reason(today: World) -> None:
    found = ask(today, "who-pays", year=2023)
    assert found.extra["flips"]["ISL"] == ()  # type: ignore[index]
    assert found["ISL", "flips"] == Missing("no armed forces")
    germany = ask(today, "who-pays", ally="Germany", year=2025)
    assert germany.extra["flips"]["DEU"] == ()  # type: ignore[index]
    assert isinstance(germany["DEU", "flips"], Missing)
    assert "left blank by NATO" in germany.headline


def test_choices_of_rules_fill_their_rows_and_move_their_flips(today: World) -> None:
    plain = ask(today, "who-pays", ally="EST", year=2023)
    told = ask(today, "who-pays", ally="EST", year=2023, set="exposure.threat=RUS,BLR,un-method.ceiling=15")
    assert isinstance(plain["EST", "exposure"], Missing)
    figure = told["EST", "exposure"]
    assert isinstance(figure, Figure) and "threat=BLR,RUS" not in str(figure.id)
    assert today.figure(str(figure.id)).value == figure.value
    assert (plain["EST", "un-method"] != told["EST", "un-method"]) and told.extra["set"] == {
        "exposure": {"threat": "RUS,BLR"},
        "un-method": {"ceiling": "15"},
    }
    (flip,) = of(told, "EST", "un-method", "ceiling", "number")
    assert (flip["default"], flip["side_at_default"], flip["side"]) == (15.0, "below", "at or above")


def test_targets_stand_apart(today: World) -> None:
    """Poland 2023: 3.27 % of GDP in nato-2025-08."""
    found = ask(today, "who-pays", ally="POL", year=2023)
    targets: Any = found.extra["targets"]
    (two,) = [t for t in targets["POL"] if t["target"] == "wales-2014-2pct"]
    assert two["state"] == "met" and two["value"] == pytest.approx(3.27, abs=5e-3)
    lead = next(n for n, note in enumerate(found.notes) if note.startswith("Absolute standards"))
    assert "reached with 3.27 % of GDP" in " ".join(found.notes[lead : lead + 4])


def test_flips_in_words(three: World) -> None:
    told = " ".join(ask(three, "who-pays", ally="USA", year=YEAR).notes)
    assert "Flips, un-method (below): at or above for gradient under 20 (now 80)" in told
    assert "at or above for ceiling under 61 (now 100)" in told
    assert "at or above in a mix with equal-effort in which it weighs less than 0.25" in told


def test_start_years_are_told_as_far_as_they_are_known(today: World) -> None:
    """Before 1980 GDP at exchange rates is not held, and nothing can be looked back on from 2023 on."""
    found = ask(today, "who-pays", ally="POL", year=2023, set="historical.since=1999")
    since = of(found, "POL", "historical", "since")
    assert {(f["known_from"], f["known_to"]) for f in since} == {(1980.0, 2022.0)}
    (note,) = [n for n in found.notes if n.startswith("Flips, historical")]
    first, last = (int(f["at"].value) for f in since)
    assert f"at or above for since 1980 to {first - 1} and {last} to 2022 (now 1999)" in note
    here = today.over(today.members(2023)).backfilled()
    paid = today.row("share_of_total", 2023, prices="board")["POL"].value
    sides = {
        y: paid >= rules["historical"](here, 2023, since=y)["POL"].value for y in (first - 1, first, last - 1, last)
    }
    assert list(sides.values()) == [True, False, False, True]


def test_a_rule_may_be_set_so_that_nothing_of_it_flips(three: World) -> None:
    """With gradient 0 the method is equal effort: nothing is taken off, and a ceiling above 0.6 cuts nobody."""
    found = ask(three, "who-pays", ally="USA", year=YEAR, set="un-method.gradient=0")
    (flip,) = of(found, "USA", "un-method", "gradient")
    assert (flip["default"], flip["side_at_default"], flip["side"]) == (0.0, "at or above", "below")


@pytest.mark.parametrize("scenario", ["us-leaves", "all-at-2pct"])
def test_under_scenarios_every_flip_is_of_that_world(today: World, scenario: str) -> None:
    there = today.under(today.catalogue.scenarios[scenario])
    found = ask(there, "who-pays", ally="POL", year=2024)
    for flip in found.extra["flips"]["POL"]:  # type: ignore[index]
        if isinstance(flip["at"], Figure):
            assert flip["at"].id is not None and flip["at"].id.under == (scenario,)


def test_a_choice_without_bounds_has_no_grid() -> None:
    assert grid(rules["historical"], "settle") == [float(n) for n in range(1, 101)]
    assert 0.001 in grid(rules["un-method"], "floor")
    assert not [id for id in rules if set(replace(rules[id]).straight) - set(rules[id].bounds)]


def test_the_next_command_asks_of_the_same_year_and_group(today: World) -> None:
    """Of the members of another group most are strangers to NATO, and would be refused."""
    found = ask(today, "who-pays", group="EU", year=2022)
    ally = found.next.split()[2]
    assert found.next == f"fairshare who-pays {ally} --year 2022 --group EU"
    assert ask(today, "who-pays", ally=ally, year=2022, group="EU").rows[0]["iso3"] == ally
