"""The question path: closed forms, nobody overshoots, what stands, who made a reservation, what is refused."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Cell, Missing, ask
from fairshare.core.world import World
from fairshare.errors import BadInput, FairshareError, NoBoard, UnknownName
from fairshare.faces.cli import main
from fairshare.ledger.open import scenario
from fairshare.ledger.scenario_file import scenario as from_file

SHAPES = ("linear", "front-loaded", "back-loaded", "constant-growth", "minimum-step", "held-then-jump")
#: The reservations of data/targets/hague-2025-core.toml.
RESERVED = ("Belgium", "Czechia", "Spain", "Slovakia", "United States")


def figure(cell: Cell) -> Figure:
    assert isinstance(cell, Figure), cell
    return cell


def value(answer: Answer, row: str, column: str) -> float:
    return figure(answer[row, column]).value


@pytest.fixture(scope="module")
def hague(today: World) -> Answer:
    return ask(today, "path")


def test_the_default_is_the_hague_pledge_by_its_shipped_scenario(hague: Answer) -> None:
    assert hague.extra["target"] == "hague-2025-core"
    assert hague.extra["under"] == ["hague-linear"]
    assert (hague.extra["start"], hague.extra["due"], hague.extra["review"]) == (2023, 2035, 2029)
    assert len(hague.rows) == 32


def test_a_straight_line_from_the_last_actual_year(today: World, hague: Answer) -> None:
    """Italy, nato-2025-08, shareofgdp.csv, 2023: 1.470395502 %."""
    assert value(hague, "ITA", "start") == pytest.approx(0.01470395502)
    for year in range(2027, 2035):
        line = 0.01470395502 + (0.035 - 0.01470395502) * (year - 2023) / 12
        assert value(hague, "ITA", f"share_{year}") == pytest.approx(line)
    assert value(hague, "ITA", "share_2035") == pytest.approx(0.035)
    assert value(hague, "ITA", "review") == value(hague, "ITA", "share_2029")


def test_what_nato_published_stands_and_nobody_is_lowered(today: World, hague: Answer) -> None:
    for year in (2024, 2025):
        published = today.row("defence_share", year)
        for row in hague.rows:
            if row["iso3"] in published:
                assert figure(row[f"share_{year}"]).value == published[str(row["iso3"])].value
    assert value(hague, "POL", "share_2035") == pytest.approx(today.row("defence_share", 2025)["POL"].value)


def test_who_joined_on_the_way_is_told_from_the_start(hague: Answer) -> None:
    """Sweden joined in 2024; nato-2025-08 holds its share of 2023 all the same."""
    assert value(hague, "SWE", "start") > 0.01
    assert not any("no path" in n for n in hague.notes)


@given(
    st.sampled_from(SHAPES),
    st.sampled_from([2.5, 3.0, 3.5, 5.0]),
    st.integers(2027, 2037),
    st.sampled_from([None, 2025]),
)
@settings(max_examples=12, deadline=None)
def test_no_path_overshoots_and_all_arrive(today: World, shape: str, level: float, by: int, start: int | None) -> None:
    answer = ask(today, "path", level=level, by=by, shape=shape, from_=start)
    first = int(str(answer.extra["published_until"])) + 1
    for row in answer.rows:
        if not isinstance(row["start"], Figure):
            continue
        shares = [figure(row[f"share_{y}"]).value for y in range(first, by + 1)]
        without = ask_baseline(today, by)[str(row["iso3"])]
        assert all(s <= max(level / 100, without) * (1 + 1e-9) for s in shares), row["name"]
        assert shares[-1] == pytest.approx(max(level / 100, without), rel=1e-9)


def ask_baseline(today: World, year: int) -> dict[str, float]:
    """Shares without a path: those of the last published year."""
    here = today.under(scenario("baseline"))
    return {p: v for p, (v, _) in here.row("defence_share", min(year, 2035)).numbers.items()}


def test_growth_needed_ends_at_the_level(today: World, hague: Answer) -> None:
    """Italy: spending of 2025 compounded to 2035 over GDP of 2035 is 3.5 %."""
    here = today.under(scenario("baseline"))
    spent, gdp = (
        here.row("expenditure_usd_constant", 2025)["ITA"].value,
        here.row("gdp_usd_constant", 2035)["ITA"].value,
    )
    assert spent * (1 + value(hague, "ITA", "growth_needed")) ** 10 / gdp == pytest.approx(0.035)
    assert figure(hague["ITA", "growth_achieved_5"]).value == today.row("growth_achieved", 2025, years="5")["ITA"].value


def test_who_is_blank_in_the_last_year_is_told_from_the_one_before(hague: Answer) -> None:
    """Germany's cell of 2025 is blank in nato-2025-08."""
    needed, achieved = figure(hague["DEU", "growth_needed"]), figure(hague["DEU", "growth_achieved_3"])
    assert needed.id is not None and dict(needed.id.choices) == {"years": "11"}
    assert achieved.id is not None and achieved.id.year == 2024


