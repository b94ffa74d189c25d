"""The arrows go one way, the core needs nothing, files stay small, nobody hides a global."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "fairshare"
#: Room -> the rooms it may import from. A room that is not listed may not exist.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "core": {"errors"},
    "methods": {"errors"},
    "measures": {"core", "errors", "methods"},
    "levers": {"core", "errors", "measures", "methods"},
    "rules": {"core", "errors", "measures", "methods"},
    "claims": {"core", "errors", "measures"},
    "questions": {"core", "errors", "measures", "levers", "claims", "rules", "methods"},
    "inputs": {"core", "errors"},
    "jobs": {"core", "errors"},
    "sources": {"core", "errors"},
    "ledger": {"core", "errors", "sources"},
    "actions": {"core", "errors", "ledger", "sources"},
    "show": {"core", "errors"},
    "faces": {"core", "errors", "ledger", "questions", "actions", "show", "inputs", "jobs"},
    "__init__": set(),
    "__main__": {"faces"},
}
#: Rooms whose files never import one another: adding one must not touch the next.
INDEPENDENT = ("measures", "levers", "actions")
FILES = sorted(ROOT.rglob("*.py"))
LIMIT = 400


def imports(tree: ast.AST) -> Iterator[str]:
    """Every absolute module name a file imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, "absolute imports only"
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def room(file: Path) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


def test_every_room_is_on_the_plan() -> None:
    assert {room(f) for f in FILES} == MAY_IMPORT.keys()


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_arrows_go_one_way(file: Path) -> None:
    home = room(file)
    for module in imports(ast.parse(file.read_text(encoding="utf-8"))):
        top, _, rest = module.partition(".")
        if top != "fairshare":
            continue
        assert rest, f"{file.name} imports the root package"
        there = rest.split(".")[0]
        assert there == home or there in MAY_IMPORT[home], f"{home} must not import {there}"
        if there == home and home in INDEPENDENT:
            raise AssertionError(f"{file.name} imports {module}: files of {home} do not know each other")


@pytest.mark.parametrize("file", sorted((ROOT / "core").glob("*.py")), ids=lambda f: f.name)
def test_the_core_is_standard_library_only(file: Path) -> None:
    for module in imports(ast.parse(file.read_text(encoding="utf-8"))):
        top = module.split(".")[0]
        assert top == "fairshare" or top in sys.stdlib_module_names, f"{file.name} imports {module}"


@pytest.mark.parametrize("file", sorted((ROOT / "methods").rglob("*.py")), ids=lambda f: f.name)
def test_methods_need_numpy_and_only_where_they_compute_scipy(file: Path) -> None:
    """scipy is slow to import: a function that needs it does so, and nobody else waits for it."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for module in imports(tree):
        top = module.split(".")[0]
        assert top in {"fairshare", "numpy", "scipy"} or top in sys.stdlib_module_names, f"{file.name} imports {module}"
    at_start = {
        m for node in tree.body for m in imports(ast.Module([node], [])) if not isinstance(node, ast.FunctionDef)
    }
    assert not [m for m in at_start if m.startswith("scipy")], f"{file.name} imports scipy at its start"


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_files_are_small_and_say_what_they_are(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LIMIT
    assert ast.get_docstring(ast.parse(text))


def test_nobody_hides_a_global_or_reads_the_clock() -> None:
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            assert not isinstance(node, ast.Global), file
            if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow", "time"):
                clock = isinstance(node.value, ast.Name) and node.value.id in ("date", "datetime", "time")
                here = file.relative_to(ROOT).as_posix()
                assert not clock or here == "faces/cli.py", f"{here} reads the clock"


def test_pure_rooms_do_no_input_or_output() -> None:
    forbidden = {"open", "print", "input", "exec", "eval"}
    for file in FILES:
        if room(file) not in ("core", "methods", "measures", "levers", "rules", "questions"):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in forbidden, f"{file.name} calls {node.func.id}"


def test_a_wrong_arrow_is_seen() -> None:
    """The guard itself: an import that is not allowed is found."""
    tree = ast.parse("from fairshare.ledger.open import world")
    assert [m for m in imports(tree) if m.split(".")[1] not in MAY_IMPORT["questions"]] == ["fairshare.ledger.open"]
