"""Rules against closed forms and published keys, on the shipped figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.figure import Cell
from fairshare.core.figure import Choice as Chosen
from fairshare.core.row import Shares
from fairshare.core.rule import Choice, rules
from fairshare.core.world import World
from fairshare.errors import BadInput, NoSuchFact
from fairshare.methods.assessment_scale import Terms
from fairshare.rules.un_method import rates
from tests.rules.imagined import YEAR, imagined


@pytest.fixture(scope="module")
def allies(today: World) -> World:
    """The allies of 2024, with every source held."""
    return today.backfilled().over(today.members(2024))


def shares(world: World, id: str, year: int = 2024, /, **choices: Choice) -> dict[str, float]:
    return {p: f.value for p, f in rules[id](world, year, **choices).items()}


EQUAL_EFFORT: list[tuple[str, dict[str, Choice]]] = [
    ("lindahl", {"tastes": "equal"}),
    ("lindahl", {"tastes": "POL:1,USA:1"}),
    ("ability-to-pay", {"elasticity": 0.0}),
    ("equal-marginal-sacrifice", {"subsistence": 0.0}),
    ("broad-burden", {"aid": "none"}),
    ("taxation", {"solution": "proportional", "level": 3.5}),
    ("equal-sacrifice", {"aversion": 1.0}),
    ("equal-sacrifice", {"kind": "proportional", "aversion": 3.0}),
    ("composite", {"weights": "weo_gdp_usd:2"}),
    ("mix", {"weights": "equal-effort:1,ability-to-pay(elasticity=0):3,per-head:0"}),
]


@pytest.mark.parametrize(("id", "choices"), EQUAL_EFFORT, ids=str)
def test_comes_down_to_equal_effort(id: str, choices: dict[str, Choice], allies: World) -> None:
    assert shares(allies, id, **choices) == pytest.approx(shares(allies, "equal-effort"), abs=1e-12)


@given(spill=st.floats(0, 1))
def test_what_was_spent_is_the_best_reply_at_the_tastes_revealed(spill: float, allies: World) -> None:
    """Cobb-Douglas: own = a × GDP − (1 − a) × spill × the others'; Lindahl then asks for a × GDP."""
    income, level = allies.row("weo_gdp_usd", 2024), allies.row("defence_share", 2024)
    spent = {p: level.numbers[p][0] * income.numbers[p][0] for p in level}
    asked = shares(allies, "lindahl", tastes="revealed", spill=spill)
    whole = sum(spent.values())
    tastes = {}
    for place, own in spent.items():
        w, others = income.numbers[place][0], whole - own
        tastes[place] = (own + spill * others) / (w + spill * others)
        assert own == pytest.approx(tastes[place] * w - (1 - tastes[place]) * spill * others, rel=1e-6)
    due = {p: a * income.numbers[p][0] for p, a in tastes.items()}
    assert asked == pytest.approx({p: v / sum(due.values()) for p, v in due.items()}, abs=1e-9)
    assert "ISL" not in asked


def test_without_spill_lindahl_asks_for_what_is_spent(allies: World) -> None:
    income, level = allies.row("weo_gdp_usd", 2024), allies.row("defence_share", 2024)
    spent = {p: level.numbers[p][0] * income.numbers[p][0] for p in level}
    asked = shares(allies, "lindahl", tastes="revealed", spill=0.0)
    assert asked == pytest.approx({p: v / sum(spent.values()) for p, v in spent.items()}, abs=1e-12)


def test_the_united_states_pays_as_much_as_the_next(allies: World) -> None:
    key = shares(allies, "common-budget-key")
    first, second, third = sorted(key.values(), reverse=True)[:3]
    assert key["USA"] == pytest.approx(first) == pytest.approx(second) and third < second
    europe = allies.over(allies.members(2024) - {"USA"})
    assert shares(europe, "common-budget-key") == pytest.approx(shares(europe, "equal-effort"), abs=1e-12)


def test_the_key_is_near_the_official_one(allies: World) -> None:
    """Official shares for 2024 as the ledger holds them; the rule has GDP where NATO has national income."""
    official, key = allies.row("common_funding_share", 2024), shares(allies, "common-budget-key")
    assert len(official) >= 30
    for place, figure in official.items():
        assert key[place] == pytest.approx(figure.value, abs=0.012), place


