"""Opening the ledger: which releases are held, which day is the default, what is refused."""

from datetime import date
from pathlib import Path

import pytest

from fairshare.core.source import Source
from fairshare.core.world import World
from fairshare.errors import BadInput, BadSource, UnknownName
from fairshare.ledger import load
from fairshare.ledger.open import day, release_folders, scenario, world
from fairshare.ledger.store import Store

HEAD = "measure,place,year,value,shown,unit,status,reason,cell,grade\n"


def test_the_default_day_is_that_of_the_newest_release_held(today: World) -> None:
    """A library never asks the clock: the same package gives the same answer on every day."""
    assert today.asof == max(s.published for s in today.facts.sources.values())


def test_pinning_sets_the_day_of_publication(folders: tuple[Path, ...]) -> None:
    assert world(release="nato-2024-06", folders=folders).asof == date(2024, 6, 17)
    both = world("2025-03-12", release="nato-2024-06", folders=folders)
    assert both.asof == date(2025, 3, 12)
    assert both.release(2024).id == "nato-2024-06"


def test_a_release_published_after_the_day_is_refused(folders: tuple[Path, ...]) -> None:
    with pytest.raises(BadInput, match="2025-08-28"):
        world("2025-03-12", release="nato-2025-08", folders=folders)


@pytest.mark.parametrize("text", ["2025-13-01", "today", "", "12.03.2025"])
def test_bad_days(text: str) -> None:
    with pytest.raises(BadInput, match="YYYY-MM-DD"):
        day(text)


def test_all_ten_releases_of_nato_are_shipped(today: World) -> None:
    assert {s.id for s in today.facts.sources.values() if s.publisher == "NATO"} == {
        "nato-2016-07", "nato-2017-03", "nato-2019-06", "nato-2021-06", "nato-2022-06", "nato-2023-07", "nato-2024-06",
        "nato-2025-04", "nato-2025-08", "nato-2026-07",
    }  # fmt: skip


def test_every_source_is_what_the_type_says(folders: tuple[Path, ...]) -> None:
    for folder in folders:
        entry = load.toml(folder / "source.toml")
        entry.pop("import", None)
        held = load.checked(Source, entry, folder.name)
        assert held == load.source(folder)
        assert held.id == folder.name
        assert held.may_ship
        assert held.attribution and held.citation and held.licence and held.title
        assert f"{held.published:%Y-%m}" == folder.name[-7:]


def test_every_fact_has_a_value_or_a_reason(folders: tuple[Path, ...]) -> None:
    import csv

    for folder in folders:
        with (folder / "facts.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                assert (row["value"] == "") == bool(row["reason"]), row
                assert row["cell"] and row["unit"] and row["status"] and row["grade"], row


def test_own_releases_stand_beside_the_shipped_ones(tmp_path: Path) -> None:
    folder = tmp_path / "releases" / "nato-own-2026-07"
    folder.mkdir(parents=True)
    (folder / "source.toml").write_text("")
    assert folder in release_folders(load.DATA, tmp_path)


@pytest.mark.parametrize(
    "text", ["", "measure,place\n", HEAD + "defence_share,POL,twenty,1,1,percent,actual,,A1,quotable\n"]
)
def test_unreadable_facts_are_named(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "nato-own-2026-07"
    folder.mkdir()
    shipped = (load.DATA / "releases" / "nato-2024-06" / "source.toml").read_text(encoding="utf-8")
    (folder / "source.toml").write_text(shipped.replace("nato-2024-06", "nato-own-2026-07"), encoding="utf-8")
    (folder / "facts.csv").write_text(text)
    with pytest.raises(BadSource, match="nato-own-2026-07"):
        Store([folder], {}).row("defence_share", 2024, "nato-own-2026-07")


def test_registers_and_scenarios_are_found_or_named() -> None:
    assert load.register("offices")
    with pytest.raises(UnknownName, match="offices"):
        load.register("weather")
    assert scenario("us-leaves").changes
    with pytest.raises(UnknownName, match="us-leaves"):
        scenario("us-leave")
