"""The question bill: its sums are those of its rows, its prices are told, and what has no sum says so."""

import json
from datetime import date
from math import fsum

import pytest

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Cell, Missing, ask
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.faces.cli import main
from fairshare.ledger.open import scenario


def figure(cell: object) -> Figure:
    assert isinstance(cell, Figure), cell
    return cell


def known(answer: Answer, column: str) -> dict[str, float]:
    return {str(r["iso3"]): c.value for r in answer.rows if isinstance(c := r[column], Figure)}


def totals(answer: Answer) -> dict[int, dict[str, Cell]]:
    return {int(t["year"]): t for t in answer.extra["totals"]}  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def hague(today: World) -> Answer:
    return ask(today, "bill")


def test_the_total_is_the_sum_of_the_rows(hague: Answer) -> None:
    last = totals(hague)[2035]
    assert figure(last["extra"]).value == pytest.approx(fsum(known(hague, "extra").values()))
    assert figure(last["cumulated"]).value == pytest.approx(fsum(known(hague, "cumulated").values()))
    assert f"US$ {figure(last['extra']).value / 1e9:,.1f} bn" in hague.headline


def test_every_year_adds_up_to_the_sum(hague: Answer) -> None:
    for row in hague.rows:
        if isinstance(row["cumulated"], Figure):
            years = [figure(row[f"extra_{y}"]).value for y in range(2026, 2035)] + [figure(row["extra"]).value]
            assert figure(row["cumulated"]).value == pytest.approx(fsum(years), abs=1e-3)
    by_year = totals(hague)
    assert list(by_year) == list(range(2026, 2036))
    assert figure(by_year[2030]["cumulated"]).value == pytest.approx(
        fsum(figure(by_year[y]["extra"]).value for y in range(2026, 2031))
    )


def test_one_ally_by_year_is_the_same_ally(today: World, hague: Answer) -> None:
    answer = ask(today, "bill", ally="Italy")
    assert [r["year"] for r in answer.rows] == list(range(2026, 2036))
    assert figure(answer.rows[-1]["cumulated"]).value == known(hague, "cumulated")["ITA"]
    assert figure(answer.rows[4]["extra"]).value == figure(hague["ITA", "extra_2030"]).value
    assert f"{figure(answer.rows[-1]['extra_points']).value * 100:.2f} % of GDP" in answer.headline


def test_a_group_s_bill_is_its_part(today: World, hague: Answer) -> None:
    europe = ask(today, "bill", group="EUR_CAN")
    without = figure(totals(hague)[2035]["cumulated"]).value - known(hague, "cumulated")["USA"]
    assert figure(totals(europe)[2035]["cumulated"]).value == pytest.approx(without)
    some = ask(today, "bill", group="Germany,France,POL")
    assert {r["iso3"] for r in some.rows} == {"DEU", "FRA", "POL"}


def test_every_total_and_cell_opens_again(today: World, hague: Answer) -> None:
    here = today.backfilled()
    found = [f for t in totals(hague).values() for f in t.values() if isinstance(f, Figure)]
    found += [f for r in hague.rows[::7] for f in r.values() if isinstance(f, Figure)]
    assert len(found) > 60
    for one in found:
        assert here.figure(str(one.id)).value == one.value


def test_national_currency_is_named_and_has_no_sum(today: World) -> None:
    poland = ask(today, "bill", ally="Poland", level=5.0, by=2030, prices="national")
    assert "PLN" in poland.headline
    everybody = ask(today, "bill", prices="national")
    assert isinstance(totals(everybody)[2035]["cumulated"], Missing)
    assert "no sum" in everybody.headline


def test_current_prices_are_the_release_s_where_it_holds_them(june2024: World) -> None:
    """A path raises spending at all prices by one factor, so extra over what is spent without it is the same."""
    current, constant = (ask(june2024, "bill", level=3.0, by=2030, prices=p) for p in ("current", "constant"))
    here = june2024.under(scenario("baseline"))
    for place in ("ITA", "DEU", "ESP"):
        parts = [
            figure(answer[place, "extra"]).value / here.row(f"expenditure_usd_{prices}", 2030)[place].value
            for answer, prices in ((current, "current"), (constant, "constant"))
        ]
        assert parts[0] == pytest.approx(parts[1])
        assert parts[0] > 0.1
    assert "at current prices" in current.headline and "at 2015 prices" in constant.headline


def test_all_spending_where_no_baseline_is_taken_off(today: World, hague: Answer) -> None:
    whole = ask(today, "bill", baseline="none")
    world = today.under(scenario("hague-linear"))
    assert figure(whole["ITA", "extra"]).value == world.row("expenditure_usd_constant", 2035)["ITA"].value
    assert "in all" in whole.headline
    assert known(whole, "extra")["ITA"] > known(hague, "extra")["ITA"]


def test_who_pays_nothing_more_is_told_so(today: World) -> None:
    assert "nothing more" in ask(today, "bill", ally="Poland").headline


def test_employed_persons_are_unknown_for_those_the_imf_does_not_tell(hague: Answer) -> None:
    unknown = [str(r["iso3"]) for r in hague.rows if isinstance(r["per_employed"], Missing)]
    assert len(unknown) == 32 - 23  # 24 allies have the series, Iceland among them, which has no forces
    assert all(isinstance(r["per_household"], Missing) for r in hague.rows)


