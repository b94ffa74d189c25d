"""Whose verdict depends on the rule, by which weights, and where the spread comes from: against answers by hand."""

from datetime import date
from math import fsum

import pytest

from fairshare.core.design import FACTORS, design
from fairshare.core.figure import Simulation
from fairshare.core.question import Missing, ask
from fairshare.core.row import Row
from fairshare.core.rule import rules
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.ledger.open import scenario
from tests.rules.imagined import YEAR, Given, imagined

TWO = frozenset({"DEU", "POL"})
SHARES = {"defence_share": {"DEU": 0.02, "POL": 0.02}}
HEADS = {"weo_population": {"DEU": 50, "POL": 50}}
#: By heads 0.5 and 0.5, by the scale 0.75 and 0.25; spent 0.6 and 0.4 at constant prices, 0.5 and 0.5 at current ones.
TWO_RULES: Given = {
    **SHARES,
    **HEADS,
    "un_scale": {"DEU": 0.03, "POL": 0.01},
    "expenditure_usd_constant": {"DEU": 60, "POL": 40},
    "expenditure_usd_current": {"DEU": 50, "POL": 50},
    "gdp_usd_current": {},
}


def swapped(given: Given) -> Given:
    """The same figures with the allies' names exchanged."""
    other = {"DEU": "POL", "POL": "DEU"}
    return {measure: {other[p]: v for p, v in of.items()} for measure, of in given.items()}


def values(row: Row) -> dict[str, float]:
    return {place: value for place, (value, _) in row.numbers.items()}


def indices(world: World, year: int, place: str, order: str = "first") -> dict[str, float]:
    """The shares of an ally's spread, factor by factor; what was not varied is left out."""
    rows = {f: world.row("spread_share", year, factor=f, order=order) for f in FACTORS}
    return {f: row.numbers[place][0] for f, row in rows.items() if place in row}


@pytest.fixture(scope="module")
def two_rules(today: World) -> World:
    return imagined(today, TWO_RULES, TWO)


def test_weights_and_ranks_by_hand(two_rules: World) -> None:
    """Germany is asked for 0.5 and 0.75 of the whole and pays 0.6: its share up to a weight of 0.4 on the scale.

    Of two allies exactly one is at or above, so what is Germany's is not Poland's, and who is above is first.
    """
    assert values(two_rules.row("asked_to_paid", YEAR, family="keys")) == pytest.approx({"DEU": 1.25, "POL": 0.625})
    assert values(two_rules.row("asked_to_paid", YEAR, family="equality")) == pytest.approx({"DEU": 5 / 6, "POL": 1.25})
    assert not two_rules.row("asked_to_paid", YEAR, family="effort").numbers
    assert values(two_rules.row("weights_met", YEAR)) == pytest.approx({"DEU": 0.4, "POL": 0.6})
    assert values(two_rules.row("expected_rank", YEAR)) == pytest.approx({"DEU": 1.6, "POL": 1.4})
    drawn = values(two_rules.row("rank_acceptability", YEAR, draws="20000", seed="3"))
    assert drawn == pytest.approx({"DEU": 0.4, "POL": 0.6}, abs=0.015)
    assert fsum(drawn.values()) == pytest.approx(1)


def test_the_spread_by_hand(two_rules: World) -> None:
    """Germany's paid ÷ (paid + asked): by heads 6/11 and 1/2, by the scale 4/9 and 2/5, each as often as the others.

    Nothing else differs: figures are the same in every year, and neither rule has a main number.
    """
    table = ((6 / 11, 1 / 2), (4 / 9, 2 / 5))
    grand = fsum(v for line in table for v in line) / 4
    rule = fsum((fsum(line) / 2 - grand) ** 2 for line in table) / 2
    source = fsum((fsum(column) / 2 - grand) ** 2 for column in zip(*table, strict=True)) / 2
    whole = fsum((v - grand) ** 2 for line in table for v in line) / 4
    assert two_rules.row("spread_part", YEAR, factor="all").numbers["DEU"][0] == pytest.approx(whole)
    alone, total = indices(two_rules, YEAR, "DEU"), indices(two_rules, YEAR, "DEU", "total")
    assert alone == pytest.approx({"rule": rule / whole, "parameter": 0, "source": source / whole, "year": 0})
    assert total["rule"] == pytest.approx((whole - source) / whole)
    assert total["source"] == pytest.approx((whole - rule) / whole)
    missing = two_rules.row("spread_share", YEAR, factor="release").missing
    assert missing["DEU"] == "not varied: only NATO can be used"


def test_with_one_rule_all_the_spread_is_of_other_choices(today: World) -> None:
    """Per head alone is known: the verdict is nobody's choice of rule, and only the source is left."""
    world = imagined(today, {m: of for m, of in TWO_RULES.items() if m != "un_scale"}, TWO)
    assert indices(world, YEAR, "POL") == pytest.approx({"parameter": 0, "source": 1, "year": 0})
    assert values(world.row("weights_met", YEAR)) == {"DEU": 1.0, "POL": 0.0}


