"""What a path costs: closed forms, sums over members and years, one ally by hand, nothing where there is no path."""

from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.core.baseline import without_path
from fairshare.core.lever import Scenario, Setting
from fairshare.core.world import World
from fairshare.errors import BadInput, NoSuchFact
from fairshare.faces.cli import main
from fairshare.ledger.open import scenario, world

#: nato-2024-06, TABLE5!N60 and TABLE2!N58 (million US$ of 2015), TABLE3!L24 (% of GDP of 2022), all Italy.
GDP_2024, SPENT_2024, SHARE_2022 = 2000486.949563871, 29829.143292388897, 1.5229579442634378
#: weo_apr2026_all.csv, rows ITA 2025 to 2030, column ngdp_rpch.
GROWTH = {2025: 0.54, 2026: 0.521, 2027: 0.5, 2028: 0.835, 2029: 0.739, 2030: 0.716}
#: Same file: ITA ngdpd 2015 in billion US$, and ngdp_rpch 2016 to 2023.
GDP_2015 = 1845.615
SINCE_2015 = (1.236, 1.604, 0.827, 0.429, -8.868, 8.931, 4.821, 0.923)
#: nato-2024-06, TABLE5!M60: Italy's GDP of 2023 in million US$ of 2015.
GDP_2023 = 1987326.7066385988


def to(world: World, **settings: Setting) -> World:
    """The world after growth and a path."""
    reach: dict[str, Setting] = {"lever": "reach", **settings}
    return world.under(scenario("baseline")).under(Scenario.of("test", [reach]))


@pytest.fixture(scope="module")
def hague(today: World) -> World:
    return today.under(scenario("hague-linear"))


def test_italy_by_hand(june2024: World) -> None:
    """3 % by 2030 in a straight line from 2022: extra spending of every year from seven cells of each publisher."""
    on_it = to(june2024, level=0.03, by_year=2030)
    grown = list(accumulate(GROWTH.values(), lambda gdp, rate: gdp * (1 + rate / 100), initial=GDP_2024))[1:]
    share = {y: SHARE_2022 + (3 - SHARE_2022) * (y - 2022) / 8 for y in GROWTH}
    extra = {y: (share[y] / 100 - SPENT_2024 / GDP_2024) * gdp * 1e6 for y, gdp in zip(GROWTH, grown, strict=True)}
    for year, amount in extra.items():
        found = on_it.row("bill_usd", year)["ITA"]
        assert found.value == pytest.approx(amount, rel=1e-9)
        assert (str(found.unit), found.status) == ("USD@2015", "hypothetical")
    assert on_it.row("bill_usd", 2030, since="2025")["ITA"].value == pytest.approx(sum(extra.values()), rel=1e-9)


def test_the_bridge_of_italy_by_hand(june2024: World) -> None:
    theirs = list(accumulate(SINCE_2015, lambda gdp, rate: gdp * (1 + rate / 100), initial=GDP_2015 * 1e3))[-1]
    bridge = june2024.backfilled().row("gdp_bridge", 2023)["ITA"]
    assert bridge.value == pytest.approx(GDP_2023 / theirs)
    assert 0.98 < bridge.value < 1.0


def test_a_bridge_back_from_the_base_year_is_the_way_forth_reversed(today: World) -> None:
    """nato-2025-08 counts at the prices of 2021: 2019 goes back over two years' growth."""
    row, gdp = today.row("gdp_bridge", 2019), today.row("gdp_usd_constant", 2019)
    theirs, growth = today.row("weo_gdp_usd", 2021), [today.row("weo_growth", y) for y in (2020, 2021)]
    for place in ("DEU", "POL", "USA"):
        back = theirs[place].value / (1 + growth[0][place].value) / (1 + growth[1][place].value)
        assert row[place].value == pytest.approx(gdp[place].value / back)


def test_in_the_due_year_the_bill_is_the_level_less_the_share_without(hague: World) -> None:
    points, spent = hague.row("bill_points", 2035), hague.row("bill_usd", 2035)
    without, gdp = without_path(hague).row("defence_share", 2035), hague.row("gdp_usd_constant", 2035)
    for place, (value, _) in points.numbers.items():
        assert value == pytest.approx(max(0.0, 0.035 - without.numbers[place][0]), abs=1e-12)
        assert spent.numbers[place][0] == pytest.approx(value * gdp.numbers[place][0], abs=1e-3)


