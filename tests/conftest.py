"""Fixtures: worlds of the shipped releases alone, and where shared material is found."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from fairshare.core.world import World
from fairshare.ledger import load
from fairshare.ledger.open import release_folders, world
from tests.claims.conftest import as_clause, case_of, verdict_of  # noqa: F401  fixtures of the claim kinds

# The same examples on every machine, however busy: a run that was green stays green until the code changes.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

SHARED = Path(__file__).parents[2] / "shared"
#: A folder that never exists: tests must not see a user's own releases.
NOWHERE = Path(__file__).parent / "no-such-folder"


@pytest.fixture(autouse=True, scope="session")
def _no_own_releases() -> None:
    """Keep a developer's own data folder out of every test, subprocesses included."""
    os.environ["FAIRSHARE_HOME"] = str(NOWHERE)


@pytest.fixture(scope="session")
def folders() -> tuple[Path, ...]:
    """The shipped release folders."""
    return release_folders(load.DATA, NOWHERE)


@pytest.fixture(scope="session")
def today(folders: tuple[Path, ...]) -> World:
    """The newest world of the shipped releases."""
    return world(folders=folders)


@pytest.fixture(scope="session")
def june2024(folders: tuple[Path, ...]) -> World:
    """nato-2024-06 on its day."""
    return world(release="nato-2024-06", folders=folders)


@pytest.fixture(scope="session")
def august2025(folders: tuple[Path, ...]) -> World:
    """nato-2025-08 on its day."""
    return world(release="nato-2025-08", folders=folders)


@pytest.fixture(scope="session")
def june2019(folders: tuple[Path, ...]) -> World:
    """nato-2019-06 on its day."""
    return world(release="nato-2019-06", folders=folders)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared material beside the checkout; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs the shared material in ../shared, which is not there")
    return SHARED
