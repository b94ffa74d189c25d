"""The shipped scenarios, and the releases known to exist."""

import re
from datetime import date

from fairshare.core.catalogue import KnownRelease
from fairshare.ledger import load

SCENARIOS = load.Scenarios()


def test_scenarios_say_in_words_what_changes() -> None:
    assert set(SCENARIOS) >= {"us-leaves", "all-at-2pct", "all-at-3-5pct", "sweden-from-2014"}
    assert set(SCENARIOS) >= {"aid-all-inside", "aid-none-inside"}
    assert all(s.label and s.note for s in SCENARIOS.values())


def test_their_changes() -> None:
    def changes(name: str) -> object:
        return load.toml(load.DATA / "scenarios" / f"{name}.toml")["change"]

    assert changes("us-leaves") == [{"lever": "leave", "place": "USA"}]
    assert changes("all-at-2pct") == [{"lever": "spend", "level": 0.02, "how": "at_least"}]
    assert changes("all-at-3-5pct") == [{"lever": "spend", "level": 0.035, "how": "at_least"}]
    assert changes("aid-all-inside") == [{"lever": "aid", "counting": "all-inside"}]
    assert changes("aid-none-inside") == [{"lever": "aid", "counting": "none-inside"}]
    assert changes("sweden-from-2014") == [{"lever": "join", "place": "SWE", "from_year": 2014}]


def test_releases_are_named_by_their_month() -> None:
    entries = load.toml(load.DATA / "releases-known.toml")
    for release in load.releases():
        assert load.checked(KnownRelease, {"id": release.id, **entries[release.id]}, release.id) == release
        assert re.fullmatch(r"nato-\d{4}-\d{2}", release.id)
        assert release.id == f"nato-{release.published:%Y-%m}"
        assert f"{release.published:%B %Y}" in release.when
        told = release.when.startswith(str(release.published.day))
        assert release.published.day == 1 or told or release.held != "no"
        assert release.held in {"complete", "partial", "cells", "no"}
        assert release.title and release.note


def test_the_complete_ones_and_the_newest() -> None:
    assert [r.id for r in load.releases() if r.held == "complete"] == ["nato-2019-06", "nato-2024-06", "nato-2025-08"]
    assert load.releases()[-1].id == "nato-2026-07"
    assert all(r.published < date(2026, 12, 31) for r in load.releases())


def test_what_is_held_is_told_alike_in_both_places() -> None:
    """The list of NATO's known releases and the release folders agree on day and extent."""
    known = {r.id: r for r in load.releases()}
    held = [load.source(p.parent) for p in (load.DATA / "releases").glob("nato-2*/source.toml")]
    for source in held:
        assert (known[source.id].published, known[source.id].held) == (source.published, source.extent), source.id
    assert {id for id, r in known.items() if r.held != "no"} == {s.id for s in held}