@pytest.mark.parametrize("place", ["DEU", "GBR", "FRA", "ITA", "CAN", "ESP", "NLD", "BEL"])
def test_the_scale_of_2022_to_2024_is_within_seven_per_cent(place: str, allies: World) -> None:
    """A/RES/76/238, held as un-scale-2021-12; GDP for national income, no debt step, the UN's ceiling of 22 %."""
    computed = rates(allies, 2024, "world", "3+6", Terms(0.8, 0.00001, 0.22))
    official = allies.row("un_scale", 2024)
    assert len(computed) == 189
    assert computed.numbers["USA"][0] == pytest.approx(0.22, abs=1e-12)
    assert computed.numbers[place][0] / official.numbers[place][0] == pytest.approx(1, abs=0.07)


def test_one_base_period_without_relief_is_mean_gdp(allies: World) -> None:
    mean = {p: sum(allies.row("weo_gdp_usd", y).numbers[p][0] for y in (2017, 2018, 2019)) for p in allies.span(2024)}
    asked = shares(allies, "un-method", universe="members", base="3", gradient=0.0, floor=0.0)
    assert asked == pytest.approx({p: v / sum(mean.values()) for p, v in mean.items()}, abs=1e-12)


def test_the_two_signs_of_exposure_are_reciprocal(allies: World) -> None:
    effort = shares(allies, "equal-effort")
    more, less = (shares(allies, "exposure", threat="RUS", sign=sign) for sign in ("pays-more", "pays-less"))
    products = {p: more[p] * less[p] / effort[p] ** 2 for p in effort}
    assert products == pytest.approx(dict.fromkeys(effort, products["USA"]), rel=1e-9)
    assert more["EST"] / effort["EST"] == pytest.approx(2 * more["USA"] / effort["USA"], rel=0.01)


@pytest.mark.parametrize(("threat", "nearest"), [("RUS", "NOR"), ("east", "POL"), ("BLR", "LTU"), ("south", "TUR")])
def test_who_borders_the_threat_pays_the_highest_rate(threat: str, nearest: str, allies: World) -> None:
    effort, asked = shares(allies, "equal-effort"), shares(allies, "exposure", threat=threat)
    rates = {p: asked[p] / effort[p] for p in effort}
    assert rates[nearest] == pytest.approx(max(rates.values())) and rates["USA"] < rates[nearest]


def test_no_threat_is_assumed(allies: World) -> None:
    with pytest.raises(NoSuchFact, match="no threat is named"):
        rules["exposure"](allies, 2024)
    with pytest.raises(NoSuchFact, match="no ally of 2024 borders CHN"):
        rules["exposure"](allies, 2024, threat="CHN")


BAD: list[tuple[str, dict[str, Choice]]] = [
    ("exposure", {"threat": "Mars"}),
    ("exposure", {"threat": "DEU"}),
    ("lindahl", {"tastes": "much"}),
    ("lindahl", {"tastes": "POL:-1"}),
    ("lindahl", {"tastes": "POL:nan"}),
    ("lindahl", {"tastes": "Atlantis:2"}),
    ("lindahl", {"tastes": "UKR:2"}),
    ("composite", {"weights": "weo_gdp_usd:0"}),
    ("composite", {"weights": "weo_gdp_usd:1,weo_gdp_usd:2"}),
    ("composite", {"weights": "happiness:1"}),
    ("composite", {"weights": "gdp_per_head_usd:1"}),
    ("un-method", {"base": "9"}),
    ("taxation", {"solution": "fair"}),
    ("taxation", {"solution": "average-of-awards"}),
    ("un-method", {"universe": "members", "ceiling": 2}),
    ("mix", {"weights": ""}),
    ("mix", {"weights": "per-head"}),
    ("mix", {"weights": "per-head:-1"}),
    ("mix", {"weights": "per-head:0"}),
    ("mix", {"weights": "per-head:1,per-head:1"}),
    ("mix", {"weights": "per-head:1,mix:1"}),
    ("mix", {"weights": "mix(weights=none):1"}),
    ("mix", {"weights": "fairness:1"}),
    ("mix", {"weights": "per-head(elasticity=1):1"}),
    ("mix", {"weights": "ability-to-pay(1):1"}),
    ("mix", {"weights": "ability-to-pay(elasticity=9):1"}),
    ("mix", {"weights": "ability-to-pay(elasticity=9):0,per-head:1"}),
    ("mix", {"weights": "ability-to-pay(elasticity=1:1"}),
    ("mix", {"weights": "(elasticity=1):1"}),
]