def test_nobody_pays_for_what_it_spends_without_the_path(hague: World) -> None:
    """To the last bit: who is above keeps its own figures."""
    without = without_path(hague).row("defence_share", 2035)
    above = [p for p, (v, _) in without.numbers.items() if v >= 0.035]
    assert above
    for year in range(2026, 2036):
        row = hague.row("bill_usd", year)
        assert {p: row.numbers[p][0] for p in above} == dict.fromkeys(above, 0.0)


@given(st.sampled_from(["hague-linear", "hague-back-loaded", "hague-constant-growth"]), st.integers(2026, 2035))
@settings(max_examples=20, deadline=None)
def test_bills_add_up_over_members_and_years(today: World, name: str, year: int) -> None:
    on_it = today.under(scenario(name))
    for more in ("", ";since=2026"):
        parts = [on_it.figure(f"bill_usd/{g}/{year}@nato-2025-08{more}").value for g in ("EUR_CAN", "USA")]
        whole = on_it.figure(f"bill_usd/NATO/{year}@nato-2025-08{more}").value
        assert sum(parts) == pytest.approx(whole)
        rows = on_it.row("bill_usd", year, **({"since": "2026"} if more else {}))
        assert sum(v for v, _ in rows.numbers.values()) == pytest.approx(whole)
    each = [on_it.row("bill_usd", y)["ITA"].value for y in range(2026, year + 1)]
    assert on_it.row("bill_usd", year, since="2026")["ITA"].value == pytest.approx(sum(each), abs=1e-3)


def test_all_spending_less_that_without_the_path_is_the_bill(hague: World) -> None:
    for prices in ("constant", "current"):
        whole = hague.row("bill_usd", 2030, baseline="none", prices=prices)
        rest = without_path(hague).row("bill_usd", 2030, baseline="none", prices=prices)
        found = hague.row("bill_usd", 2030, prices=prices)
        for place in ("ITA", "POL", "USA"):
            assert whole[place].value - rest[place].value == pytest.approx(found[place].value, abs=1e-3)


@pytest.mark.parametrize(
    "measure",
    ["bill_points", "bill_usd", "bill_national", "bill_per_head", "bill_per_employed", "bill_to_budget"],
)
def test_baseline_less_baseline_is_nothing(today: World, measure: str) -> None:
    row = today.under(scenario("baseline")).row(measure, 2032)
    assert len(row) > 20
    assert {v for v, _ in row.numbers.values()} == {0.0}


def test_the_world_without_the_path_has_the_name_of_exactly_that(today: World, hague: World) -> None:
    """Else the figures a bill is made of would open as others."""
    assert without_path(hague) is today.under(scenario("baseline"))
    for figure in hague.row("bill_usd", 2033)["ITA"].trail.inputs:
        assert today.figure(str(figure.id)).value == figure.value
    own = today.under(Scenario.of("own", [{"lever": "growth", "until_year": 2040}, *_reach(2040)]))
    left = without_path(own)
    assert left.scenarios == (Scenario.of("x", [{"lever": "growth", "until_year": 2040}]).id,)
    assert left.scenarios != own.scenarios


def _reach(by: int) -> list[dict[str, Setting]]:
    return [{"lever": "reach", "level": 0.035, "by_year": by}]


def test_money_per_person_is_money_over_persons(hague: World) -> None:
    bill, people, working = (hague.row(m, 2034) for m in ("bill_usd", "population", "weo_employed"))
    assert len(working) == 24
    for place in working.keys() & bill.keys():
        each = hague.row("bill_per_employed", 2034)[place].value
        assert each * working[place].value == pytest.approx(bill[place].value, abs=1e-2)
        assert hague.row("bill_per_head", 2034)[place].value * people[place].value == pytest.approx(
            bill[place].value, abs=1e-2
        )
    assert "weo" in hague.row("bill_per_employed", 2034).missing["POL"]


