"""Ensemble: it collapses to the plan, its figures open again, draws and seed make it, and every estimate is counted."""

from datetime import date

import pytest

from fairshare.core.figure import Figure, Simulation
from fairshare.core.question import Answer, ask
from fairshare.core.workers import Threads
from fairshare.core.world import World
from fairshare.errors import BadInput, NoBoard
from fairshare.ledger.open import scenario
from fairshare.show.chart import chart

PARTS = ("p05", "p25", "p50", "p75", "p95")


def number(answer: Answer, place: str, column: str) -> float:
    cell = answer[place, column]
    assert isinstance(cell, Figure), cell
    return cell.value


def manifest(answer: Answer) -> dict[str, object]:
    found = answer.extra["manifest"]
    assert isinstance(found, dict)
    return found


def test_without_anything_that_varies_every_draw_is_the_plan(today: World) -> None:
    answer = ask(today, "ensemble", vary="none", draws=20)
    plan = today.under(scenario("hague-linear")).row("defence_share", 2035)
    for place, planned in plan.items():
        assert [number(answer, place, p) for p in PARTS] == pytest.approx([planned.value] * 5, rel=1e-9)
        assert number(answer, place, "meeting") == 1
        bills = [number(answer, place, f"bill_{p}") for p in PARTS]
        gdp = today.backfilled().under(scenario("baseline")).row("weo_gdp_usd", 2035)[place].value
        assert bills == pytest.approx([planned.value * gdp] * 5, rel=1e-9)


def test_quantiles_rise_and_shares_of_draws_are_shares(today: World) -> None:
    answer = ask(today, "ensemble", draws=2_000)
    for row in answer.rows:
        if row["iso3"] == "ISL":
            continue
        values = [number(answer, str(row["iso3"]), p) for p in PARTS]
        assert values == sorted(values)
        assert 0 <= number(answer, str(row["iso3"]), "meeting") <= 1


def test_every_figure_names_its_draws_and_opens_again(today: World) -> None:
    answer = ask(today, "ensemble", ally="Italy", draws=300, seed=9)
    for column in ("p05", "meeting", "bill_p95"):
        cell = answer.rows[-1][column]
        assert isinstance(cell, Figure)
        assert cell.id is not None
        drawn = [leaf for leaf in cell.trail.leaves() if isinstance(leaf, Simulation)]
        assert [(s.draws, s.seed) for s in drawn] == [(300, 9)]
        assert today.figure(str(cell.id)).value == cell.value


def test_the_same_draws_whoever_does_the_work(folders: tuple[object, ...], today: World) -> None:
    answers = [
        ask(world, "ensemble", group="DEU,POL", draws=40_000, workers=Threads(n))
        for n, world in ((1, today.as_of(today.asof)), (3, today.by(today.catalogue)))
    ]
    one, other = ([number(a, p, c) for p in ("DEU", "POL") for c in PARTS] for a in answers)
    assert one == other


def test_a_fixed_share_does_not_move_with_gdp(today: World) -> None:
    answer = ask(today, "ensemble", ally="Italy", budgets="share", vary="growth", draws=200)
    for row in answer.rows:
        values = [c.value for p in PARTS if isinstance(c := row[p], Figure)]
        assert values == pytest.approx([values[0]] * 5)
        assert isinstance(high := row["bill_p95"], Figure)
        assert isinstance(low := row["bill_p05"], Figure)
        assert high.value > low.value


def test_every_estimate_is_counted_and_named(today: World) -> None:
    """The numbers in the note are those of the manifest, and those of its parts."""
    answer = ask(today, "ensemble", group="DEU", draws=100)
    estimates = manifest(answer)["estimates"]
    assert isinstance(estimates, dict)
    for source in ("revision", "delivery"):
        assert estimates[source]["n"] == sum(estimates[source]["by"].values()) > 20
        assert str(estimates[source]["n"]) in answer.notes[0]
    assert "no probability" in answer.notes[0]
    assert any(note.startswith("Backtest: of ") and "WEO edition held" in note for note in answer.notes)
    assert "imf-weo-2026-04" in str(manifest(answer)["releases"])
    assert manifest(answer)["numpy"] and manifest(answer)["batch"]


