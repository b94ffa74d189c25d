"""The league table with intervals: known answers, closed forms on real figures, and what holds for every table."""

import csv
from datetime import date
from math import log
from pathlib import Path
from random import Random

import pytest

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Cell, Missing, ask
from fairshare.core.world import World
from fairshare.ledger.open import scenario

DRAWS = 4_000
#: Four standard errors of a part of so many draws.
FOUR_ERRORS = 4 * 0.5 / DRAWS**0.5


def number(cell: Cell) -> float:
    assert isinstance(cell, Figure)
    return cell.value


def column(answer: Answer, id: str) -> dict[str, float]:
    """Ally -> value, of those that have one."""
    return {str(r["iso3"]): cell.value for r in answer.rows if isinstance(cell := r[id], Figure)}


def audited(world: World, year: int) -> dict[str, dict[str, Cell]]:
    """Ally -> its record of the audit, against shares of GDP."""
    rows = ask(world, "ranks", year=year, audit=True).rows
    return {str(r["iso3"]): dict(r) for r in rows if "2pct" in str(r["targets"])}


# the audit


@pytest.mark.parametrize(
    ("place", "year", "recomputed"), [("FRA", 2020, 1.986), ("LTU", 2019, 1.995), ("SVK", 2024, 1.989)]
)
def test_the_twos_that_were_typed_into_natos_workbook(
    june2024: World, place: str, year: int, recomputed: float
) -> None:
    """Literal 2 in TABLE3 of NATO's workbook of 17 June 2024, cells J20, I26 and N35; amounts in TABLE2 and TABLE5."""
    found = audited(june2024, year)[place]
    assert found["typed"] is True
    assert number(found["held"]) == 0.02
    assert round(number(found["recomputed"]) * 100, 3) == recomputed
    assert found["side"] == "at or above"
    assert "recomputed" in str(found["other_side"])


def test_poland_2016_changes_side_between_releases(june2024: World) -> None:
    """2.0005 in June 2024 (TABLE3!F32), 1.99 in June 2019."""
    found = audited(june2024, 2016)["POL"]
    assert round(number(found["held"]) * 100, 4) == 2.0005
    assert found["side"] == "at or above"
    assert found["typed"] is False
    assert "nato-2019-06" in str(found["other_side"])


def test_a_figure_that_prints_as_the_threshold_and_lies_below_it_is_told(june2024: World) -> None:
    """Two printed decimals make 2.00 of what lies a little below; no such figure may count as firm."""
    for year in range(2014, 2025):
        for found in audited(june2024, year).values():
            prints_below = round(number(found["held"]) * 100, 2) < 2
            lies_below = number(found["held"]) < 0.02
            assert (prints_below != lies_below) == ("printed" in str(found["other_side"]))


def test_every_figure_near_two_per_cent_in_2025_is_in_the_audit(august2025: World, shared: Path) -> None:
    """Recounted from the table of shares itself; eight lie within 0.01 points, Luxembourg's being a typed 2."""
    with (shared / "data/nato/2025-08/shareofgdp.csv").open(encoding="utf-8", newline="") as lines:
        table = {r["country"]: r["2025e"] for r in csv.DictReader(lines)}
    names = august2025.catalogue.places
    printed = {names.find(c).iso3: float(v) for c, v in table.items() if v and names.named(c) is not None}
    near = {p for p, v in printed.items() if abs(v - 2) <= 0.05}
    found = audited(august2025, 2025)
    assert found.keys() == near
    closest = {p for p, r in found.items() if round(abs(number(r["held"]) - 0.02), 9) < 0.0001}
    assert closest == {p for p, v in printed.items() if round(abs(v - 2), 7) < 0.01}
    assert len(closest) == 8
    assert {p for p, r in found.items() if r["typed"]} == {"LUX", "ALB"}


def test_the_audit_stands_beside_the_ranks_too(june2024: World) -> None:
    table, alone = (ask(june2024, "ranks", year=2024, draws=10, audit=a) for a in (False, True))
    assert table.extra["rounding_audit"] == alone.rows == alone.extra["rounding_audit"]
    assert any("Slovakia" in note and "2.0000" in note for note in table.notes)


