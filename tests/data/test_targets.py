"""The shipped targets, pledges, laws and demands."""

from datetime import date
from typing import get_args

import pytest

from fairshare.core.fact import Grade
from fairshare.core.target import Comparator, Standing, Target
from fairshare.ledger import load

TARGETS = load.targets()
EXPECTED = {
    "guideline-2006-2pct": ("defence_share", "towards", 0.02, "guideline", None),
    "growth-1977": ("real_growth", "towards", 0.03, "guideline", None),
    "wales-2014-2pct": ("defence_share", "towards", 0.02, "guideline", date(2024, 9, 5)),
    "wales-2014-equipment": ("equipment_share", "towards", 0.20, "guideline", date(2024, 9, 5)),
    "vilnius-2023-2pct": ("defence_share", "at_least", 0.02, "political commitment", None),
    "hague-2025-core": ("defence_share", "at_least", 0.035, "political commitment", date(2035, 12, 31)),
    "hague-2025-related": ("related_share", "up_to", 0.015, "political commitment", date(2035, 12, 31)),
    "hague-2025-total": ("total_share", "at_least", 0.05, "political commitment", date(2035, 12, 31)),
    "demand-2024-3pct": ("defence_share", "at_least", 0.03, "demand", None),
    "demand-2025-5pct": ("defence_share", "at_least", 0.05, "demand", None),
    "pol-2022-3pct": ("defence_share", "at_least", 0.03, "national law", date(2023, 1, 1)),
    "cze-2023-2pct": ("defence_share", "at_least", 0.02, "national law", date(2024, 1, 1)),
    "nld-2024-2pct": ("defence_share", "at_least", 0.02, "national law", date(2025, 1, 1)),
}


def test_these_and_no_others() -> None:
    assert TARGETS.keys() == EXPECTED.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_what_it_asks(name: str) -> None:
    t = TARGETS[name]
    assert (t.measure, t.comparator, t.threshold, t.standing, t.due) == EXPECTED[name]


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_every_field_is_of_its_type(target: Target) -> None:
    mapping = {"id": target.id, **load.toml(load.DATA / "targets" / f"{target.id}.toml")}
    assert load.checked(Target, mapping, target.id) == target
    assert target.comparator in get_args(Comparator)
    assert target.standing in get_args(Standing)
    assert target.grade in get_args(Grade)
    assert 0 < target.threshold < 1
    assert target.label and target.short and target.wording and target.source


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_who_is_bound_is_known(target: Target) -> None:
    assert set(target.binds) <= {*load.places(), *load.groups()}
    assert target.reservations.keys() <= set(load.groups()["NATO"].on(date(2026, 9, 1)))


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_it_is_due_after_it_was_agreed(target: Target) -> None:
    assert target.due is None or target.due >= target.agreed
    assert target.until is None or target.until >= target.agreed
    assert target.review is None or target.review >= target.agreed.year


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_nothing_is_quoted(target: Target) -> None:
    text = " ".join((target.label, target.wording, target.source, *target.reservations.values()))
    assert not set('"“”„«»') & set(text)


def test_no_target_is_a_treaty_obligation() -> None:
    assert not [t.id for t in TARGETS.values() if t.standing == "treaty"]
    treaty = [r for r in load.register("pledges") if r["standing"] == "treaty"]
    assert "treaty-1949-art3" in {r["id"] for r in treaty}
    assert not [r["id"] for r in treaty if r["target"]]


def test_nobody_can_miss_an_aim_or_a_target_that_is_not_due() -> None:
    assert TARGETS["wales-2014-2pct"].state(0.01, 2030) == "below"
    assert TARGETS["hague-2025-core"].state(0.01, 2034) == "below"
    assert TARGETS["hague-2025-core"].state(0.01, 2035) == "missed"
    assert TARGETS["vilnius-2023-2pct"].state(0.019, 2023) == "missed"
    assert TARGETS["hague-2025-related"].state(0.02, 2036) == "unknown"


def test_in_force_in_its_years() -> None:
    now = date(2026, 9, 1)
    assert [y for y in range(2004, 2017) if TARGETS["guideline-2006-2pct"].in_force(y, now)] == list(range(2006, 2014))
    assert not TARGETS["wales-2014-2pct"].in_force(2013, now)
    assert all(TARGETS["wales-2014-2pct"].in_force(y, now) for y in (2014, 2024, 2026))
    assert not TARGETS["hague-2025-core"].in_force(2025, date(2025, 6, 24))
    assert TARGETS["hague-2025-core"].in_force(2025, date(2025, 6, 25))


def test_a_national_law_binds_one_ally() -> None:
    laws = [t for t in TARGETS.values() if t.standing == "national law"]
    assert all(len(t.binds) == 1 and t.id.startswith(t.binds[0].lower()) for t in laws)


def test_demands_are_marked() -> None:
    assert {t.id for t in TARGETS.values() if t.is_demand} == {"demand-2024-3pct", "demand-2025-5pct"}


def test_reservations_to_the_hague_pledge_are_kept_for_all_who_made_one() -> None:
    everyone = {"BEL", "CZE", "ESP", "SVK", "USA"}
    assert TARGETS["hague-2025-core"].reservations.keys() == everyone
    assert TARGETS["hague-2025-total"].reservations.keys() == everyone
    assert all(TARGETS[f"hague-2025-{part}"].review == 2029 for part in ("core", "related", "total"))
