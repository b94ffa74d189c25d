"""Backtest: scores reckoned again by hand, only what was known then, and the naive forecasts beside it."""

from datetime import date

import pytest

from fairshare.core.figure import Cell, Figure, Simulation
from fairshare.core.question import ask
from fairshare.core.world import World
from fairshare.questions._backtest import Forecast, backtest_line, forecasts, scores

PARTS = (0.05, 0.25, 0.5, 0.75, 0.95)


@pytest.fixture(scope="module")
def made(today: World) -> tuple[Forecast, ...]:
    return forecasts(today)


def test_forecasts_are_from_every_older_complete_release(made: tuple[Forecast, ...]) -> None:
    by = {(f.release.id, f.year) for f in made}
    assert by == {("nato-2019-06", y) for y in range(2020, 2026)} | {("nato-2024-06", 2025)}
    assert {f.release.id: f.target.id for f in made} == {
        "nato-2019-06": "wales-2014-2pct",
        "nato-2024-06": "vilnius-2023-2pct",
    }


def test_scores_are_those_of_the_definition(made: tuple[Forecast, ...]) -> None:
    """Coverage and pinball loss by plain sums over allies, years and quantiles."""
    inside, losses, naive, errors = 0, [], [], []
    for f in made:
        for i, came in enumerate(f.outcomes()):
            quantiles = f.quantiles[:, i].tolist()
            inside += quantiles[0] <= came <= quantiles[-1]
            errors.append(abs(came - quantiles[2]))
            for part, q in zip(PARTS, quantiles, strict=True):
                losses.append(part * (came - q) if came > q else (1 - part) * (q - came))
                last = f.same()[i]
                naive.append(part * (came - last) if came > last else (1 - part) * (last - came))
    found = scores(made)
    assert found.n == len(errors) == sum(len(f.places) for f in made)
    assert found.most == pytest.approx(inside / found.n)
    assert found.loss == pytest.approx(sum(losses) / len(losses))
    assert found.same == pytest.approx(sum(naive) / len(naive))
    assert found.error == pytest.approx(sum(errors) / found.n)


def test_only_what_was_known_then_is_used(today: World, made: tuple[Forecast, ...]) -> None:
    """A world that knows nothing after June 2024 makes the same forecasts from 2019."""
    then = {(f.release.id, f.year): f for f in forecasts(today.as_of(date(2024, 6, 30)))}
    for f in made:
        if f.release.id == "nato-2019-06" and f.year <= 2024:
            known = then[f.release.id, f.year]
            shared = [p for p in f.places if p in known.places]
            assert shared
            for p in shared:
                one, other = (x.quantiles[:, x.places.index(p)].tolist() for x in (f, known))
                assert one == other
    assert ("nato-2024-06", 2025) not in then


def test_who_was_at_the_level_is_forecast_to_stay_and_who_was_not_to_rise(made: tuple[Forecast, ...]) -> None:
    first = next(f for f in made if f.year == 2024)
    for i in range(len(first.places)):
        before, middle = first.same()[i], first.quantiles[2, i]
        if before < 0.018:
            assert middle > before
        elif before > 0.022:
            assert middle == pytest.approx(before, rel=0.05)


def test_the_last_change_going_on_is_a_straight_line(today: World, made: tuple[Forecast, ...]) -> None:
    then = today.pinned("nato-2019-06")
    last, before = (then.row("defence_share", y)["POL"].value for y in (2019, 2018))
    for f in made:
        if f.release.id == "nato-2019-06":
            assert f.trend["POL"] == pytest.approx(last + (f.year - 2019) * (last - before))


def test_the_answer_says_how_many_held_and_what_cannot_be_tested(today: World) -> None:
    answer = ask(today, "backtest")
    whole = answer["all", "within_90"]
    assert isinstance(whole, Figure)
    assert f"{whole.value * 100:.0f} % came within" in answer.headline
    assert any("GDP forecasts cannot be back-tested on the one WEO edition held" in n for n in answer.notes)
    assert any("too narrow" in n for n in answer.notes) is (whole.value < 0.9)
    kinds = {type(leaf) for leaf in whole.trail.leaves()}
    assert {Cell, Simulation} <= kinds
    line = backtest_line(today)
    assert f"of {answer['all', 'n']} forecasts" in line
    assert f"{whole.value * 100:.0f} %" in line


def test_a_day_without_outcomes_says_so(today: World) -> None:
    answer = ask(today.as_of(date(2019, 9, 1)), "backtest")
    assert not answer.rows
    assert answer.headline.startswith("No forecast can be scored")
    assert "2019-09-01" in backtest_line(today.as_of(date(2019, 9, 1)))


def test_a_scenario_changes_nothing_of_what_came(today: World) -> None:
    from fairshare.ledger.open import scenario

    assert backtest_line(today.under(scenario("us-leaves"))) == backtest_line(today)