@pytest.mark.parametrize(("id", "choices"), BAD, ids=str)
def test_bad_choices_get_one_line(id: str, choices: dict[str, Choice], allies: World) -> None:
    with pytest.raises(BadInput) as told:
        rules[id](allies, 2024, **choices)
    assert str(told.value).endswith(".")


@given(first=st.floats(0.01, 100), second=st.floats(0, 100))
def test_a_mix_lies_between_its_rules_by_their_weights(first: float, second: float, allies: World) -> None:
    bent = {"elasticity": 1.0}
    rich, heads = shares(allies, "ability-to-pay", **bent), shares(allies, "per-head")
    mixed = shares(allies, "mix", weights=f"ability-to-pay(elasticity=1):{first!r},per-head:{second!r}")
    part = first / (first + second)
    assert mixed == pytest.approx({p: part * rich[p] + (1 - part) * heads[p] for p in heads}, abs=1e-12)


def test_a_rule_in_a_mix_takes_several_choices_and_weights_of_its_own(allies: World) -> None:
    inner = "composite(weights=weo_gdp_usd:3,weo_population:1,by=shares)"
    alone = shares(allies, "composite", weights="weo_gdp_usd:3,weo_population:1")
    assert shares(allies, "mix", weights=f"{inner}:2") == pytest.approx(alone, abs=1e-12)


def test_the_trail_of_a_mix_has_every_weight_as_a_part_of_all(allies: World) -> None:
    figure = rules["mix"](allies, 2024, weights="ability-to-pay(elasticity=1):3,per-head:1")["POL"]
    chosen = {leaf.name: leaf.value for leaf in figure.trail.leaves() if isinstance(leaf, Chosen)}
    assert chosen == {"weight of ability-to-pay(elasticity=1)": "0.75", "weight of per-head": "0.25"}


def test_no_weights_are_assumed(allies: World) -> None:
    with pytest.raises(NoSuchFact, match="no weights are named"):
        rules["mix"](allies, 2024)


@pytest.mark.parametrize(
    ("unknown", "why"),
    [("exposure", "no threat"), ("capability-targets", "classified"), ("operations", "2024")],
)
def test_a_mix_with_an_unknown_part_is_unknown_for_that_reason(unknown: str, why: str, allies: World) -> None:
    with pytest.raises(NoSuchFact, match=f"^{unknown}, a part of the mix, is unknown: .*{why}"):
        rules["mix"](allies, 2024, weights=f"per-head:9,{unknown}:0.1")
    assert shares(allies, "mix", weights=f"per-head:9,{unknown}:0") == pytest.approx(shares(allies, "per-head"))


def test_a_mix_says_nothing_of_who_has_no_share_by_a_part(allies: World) -> None:
    mixed = rules["mix"](allies, 2024, weights="personnel:1,per-head:1")
    assert dict(mixed.missing) == {"ISL": "no armed forces"}
    assert sum(v for v, _ in mixed.numbers.values()) == pytest.approx(1, abs=1e-12)


def test_spending_is_held_against_a_mix_in_the_prices_of_the_board(today: World) -> None:
    weights = {"rule": "mix", "weights": "equal-effort-ppp:1"}
    held = today.row("paid_to_fair", 2023, **weights)["DEU"].value
    fair = today.row("fair_share", 2023, **weights)["DEU"].value
    assert held == pytest.approx(today.row("share_of_total", 2023, prices="board")["DEU"].value / fair)


def test_a_balance_counts_from_accession_and_stops_at_zero(today: World) -> None:
    """Poland joins in 2023. From 2015 to 2022 the two others owe and have 60/100 − 600/900 = −0.0667 a year.

    In 2023 of 105: 60/105 − 0.6, 40/105 − 0.3, 5/105 − 0.1. Less the balance, over one year: the United States
    0.6 + 0.5333 + 0.0286, Germany 0.3 − 0.5333 − 0.0810 and so nothing, Poland 0.1 + 0.0524; over their sum of 1.3143.
    """
    given = {
        "weo_gdp_usd": {"USA": 600.0, "DEU": 300.0, "POL": 100.0},
        "cow_military_expenditure": {"USA": 60.0, "DEU": 40.0, "POL": 5.0},
    }
    world = imagined(today, given, frozenset(("USA", "DEU", "POL")), {"POL": 2023})
    asked = shares(world, "historical", YEAR, since=2015, settle=1)
    assert asked == pytest.approx({"USA": 0.884058, "DEU": 0.0, "POL": 0.115942}, abs=1e-6)


