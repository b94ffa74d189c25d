"""nato-2024-06: Defence Expenditure of NATO Countries (2014-2024), 17 June 2024, and what follows from it.

Counts: the release's Table 3, first block, counted by hand, and its typed-in 2s (France 2020, Lithuania 2019, Slovak
Republic 2024e). Growth: Table 3, second block, row "NATO Europe and Canada" (2023e 9.26, 2024e 17.95); like for like:
Table 2, second block, without the four who joined after 2016. Share of the United States: Table 2, both blocks,
United States over NATO Total.
"""

import pytest

from fairshare.core.world import World
from fairshare.questions.score import score

#: Allies at 2 % among the members of the year, as published (Table 3, values of at least 2).
PUBLISHED = {2014: 3, 2015: 5, 2016: 5, 2017: 4, 2018: 6, 2019: 7, 2020: 9, 2021: 6, 2022: 7, 2023: 10, 2024: 23}
#: Where constant-price expenditure over constant-price GDP gives another count (Tables 2 and 5, second blocks).
RECOMPUTED = {**PUBLISHED, 2019: 6, 2020: 8, 2024: 22}
TWO = "wales-2014-2pct"


def summary(world: World, year: int, target: str = TWO) -> dict[str, object]:
    found = score(world, year=year).extra["summary"]
    assert isinstance(found, dict)
    return dict(found[target])


@pytest.mark.parametrize("year", PUBLISHED)
def test_allies_at_two_percent(june2024: World, year: int) -> None:
    found = summary(june2024, year)
    assert found["met"] == PUBLISHED[year]
    assert found["met_recomputed"] == RECOMPUTED[year]


def test_of_31_with_forces_plus_iceland(june2024: World) -> None:
    answer = score(june2024, year=2024)
    assert summary(june2024, 2024)["of"] == 31
    assert len(answer.rows) == 32
    assert answer["ISL", TWO] == "not_bound"
    assert "23 of 31" in answer.headline
    assert "22 if recomputed" in answer.headline


@pytest.mark.parametrize(
    ("place", "year", "recomputed"), [("LTU", 2019, 1.995), ("FRA", 2020, 1.986), ("SVK", 2024, 1.989)]
)
def test_literal_twos(june2024: World, place: str, year: int, recomputed: float) -> None:
    """Three cells hold exactly 2 where the release's own amounts give less."""
    figure = june2024.row("defence_share", year)[place]
    assert figure.value == 0.02
    assert june2024.row("defence_share_recomputed", year)[place].value * 100 == pytest.approx(recomputed, abs=5e-4)
    answer = score(june2024, year=year)
    assert answer[place, TWO] == "met"
    assert answer[place, "borderline"]


def test_current_prices_give_21_because_of_the_netherlands(june2024: World) -> None:
    row = june2024.row("defence_share_current", 2024)
    assert sum(f.value >= 0.02 for f in row.values()) == 21
    assert row["NLD"].value * 100 == pytest.approx(1.845, abs=5e-4)
    assert june2024.row("defence_share", 2024)["NLD"].value * 100 == pytest.approx(2.050, abs=5e-4)


def test_a_dozen_or_so_shares_differ_by_more_than_a_hundredth_at_current_prices(june2024: World) -> None:
    """The United States of 2019 to 2023 are among them."""
    apart = set()
    for year in PUBLISHED:
        printed, current = june2024.row("defence_share", year), june2024.row("defence_share_current", year)
        apart |= {(p, year) for p in printed if abs(printed[p].value - current[p].value) > 0.0001}
    assert {("USA", y) for y in range(2019, 2024)} <= apart


def test_gap_of_the_eight_below(june2024: World) -> None:
    """US$ 44.9 bn at current prices: (2 % - share) x GDP, Tables 3 and 5."""
    gap = june2024.row("gap_usd", 2024)
    short = {p: f.value for p, f in gap.items() if f.value < 0}
    assert set(short) == {"BEL", "CAN", "ESP", "HRV", "ITA", "LUX", "PRT", "SVN"}
    assert -sum(short.values()) / 1e9 == pytest.approx(44.9, abs=0.05)
    assert any("44.9 bn" in n for n in score(june2024, year=2024).notes)


@pytest.mark.parametrize(("prices", "percent"), [("current", 65.6), ("constant", 63.7)])
def test_share_of_the_united_states_names_its_prices(june2024: World, prices: str, percent: float) -> None:
    assert june2024.row("share_of_total", 2024, prices=prices)["USA"].value * 100 == pytest.approx(percent, abs=0.05)


def test_share_of_the_united_states_at_purchasing_power_parities(june2024: World) -> None:
    """55.9 %: Table 3 times the IMF's GDP in international dollars (World Economic Outlook, April 2026)."""
    share = june2024.backfilled().row("share_of_total", 2024, prices="ppp")["USA"]
    assert share.value * 100 == pytest.approx(55.9, abs=0.05)


def test_luxembourg_s_share_is_of_national_income(june2024: World) -> None:
    """1.29 % as published (Table 3); its dollars of Table 2 are .84 % of the GDP the IMF gives, 93.252 billion."""
    here = june2024.backfilled()
    assert here.row("defence_share", 2024)["LUX"].value * 100 == pytest.approx(1.29, abs=0.005)
    assert here.row("defence_share_weo", 2024)["LUX"].value * 100 == pytest.approx(0.84, abs=0.005)


@pytest.mark.parametrize(("year", "published", "alike"), [(2023, 9.26, 7.7), (2024, 17.95, 14.5)])
def test_growth_as_published_and_like_for_like(june2024: World, year: int, published: float, alike: float) -> None:
    assert june2024.figure(f"real_growth/EUR_CAN/{year}").value * 100 == pytest.approx(published, abs=0.005)
    assert june2024.figure(f"real_growth/EUR_CAN~2016/{year}").value * 100 == pytest.approx(alike, abs=0.05)


def test_the_sum_of_2016_is_that_of_the_members_of_2016(june2024: World) -> None:
    """255 594.7 million: Table 2, first block, NATO Europe and Canada 2016."""
    for id in ("expenditure_usd_current/EUR_CAN/2016", "expenditure_usd_current/EUR_CAN~2016/2016"):
        assert june2024.figure(id).value / 1e6 == pytest.approx(255_594.7, abs=0.05)


def test_nobody_missed_an_aim_for_2024_in_2016(june2024: World) -> None:
    answer = score(june2024, year=2016)
    assert {r[TWO] for r in answer.rows} == {"met", "below", "not_bound"}
    assert summary(june2024, 2016)["missed"] == 0


def test_poland_2016_is_borderline(june2024: World) -> None:
    """2.0005 here, 1.99 in nato-2019-06."""
    answer = score(june2024, year=2016)
    assert answer["POL", TWO] == "met"
    assert answer["POL", "borderline"]


def test_population_implied_by_the_tables(june2024: World) -> None:
    """GDP over GDP per head: about 38 million Poles, 0.39 million Icelanders, 336 million in the United States."""
    row = june2024.row("population", 2022)
    assert row["POL"].value / 1e6 == pytest.approx(37.8, abs=0.5)
    assert row["ISL"].value / 1e6 == pytest.approx(0.38, abs=0.02)
    assert row["USA"].value / 1e6 == pytest.approx(333.6, abs=1.5)


def test_the_article_s_day_answers_from_this_release(today: World) -> None:
    from datetime import date

    there = today.as_of(date(2025, 3, 12))
    assert there.newest_year() == 2024
    assert there.release(2024).id == "nato-2024-06"