def test_announced_plans_alone(today: World, hague: Answer) -> None:
    on_it = today.under(scenario("as-announced"))
    for row in hague.rows:
        place, by = str(row["iso3"]), row["announced_by"]
        shares = [on_it.over(frozenset({place})).row("defence_share", y).value(place) for y in range(2023, 2036)]
        reached = [
            y for y, s in zip(range(2023, 2036), shares, strict=True) if s is not None and s >= 0.035 * (1 - 1e-9)
        ]
        assert by == reached[0] if reached else isinstance(by, Missing)
    assert isinstance(found := hague["ESP", "announced_by"], Missing)
    assert "%" in found.reason


def test_every_reservation_is_told_alike(hague: Answer) -> None:
    told = [n.partition(":")[0].removeprefix("Reservation, ") for n in hague.notes if n.startswith("Reservation")]
    assert sorted(told) == sorted(RESERVED)


def test_one_ally_s_reservation_is_told_with_it_alone(today: World) -> None:
    told = [n for n in ask(today, "path", ally="Spain").notes if n.startswith("Reservation")]
    assert len(told) == 1
    assert "2.1 %" in told[0]


def test_the_wales_guideline_as_of_2019_beside_what_came(today: World) -> None:
    """From nato-2019-06 to 2 % by 2024; nato-2024-06 says how it went: Poland far above, Spain and Italy far below."""
    then = today.as_of(date(2019, 9, 1))
    answer = ask(then, "path", from_=2018)
    assert answer.extra["target"] == "wales-2014-2pct"
    came = today.pinned("nato-2024-06").row("defence_share", 2024)
    for place, reached in (("POL", True), ("ESP", False), ("ITA", False)):
        assert value(answer, place, "share_2024") >= 0.02 * (1 - 1e-12)
        assert (came[place].value >= value(answer, place, "share_2024")) is reached


def test_a_path_in_the_past_says_what_would_have_been(today: World) -> None:
    answer = ask(today, "path", level=2.0, by=2024, from_=2014)
    published = today.row("defence_share", 2024)
    for row in answer.rows:
        if isinstance(row["start"], Figure) and str(row["iso3"]) in published:
            assert figure(row["share_2024"]).value == pytest.approx(max(0.02, published[str(row["iso3"])].value))
    assert figure(answer["POL", "share_2024"]).status == "estimate", "above the path: as published"
    assert figure(answer["ESP", "share_2024"]).status == "hypothetical"


def test_own_points(today: World) -> None:
    answer = ask(today, "path", level=3.0, by=2030, shape="through", points="2027=2.5, 2030=3")
    assert value(answer, "ITA", "share_2027") == pytest.approx(0.025)
    assert value(answer, "ITA", "share_2028") == pytest.approx(0.025 + 0.005 / 3)
    assert value(answer, "ITA", "share_2030") == pytest.approx(0.03)


@pytest.mark.parametrize(
    "params",
    [
        {"level": 3.0, "by": 2030, "shape": "through", "points": "2027=2.5,2030=3"},
        {"shape": "minimum-step", "step": 0.25},
        {"shape": "back-loaded", "power": 3.0, "by": 2032},
        {"level": 4.0, "by": 2040},
        {"from_": 2025, "shape": "held-then-jump", "hold_until": 2030},
        {"target": "pol-2022-3pct", "by": 2030},
    ],
    ids=str,
)
def test_figures_of_a_path_of_one_s_own_open_with_the_file_the_answer_gives(
    today: World, tmp_path: Path, params: dict[str, object]
) -> None:
    answer = ask(today, "path", **params)
    here = today.backfilled()
    for text in answer.extra["scenarios"]:  # type: ignore[attr-defined]
        file = tmp_path / f"{text['id']}.toml"
        file.write_text(text["toml"], encoding="utf-8")
        assert from_file(file).id == text["id"]
        here = here.under(from_file(file))
        assert any(text["id"] in n for n in answer.notes)
    for row in answer.rows[::6]:
        for cell in row.values():
            if isinstance(cell, Figure):
                assert here.figure(str(cell.id)).value == cell.value


