"""Aid to Ukraine over GDP, the common budgets in euros, and shares since 1949: by hand from the publishers' figures."""

import csv
from pathlib import Path

import pytest

from fairshare.core.world import World
from fairshare.errors import BadInput

#: Germany 2024 in the IMF's table of April 2026: GDP in billion EUR over billion US$.
RATE = 4328.970 / 4684.182


def test_aid_over_gdp_in_euros(today: World) -> None:
    """Release 29 of the tracker for 2024 over the IMF's GDP: Poland 917.623 bn US$, Germany's own in euro."""
    aid = today.row("ukraine_aid_total", 2024)
    row = today.row("ukraine_aid_share", 2024)
    assert row["POL"].value == pytest.approx(aid["POL"].value / (917.623e9 * RATE))
    assert row["DEU"].value == pytest.approx(aid["DEU"].value / 4328.970e9)
    assert str(row.unit) == "1"
    assert row.missing["ALB"] == "the tracker does not cover Albania as a donor"


def test_types_add_up_to_the_total(today: World) -> None:
    total = today.row("ukraine_aid_share", 2023)
    parts = [today.row("ukraine_aid_share", 2023, type=t) for t in ("military", "financial", "humanitarian")]
    for place in total:
        assert sum(p[place].value for p in parts) == pytest.approx(total[place].value, abs=1e-9)


def test_what_members_gave_through_the_eu_is_added_for_them_alone(today: World) -> None:
    without, together = today.row("ukraine_aid_share", 2024), today.row("ukraine_aid_share", 2024, eu="with")
    via = today.row("ukraine_aid_via_eu", 2024)["DEU"].value
    assert together["DEU"].value - without["DEU"].value == pytest.approx(via / 4328.970e9)
    for place in ("GBR", "NOR", "TUR", "USA"):
        assert together[place].value == without[place].value
    assert together.keys() | together.missing.keys() == today.members(2024)
    assert "ALB" in together.missing


@pytest.mark.parametrize(
    ("choices", "names"),
    [({"type": "cash"}, "type 'cash'"), ({"eu": "yes"}, "eu 'yes'"), ({"eu": "with", "type": "military"}, "by type")],
)
def test_bad_choices_are_named(today: World, choices: dict[str, str], names: str) -> None:
    with pytest.raises(BadInput, match=names):
        today.row("ukraine_aid_share", 2024, **choices)


def test_the_common_budgets_of_2024(today: World) -> None:
    """NATO, 13 December 2023: EUR 438.1 million civil, 2,030 military, 1,300 for the investment programme."""
    row = today.row("common_funding_eur", 2024)
    share = today.row("common_funding_share", 2024)
    assert row["POL"].value == pytest.approx(share["POL"].value * 3_768.1e6)
    assert sum(f.value for f in row.values()) == pytest.approx(3_768.1e6, rel=1e-4)
    assert row.keys() == today.members(2024)


def test_a_budget_or_share_that_is_not_held_makes_the_part_unknown(today: World) -> None:
    assert today.row("common_funding_eur", 2019).missing["POL"].startswith("common_budget_nsip of 2019: ")
    assert today.row("common_funding_eur", 2026).keys() == {"USA"}


def test_shares_since_1949_sum_to_one_and_end_where_the_data_end(today: World) -> None:
    for year in (1949, 1960, 1990, 2022):
        row = today.row("cow_share_of_total", year)
        assert row.keys() <= today.members(year)
        assert sum(f.value for f in row.values()) == pytest.approx(1)
    late = today.row("cow_share_of_total", 2023)
    assert not late
    assert "no edition held of COW has it for 2023" in late.missing["POL"]


@pytest.mark.parametrize("year", [1952, 1970, 2000])
def test_the_united_states_part_is_that_of_the_raw_table(today: World, shared: Path, year: int) -> None:
    """National Material Capabilities 7.0, milex of the members of the year."""
    path = shared / "data/macro/peacesciencer/nmc7_sel_1945_2022.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines) if int(r["year"]) == year]
    spent = {{"DFR": "DEU"}.get(r["iso3"], r["iso3"]): float(r["milex"]) for r in rows if r["milex"]}
    members = today.members(year)
    expected = spent["USA"] / sum(v for p, v in spent.items() if p in members)
    assert today.row("cow_share_of_total", year)["USA"].value == pytest.approx(expected)