# what draws make of the figures, worked out


def test_rounding_alone_puts_a_typed_two_on_either_side_equally_often(june2024: World) -> None:
    answer = ask(june2024, "ranks", year=2020, vary="rounding", draws=DRAWS)
    parts = column(answer, "at_or_above")
    assert parts.pop("FRA") == pytest.approx(0.5, abs=FOUR_ERRORS)
    assert set(parts.values()) == {0.0, 1.0}


def test_between_two_gdps_the_part_above_the_threshold_is_a_ratio_of_logarithms(june2024: World) -> None:
    """v × r^u with r below 1 is at or above t for u up to ln(t ÷ v) ÷ ln r; with r above 1 it only grows."""
    answer = ask(june2024, "ranks", year=2024, vary="gdp", draws=DRAWS)
    spread, value = june2024.backfilled().row("gdp_spread", 2024), june2024.row("defence_share", 2024)
    for place in ("NLD", "POL", "LUX", "MNE"):
        v, r = value.numbers[place][0], spread.numbers[place][0]
        assert (v >= 0.02) or r < 1
        expected = 0.0 if v < 0.02 else 1.0 if r > 1 else min(log(0.02 / v) / log(r), 1.0)
        assert number(answer[place, "at_or_above"]) == pytest.approx(expected, abs=FOUR_ERRORS)
    assert 0.05 < number(answer["NLD", "at_or_above"]) < 0.95


def test_revisions_alone_are_drawn_as_often_as_they_were_seen(today: World) -> None:
    """The pool recounted from the cells of the releases: figures of the second year after, of every ally."""
    answer = ask(today, "ranks", year=2023, vary="revision", draws=DRAWS)
    newest = today.facts.sources["nato-2025-08"]
    pool = []
    for source, year in (("nato-2019-06", 2017), ("nato-2024-06", 2022)):
        then = today.facts.row("defence_share", year, source)
        now = today.facts.row("defence_share", year, newest.id)
        both = [(now[p].value, then[p].value) for p in today.members(year) if p in then and p in now]
        pool += [a / b for a, b in both if a and b]
    for place in ("DNK", "HUN", "FRA", "POL"):
        value = number(answer[place, "value"])
        expected = sum(value * ratio >= 0.02 * (1 - 1e-12) for ratio in pool) / len(pool)
        assert number(answer[place, "at_or_above"]) == pytest.approx(expected, abs=FOUR_ERRORS)
    assert answer.extra["manifest"]["varied"][0]["n"] == len(pool)  # type: ignore[index]


def test_by_a_rule_gdp_enters_where_the_rule_has_it(june2024: World) -> None:
    """Equal effort among four, drawn here once more: ln p moves by Σ (s − [own]) × Δ ln GDP.

    GDP goes a part of the way to the IMF's and is revised as NATO's was between releases.
    """
    group = "DEU,FRA,HUN,NLD"
    answer = ask(june2024, "ranks", rule="equal-effort", year=2024, group=group, vary="gdp", draws=DRAWS)
    here = june2024.over(june2024.members(2024, group)).backfilled()
    fair = {p: v for p, (v, _) in here.row("fair_share", 2024, rule="equal-effort", group=group).numbers.items()}
    larger = {p: -log(v) for p, (v, _) in here.row("gdp_spread", 2024).numbers.items()}
    revised = [log(f.value) for f in here.row("revisions_seen", 2024, of="gdp_usd")["FRA"].trail.inputs]
    value = {p: log(v) for p, v in column(answer, "value").items()}
    random, reached = Random(1), dict.fromkeys(value, 0)
    for _ in range(DRAWS):
        moved = {p: larger[p] * random.random() + random.choice(revised) for p in value}
        together = sum(fair[p] * moved[p] for p in value)
        reached = {p: n + (value[p] + together - moved[p] >= 0) for p, n in reached.items()}
    parts = column(answer, "at_or_above")
    for p, count in reached.items():
        assert parts[p] == pytest.approx(count / DRAWS, abs=2 * FOUR_ERRORS)
    assert any(0.05 < part < 0.95 for part in parts.values())


