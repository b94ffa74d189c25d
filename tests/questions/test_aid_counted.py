"""The switch --aid: bounds on both sides of what is published, shares that sum to one, figures that open again."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, ask
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.ledger.open import scenario, world

SWITCHES = ("none-inside", "all-inside")
ASKED: list[tuple[str, dict[str, object]]] = [
    ("shares", {"year": 2023}),
    ("who-pays", {"year": 2023}),
    ("cumulative", {"year": 2023}),
]


def column(answer: Answer, id: str) -> dict[str, float]:
    return {str(r["iso3"]): f.value for r in answer.rows if isinstance(f := r[id], Figure)}


@pytest.mark.parametrize("aid", SWITCHES)
@pytest.mark.parametrize(("question", "params"), ASKED, ids=str)
def test_the_switch_is_the_shipped_scenario(
    june2024: World, question: str, params: dict[str, object], aid: str
) -> None:
    switched = ask(june2024, question, **params, aid=aid)
    under = ask(june2024.under(scenario(f"aid-{aid}")), question, **params)
    assert switched.rows == under.rows
    assert (switched.asked.params["aid"], switched.asked.world) == (aid, june2024.key)
    assert "under" not in switched.asked.params


@pytest.mark.parametrize("aid", SWITCHES)
@pytest.mark.parametrize(("question", "params"), ASKED, ids=str)
def test_every_figure_that_moved_opens_again_and_carries_the_scenario(
    june2024: World, question: str, params: dict[str, object], aid: str
) -> None:
    ids = [f.id for f in ask(june2024, question, **params, aid=aid).figures() if f.id]
    assert ids
    for id in ids[:40]:
        assert f"+aid-{aid}" in str(id)
        tree = ask(june2024, "why", figure=str(id)).tree
        assert tree is not None and tree.label == str(id)


def test_as_published_is_the_default_and_says_nothing(june2024: World) -> None:
    for question, params in ASKED:
        plain = ask(june2024, question, **params)
        assert ask(june2024, question, **params, aid="as-published").rows == plain.rows
        assert not any("--aid" in n for n in plain.notes)


@pytest.mark.parametrize("aid", SWITCHES)
@pytest.mark.parametrize("rule", ["equal-effort", "equal-effort-ppp", "historical", "broad-burden"])
def test_shares_still_sum_to_one(june2024: World, rule: str, aid: str) -> None:
    answer = ask(june2024, "shares", rule=rule, year=2023, aid=aid)
    for id in ("fair_share", "actual_share"):
        assert sum(column(answer, id).values()) == pytest.approx(1, abs=1e-12)
    gaps, fair, actual = (column(answer, id) for id in ("gap_usd", "fair_usd", "actual_usd"))
    for place, gap in gaps.items():
        assert gap == pytest.approx(actual[place] - fair[place], abs=1e-3)


def test_the_published_amount_lies_between_the_bounds(june2024: World) -> None:
    low, told, high = (
        column(ask(june2024, "shares", year=2023, aid=aid), "actual_usd")
        for aid in ("none-inside", "as-published", "all-inside")
    )
    assert low.keys() == told.keys() == high.keys()
    assert all(low[p] <= told[p] <= high[p] for p in told)
    assert sum(low[p] < told[p] < high[p] for p in told) > 20


def test_a_sum_since_2014_moves_by_the_aid_of_2022_and_2023_alone(june2024: World) -> None:
    plain = column(ask(june2024, "cumulative", year=2023), "gap")
    more = column(ask(june2024, "cumulative", year=2023, aid="all-inside"), "gap")
    for place in ("POL", "DEU", "USA", "TUR", "ALB"):
        years = [y for y in (2022, 2023) if place in june2024.members(y)]
        moved = 0.0
        for year in years:
            share = june2024.backfilled().row("ukraine_aid_share", year, type="military").value(place) or 0.0
            moved += share * june2024.row("gdp_usd_constant", year)[place].value
        assert more[place] - plain[place] == pytest.approx(moved, abs=1.0)


def test_the_note_tells_bound_total_and_who_stays_as_published(june2024: World) -> None:
    notes = {aid: ask(june2024, "shares", year=2023, aid=aid).notes for aid in SWITCHES}
    for aid, bound in zip(SWITCHES, ("lower bound", "upper bound"), strict=True):
        assert any(f"--aid {aid}" in n and bound in n for n in notes[aid])
        assert any("does not cover their aid: Albania, Montenegro and North Macedonia." in n for n in notes[aid])
        assert any("kiel-2026-08, published 2026-08-04" in n for n in notes[aid])
        told = next(n for n in notes[aid] if n.startswith("The group's spending of 2023"))
        after, before = (float(x.replace(",", "")) for x in re.findall(r"([\d,]+\.\d) bn", told))
        amounts = june2024.row("expenditure_usd", 2023)
        changed = june2024.under(scenario(f"aid-{aid}")).row("expenditure_usd", 2023)
        assert before == pytest.approx(amounts.total().value / 1e9, abs=0.051)
        assert after == pytest.approx(changed.total().value / 1e9, abs=0.051)


@pytest.mark.parametrize("question", ["shares", "who-pays", "cumulative"])
def test_a_year_without_aid_says_that_nothing_changes(june2024: World, question: str) -> None:
    answer = ask(june2024, question, year=2021, aid="all-inside")
    assert any(n.startswith("It changes nothing in 2021") for n in answer.notes)
    plain = ask(june2024, question, year=2021)
    for id in (c.id for c in plain.columns if c.kind == "figure"):
        assert column(answer, id) == column(plain, id)


@pytest.mark.parametrize(("question", "params"), ASKED, ids=str)
def test_military_aid_is_not_counted_twice(june2024: World, question: str, params: dict[str, object]) -> None:
    already = june2024.under(scenario("aid-none-inside"))
    with pytest.raises(BadInput, match="aid-none-inside counts military aid already"):
        ask(already, question, **params, aid="all-inside")


def test_the_default_year_is_not_moved_by_a_counting(today: World) -> None:
    """A scenario makes no published year less actual."""
    for name in ("aid-all-inside", "all-at-2pct"):
        assert ask(today.under(scenario(name)), "shares").extra["year"] == ask(today, "shares").extra["year"]
    assert ask(today, "shares", aid="all-inside").extra["year"] == ask(today, "shares").extra["year"]


@pytest.mark.parametrize("question", ["shares", "who-pays", "cumulative"])
def test_works_on_any_day_and_year_or_says_why(today: World, question: str) -> None:
    for day, year in (("2019-09-01", 2018), ("2024-06-20", 2022), ("2025-09-15", 2025), ("2026-11-24", 1995)):
        there = today.as_of(date.fromisoformat(day))
        if year == 1995 and question == "cumulative":
            continue
        answer = ask(there, question, year=year, aid="none-inside")
        assert answer.headline.endswith(".")


@settings(max_examples=20)
@given(
    year=st.sampled_from([2022, 2023, 2024]),
    places=st.sets(st.sampled_from(["DEU", "FRA", "POL", "USA", "GBR", "ALB", "TUR", "EST"]), min_size=2),
)
def test_the_two_bounds_are_as_far_from_what_is_published(year: int, places: set[str]) -> None:
    """For every group: all added and all taken out move it by the same amount, up and down."""
    here, group = world(release="nato-2024-06"), ",".join(sorted(places))
    low, told, high = (
        sum(column(ask(here, "shares", year=year, group=group, aid=aid), "actual_usd").values())
        for aid in ("none-inside", "as-published", "all-inside")
    )
    assert high - told == pytest.approx(told - low, rel=1e-9)
    assert high >= told
