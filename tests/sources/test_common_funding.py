"""NATO's common funding from our own register: every row carried or left out on purpose, conflicts visible."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from fairshare.core.place import Gazetteer
from fairshare.core.world import World
from fairshare.errors import BadSource
from fairshare.ledger import load
from fairshare.ledger.build import build
from fairshare.sources.common_funding import MEASURES, release
from fairshare.sources.order import Order

RELEASES = load.DATA / "releases"
IDS = sorted(p.parent.name for p in RELEASES.glob("nato-common-funding-*/source.toml"))
HEAD = "id,kind,item,iso3,from_year,to_year,members,value,value_high,unit,grade,source,url,note\n"


def shipped(id: str) -> list[dict[str, str]]:
    with (RELEASES / id / "facts.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_row_that_is_a_figure_is_carried_once_with_its_grade() -> None:
    """Totals, payments, ranges of the press and rules stay in the register alone: they are no measure."""
    facts = defaultdict(list)
    for id in IDS:
        for fact in shipped(id):
            facts[fact["cell"].partition(" (")[0].removeprefix("common_funding.csv, row ")].append(fact)
    rows = {r["id"]: r for r in load.register("common_funding")}
    assert facts.keys() == {id for id, r in rows.items() if (r["item"], r["unit"]) in MEASURES}
    assert {r["kind"] for r in rows.values() if r["id"] not in facts} == {"budget", "payment", "press_range", "rule"}
    assert {r["item"] for r in rows.values() if r["id"] not in facts and r["kind"] == "budget"} == {"total"}
    for id, held in facts.items():
        row = rows[id]
        assert [int(f["year"]) for f in held] == list(
            range(int(row["from_year"]), int(row["to_year"] or row["from_year"]) + 1)
        )
        for fact in held:
            assert fact["grade"] == row["grade"]
            assert fact["place"] == (row["iso3"] or "NATO")
            assert fact["measure"] == MEASURES[row["item"], row["unit"]][0]
            assert row["value_high"] or float(fact["value"]) == float(row["value"])
            assert row["source"] in fact["cell"] and row["note"] in fact["cell"]


def test_what_we_computed_is_derived_and_shows_nothing() -> None:
    derived = {(f["measure"], f["year"]) for id in IDS for f in shipped(id) if f["status"] == "derived"}
    assert derived == {
        ("common_budget_civil", "2018"), ("common_budget_civil", "2020"), ("common_budget_military", "2018"),
        ("common_budget_military", "2020"), ("common_budget_nsip", "2022"),
    }  # fmt: skip
    assert all((f["status"] == "derived") == (f["shown"] == "") for id in IDS for f in shipped(id))


def test_a_range_is_missing_with_its_reason() -> None:
    (fact,) = shipped("nato-common-funding-2012-02")
    assert (fact["value"], fact["shown"], fact["reason"]) == ("", "22 to 25", "only a range is given: 22 to 25 %")


def test_a_conflict_stands_in_two_releases(today: World) -> None:
    """Announced in 2019 for 29 members: 16.35 %; the later table for 30: 16.3444 %."""
    found = today.facts.editions("common_funding_share", "DEU", 2021)
    assert [(f.source[-7:], f.shown, f.grade) for f in found] == [
        ("2019-11", "16.35", "reported"), ("2021-01", "16.3444", "unverified"),
    ]  # fmt: skip
    assert today.facts.sources["nato-common-funding-2026-01"].notes[0].startswith("CONFLICTING")


@pytest.mark.parametrize(("release", "members", "total"), [("2021-01", 30, 99.9994), ("2024-03", 32, 99.9993)])
def test_the_tables_hold_every_member_and_nearly_add_up(release: str, members: int, total: float) -> None:
    rows = shipped(f"nato-common-funding-{release}")
    for year in {r["year"] for r in rows}:
        shares = [float(r["value"]) for r in rows if r["year"] == year]
        assert (len(shares), round(sum(shares), 4)) == (members, total)


def test_known_budgets(today: World) -> None:
    """NATO, 19 December 2018 and 16 December 2020; NATO's release of 13 December 2023 as copied."""
    for measure, year, million in (
        ("civil", 2019, 250.5), ("military", 2019, 1395), ("civil", 2021, 258.9), ("military", 2021, 1610),
        ("nsip", 2021, 710), ("civil", 2024, 438.1), ("military", 2024, 2030), ("nsip", 2024, 1300),
    ):  # fmt: skip
        assert today.figure(f"common_budget_{measure}/NATO/{year}").value == pytest.approx(million * 1e6)
    assert today.figure("common_funding_share/USA/2025").value == pytest.approx(0.158813)
    assert today.figure("common_funding_share/DEU/2025").value == today.figure("common_funding_share/USA/2025").value


def test_no_share_is_known_before_it_was_published(today: World) -> None:
    from datetime import date

    row = today.as_of(date(2020, 6, 1)).row("common_funding_share", 2021)
    assert set(row) == {"DEU", "USA"}
    assert all(row.missing.values())


def test_the_build_needs_no_raw_material(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for id in IDS:
        (out / id).mkdir(parents=True)
        (out / id / "source.toml").write_bytes((RELEASES / id / "source.toml").read_bytes())
    build(tmp_path / "nowhere", out)
    for id in IDS:
        assert (out / id / "facts.csv").read_bytes() == (RELEASES / id / "facts.csv").read_bytes(), id


def order(tmp_path: Path, row: str, rows: object) -> Order:
    (tmp_path / "own.csv").write_text(HEAD + row + "\n", encoding="utf-8")
    says = {"register": "own", "rows": rows}
    return Order("nato-common-funding-2030-01", "reported", None, tmp_path, frozenset({"own.csv"}), says)


@pytest.mark.parametrize(
    ("row", "rows", "told"),
    [
        ("a,budget,total,,2030,2030,,1,,EUR million,reported,x,,", ["a"], "row a: total in EUR million is no measure"),
        ("a,budget,civil_budget,,2030,2030,,1,,USD million,reported,x,,", ["a"], "in USD million is no measure"),
        ("a,budget,civil_budget,,2030,2030,,1,,EUR million,sure,x,,", ["a"], "'sure' is no grade"),
        ("a,budget,civil_budget,,2030,2030,,lots,,EUR million,reported,x,,", ["a"], "'lots' is no number"),
        ("a,cost_share,share_pct,ZZZ,2030,2030,,1,,%,reported,x,,", ["a"], "'ZZZ' is no country known"),
        ("a,budget,civil_budget,,2030,2030,,1,,EUR million,reported,x,,", ["b*"], r"has no row b\*"),
        ("a,budget,civil_budget,,2030,2030,,1,,EUR million,reported,x,,", "a", "rows is no list"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, places: Gazetteer, row: str, rows: object, told: str) -> None:
    with pytest.raises(BadSource, match=told):
        list(release(order(tmp_path, row, rows), places))