def test_each_source_alone_spreads_less_than_all_and_those_that_do_not_enter_not_at_all(today: World) -> None:
    answer = ask(today, "ensemble", group="ITA", draws=4_000)
    whole = number(answer, "ITA", "p95") - number(answer, "ITA", "p05")
    alone = {s: number(answer, "ITA", f"share_spread_{s}") for s in ("growth", "revision", "delivery")}
    assert all(0 < spread < whole for spread in alone.values())
    assert number(answer, "ITA", "share_spread_exchange") == pytest.approx(0, abs=1e-12)
    lines = answer.extra["tornado"]
    assert isinstance(lines, tuple)
    assert {line["source"] for line in lines} == {"growth", "inflation", "exchange", "revision", "delivery"}
    shown = {line["source"]: line["share_points"] for line in lines}
    assert shown["growth"] == pytest.approx(alone["growth"] * 100)


@pytest.mark.parametrize(
    ("vary", "told"), [("all", "past shocks"), ("none", "nothing varies"), ("delivery", "of delivery of plans alone")]
)
def test_the_headline_says_what_was_drawn(today: World, vary: str, told: str) -> None:
    assert told in ask(today, "ensemble", group="DEU,ITA", draws=50, vary=vary).headline


def test_standard_errors_are_those_of_a_share_of_draws(today: World) -> None:
    answer = ask(today, "ensemble", group="ITA", draws=1_000)
    met = number(answer, "ITA", "meeting")
    settled = answer.extra["convergence"]
    assert isinstance(settled, dict)
    assert settled["standard_error_of_meeting_at_most"] == pytest.approx((met * (1 - met) / 1_000) ** 0.5)
    assert settled["half"] == 500


def test_the_picture_of_one_ally_is_a_fan_over_the_years_and_the_level(today: World) -> None:
    spec = chart(ask(today, "ensemble", ally="Italy", draws=200))
    data = spec["data"]
    assert isinstance(data, dict)
    values = data["values"]
    assert [d["year"] for d in values] == list(range(2026, 2036))
    assert all(d["low0"] <= d["low1"] <= d["value"] <= d["high1"] <= d["high0"] for d in values)


def test_under_a_scenario_its_own_path_is_drawn(today: World) -> None:
    late = ask(today.under(scenario("hague-back-loaded")), "ensemble", group="ITA", draws=500, year=2029)
    early = ask(today.under(scenario("hague-front-loaded")), "ensemble", group="ITA", draws=500, year=2029)
    assert number(late, "ITA", "p50") < number(early, "ITA", "p50")
    gone = ask(today.under(scenario("us-leaves")), "ensemble", draws=50)
    assert "USA" not in {row["iso3"] for row in gone.rows}


def test_as_known_on_an_older_day(today: World) -> None:
    """In September 2019 the pledge of Wales was the one with a date ahead, and NATO's release of June all there was."""
    answer = ask(today.as_of(date(2019, 9, 1)), "ensemble", draws=200)
    assert answer.extra["target"] == "wales-2014-2pct"
    assert answer.extra["year"] == 2024
    assert "nato-2019-06" in answer.under
    assert any("no older release held" in note for note in answer.notes)
    with pytest.raises(NoBoard, match="2015-01-01"):
        ask(today.as_of(date(2015, 1, 1)), "ensemble")


@pytest.mark.parametrize(
    ("params", "names"),
    [
        ({"draws": 1}, "draws"),
        ({"seed": -1}, "seed"),
        ({"year": 2024}, "2026"),
        ({"since": 2022}, "since"),
        ({"ally": "Ireland"}, "Ireland"),
        ({"budgets": "firm"}, "budgets"),
        ({"level": 3.0}, "by"),
        ({"level": 3.123456, "by": 2030}, "level"),
        ({"workers": 3}, "workers"),
    ],
)
def test_bad_input_is_named(today: World, params: dict[str, object], names: str) -> None:
    with pytest.raises(BadInput, match=names):
        ask(today, "ensemble", **{"draws": 20, **params})


def test_draws_that_all_agree_single_nobody_out(today: World) -> None:
    told = ask(today, "ensemble", vary="none", draws=2).headline
    assert told.endswith("; 100 % of the draws.")
