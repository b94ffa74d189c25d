"""As-of selection and boards, on a small ledger made here: properties that must hold for any ledger."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.fact import Fact
from fairshare.core.source import Extent, Source
from fairshare.core.world import World
from fairshare.errors import NoBoard
from fairshare.ledger.load import catalogue

ALLIES = sorted(catalogue().groups["NATO"].on(date(2024, 3, 7)) - {"ISL"})
START = date(2024, 3, 8)


class Shelf:
    """A ledger held in memory: (release, published, extent, value of every ally's share)."""

    def __init__(self, releases: list[tuple[str, date, Extent, float]], covered: int = 31) -> None:
        self._sources = {
            id: Source(id, "NATO", id, day, extent, "quotable", "", "", True, "") for id, day, extent, _ in releases
        }
        self._sources = dict(sorted(self._sources.items(), key=lambda s: (s[1].published, s[0])))
        self._values = {id: value for id, _, _, value in releases}
        self._covered = covered
        self.fingerprint = "test"

    @property
    def sources(self) -> Mapping[str, Source]:
        return self._sources

    def row(self, measure: str, year: int, release: str) -> Mapping[str, Fact]:
        if measure != "defence_share" or year != 2024:
            return {}
        value = self._values[release]
        return {
            p: Fact(measure, p, year, value, str(value), "percent", "actual", "", release, f"T!{p}", "quotable")
            for p in ALLIES[: self._covered]
        }

    def newest(self, measure: str, place: str, year: int, asof: date) -> Fact | None:
        seen = [f for f in self.editions(measure, place, year) if self._sources[f.source].published <= asof]
        return seen[-1] if seen else None

    def editions(self, measure: str, place: str, year: int) -> tuple[Fact, ...]:
        return tuple(r[place] for s in self._sources if place in (r := self.row(measure, year, s)))

    def covered(self, measure: str, year: int, release: str) -> frozenset[str]:
        return frozenset(self.row(measure, year, release))

    def years(self, measure: str, release: str) -> tuple[int, ...]:
        return (2024,) if measure == "defence_share" else ()


RELEASES = st.lists(
    st.tuples(
        st.integers(0, 900).map(lambda n: START + timedelta(days=n)),
        st.sampled_from(["complete", "complete", "partial", "cells"]),
        st.floats(0.5, 5.0),
    ),
    min_size=1,
    max_size=6,
).map(lambda rows: [(f"nato-{n:04d}-01", day, extent, value) for n, (day, extent, value) in enumerate(rows)])
DAYS = st.integers(0, 1000).map(lambda n: START + timedelta(days=n))


def world(releases: list[tuple[str, date, Extent, float]], day: date, covered: int = 31) -> World:
    return World(Shelf(releases, covered), catalogue(), day)


@given(RELEASES, DAYS)
def test_never_a_release_published_later_and_the_newest_wins(
    releases: list[tuple[str, date, Extent, float]], day: date
) -> None:
    whole = [r for r in releases if r[2] == "complete" and r[1] <= day]
    try:
        chosen = world(releases, day).release(2024)
    except NoBoard:
        assert not whole
        return
    assert chosen.published <= day
    assert chosen.published == max(r[1] for r in whole)


@given(RELEASES, DAYS, RELEASES)
def test_adding_a_release_never_changes_an_older_world(
    releases: list[tuple[str, date, Extent, float]], day: date, more: list[tuple[str, date, Extent, float]]
) -> None:
    later = [(f"later-{id}", published + timedelta(days=2000), extent, v) for id, published, extent, v in more]
    before, after = world(releases, day), world(releases + later, day)
    try:
        row = before.row("defence_share", 2024)
    except NoBoard:
        with pytest.raises(NoBoard):
            after.row("defence_share", 2024)
        return
    assert after.row("defence_share", 2024).numbers == row.numbers
    assert after.figure("defence_share/POL/2024").value == before.figure("defence_share/POL/2024").value


@pytest.mark.parametrize(("covered", "carries"), [(27, False), (28, True), (31, True)])
def test_nine_tenths_of_the_members_with_forces(covered: int, carries: bool) -> None:
    """31 members have forces in 2024: 27.9 are nine tenths of them."""
    here = world([("nato-2024-06", START, "complete", 2.0)], START, covered)
    if carries:
        assert here.release(2024).id == "nato-2024-06"
    else:
        with pytest.raises(NoBoard, match="nine tenths"):
            here.release(2024)


def test_a_release_held_in_part_is_never_the_base() -> None:
    here = world([("nato-2024-06", START, "partial", 2.0)], START)
    with pytest.raises(NoBoard):
        here.release(2024)
    assert here.figure("defence_share/POL/2024").value == 0.02


def test_another_day_s_world_has_another_key() -> None:
    releases: list[tuple[str, date, Extent, float]] = [("nato-2024-06", START, "complete", 2.0)]
    a, b = world(releases, START), world(releases, START + timedelta(days=1))
    assert a.key != b.key
    assert a.key == world(releases, START).key


def test_the_same_terms_are_the_same_world_and_nobody_else_s() -> None:
    here = world([("nato-2024-06", START, "complete", 2.0)], START + timedelta(days=1))
    there = here.as_of(START).over(frozenset({"POL"}))
    assert here.as_of(START).over(frozenset({"POL"})) is there
    assert there.over(frozenset({"DEU"})).over(frozenset({"POL"})) is there
    assert there.backfilled() is not there
    assert there == World(here.facts, here.catalogue, START, scope=frozenset({"POL"}))
    other = world([("nato-2024-06", START, "complete", 3.0)], START + timedelta(days=1))
    assert other.as_of(START).row("defence_share", 2024)["POL"].value == 0.03
    assert here.as_of(START).row("defence_share", 2024)["POL"].value == 0.02


def test_what_follows_from_a_world_is_made_once_and_failures_are_not_kept() -> None:
    here = world([("nato-2024-06", START, "complete", 2.0)], START)
    assert here.once("figure", lambda: [1]) is here.once("figure", lambda: [2])
    assert here.row("defence_share", 2024) is here.row("defence_share", 2024)
    for _ in range(2):
        with pytest.raises(NoBoard):
            here.release(2019)


def test_no_number_of_questions_fills_the_memory() -> None:
    here = world([("nato-2024-06", START, "complete", 2.0)], START)
    for n in range(3000):
        here.once(n, lambda: n)  # noqa: B023  called at once
        here.as_of(START + timedelta(days=n))
    assert len(here._made) <= 1024
    assert here._kin is not None
    assert here._kin.cache_info().currsize <= 256  # type: ignore[attr-defined]
    assert here.once(1, lambda: 1) == 1
