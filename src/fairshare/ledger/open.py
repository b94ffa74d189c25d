"""Open the ledger as a World."""

import os
from datetime import date
from functools import cache
from pathlib import Path

from fairshare.core.lever import Scenario
from fairshare.core.world import World
from fairshare.errors import BadInput, UnknownName
from fairshare.ledger import load
from fairshare.ledger.store import Store

_FIRST = date(1949, 4, 4)


def own_folder() -> Path:
    """Where a user's own releases are kept: ``FAIRSHARE_HOME``, or the platform's folder for data."""
    if home := os.environ.get("FAIRSHARE_HOME"):
        return Path(home)
    base = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".local" / "share") / "fairshare"


def release_folders(shipped: Path = load.DATA, own: Path | None = None) -> tuple[Path, ...]:
    """The folders of all releases held: shipped ones, then the user's own."""
    homes = [shipped / "releases", (own or own_folder()) / "releases"]
    return tuple(p.parent for home in homes if home.is_dir() for p in sorted(home.glob("*/source.toml")))


@cache
def store(folders: tuple[Path, ...]) -> Store:
    """The ledger over these release folders."""
    publishers = {m.id: m.publisher for m in load.measures().values()}
    return Store(folders, publishers)


def world(
    asof: str | date | None = None,
    *,
    release: str | None = None,
    under: tuple[Scenario, ...] = (),
    folders: tuple[Path, ...] | None = None,
) -> World:
    """The world as published by a day.

    Args:
        asof: ISO day; without it the day of the newest release held.
        release: Release to pin; it also sets the day, unless ``asof`` is given.
        under: Scenarios, in order.
        folders: Release folders; the shipped and the user's own by default.

    Raises:
        BadInput: for a day that is none, or a release published after it.
        UnknownName: for a release that is not held.

    >>> world("2025-03-12").release(2024).id
    'nato-2024-06'
    """
    facts = store(folders if folders is not None else release_folders())
    newest = max(s.published for s in facts.sources.values())
    here = World(facts, load.catalogue(), day(asof) if asof is not None else newest)
    if release is not None:
        held = here.source(release)
        if asof is not None and held.published > here.asof:
            raise BadInput.of("release", release, f"it was published on {held.published}, after {here.asof}")
        here = here.pinned(release) if asof is None else here.holding(release)
    for scenario in under:
        here = here.under(scenario)
    return here


def day(text: str | date) -> date:
    """A day from ISO text (BadInput for anything else, and for a day before there was an alliance)."""
    try:
        found = text if isinstance(text, date) else date.fromisoformat(text.strip())
    except ValueError:
        raise BadInput.of("date", text, "a day as YYYY-MM-DD, e.g. 2025-03-12") from None
    if found < _FIRST:
        raise BadInput.of("date", found, f"a day from {_FIRST}, when the North Atlantic Treaty was signed")
    return found


def scenario(name: str) -> Scenario:
    """A scenario by its id, or from a TOML file.

    Raises:
        UnknownName: if it is neither.
    """
    shipped = load.Scenarios()
    if name in shipped:
        return shipped[name]
    path = Path(name)
    if path.suffix == ".toml" or _is_file(path):
        from fairshare.ledger import scenario_file  # noqa: PLC0415  not on the way to the scoreboard

        return scenario_file.scenario(path)
    raise UnknownName("scenario (or scenario file)", name, shipped)


def _is_file(path: Path) -> bool:
    """Whether there is such a file; what cannot be the name of one (too long, a NUL) is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