def test_by_a_rule_exchange_rates_cancel_where_both_sides_are_in_the_same_dollars(june2024: World) -> None:
    """Spending and GDP of the release at its own rates: under equal effort no rank moves, per head some do.

    Türkiye's rate is 13 % apart, its effort 1.5 % above that of France: more than a hundredth of its fair share.
    """
    firm, moving = (
        ask(june2024, "ranks", rule=rule, year=2024, vary="exchange", draws=500, group=group)
        for rule, group in (("equal-effort", "CAN,DEU,FRA,TUR"), ("per-head", "NATO"))
    )
    assert column(firm, "rank_low") == column(firm, "rank") == column(firm, "rank_high")
    assert column(moving, "rank_low") != column(moving, "rank_high")


def test_ranks_are_those_of_the_printed_figures(today: World) -> None:
    answer = ask(today, "ranks", year=2023, draws=10)
    printed = {p: round(v * 100, 2) for p, v in column(answer, "value").items()}
    for row in answer.rows:
        place = str(row["iso3"])
        if place not in printed:
            continue
        assert number(row["rank"]) == 1 + sum(v > printed[place] for v in printed.values())
        tied = {p for p, v in printed.items() if v == printed[place] and p != place}
        assert set(str(row["tie"]).split()[1:]) == tied
        assert not tied or str(row["tie"]).startswith(f"{number(row['rank']):.0f}= ")
    assert any(r["tie"] for r in answer.rows)


# what holds for every table


@pytest.mark.parametrize(
    "params",
    [
        {"year": 2024},
        {"measure": "expenditure_usd", "year": 2020},
        {"measure": "equipment_share", "year": 2022},
        {"rule": "ability-to-pay", "set": "elasticity=0.8"},
        {"rule": "equal-effort-ppp", "year": 2022},
        {"rule": "common-budget-key", "group": "EUR_CAN"},
    ],
    ids=str,
)
def test_intervals_hold_the_rank_and_grow_with_the_level(june2024: World, params: dict[str, object]) -> None:
    narrow, wide = (ask(june2024, "ranks", draws=500, level=level, **params) for level in (50.0, 95.0))
    sure = ask(june2024, "ranks", draws=20, vary="nothing", **params)
    ranks = column(wide, "rank")
    assert len(ranks) > 20
    for place, rank in ranks.items():
        ends = [number(a[place, id]) for a in (wide, narrow) for id in ("rank_low", "rank_high")]
        assert ends[0] <= ends[2] <= rank <= ends[3] <= ends[1]
        assert number(sure[place, "rank_low"]) == number(sure[place, "rank_high"]) == rank
    assert any(column(wide, "rank_low")[p] < column(wide, "rank_high")[p] for p in ranks)
    assert "every rank is the same" in sure.headline


def test_who_has_no_figure_stands_last_with_the_reason_and_no_rank(august2025: World) -> None:
    rows = ask(august2025, "ranks", year=2025, draws=10).rows
    assert [r["iso3"] for r in rows[-2:]] == ["DEU", "ISL"]
    for row, why in zip(rows[-2:], ("left blank", "no armed forces"), strict=True):
        for id in ("value", "rank", "rank_low", "rank_high", "first"):
            cell = row[id]
            assert isinstance(cell, Missing)
            assert why in cell.reason


@pytest.mark.parametrize(
    "params",
    [
        {"year": 2024, "draws": 50, "vary": "revision, gdp", "level": 80.0, "seed": 3},
        {"rule": "ability-to-pay", "set": "elasticity=0.8", "group": "DEU,FRA,POL,USA", "draws": 50},
    ],
    ids=str,
)
def test_every_id_opens_the_same_figure_again(today: World, params: dict[str, object]) -> None:
    for there in (today, today.under(scenario("us-leaves"))):
        if "USA" in str(params) and there.changes:
            continue
        for figure in ask(there, "ranks", **params).figures():
            assert figure.id is not None
            assert there.backfilled().figure(str(figure.id)).value == figure.value


