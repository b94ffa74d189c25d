"""Shares by one rule: totals named, curves and keys in force beside it, any membership."""

import re
from collections.abc import Mapping
from typing import Any, Literal, cast, get_args, get_origin

import pytest

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Missing, ask
from fairshare.core.rule import rules
from fairshare.core.world import World
from fairshare.questions._sweep import Yardstick, sweep


def curve(answer: Answer, choice: str) -> list[Mapping[str, Any]]:
    return cast(list[Mapping[str, Any]], cast(Mapping[str, Any], answer.extra["curve"])[choice])


@pytest.mark.parametrize(
    ("total", "named"),
    [
        ("actual", r"what the group spent, US\$ 1,474\.4 bn at current prices"),
        ("3.5", r"3\.5 % of the group's GDP, US\$ 1,888\.0 bn at current prices"),
        ("1.5e12", r"US\$ 1,500 bn, at current prices"),
    ],
)
def test_the_total_is_named_with_its_dollars_and_prices(june2024: World, total: str, named: str) -> None:
    """nato-2024-06, NATO Total 2024e: Table 2, 1,474,399 million US$; Table 5, 53,976,437 less Iceland's 32,894."""
    answer = ask(june2024, "shares", total=total, year=2024)
    assert re.search(named, answer.under), answer.under
    figure = answer.extra["total_usd"]
    assert isinstance(figure, Figure) and figure.id is not None
    assert june2024.figure(str(figure.id)).value == figure.value
    fair = [r["fair_usd"] for r in answer.rows]
    assert sum(f.value for f in fair if isinstance(f, Figure)) == pytest.approx(figure.value)


def test_at_a_total_that_is_set_the_headline_counts_amounts(june2024: World) -> None:
    answer = ask(june2024, "shares", total="2", year=2024)
    at = [r["name"] for r in answer.rows if isinstance(g := r["gap_usd"], Figure) and g.value >= 0]
    assert any("all may be short" in note for note in answer.notes)
    assert f"{len(at)} of 31 allies" in answer.headline and "at a total of 2 % of the group's GDP" in answer.headline


def test_the_table_has_national_currency_in_the_currency_s_code(june2024: World) -> None:
    rows = {r["iso3"]: r for r in ask(june2024, "shares", year=2024).rows}
    assert (rows["POL"]["currency"], rows["BGR"]["currency"], rows["ISL"]["currency"]) == ("PLN", "BGN", "ISK")
    gap = rows["POL"]["gap_national"]
    assert isinstance(gap, Figure) and gap.id is not None and gap.id.measure == "gap_fair_national"


def test_a_curve_has_every_start_year_and_the_headline_rests_on_none(june2024: World) -> None:
    answer = ask(june2024, "shares", rule="historical", year=2023)
    points = curve(answer, "since")
    years = [p["since"] for p in points]
    assert years == list(range(years[0], 2023)) and years[0] <= 1995
    counts = [p["at_or_above"] for p in points]
    assert f"between {min(counts)} and {max(counts)} of 30 allies" in answer.headline
    assert f"({years[0]} to 2022)" in answer.headline
    other = ask(june2024, "shares", rule="historical", year=2023, set="since=2020")
    assert answer.headline == other.headline
    assert len(curve(answer, "interest")) == 21
    assert f"nothing is known from 1949 to {years[0] - 1}: " in " ".join(answer.notes)


def test_lowest_and_highest_are_the_ends_of_the_curve(june2024: World) -> None:
    answer = ask(june2024, "shares", rule="historical", year=2023)
    for row in answer.rows:
        cells = [(p["allies"].get(row["iso3"]), p["since"]) for p in curve(answer, "since")]
        known = [(c.value, since) for c, since in cells if isinstance(c, Figure)]
        lowest, highest = row["lowest"], row["highest"]
        if not known:
            assert isinstance(lowest, Missing)
            continue
        assert isinstance(lowest, Figure) and isinstance(highest, Figure)
        assert (lowest.value, row["lowest_since"]) == min(known, key=lambda k: k[0])
        assert (highest.value, row["highest_since"]) == max(known, key=lambda k: k[0])