def test_a_path_under_a_scenario_and_the_path_of_a_scenario(today: World) -> None:
    gone = ask(today.under(scenario("us-leaves")), "path")
    assert "USA" not in {r["iso3"] for r in gone.rows}
    assert gone.extra["under"] == ["us-leaves", "hague-linear"]
    given = ask(today.under(scenario("hague-back-loaded")), "path")
    asked = ask(today, "path", shape="back-loaded")
    assert [r["share_2030"] for r in given.rows] == [r["share_2030"] for r in asked.rows]
    assert given.extra["target"] == "hague-2025-core"
    with pytest.raises(BadInput, match="sets a path already"):
        ask(today.under(scenario("hague-back-loaded")), "path", shape="linear", by=2031)
    grown = ask(today.under(scenario("baseline")), "path")
    assert value(grown, "ITA", "share_2030") == value(asked_linear := ask(today, "path"), "ITA", "share_2030")
    assert asked_linear.extra["under"] == ["hague-linear"]


def test_aid_counts_where_the_switch_says(today: World) -> None:
    with_aid, without = (ask(today, "path", aid=a) for a in ("all-inside", "none-inside"))
    assert value(with_aid, "DNK", "start") > value(without, "DNK", "start")
    assert any("--aid all-inside" in n for n in with_aid.notes)


def test_the_bridge_is_a_line_of_its_own(today: World, hague: Answer) -> None:
    assert figure(hague["LUX", "gdp_bridge"]).value == today.row("gdp_bridge", 2023)["LUX"].value
    assert any("gdp_bridge" in n and "Luxembourg" in n for n in hague.notes)


def test_groups_are_added_up_over_their_members(today: World, hague: Answer) -> None:
    here = today.under(scenario("hague-linear"))
    spent, gdp = (here.row(f"{m}_usd_constant", 2035) for m in ("expenditure", "gdp"))
    whole = sum(spent.numbers[p][0] for p in spent) / sum(gdp.numbers[p][0] for p in spent)
    lines = {(r["group"], r["year"]): r["defence_share"] for r in hague.extra["groups"]}  # type: ignore[attr-defined]
    assert figure(lines["NATO", 2035]).value == pytest.approx(whole)


@pytest.mark.parametrize(
    ("params", "error", "names"),
    [
        ({"target": "hague"}, UnknownName, "hague-2025-core"),
        ({"target": "hague-2025-total"}, BadInput, "--related"),
        ({"target": "hague-2025-related"}, BadInput, "related_share"),
        ({"target": "wales-2014-equipment"}, BadInput, "share of expenditure"),
        ({"target": "growth-1977"}, BadInput, "share of GDP"),
        ({"target": "vilnius-2023-2pct"}, BadInput, "--by 2030"),
        ({"target": "wales-2014-2pct"}, BadInput, "--from"),
        ({"target": "hague-2025-core", "level": 3.0}, BadInput, "one of the two"),
        ({"measure": "equipment_share", "level": 20.0, "by": 2030}, BadInput, "equipment_share"),
        ({"measure": "happiness", "level": 2.0, "by": 2030}, BadInput, "happiness"),
        ({"level": 3.0}, BadInput, "--by"),
        ({"level": 0.0, "by": 2030}, BadInput, "above 0"),
        ({"level": 21.0, "by": 2030}, BadInput, "20"),
        ({"level": 3.0, "by": 2020}, BadInput, "--from"),
        ({"by": 2051}, BadInput, "2050"),
        ({"by": 2014, "from_": 2015}, BadInput, "2016"),
        ({"from_": 2030}, BadInput, "2025"),
        ({"from_": 1990}, NoBoard, "1990"),
        ({"points": "2027=3"}, BadInput, "--shape through"),
        ({"shape": "through"}, BadInput, "--points"),
        ({"shape": "through", "points": "soon"}, BadInput, "soon"),
        ({"shape": "through", "points": "2020=3"}, BadInput, "2024"),
        ({"shape": "through", "points": "2027=3,2027=4"}, BadInput, "once"),
        ({"shape": "through", "points": "2027=300"}, BadInput, "2027=300"),
        ({"power": 2.0}, BadInput, "front-loaded or back-loaded"),
        ({"shape": "back-loaded", "power": 0.5}, BadInput, "straight line"),
        ({"step": 0.2}, BadInput, "minimum-step"),
        ({"shape": "minimum-step", "step": 0.1}, BadInput, "Luxembourg"),
        ({"hold_until": 2030}, BadInput, "held-then-jump"),
        ({"shape": "held-then-jump", "hold_until": 2035}, BadInput, "2034"),
        ({"shape": "zigzag"}, BadInput, "linear"),
        ({"ally": "Atlantis"}, UnknownName, "Atlantis"),
        ({"ally": "Ireland"}, BadInput, "Ireland"),
        ({"ally": "Germany", "target": "pol-2022-3pct", "by": 2030}, BadInput, "pol-2022-3pct"),
        ({"group": "B10"}, UnknownName, "B9"),
    ],
    ids=str,
)
def test_bad_input_is_named(today: World, params: dict[str, object], error: type[FairshareError], names: str) -> None:
    with pytest.raises(error, match=names) as caught:
        ask(today, "path", **params)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("day", ["2015-01-01", "2019-09-01", "2024-06-17", "2025-07-01"])