def test_the_past_too(today: World) -> None:
    """2 % from 2014 on by 2024: Germany's actual 2024 is at 2 %, so nothing is added then; a sum of the years is."""
    answer = ask(today, "bill", level=2.0, by=2024, from_=2014)
    assert known(answer, "extra")["DEU"] == pytest.approx(0, abs=1e9)
    assert known(answer, "cumulated")["DEU"] > 5e10
    assert known(answer, "cumulated")["USA"] == 0


def test_wrong_choices_are_named(today: World) -> None:
    for params, names in (
        ({"prices": "old"}, "national"),
        ({"baseline": "mine"}, "none"),
        ({"ally": "Ireland"}, "Ireland"),
        ({"target": "hague-2025-total"}, "total_share"),
    ):
        with pytest.raises(BadInput, match=names):
            ask(today, "bill", **params)


def test_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bill", "--ally", "ITA", "--as-of", "2026-11-24", "--format", "json"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert out["rows"][-1]["extra"]["id"] == "bill_usd/ITA/2035@nato-2025-08+hague-linear"
    for more in ([], ["--ally", "ITA"], ["--prices", "national"], ["--baseline", "none", "--prices", "current"]):
        assert main(["bill", "--as-of", "2026-11-24", *more]) == 0
        assert all(len(line) <= 100 for line in capsys.readouterr().out.splitlines() if "fairshare why" not in line)


def test_a_sum_names_whom_it_leaves_out(today: World) -> None:
    """nato-2019-06 has no Finland and no North Macedonia as allies, who had joined by August 2023."""
    answer = ask(today.as_of(date(2023, 8, 1)), "bill")
    last = totals(answer)[2024]
    assert figure(last["extra"]).value == pytest.approx(fsum(known(answer, "extra").values()))
    assert any(n.startswith("Left out of the sums") and "Finland" in n and "North Macedonia" in n for n in answer.notes)


def test_the_members_of_the_due_year_count_in_every_year(today: World) -> None:
    answer = ask(today, "bill", level=2.0, by=2024, from_=2014)
    for year in (2015, 2019, 2023):
        rows = fsum(figure(r[f"extra_{year}"]).value for r in answer.rows if isinstance(r[f"extra_{year}"], Figure))
        assert figure(totals(answer)[year]["extra"]).value == pytest.approx(rows)


def test_a_group_with_others_than_allies_is_its_allies_added_up(today: World) -> None:
    """Austria, Cyprus, Ireland and Malta are in the European Union and on no path."""
    answer = ask(today, "bill", group="EU")
    assert len(answer.rows) == 23
    assert figure(totals(answer)[2035]["extra"]).value == pytest.approx(fsum(known(answer, "extra").values()))
    assert "US$" in answer.headline


def test_a_target_of_one_ally_adds_up_that_ally_alone(today: World) -> None:
    answer = ask(today, "bill", target="pol-2022-3pct", by=2030, baseline="none")
    assert figure(totals(answer)[2030]["extra"]).value == known(answer, "extra")["POL"]
    assert "the one ally with figures" in answer.headline


def test_a_group_without_allies_is_refused(today: World) -> None:
    for question in ("path", "bill", "ensemble", "budget"):
        with pytest.raises(BadInput, match=r"group 'AUT'.*members of NATO"):
            ask(today, question, group="AUT")


def test_plans_that_lead_elsewhere_are_not_told_as_a_path_to_the_pledge(today: World) -> None:
    announced = ask(today, "bill", shape="as-announced")
    assert announced.headline.startswith("On the path until 2035, as each ally announced for itself,")
    assert "pledge" not in announced.headline


def test_national_income_is_told_where_amounts_rest_on_gdp(today: World) -> None:
    for prices, told in (("constant", False), ("current", True), ("national", True)):
        notes = ask(today, "bill", ally="Luxembourg", prices=prices).notes
        assert any("amounts at current prices" in n for n in notes) is told
    assert not any("amounts at current prices" in n for n in ask(today, "bill", ally="Italy", prices="current").notes)


def test_a_scenario_s_path_is_not_told_as_one_to_another_target(today: World) -> None:
    here = today.under(scenario("hague-linear"))
    with pytest.raises(BadInput, match=r"wales-2014-2pct.*sets a path to 3.5 % of GDP"):
        ask(here, "bill", target="wales-2014-2pct")
    assert ask(here, "bill", target="hague-2025-core").extra["target"] == "hague-2025-core"


def test_all_and_one_have_a_picture(capsys: pytest.CaptureFixture[str]) -> None:
    for line in (["bill"], ["bill", "--ally", "ITA"], ["budget"], ["budget", "ITA"]):
        assert main([*line, "--as-of", "2026-11-24", "--format", "vega-lite"]) == 0
        assert json.loads(capsys.readouterr().out)["data"]


def test_what_comes_next_needs_no_file(today: World, hague: Answer) -> None:
    assert hague.next.startswith("fairshare why 'bill_usd/")
    assert ask(today, "bill", level=4.0, by=2033).next == "fairshare path --level 4 --by 2033"