def test_who_is_asked_for_nothing_is_at_its_share_and_named(june2024: World) -> None:
    """Counted from the 1980s the balance of the United States leaves it nothing to give: there is no ratio then."""
    by = Yardstick("gap_fair_points", "paid_to_fair", {"rule": "historical", "group": "NATO"})
    found = sweep(june2024.over(june2024.members(2023)), 2023, rules["historical"], "since", by)
    assert found is not None
    asked = rules["historical"](june2024.over(june2024.members(2023)).backfilled(), 2023, since=1985)
    assert asked["USA"].value == 0
    gap, shown = found.points["1985"]
    assert gap["USA"].value > 0 and "USA" not in shown and "USA" in found.sides["1985"]
    none = [at for at, (g, ratio) in found.points.items() if "USA" in g and "USA" not in ratio]
    assert f"the United States ({none[0]} to {none[-1]})" in " ".join(found.no_ratio(june2024))


def test_the_key_in_force_stands_beside_with_its_grade(today: World) -> None:
    """Cost shares of 2024: the register's table is general knowledge, and the answer says so."""
    answer = ask(today, "shares", rule="common-budget-key", year=2024)
    rows = {r["iso3"]: r for r in answer.rows}
    official = rows["USA"]["official_share"]
    assert isinstance(official, Figure) and official.value == pytest.approx(0.158813, abs=1e-6)
    assert rows["USA"]["official_grade"] == "unverified"
    assert any("checked against no document" in note for note in answer.notes)


def test_un_method_has_the_official_scale_among_the_group_beside_it(today: World) -> None:
    answer = ask(today, "shares", rule="un-method", year=2024, group="NATO-USA")
    official = [r["official_share"] for r in answer.rows]
    assert sum(f.value for f in official if isinstance(f, Figure)) == pytest.approx(1)
    told = next(n for n in answer.notes if n.startswith("With ceiling=22"))
    assert "changes most" in told
    chosen = ask(today, "shares", rule="un-method", year=2024, set="ceiling=22")
    assert not any(n.startswith("With ceiling=22") for n in chosen.notes)


def test_a_rule_without_such_things_shows_none(today: World) -> None:
    answer = ask(today, "shares", rule="per-head")
    assert not {"official_share", "lowest"} & {c.id for c in answer.columns}
    assert not {"curve", "variants"} & answer.extra.keys()


@pytest.mark.parametrize("group", ["NATO~1998", "NATO~2004-03-28", "NATO_EUROPE", "EUR_CAN-DEU-TUR", "NATO-USA~2014"])
def test_any_membership_shares_the_whole(june2024: World, group: str) -> None:
    answer = ask(june2024, "shares", group=group, year=2024, rule="ability-to-pay")
    assert {r["iso3"] for r in answer.rows} == june2024.members(2024, group)
    fair = [r["fair_share"] for r in answer.rows]
    assert sum(f.value for f in fair if isinstance(f, Figure)) == pytest.approx(1)
    for row in answer.rows:
        figure = row["gap_usd"]
        if isinstance(figure, Figure):
            assert figure.id is not None and june2024.figure(str(figure.id)).value == figure.value


def test_what_is_secret_lists_what_was_told_by_the_day(today: World) -> None:
    told = [n for n in ask(today, "rules", rule="capability-targets").notes if n.startswith("Told on")]
    assert len(told) == len(rules["capability-targets"].told)
    assert all("reported" in n or "quotable" in n for n in told)
    before = today.as_of(today.source("nato-2024-06").published)
    assert not [n for n in ask(before, "shares", rule="capability-targets").notes if n.startswith("Told on")]


def test_a_rule_at_parities_has_no_gap_at_exchange_rates(june2024: World) -> None:
    """Poland's part of what is spent is larger at parities: a gap that mixed both would have the wrong size or side."""
    rows = {r["iso3"]: r for r in ask(june2024, "shares", rule="equal-effort-ppp", year=2024, total="3.5").rows}
    for column in ("gap_usd", "gap_percent", "gap_national"):
        gap = rows["POL"][column]
        assert isinstance(gap, Missing) and "purchasing power parities" in gap.reason
    points = rows["POL"]["gap_points"]
    assert isinstance(points, Figure) and points.value > 0


def test_a_curve_begins_when_the_first_of_the_group_was_an_ally(june2024: World) -> None:
    """Czechia, Hungary and Poland joined on 12 March 1999, the other six of the nine on 29 March 2004."""
    points = curve(ask(june2024, "shares", rule="historical", year=2023, group="B9"), "since")
    assert points[0]["since"] == 1999


def test_a_rule_tells_every_word_its_choices_take(today: World) -> None:
    """A choice of words without its words could only be used by trying."""
    for id in rules:
        answer = ask(today, "rules", rule=id)
        for name, parameter in rules[id].choices.items():
            note = next(n for n in answer.notes if n.startswith(f"Choice {name}:"))
            if get_origin(parameter.annotation) is Literal:
                assert all(word in note for word in get_args(parameter.annotation))