def test_who_spent_by_gdp_has_no_balance(today: World) -> None:
    gdp = {"USA": 600.0, "DEU": 300.0, "POL": 100.0}
    world = imagined(today, {"weo_gdp_usd": gdp, "cow_military_expenditure": gdp}, frozenset(gdp))
    asked = shares(world, "historical", YEAR, since=2015, interest=5.0)
    assert asked == pytest.approx({"USA": 0.6, "DEU": 0.3, "POL": 0.1})


def test_interest_makes_old_balances_heavier(today: World) -> None:
    given = {
        "weo_gdp_usd": {"USA": 600.0, "DEU": 300.0, "POL": 100.0},
        "cow_military_expenditure": {"USA": 62.0, "DEU": 29.0, "POL": 9.0},
    }
    world = imagined(today, given, frozenset(("USA", "DEU", "POL")))
    plain, grown = (shares(world, "historical", YEAR, since=2015, interest=rate) for rate in (0.0, 5.0))
    assert grown["USA"] < plain["USA"] < 0.6


def test_a_mean_of_like_scores_is_equal_effort(today: World) -> None:
    given = {"weo_gdp_usd": {"USA": 600.0, "DEU": 300.0}, "weo_population": {"USA": 5.0, "DEU": 5.0}}
    world = imagined(today, given, frozenset(("USA", "DEU")))
    assert shares(world, "composite", YEAR, by="z-scores", weights="weo_population:1") == pytest.approx(
        {"USA": 2 / 3, "DEU": 1 / 3}
    )


def test_borders_between_allies_are_not_exposed(allies: World) -> None:
    """Luxembourg has allies all around; Finland is one since 2023, so Norway's border with it no longer counts."""
    land = rules["benefit"](allies, 2024, borders="land")
    assert land.numbers["LUX"][0] < shares(allies, "equal-effort")["LUX"]
    norway = [leaf.fact.place for leaf in land["NOR"].trail.leaves() if isinstance(leaf, Cell)]
    assert "NOR>RUS" in norway and "NOR>FIN" not in norway


def test_shares_of_a_rule_are_shares(allies: World) -> None:
    assert isinstance(rules["cooperative"](allies, 2024, solution="nucleolus"), Shares)


@pytest.mark.parametrize(("year", "source"), [(2008, "cow-nmc-2026-02"), (2021, "nato-2025-08")])
def test_natos_own_figures_come_first_although_iceland_has_none(year: int, source: str, today: World) -> None:
    """The Correlates of War have a figure for Iceland in 2021 too, and stand in only before NATO's releases held."""
    world = today.backfilled().over(today.members(year))
    figure = rules["personnel"](world, year, reading="same-per-soldier")["FRA"]
    assert {leaf.fact.source for leaf in figure.trail.leaves() if isinstance(leaf, Cell)} == {source}


def test_equal_losses_ask_the_largest_alone(allies: World) -> None:
    """At 2 % of all GDP the United States' income stays far above the next-largest."""
    assert shares(allies, "taxation", solution="constrained-equal-losses")["USA"] == pytest.approx(1)
    awards = shares(allies, "taxation", solution="constrained-equal-awards", level=0.1)
    assert awards["DEU"] == pytest.approx(awards["USA"]) and awards["ISL"] <= awards["USA"]


@pytest.mark.parametrize(("one", "other"), [("constrained-equal-awards", "constrained-equal-losses")])
@given(level=st.floats(1, 99))
def test_dual_solutions_are_dual(one: str, other: str, level: float, allies: World) -> None:
    """What one leaves to keep is what the other takes at the level that is left (Aumann and Maschler 1985)."""
    income = {p: f.value for p, f in allies.row("weo_gdp_usd", 2024).items()}
    whole = sum(income.values())
    paid = shares(allies, "taxation", solution=one, level=level)
    kept = {p: income[p] - paid[p] * level / 100 * whole for p in income}
    assert shares(allies, "taxation", solution=other, level=100 - level) == pytest.approx(
        {p: k / sum(kept.values()) for p, k in kept.items()}, abs=1e-9
    )


def test_equal_sacrifice_without_aversion_is_per_head(allies: World) -> None:
    asked = shares(allies, "equal-sacrifice", aversion=0.0, level=0.1)
    assert asked == pytest.approx(shares(allies, "per-head"), abs=1e-9)
