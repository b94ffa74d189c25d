"""A home for the user's own releases."""

from pathlib import Path

import pytest


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of a test's own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("FAIRSHARE_HOME", str(home))
    return home
