"""The documentation is true: generated pages are fresh, examples fit their schemas, commands run, links resolve."""

import copy
import importlib.util
import json
import re
import shlex
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from fairshare.core.action import words_of
from fairshare.core.claim import kinds
from fairshare.core.derived import derived_measures
from fairshare.core.question import questions
from fairshare.core.row import Row
from fairshare.core.rule import rules
from fairshare.core.world import World
from fairshare.faces.cli import main
from fairshare.ledger import load

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
README = (ROOT / "README.md").read_text(encoding="utf-8")
WRITTEN = sorted(p for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
#: Keys of the contract of the faces that no schema may do without.
ENVELOPE = ("headline", "columns", "rows", "notes", "asked", "extra")
FIGURE = ("value", "unit", "status", "id", "year", "place", "release", "shown")
NODE = ("id", "value", "unit", "status", "formula", "inputs", "source", "cell", "publisher", "licence", "revisions")
SCORE_ROW = ("iso3", "name", "defence_share", "defence_share_recomputed", "expenditure_usd", "gap_usd")
SUMMARY = ("met", "met_recomputed", "of", "borderline")
Json = dict[str, Any]


@cache
def module(path: Path) -> ModuleType:
    """A file loaded by its path; what lies beside it can be imported."""
    sys.path.insert(0, str(path.parent))
    try:
        spec = importlib.util.spec_from_file_location(f"loaded_{path.stem}", path)
        assert spec and spec.loader
        loaded = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(loaded)
        return loaded
    finally:
        sys.path.remove(str(path.parent))


@cache
def made() -> dict[str, str]:
    """Every generated file as the generator would write it now."""
    pages: dict[str, str] = module(ROOT / "docs" / "generate.py").pages()
    return pages


def schema(command: str) -> Json:
    found: Json = json.loads((REFERENCE / f"{command}.schema.json").read_text(encoding="utf-8"))
    return found


def example(command: str) -> Json:
    page = (REFERENCE / f"{command}.md").read_text(encoding="utf-8")
    block = re.search(r"```json\n(.*?)\n```", page, re.DOTALL)
    assert block, f"{command}.md has no literal JSON"
    found: Json = json.loads(block[1])
    return found


def fits(command: str, answer: Json) -> bool:
    return bool(Draft202012Validator(schema(command)).is_valid(answer))


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


COMMANDS = sorted(p.name.removesuffix(".schema.json") for p in REFERENCE.glob("*.schema.json"))


def test_generated_pages_are_fresh() -> None:
    stale = [path for path, text in made().items() if not same(ROOT / path, text)]
    assert not stale, f"stale, run python3 run.py docs: {', '.join(stale)}"


def same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def test_nothing_generated_is_left_over() -> None:
    kept = {p.relative_to(ROOT).as_posix() for p in REFERENCE.iterdir()}
    assert kept == {path for path in made() if path.startswith("docs/reference/")}


def test_every_question_has_an_example_and_a_schema() -> None:
    assert {questions[id].id for id in questions} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_fits_its_schema(command: str) -> None:
    Draft202012Validator.check_schema(schema(command))
    Draft202012Validator(schema(command)).validate(example(command))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_schema_sees_a_lost_key(command: str) -> None:
    """Take away each key of the contract in turn: the schema must object. Rows share one schema: two are enough."""
    whole, validator = example(command), Draft202012Validator(schema(command))
    whole["rows"] = whole["rows"][:2]
    validator.validate(whole)
    for path in contract(command, whole):
        *way, last = path
        inner: Any = whole
        for step in way:
            inner = inner[step]
        lost = inner.pop(last)
        assert not validator.is_valid(whole), f"{command}: nobody misses {'/'.join(map(str, path))}"
        inner[last] = lost


def contract(command: str, whole: Json) -> Iterator[tuple[str | int, ...]]:
    """The places of the example where a key of the contract stands."""
    yield from ((key,) for key in ENVELOPE)
    yield from (("asked", key) for key in ("question", "params", "world"))
    yield from (("columns", 0, key) for key in ("id", "label", "unit"))
    for n, row in enumerate(whole["rows"]):
        for column, cell in row.items():
            if isinstance(cell, dict) and "slots" in cell:
                yield ("rows", n, column, "kind")
            elif isinstance(cell, dict) and cell.get("value") is not None:
                yield from (("rows", n, column, key) for key in FIGURE)
            elif isinstance(cell, dict):
                yield from (("rows", n, column, key) for key in ("value", "reason"))
    if command == "score":
        yield from (("rows", 0, key) for key in SCORE_ROW)
        yield from (("extra", key) for key in ("release", "summary"))
        yield from (("extra", "summary", target, key) for target in whole["extra"]["summary"] for key in SUMMARY)
    if command == "why":
        yield from ((key,) for key in NODE)
        yield from (("inputs", 0, key) for key in NODE)


def test_a_state_that_does_not_exist_is_seen() -> None:
    strange = copy.deepcopy(example("score"))
    strange["rows"][0]["vilnius-2023-2pct"] = "failed"
    assert not fits("score", strange)


def test_a_column_that_is_renamed_is_seen() -> None:
    renamed = copy.deepcopy(example("score"))
    next(c for c in renamed["columns"] if c["id"] == "gap_usd")["id"] = "gap_dollars"
    assert not fits("score", renamed)


@pytest.mark.parametrize(
    "line",
    [
        "score --as-of 2025-09-15",
        "score --as-of 2026-11-24 --group EUR_CAN --sort share",
        "score --as-of 2023-01-01 --target wales-2014-equipment",
        "score --release nato-2024-06 --year 2014 --demands --under all-at-3-5pct",
        "score --as-of 2024-07-01 --versus 2019-07-01 --under sweden-from-2014",
        "ally DEU --as-of 2026-11-24",
        "ally USA --release nato-2019-06",
        "ally Turkey --as-of 2025-03-12 --under us-leaves",
        "why defence_share/NATO/2024 --as-of 2025-03-12",
        "why expenditure_usd_constant/EUR_CAN~2016/2024@nato-2024-06 --full --as-of 2025-03-12",
        "why gap_national/POL/2024@nato-2024-06;target=wales-2014-2pct --as-of 2025-03-12",
        "revisions --as-of 2025-09-15 --year 2024",
        "revisions --ally LUX --measure gdp_usd_constant --as-of 2026-11-24",
        "coverage --as-of 2019-07-01",
        "coverage --as-of 2026-11-24 --measure population",
    ],
)
def test_other_answers_fit_the_schema_too(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = line.split()
    assert main([*words, "--format", "json"]) == 0
    Draft202012Validator(schema(words[0])).validate(json.loads(capsys.readouterr().out))


def test_everything_registered_is_mentioned() -> None:
    told = "\n".join(path.read_text(encoding="utf-8") for path in REFERENCE.glob("*.md"))
    known = [r.id for r in load.releases()]
    ids = [
        *load.measures(),
        *derived_measures,
        *load.targets(),
        *load.series(),
        *load.Scenarios(),
        *load.groups(),
        *known,
    ]
    ids += [kinds[name].id for name in kinds] + [rules[name].id for name in rules]
    assert not [id for id in ids if id not in told]
    assert not [id for id in questions if f"fairshare {words_of(id)}" not in README]


def test_every_release_held_is_in_the_readme_and_its_attribution_in_the_notice(today: World) -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    everything = (ROOT / "docs" / "reference" / "releases.md").read_text(encoding="utf-8")
    for source in today.facts.sources.values():
        assert source.id in (README if source.publisher == "NATO" else everything)
        assert source.publisher in README
        assert source.attribution in notice


def test_every_release_not_held_is_in_the_readme() -> None:
    assert not [r.id for r in load.releases() if r.held == "no" and f"`{r.id}`" not in README]


def test_the_arrows_table_is_the_one_the_code_is_held_to() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    _, _, table = text.partition("| room | may import |\n")
    rows = [line.strip("|").split("|") for line in table.split("\n\n")[0].splitlines()[1:]]
    told = {name.strip(): {w.strip() for w in may.split(",") if w.strip()} for name, may in rows}
    held: dict[str, set[str]] = module(ROOT / "tests" / "test_architecture.py").MAY_IMPORT
    assert told == {room: may for room, may in held.items() if not room.startswith("__")}


def readme_commands() -> list[str]:
    lines = [line for block in fenced(README, "sh") for line in block.splitlines()]
    return [line.removeprefix("fairshare ") for line in lines if line.startswith("fairshare ")]


def test_the_readme_shows_commands() -> None:
    assert len(readme_commands()) >= 5


@pytest.mark.parametrize("line", readme_commands())
def test_a_command_in_the_readme_runs(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a folder of its own: what a reader writes stays there, and what an earlier command wrote is there."""
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    if "mine.toml" in line and "scenario new" not in line:
        main(["scenario", "new", "mine.toml", "--from", "hague-linear"])
    assert main(shlex.split(line)) == 0
    assert capsys.readouterr().out


def test_the_python_example_in_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(fenced(README, "python")[0], "README.md", "exec"), {})
    assert capsys.readouterr().out.strip() in README


def test_the_worked_example_of_a_measure_works(june2024: World) -> None:
    source = fenced((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), "python")[0]
    defined: dict[str, Any] = {}
    exec(compile(source, "CONTRIBUTING.md", "exec"), defined)
    row = defined["equipment_per_soldier"](june2024, 2024)
    assert isinstance(row, Row)
    assert row.keys() | row.missing.keys() == june2024.members(2024)
    assert 1_000 < row["POL"].value < 1_000_000
    assert str(row.unit) == defined["equipment_per_soldier"].meta.unit


@pytest.mark.parametrize("path", WRITTEN, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_resolve(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?://", link):
            continue
        file, _, anchor = link.partition("#")
        there = (path.parent / file).resolve() if file else path
        assert there.exists(), f"{path.name}: {link} leads nowhere"
        if anchor:
            heads = re.findall(r"^#+ (.*)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {h.strip().lower().replace(" ", "-") for h in heads}, f"{path.name}: no heading {anchor}"