def test_where_nothing_differs_there_is_nothing_to_split(today: World) -> None:
    alike = {m: of for m, of in TWO_RULES.items() if m not in ("un_scale", "expenditure_usd_current")}
    answer = ask(imagined(today, alike, TWO), "disagree", year=YEAR)
    cell = answer["DEU", "rule_first"]
    assert isinstance(cell, Missing) and "not varied" in cell.reason
    cell = answer["DEU", "year_first"]
    assert isinstance(cell, Missing) and "same in every combination" in cell.reason
    assert answer.headline == f"For 0 of 2 allies with figures the verdict on {YEAR} depends on the rule."


def test_mirrored_allies_get_mirrored_answers(today: World, two_rules: World) -> None:
    other = imagined(today, swapped(TWO_RULES), TWO)
    for measure in ("weights_met", "expected_rank", "spread_share", "spread_part"):
        here, there = values(two_rules.row(measure, YEAR)), values(other.row(measure, YEAR))
        assert (here["DEU"], here["POL"]) == pytest.approx((there["POL"], there["DEU"])), measure
    verdicts = [ask(w, "disagree", year=YEAR).extra["verdicts"] for w in (two_rules, other)]
    assert verdicts[0] == {"DEU": "depends", "POL": "depends"} == verdicts[1]


def test_ranks_of_all_allies_add_up(today: World) -> None:
    """Each rank is filled once in every draw; the mean rank is what the draws come to."""
    among = len(today.row("expected_rank", 2023))
    upto = [today.row("rank_acceptability", 2023, upto=str(n)) for n in range(1, among + 1)]
    for n, row in enumerate(upto, 1):
        assert fsum(values(row).values()) == pytest.approx(n)
    for place, (mean, _) in today.row("expected_rank", 2023).numbers.items():
        drawn = 1 + fsum(1 - row.numbers[place][0] for row in upto[:-1])
        assert drawn == pytest.approx(mean, abs=0.2)
        assert upto[-1].numbers[place][0] == pytest.approx(1)


def test_a_seed_draws_the_same_again_and_says_so(today: World) -> None:
    one, again, other = (
        values(today.as_of(today.asof).row("rank_acceptability", 2023, upto="5", draws="500", seed=s)) for s in "112"
    )
    assert one == again != other
    figure = today.row("rank_acceptability", 2023, upto="5", draws="500", seed="1")["POL"]
    (leaf,) = {leaf for leaf in figure.trail.leaves() if isinstance(leaf, Simulation)}
    assert (leaf.draws, leaf.seed) == (500, 1)
    assert not [leaf for leaf in today.row("weights_met", 2023)["POL"].trail.leaves() if isinstance(leaf, Simulation)]


@pytest.mark.parametrize("group", ["NATO", "EUR_CAN", "DEU,FRA,POL"])
def test_parts_of_the_spread_are_parts(today: World, group: str) -> None:
    """First-order indices add up to at most one, total ones are no smaller, and the allies' parts add up to all."""
    first, total, whole = (
        {f: today.row(measure, 2023, factor=f, order=order, group=group) for f in FACTORS}
        for measure, order in (("spread_share", "first"), ("spread_share", "total"), ("spread_in_all", "first"))
    )
    for place in first["rule"]:
        alone = {f: row.numbers[place][0] for f, row in first.items() if place in row}
        assert fsum(alone.values()) <= 1 + 1e-9
        for f, value in alone.items():
            assert -1e-12 <= value <= total[f].numbers[place][0] + 1e-12
    assert fsum(v for row in whole.values() for v in values(row).values()) <= 1 + 1e-9
    assert fsum(values(today.row("spread_in_all", 2023, factor="all", group=group)).values()) == pytest.approx(1)


def test_verdicts_agree_with_the_rules_themselves(today: World) -> None:
    answer = ask(today, "disagree", year=2023)
    for row in answer.rows:
        place = str(row["iso3"])
        known = {r: today.row("paid_to_fair", 2023, rule=r).value(place) for r in map(_id, rules)}
        ratios = {r: v for r, v in known.items() if v is not None and rules[r].standing == "computed"}
        if not ratios:
            assert row["verdict"] == "unknown" and place == "ISL"
            continue
        assert row["lowest_by"] == min(ratios, key=lambda r: ratios[r])
        assert row["highest_by"] == max(ratios, key=lambda r: ratios[r])
        sides = {v >= 1 for v in ratios.values()} | ({True} if row["asked_nothing_by"] else set())
        assert row["verdict"] == ("depends" if len(sides) == 2 else "met" if sides == {True} else "below")
        assert "cooperative" not in (row["lowest_by"], row["highest_by"])


def _id(file: str) -> str:
    return rules[file].id