def test_any_day_answers_or_says_why(today: World, day: str) -> None:
    then = today.as_of(date.fromisoformat(day))
    if day == "2015-01-01":
        with pytest.raises(NoBoard, match="nato-2019-06"):
            ask(then, "path")
    elif day == "2024-06-17":
        with pytest.raises(BadInput, match="due after 2024"):
            ask(then, "path")
        assert ask(then, "path", level=3.0, by=2030).extra["start"] == 2022
    else:
        assert ask(then, "path").rows


def test_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["path", "--ally", "Italy", "--as-of", "2026-11-24", "--format", "json"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert out["rows"][0]["share_2035"]["value"] == pytest.approx(3.5)
    assert out["rows"][0]["share_2035"]["id"] == "defence_share/ITA/2035@nato-2025-08+hague-linear"
    assert main(["path", "--as-of", "2026-11-24"]) == 0
    assert all(len(line) <= 100 for line in capsys.readouterr().out.splitlines())


def test_a_scenario_that_sets_spending_finds_the_years_ahead(today: World) -> None:
    """All at 3.5 % at least: growth comes first, so that the line sets the years of the path too."""
    answer = ask(today.under(scenario("all-at-3-5pct")), "path")
    assert "0 of 31" in answer.headline
    assert value(answer, "ITA", "share_2030") == pytest.approx(0.035)
    assert answer.extra["under"][:2] == ["baseline", "all-at-3-5pct"]  # type: ignore[index]


def test_who_has_no_figure_to_begin_with_has_no_path_and_no_bill(today: World) -> None:
    """Germany's cell of 2025 is blank in nato-2025-08."""
    answer = ask(today, "path", from_=2025)
    for column in ("share_2030", "announced", "announced_by"):
        assert isinstance(found := answer["DEU", column], Missing)
        assert "no figure of 2025" in found.reason
    bill = ask(today, "bill", from_=2025)
    assert isinstance(bill["DEU", "cumulated"], Missing)
    assert any("Left out of the sums" in n and "Germany" in n for n in bill.notes)


def test_plans_that_lead_elsewhere_say_how_many_would_be_at_the_level(today: World) -> None:
    for params in ({"shape": "as-announced"}, {"shape": "through", "points": "2030=3"}):
        answer = ask(today, "path", **params)
        ends = [c.value for r in answer.rows if isinstance(c := r["share_2035"], Figure)]
        there = sum(v >= 0.035 - 1e-9 for v in ends)
        assert 0 < there < len(ends)
        assert not answer.headline.startswith("To reach")
        assert f"{there} would be at the 3.5 % core defence pledge or above" in answer.headline


def test_a_country_in_the_place_of_a_target_is_told_where_it_belongs(today: World) -> None:
    with pytest.raises(BadInput, match="--ally ESP"):
        ask(today, "path", target="Spain")
    with pytest.raises(UnknownName):
        ask(today, "path", target="Spein")


def test_who_left_is_told_with_the_scenario(today: World) -> None:
    with pytest.raises(BadInput, match=r"under us-leaves\b(?!, hague)"):
        ask(today.under(scenario("us-leaves")), "path", ally="USA")


def test_all_together_are_those_the_target_binds(today: World) -> None:
    answer = ask(today, "path", target="pol-2022-3pct", by=2030)
    assert {g["members"] for g in answer.extra["groups"]} == {1}  # type: ignore[attr-defined]


def test_a_path_may_bend_as_strongly_as_is_said(today: World) -> None:
    assert value(ask(today, "path", shape="back-loaded", power=100.0), "ITA", "share_2034") < 0.0205


def test_how_aid_is_counted_is_told_of_draws_too(today: World) -> None:
    answer = ask(today, "path", draws=2, aid="all-inside")
    assert "aid to Ukraine added" in answer.under
    assert "aid to Ukraine" not in ask(today, "path", draws=2).under