def test_other_budgets_are_the_imf_s_of_the_year_or_its_last(hague: World) -> None:
    points = hague.row("bill_points", 2035)["FRA"].value
    last = hague.row("weo_expenditure", 2031)["FRA"].value
    bridge = hague.row("gdp_bridge", 2035)["FRA"].value
    assert hague.row("bill_to_budget", 2035)["FRA"].value == pytest.approx(points * bridge / last)
    assert not hague.row("weo_expenditure", 2032).numbers
    now = hague.unchanged().row("equipment_share", 2025)["FRA"].value
    spent = hague.unchanged().row("expenditure_usd_constant", 2025)["FRA"].value
    bought = hague.row("bill_to_budget", 2035, of="equipment")["FRA"].value
    assert bought == pytest.approx(hague.row("bill_usd", 2035)["FRA"].value / (now * spent))


def test_a_share_of_national_income_is_no_share_of_the_imf_s_gdp(hague: World) -> None:
    """Luxembourg's extra amount over its government's spending, both at the prices of 2021.

    weo_apr2026_all.csv, LUX: ngdpd of 2021, ngdp_rpch of 2022-2031, ggx_ngdp of 2031; after that the growth of 2031.
    """
    gdp = hague.row("weo_gdp_usd", 2021)["LUX"].value
    for year in range(2022, 2036):
        gdp *= 1 + hague.row("weo_growth", year)["LUX"].value
    spent = gdp * hague.row("weo_expenditure", 2031)["LUX"].value
    found = hague.row("bill_to_budget", 2035)["LUX"].value
    assert found == pytest.approx(hague.row("bill_usd", 2035)["LUX"].value / spent)
    assert found < 0.022


def test_households_are_unknown_until_somebody_adds_them(
    hague: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "add a table of your own" in hague.row("bill_per_household", 2030).missing["ITA"]
    monkeypatch.setenv("FAIRSHARE_HOME", str(tmp_path / "home"))
    (tmp_path / "households.csv").write_text("iso3,year,count\nITA,2023,26.2\nPOL,2021,12.5\n", encoding="utf-8")
    (tmp_path / "source.toml").write_text(_OWN, encoding="utf-8")
    assert main(["data", "add", str(tmp_path / "households.csv")]) == 0
    on_it = world("2026-11-24").under(scenario("hague-linear"))
    row, bill = on_it.row("bill_per_household", 2030), on_it.row("bill_usd", 2030)
    assert row["ITA"].value * 26.2e6 == pytest.approx(bill["ITA"].value)
    assert row["POL"].value == 0
    assert "FRA" in row.missing


_OWN = """
publisher = "Own table"
title = "Households"
published = 2025-01-15
licence = "my own notes"
attribution = "Source: statistical offices."
extent = "partial"

[[import.table]]
file = "households.csv"
shape = "long"
place = "iso3"
holds = [{ name = "count", measure = "households", unit = "million household" }]
"""


def test_a_straight_path_rises_by_the_same_points_every_year(hague: World) -> None:
    shares = [hague.row("defence_share", y)["ITA"].value for y in range(2027, 2036)]
    steps = {round(b - a, 12) for a, b in pairwise(shares)}
    assert len(steps) == 1


@pytest.mark.parametrize(
    ("measure", "choices", "names"),
    [
        ("bill_usd", {"prices": "old"}, "constant or current"),
        ("bill_usd", {"baseline": "mine"}, "baseline or none"),
        ("bill_usd", {"since": "soon"}, "1949"),
        ("bill_national", {"since": "soon"}, "1949"),
        ("bill_points", {"baseline": "mine"}, "baseline or none"),
        ("bill_to_budget", {"of": "schools"}, "spending, revenue, equipment"),
    ],
)
def test_bad_choices_are_named(today: World, measure: str, choices: dict[str, str], names: str) -> None:
    with pytest.raises(BadInput, match=names):
        today.row(measure, 2024, **choices)


def test_national_amounts_have_no_sum(hague: World) -> None:
    with pytest.raises(NoSuchFact):
        hague.figure("bill_national/NATO/2030")