def test_every_combination_of_the_design_exists(today: World) -> None:
    made = design(today, 2018)
    assert made.levels["release"] == ("nato-2019-06", "nato-2024-06", "nato-2025-08")
    assert "cow" in made.levels["source"] and "imf-quota" in made.without
    assert made.levels["year"] == ("2015", "2016", "2017", "2018")
    assert "history" in made.left_out["2014 and before"]
    assert len(list(made.cells())) == made.combinations == 8 * 3 * 3 * 3 * 4


def test_the_same_allies_share_in_every_year(today: World) -> None:
    """Finland joined in 2023: it shares in the years before as well, in this comparison alone."""
    made = design(today, 2023)
    assert made.groups[2023] == "NATO"
    assert "FIN" in made.groups[2019].split(",") and "SWE" not in made.groups[2019].split(",")
    assert "FIN" in today.row("spread_share", 2023)


def test_a_release_without_somebodys_spending_is_left_out_though_another_source_has_it(today: World) -> None:
    """Finland is not in nato-2019-06; the Correlates of War project has it, which is no reason to compare releases."""
    made = design(today, 2018, "JEF")
    assert made.levels["release"] == ("nato-2024-06", "nato-2025-08")
    assert made.left_out["release nato-2019-06"] == "it lacks somebody's spending of 2015"
    assert {"FIN", "SWE"} <= today.over(today.members(2018, "JEF")).row("spread_share", 2018, group="JEF").keys()


def test_a_pinned_release_stands_alone(june2024: World) -> None:
    made = design(june2024, 2022)
    assert made.levels["release"] == ("nato-2024-06",)
    assert "alone is to answer" in made.left_out["release nato-2019-06"]
    assert "not varied" in june2024.row("spread_share", 2022, factor="release").missing["POL"]


def test_what_came_later_is_not_compared(today: World) -> None:
    then = today.as_of(today.source("nato-2024-06").published)
    assert design(then, 2018).levels["release"] == ("nato-2019-06", "nato-2024-06")


def test_without_the_largest_payer(today: World) -> None:
    """Shares are relative: when it leaves, others come to be above theirs."""
    here = today.under(scenario("us-leaves"))
    met = values(here.row("weights_met", 2023))
    assert "USA" not in met
    assert max(met.values()) > 0.9
    assert ask(here, "disagree", year=2023).extra["spread_of_all"]


def test_the_share_of_all_opens_again(today: World) -> None:
    records = ask(today, "disagree", year=2023).extra["spread_of_all"]
    assert isinstance(records, tuple)
    for record in records:
        found = record["first"]
        assert today.backfilled().figure(str(found.id)).value == pytest.approx(found.value)


@pytest.mark.parametrize(
    ("measure", "choices", "names"),
    [
        ("asked_to_paid", {"family": "luck"}, "family 'luck'"),
        ("asked_to_paid", {"level": "huge"}, "level 'huge'"),
        ("spending_share", {"source": "rumour"}, "source 'rumour'"),
        ("spread_part", {"factor": "mood"}, "factor 'mood'"),
        ("spread_part", {"order": "third"}, "order 'third'"),
        ("spread_share", {"factor": "all"}, "factor 'all'"),
        ("rank_acceptability", {"upto": "0"}, "upto '0'"),
        ("rank_acceptability", {"draws": "many"}, "draws 'many'"),
        ("rank_acceptability", {"seed": "-1"}, "seed '-1'"),
        ("rank_acceptability", {"draws": "1000001"}, "1000000"),
    ],
)
def test_choices_that_cannot_be_are_named(today: World, measure: str, choices: dict[str, str], names: str) -> None:
    with pytest.raises(BadInput, match=names):
        today.row(measure, 2023, **choices)


def test_nobody_can_be_judged_where_spending_is_unknown(today: World) -> None:
    answer = ask(today, "disagree", year=2025)
    assert answer.headline.startswith("No rule can be held against spending in 2025") and "DEU" in answer.headline
    assert {row["verdict"] for row in answer.rows} == {"unknown"}


def test_on_an_old_day_the_parts_of_the_spread_open_as_what_they_were(today: World) -> None:
    """``why`` asks in a world in which later editions may answer; they must not bring in another source of spending."""
    then = today.as_of(date(2024, 7, 1))
    told = ask(then, "disagree", draws=2, group="NORDIC_BALTIC").figures()
    parts = {str(f.id): f.value for f in told if f.id is not None and f.id.measure == "spread_share"}
    assert len(parts) > 20
    for id, value in parts.items():
        assert today.backfilled().figure(id).value == pytest.approx(value, rel=1e-12, abs=1e-15)


def test_on_an_old_day_a_later_edition_of_spending_is_named(today: World) -> None:
    """The Correlates of War's amounts of 2018 to 2022 were published in 2026."""
    answer = ask(today.as_of(date(2024, 7, 1)), "disagree", draws=2, group="NORDIC_BALTIC")
    assert any("(nato-current, nato-constant, nato-share, cow)" in note for note in answer.notes)
    assert any(note.startswith("cow-nmc-2026-02, published 2026-02-01, answers for") for note in answer.notes)
