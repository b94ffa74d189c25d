"""A table of the user's own, described by nothing but what docs/own-tables.md says."""

import re
from pathlib import Path

import pytest

from fairshare.core.question import ask
from fairshare.faces.cli import main
from fairshare.ledger.open import world

PAGE = (Path(__file__).parents[2] / "docs" / "own-tables.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the page's example in it, and a home of its own."""
    monkeypatch.setenv("FAIRSHARE_HOME", str(tmp_path / "home"))
    (tmp_path / "speech.csv").write_text(blocks("csv")[0], encoding="utf-8")
    (tmp_path / "source.toml").write_text(blocks("toml")[0], encoding="utf-8")
    return tmp_path


def refused(folder: Path, old: str, new: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The line that refuses the example once its description is spoilt."""
    about = (folder / "source.toml").read_text(encoding="utf-8")
    assert about.count(old) == 1
    (folder / "source.toml").write_text(about.replace(old, new), encoding="utf-8")
    assert main(["data", "add", str(folder / "speech.csv")]) == 2
    return capsys.readouterr().err


def test_the_example_is_added_and_answers(folder: Path) -> None:
    assert main(["data", "add", str(folder / "speech.csv")]) == 0
    tree = ask(world(), "why", figure="defence_share/POL/2026@nato-own-2026-09").tree
    assert tree is not None and tree.figure is not None
    assert (tree.figure.value, tree.figure.status) == (0.0475, "estimate")


def test_the_wide_example_is_added(folder: Path) -> None:
    first = blocks("toml")[0].partition("[[import.table]]")[0]
    (folder / "source.toml").write_text(first + blocks("toml")[1], encoding="utf-8")
    (folder / "shares.csv").write_text("country,2025,2026e\nPoland,4.5,4.75\n", encoding="utf-8")
    assert main(["data", "add", str(folder / "shares.csv")]) == 0


@pytest.mark.parametrize("old", ['title = "', 'shape = "'])
def test_the_page_tells_of_every_key(folder: Path, old: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(folder, old, f"colour = 1\n{old}", capsys)
    known = told.partition("known are ")[2].strip().rstrip(".").split(", ")
    assert len(known) > 5
    assert not [key for key in known if f"`{key}`" not in PAGE]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('shape = "long"\n', "", "says no shape; needed are file, shape."),
        ('file = "speech.csv"\n', "", "describes it in [[import.table]]"),
        ('{ name = "share", measure', '{ column = "share", measure', "holds: unknown key 'column'; known are measure"),
        ('{ name = "share", measure', "{ measure", "holds: says no name; needed are name, measure, unit."),
        ('{ name = "share", measure = "defence_share", unit = "percent" }', '"share"', "not of 'share'"),
    ],
)
def test_what_is_lacking_is_named(
    folder: Path, old: str, new: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refused(folder, old, new, capsys)
    assert "__init__" not in told and "argument" not in told
    assert says in told


def test_a_long_table_never_guesses_its_column(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without ``holds`` the last column was taken, whatever it was."""
    start = blocks("toml")[0].index("holds = [")
    told = refused(folder, blocks("toml")[0][start:], 'measure = "defence_share"\nunit = "percent"\n', capsys)
    assert "shape 'long' cannot be used" in told and "holds" in told
