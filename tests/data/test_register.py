"""The hand-written registers, row by row."""

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise
from typing import get_args

import pytest

from fairshare.core.fact import Grade
from fairshare.ledger import load

NAMES = ("offices", "events", "pledges", "common_funding", "capabilities", "posture")
DATES = {"offices": ("since", "until"), "events": ("date",), "pledges": ("adopted",)}
PRECISION = {"day", "month", "year", "approx"}
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def in_office(office: str, day: date, iso3: str) -> list[str]:
    """Who held an office on a day."""
    return [
        row["person"]
        for row in load.register("offices")
        if row["iso3"] == iso3
        and row["office"] == office
        and row["since"] <= day.isoformat()
        and (not row["until"] or day.isoformat() < row["until"])
    ]


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_whole_named_and_graded(name: str) -> None:
    rows = load.register(name)
    ids = [r["id"] for r in rows]
    assert rows and len(set(ids)) == len(ids)
    for row in rows:
        assert None not in row and None not in row.values(), row
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]), row["id"]
        assert row["grade"] in get_args(Grade), row["id"]
        assert row["source"], row["id"]
        assert not row["url"] or row["url"].startswith(("http://", "https://")), row["id"]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_quoted(name: str) -> None:
    for row in load.register(name):
        for column, text in row.items():
            assert column == "url" or not set('"“”„«»') & set(text), (row["id"], column)


@pytest.mark.parametrize("name", NAMES)
def test_countries_are_known(name: str) -> None:
    known = {"", "NATO", "EU", *load.places()}
    assert {row["iso3"] for row in load.register(name) if "iso3" in row} <= known


@pytest.mark.parametrize("name", DATES)
def test_dates_are_days_with_a_precision(name: str) -> None:
    for row in load.register(name):
        for column in DATES[name]:
            if row[column]:
                date.fromisoformat(row[column])
                assert row[f"{column}_precision" if name == "offices" else "precision"] in PRECISION, row["id"]


def test_what_nobody_checked_is_not_graded_higher() -> None:
    for name in NAMES:
        for row in load.register(name):
            if row["source"] == "general knowledge":
                assert row["grade"] == "unverified", row["id"]


def test_one_person_at_a_time_in_an_office() -> None:
    terms = defaultdict(list)
    for row in load.register("offices"):
        assert row["capacity"] in {"holder", "acting", "caretaker"}, row["id"]
        assert row["since"] < (row["until"] or "9999"), row["id"]
        terms[row["iso3"], row["office"]].append(row)
    for post in terms.values():
        post.sort(key=lambda row: row["since"])
        for earlier, later in pairwise(post):
            assert earlier["until"] and earlier["until"] <= later["since"], (earlier["id"], later["id"])


@pytest.mark.parametrize(
    ("office", "iso3", "day", "person"),
    [
        ("President of the United States", "USA", date(2025, 3, 12), "Donald Trump"),
        ("President of the United States", "USA", date(2025, 1, 19), "Joe Biden"),
        ("President of the United States", "USA", date(2025, 1, 20), "Donald Trump"),
        ("NATO Secretary General", "NATO", date(2025, 3, 12), "Mark Rutte"),
        ("NATO Secretary General", "NATO", date(2024, 9, 30), "Jens Stoltenberg"),
        ("Prime Minister", "GBR", date(2022, 10, 1), "Liz Truss"),
        ("Chancellor", "DEU", date(2025, 6, 25), "Friedrich Merz"),
        ("Taoiseach", "IRL", date(2025, 3, 12), "Micheál Martin"),
        ("Prime Minister", "ESP", date(2025, 6, 25), "Pedro Sánchez"),
    ],
)
def test_who_was_in_office(office: str, iso3: str, day: date, person: str) -> None:
    assert in_office(office, day, iso3) == [person]


def test_every_ally_has_a_head_of_government_on_the_day_of_the_hague() -> None:
    day = "2025-06-25"
    heads = {
        row["iso3"]
        for row in load.register("offices")
        if row["head_of_government"] == "yes" and row["since"] <= day and (not row["until"] or day < row["until"])
    }
    assert set(load.groups()["NATO"].on(date(2025, 6, 25))) - heads <= {"USA", "TUR"}  # presidents lead these


def test_accessions_agree_with_the_group() -> None:
    nato = {i.place: i.since.isoformat() for i in load.groups()["NATO"].intervals}
    joined = [r for r in load.register("events") if r["type"] == "accession"]
    found = {iso3: r["date"] for r in joined for iso3 in r["actors"].split()}
    assert found.keys() == set(nato) - set(load.groups()["FOUNDERS"].on(date(2026, 1, 1)))
    assert all(nato[iso3] == day for iso3, day in found.items())


def test_pledges_name_the_targets_made_of_them() -> None:
    rows = [r for r in load.register("pledges") if r["target"]]
    assert {r["target"] for r in rows} == set(load.targets())
    for row in rows:
        target = load.targets()[row["target"]]
        assert float(row["threshold"]) == pytest.approx(100 * target.threshold), row["id"]
        assert row["adopted"][:4] == str(target.agreed.year), row["id"]


def test_numbers_are_numbers() -> None:
    for row in load.register("common_funding"):
        assert NUMBER.fullmatch(row["value"]) and row["unit"], row["id"]
        assert not row["value_high"] or float(row["value_high"]) > float(row["value"]), row["id"]
        assert int(row["from_year"]) <= int(row["to_year"] or 9999), row["id"]
    for row in load.register("capabilities"):
        numbers = [row[c] for c in ("quantity", "quantity_high", "cost_low", "cost_high") if row[c]]
        assert all(NUMBER.fullmatch(n) for n in numbers), row["id"]
        assert row["kind"] in ("total", "line", "forces", "context"), row["id"]
        assert bool(row["estimate"]) == bool(row["known"]) == (row["kind"] != "context"), row["id"]
        assert not row["known"] or date.fromisoformat(row["known"]), row["id"]
        assert not row["estimate"] or row["iso3"], row["id"]


@pytest.mark.parametrize(("members", "allies"), [("30", 30), ("32", 32)])
def test_a_whole_cost_share_table_covers_every_ally_and_sums_to_one_hundred(members: str, allies: int) -> None:
    table = [r for r in load.register("common_funding") if r["members"] == members]
    assert len({r["iso3"] for r in table}) == len(table) == allies
    assert sum(float(r["value"]) for r in table) == pytest.approx(100, abs=0.001)
    assert {r["grade"] for r in table} == {"unverified"}