def test_of_what_is_made_by_a_rule_nothing_false_is_said(today: World) -> None:
    """Fair shares are made of GDP in dollars; that nobody follows how is no reason to say that neither matters."""
    notes = " ".join(ask(today, "ranks", measure="fair_share", year=2023, draws=10).notes)
    assert "Not varied by GDP: how GDP moves it is not followed." in notes
    assert "Not varied by exchange rates: how they move it is not followed." in notes
    assert "no part of it" not in notes and "at any exchange rate" not in notes and "drawn on its own" not in notes
    printed = " ".join(ask(today, "ranks", measure="equipment_share", year=2023, draws=10).notes)
    assert "GDP is no part of it" in printed and "drawn on its own" in printed


def test_a_seed_makes_the_same_table_again(june2024: World) -> None:
    first, again, other = (column(ask(june2024, "ranks", year=2024, draws=200, seed=s), "first") for s in (5, 5, 6))
    assert first == again != other


def test_leaving_one_cause_out_does_not_change_what_the_others_draw(june2024: World) -> None:
    """Exchange rates do not matter to a share of GDP: with and without them every draw is the same."""
    both, alone = (
        column(ask(june2024, "ranks", year=2024, draws=300, vary=v), "at_or_above")
        for v in ("revision,gdp,exchange", "gdp,revision")
    )
    assert both == alone


def test_what_matters_and_what_does_not_is_said(june2024: World, june2019: World) -> None:
    shares = " ".join(ask(june2024, "ranks", year=2024, draws=10).notes)
    assert "exchange rates: it is the same at any exchange rate" in shares
    dollars = " ".join(ask(june2024, "ranks", measure="expenditure_usd", year=2024, draws=10).notes)
    assert "Exchange rates: anywhere between NATO's and the IMF's" in dollars
    assert "Bulgaria (NATO and the IMF count in different currencies)" in dollars
    first = " ".join(ask(june2019, "ranks", year=2018, draws=10).notes)
    assert "Not varied by revisions: no two releases held whole by 2019-06-25" in first


def test_without_knowledge_of_doubt_no_rank_is_called_firm(today: World) -> None:
    answer = ask(today, "ranks", measure="population", year=2023, draws=10)
    assert "is not known, so no rank has an interval" in answer.headline
    assert "is the same" not in answer.headline


def test_a_rule_says_that_shares_are_relative_and_how_gdp_enters(june2024: World) -> None:
    notes = ask(june2024, "ranks", rule="ability-to-pay", year=2023, draws=10).notes
    assert any("someone is always below" in n for n in notes)
    assert any("to first order" in n for n in notes)
    per_head = ask(june2024, "ranks", rule="per-head", year=2023, draws=10).notes
    assert any("GDP moves nobody" in n for n in per_head)


def test_nothing_is_ranked_where_no_board_is_held_or_the_rule_is_secret(today: World) -> None:
    for params in ({"year": 1995}, {"rule": "capability-targets"}):
        answer = ask(today, "ranks", draws=10, **params)
        assert answer.headline.startswith("Nobody can be ranked by")
        assert not column(answer, "rank")
        assert answer.rows


def test_the_day_decides_what_has_been_revised(today: World) -> None:
    """On a day in 2024 one pair of releases is held; in 2025 the older figures of two can be compared with the third.

    Allies with forces: 27 in 2014 to 2016, 28 from Montenegro's accession in 2017, 29 from North Macedonia's in 2020.
    """
    pools = [
        ask(today.as_of(day), "ranks", year=2022, draws=10).extra["manifest"]["varied"][0]  # type: ignore[index]
        for day in (date(2024, 7, 1), date(2025, 9, 15))
    ]
    assert [p["n"] for p in pools] == [28, 3 * 27 + (3 * 27 + 3 * 28 + 2 * 29)]


def test_the_manifest_tells_how_well_it_is_known(june2024: World) -> None:
    few, many = (ask(june2024, "ranks", year=2024, draws=d).extra["manifest"] for d in (100, 10_000))
    assert isinstance(few, dict)
    assert isinstance(many, dict)
    assert few["standard_error_at_most"] > many["standard_error_at_most"]
    assert many["standard_error_at_most"] <= 0.5 / 99.99
    assert few["slack_at_most"] > many["slack_at_most"]
    assert (many["draws"], many["seed"], many["level"]) == (10_000, 1, 90.0)
