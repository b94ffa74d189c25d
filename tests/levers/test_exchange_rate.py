"""The lever exchange-rate, by hand: dollars of the year move, everything that is in no dollars of the year stays."""

import pytest

from fairshare.core.lever import Scenario
from fairshare.core.world import World


def after(world: World, **settings: object) -> World:
    return world.under(Scenario.of("test", [{"lever": "exchange-rate", **settings}]))


def test_only_other_currencies_move(june2024: World) -> None:
    weaker = after(june2024, factor=0.9)
    for measure in ("expenditure_usd_current", "gdp_usd_current"):
        before, now = june2024.row(measure, 2024), weaker.row(measure, 2024)
        assert now["POL"].value == pytest.approx(0.9 * before["POL"].value, rel=1e-12)
        assert now["USA"].value == before["USA"].value
        assert now["USA"].status == before["USA"].status != now["POL"].status == "hypothetical"


@pytest.mark.parametrize(
    "measure",
    ["expenditure_national_current", "expenditure_usd_constant", "gdp_usd_constant", "defence_share", "real_growth"],
)
def test_what_is_no_dollar_of_the_year_stays(june2024: World, measure: str) -> None:
    assert after(june2024, factor=0.5).row(measure, 2024).numbers == june2024.row(measure, 2024).numbers


def test_places_and_years(june2024: World) -> None:
    there = after(june2024, factor=1.25, places=["Poland"], from_year=2020, until_year=2022)
    for year, place, factor in (
        (2019, "POL", 1),
        (2020, "POL", 1.25),
        (2022, "POL", 1.25),
        (2023, "POL", 1),
        (2021, "GBR", 1),
    ):
        now, before = (w.row("expenditure_usd_current", year)[place].value for w in (there, june2024))
        assert now == pytest.approx(factor * before, rel=1e-12), (year, place)


def test_a_rate_there_and_back_is_no_change(june2024: World) -> None:
    there = june2024.under(Scenario.of("x", [{"lever": "exchange-rate", "factor": f} for f in (0.8, 1.25)]))
    before, now = (w.row("gap_usd", 2024) for w in (june2024, there))
    assert all(now[p].value == pytest.approx(before[p].value, rel=1e-12) for p in before)


@pytest.mark.parametrize("measure", ["expenditure_usd_current", "weo_gdp_usd"])
def test_before_or_behind_growth_is_the_same(june2024: World, measure: str) -> None:
    lines: list[dict[str, object]] = [{"lever": "growth"}, {"lever": "exchange-rate", "factor": 0.9}]
    one, other = (june2024.under(Scenario.of("x", order)).row(measure, 2030) for order in (lines, lines[::-1]))
    assert one.keys() == other.keys() and one
    assert all(one[p].value == pytest.approx(other[p].value, rel=1e-12) for p in one)
