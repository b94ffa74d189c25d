"""nato-2025-08: 28 August 2025. Table 3: 18 allies at 2 % in 2024e; in 2025e all but Germany, which is blank."""

from datetime import date

import pytest

from fairshare.core.world import World
from fairshare.questions.score import score

TWO = "wales-2014-2pct"


def summary(world: World, year: int, target: str = TWO) -> dict[str, object]:
    found = score(world, year=year).extra["summary"]
    assert isinstance(found, dict)
    return dict(found[target])


def test_2024(august2025: World) -> None:
    found = summary(august2025, 2024)
    assert (found["met"], found["of"]) == (18, 31)
    row = august2025.row("defence_share", 2024)
    assert row["POL"].value * 100 == pytest.approx(3.79, abs=5e-3)
    assert row["USA"].value * 100 == pytest.approx(3.21, abs=5e-3)


def test_2025_germany_is_unknown(august2025: World) -> None:
    found = summary(august2025, 2025)
    assert (found["met"], found["met_at_most"], found["of"], found["unknown"]) == (30, 31, 31, ["DEU"])
    answer = score(august2025, year=2025)
    assert answer["DEU", TWO] == "unknown"
    assert "30 to 31" in answer.headline
    assert "DEU" in august2025.row("defence_share", 2025).missing


def test_eight_allies_within_a_hundredth(august2025: World) -> None:
    """Albania, printed 2.01, is exactly a hundredth away and is not among them."""
    answer = score(august2025, year=2025)
    doubts = {str(r["iso3"]): r["borderline"] for r in answer.rows}
    close = {p for p, d in doubts.items() if isinstance(d, tuple) and any(r["target"] == TWO for r in d)}
    assert close == {"BEL", "CAN", "CZE", "ESP", "ITA", "LUX", "MKD", "PRT"}
    assert summary(august2025, 2025)["borderline"] == 8


def test_luxembourg_is_a_literal_two(august2025: World) -> None:
    assert august2025.row("defence_share", 2025)["LUX"].value == 0.02


def test_nothing_can_be_recomputed(august2025: World) -> None:
    assert summary(august2025, 2025)["met_recomputed"] is None
    row = august2025.row("defence_share_recomputed", 2024)
    assert not row.numbers
    assert all("derived" in why or "armed forces" in why for p, why in row.missing.items() if p != "ISL")


def test_derived_amounts_say_so(august2025: World) -> None:
    assert {f.status for f in august2025.row("gdp_usd_constant", 2020).values()} == {"derived"}
    assert {f.status for f in august2025.row("gdp_usd_constant", 2025).values()} == {"derived_estimate"}


def test_nobody_misses_3_5_percent_before_2035(august2025: World) -> None:
    found = summary(august2025, 2025, "hague-2025-core")
    assert found["missed"] == 0
    assert found["due"] == "2035-12-31"


def test_the_ceiling_of_1_5_percent_is_neither_met_nor_missed(august2025: World) -> None:
    answer = score(august2025, year=2025)
    assert {r["hague-2025-related"] for r in answer.rows} == {"unknown", "not_bound"}
    assert {r["hague-2025-total"] for r in answer.rows} == {"unknown", "not_bound"}


@pytest.mark.parametrize(
    ("day", "release"), [("2025-09-15", "nato-2025-08"), ("2025-08-27", "nato-2024-06"), ("2025-08-28", "nato-2025-08")]
)
def test_as_of(today: World, day: str, release: str) -> None:
    there = today.as_of(date.fromisoformat(day))
    assert there.release(there.newest_year()).id == release


def test_newer_single_figures_stand_beside(today: World) -> None:
    answer = score(today, year=2025)
    assert answer.extra["release"] == "nato-2025-08"
    also = answer.extra["also"]
    assert isinstance(also, tuple)
    assert {r["release"] for r in also} == {"nato-2026-07"}
    assert {r["iso3"] for r in also if r["year"] == 2025} >= {"GBR"}


def test_who_changed_side_since_june_2024_and_by_what(today: World) -> None:
    """Eight were below 2 % in 2024e on 2024-06-17; all eight are at it in 2025e on 2025-09-15."""
    answer = score(today.as_of(date(2025, 9, 15)), versus=date(2024, 6, 17))
    changed = [r for r in answer.extra["changed"] if r["target"] == TWO]  # type: ignore[attr-defined]
    assert {r["iso3"] for r in changed} == {"BEL", "CAN", "ESP", "HRV", "ITA", "LUX", "PRT", "SVN"}
    assert {r["cause"] for r in changed} == {"spending"}
    for record in changed:
        total = sum(record[c].value for c in ("revision", "spending", "gdp"))
        now = answer[record["iso3"], "defence_share"].value  # type: ignore[union-attr]
        then = today.pinned("nato-2024-06").row("defence_share", 2024)[record["iso3"]].value
        assert total == pytest.approx(now - then, abs=1e-6)
