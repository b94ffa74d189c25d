"""The frame: run.py, the locked requirements and the files around them. Nothing is installed here."""

import ast
import importlib.util
import json
import os
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
PIN = re.compile(r"^(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)==(?P<version>[0-9][0-9a-z.!+]*)(?: ; (?P<marker>[^\\]+?))? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
LOCKED = ["run.txt", "dev.txt"]


@pytest.fixture(scope="module")
def run() -> ModuleType:
    """Load run.py from its path: it is no part of the package."""
    spec = importlib.util.spec_from_file_location("frame_run", ROOT / "run.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with the three files a stamp is made of, and a .venv that looks as if it could start."""
    (tmp_path / "requirements").mkdir()
    for name in ("pyproject.toml", "requirements/run.txt", "requirements/dev.txt"):
        (tmp_path / name).write_text(f"{name}\n", encoding="utf-8")
    return tmp_path


def finish(run: ModuleType, root: Path, packages: str) -> None:
    """Leave behind what a finished installation leaves behind."""
    program = run.venv_program(root, "python")
    program.parent.mkdir(parents=True, exist_ok=True)
    program.touch()
    run.stamp_file(root).write_text(json.dumps(run.stamp(root, packages)._asdict()), encoding="utf-8")


def pyproject() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)


def pins(name: str) -> dict[str, tuple[str, str | None]]:
    """Read a requirements file by its whole grammar: pins, hashes, comments and nothing else."""
    found: dict[str, tuple[str, str | None]] = {}
    hashes: dict[str, int] = {}
    current = ""
    for line in (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines():
        pin = PIN.match(line)
        if pin:
            current = pin["name"]
            assert current not in found, f"{current} is pinned twice in {name}"
            found[current], hashes[current] = (pin["version"], pin["marker"]), 0
        elif HASH.match(line):
            hashes[current] += 1
        else:
            assert line.startswith("    # "), f"neither pin, hash nor comment in {name}: {line}"
    assert found, f"{name} pins nothing"
    assert [package for package, count in hashes.items() if not count] == []
    return found


def named(requirements: list[str]) -> set[str]:
    return {re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower().replace("_", "-") for requirement in requirements}


def test_run_py_imports_the_standard_library_only() -> None:
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


def test_run_py_parses_on_old_pythons() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_run_py_checks_the_version_before_anything_an_old_python_would_trip_over() -> None:
    body = ast.parse((ROOT / "run.py").read_text(encoding="utf-8")).body
    check = next(n for n, node in enumerate(body) if isinstance(node, ast.If))
    harmless = ast.Import | ast.ImportFrom | ast.Assign | ast.Expr
    before = [node for node in body[:check] if not isinstance(node, harmless)]
    assert [getattr(node, "name", None) for node in before] == ["too_old"]


@pytest.mark.parametrize("version", [(3, 10), (3, 6, 15), (2, 7)])
def test_an_old_python_gets_one_line(run: ModuleType, version: tuple[int, ...]) -> None:
    line = run.too_old(version)
    assert "3.11 or newer" in line
    assert ".".join(map(str, version)) in line
    assert "\n" not in line


@pytest.mark.parametrize("version", [(3, 11), (3, 11, 0), (3, 13, 1), (4, 0)])
def test_a_new_python_gets_none(run: ModuleType, version: tuple[int, ...]) -> None:
    assert run.too_old(version) == ""


def test_needed_python_is_the_project_s(run: ModuleType) -> None:
    assert pyproject()["project"]["requires-python"] == ">=" + ".".join(map(str, run.NEEDED))


def test_help_lists_every_command(run: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["help"]) == 0
    shown = capsys.readouterr().out
    for name, text in run.COMMANDS.items():
        assert re.search(rf"^python3 run\.py {name} +{re.escape(text)}$", shown, re.MULTILINE)
    assert "Everything else goes to fairshare" in shown


def test_every_command_is_ours_and_not_fairshare_s(run: ModuleType, tmp_path: Path) -> None:
    for script in ("bench/run.py", "docs/generate.py"):
        (tmp_path / script).parent.mkdir()
        (tmp_path / script).touch()
    (tmp_path / "pyproject.toml").write_text('[tool.mypy]\nfiles = ["bench", "src"]\n', encoding="utf-8")
    for name in sorted(run.COMMANDS.keys() - {"help", "lock"}):
        wanted = run.plan([name], tmp_path)
        assert wanted.packages == "dev"
        assert wanted.from_root
        assert "fairshare" not in [word for command in wanted.commands for word in command]


@pytest.mark.parametrize("argv", [[], ["score", "--year", "2024"], ["--help"], ["why", "test"]])
def test_everything_else_is_fairshare_s(run: ModuleType, argv: list[str]) -> None:
    assert run.plan(argv) == ("run", (("-P", "-m", "fairshare", *argv),), False)


def test_tests_run_on_all_cores_unless_told(run: ModuleType) -> None:
    assert run.plan(["test", "-q"]).commands == (("-m", "pytest", "-n", "auto", "-q"),)
    assert run.plan(["test", "-n0"]).commands == (("-m", "pytest", "-n0"),)
    assert run.plan(["test", "-p", "no:xdist"]).commands == (("-m", "pytest", "-p", "no:xdist"),)


def test_lint_gives_mypy_what_exists_of_its_files(run: ModuleType) -> None:
    commands = run.plan(["lint"]).commands
    typed = next(command for command in commands if "mypy" in command)
    assert {"src", "tests", "run.py"} <= set(typed[2:]) <= set(pyproject()["tool"]["mypy"]["files"])
    assert len(commands) == 4


@pytest.mark.parametrize("argv", [["bench"], ["docs"], ["lint", "src"]])
def test_what_cannot_be_done_is_said_in_one_line(run: ModuleType, tmp_path: Path, argv: list[str]) -> None:
    with pytest.raises(run.Stop, match=rf"^run\.py: {argv[0]} .+\.$") as stop:
        run.plan(argv, tmp_path)
    assert stop.value.code == 2


def test_a_finished_installation_needs_no_work(run: ModuleType, checkout: Path) -> None:
    finish(run, checkout, "run")
    assert run.work(run.read_stamp(checkout), run.stamp(checkout, "run")) == ""


def test_the_development_set_holds_the_other(run: ModuleType, checkout: Path) -> None:
    finish(run, checkout, "dev")
    assert run.work(run.read_stamp(checkout), run.stamp(checkout, "run")) == ""
    finish(run, checkout, "run")
    assert run.work(run.read_stamp(checkout), run.stamp(checkout, "dev")) == "update"


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements/run.txt", "requirements/dev.txt"])
def test_changed_requirements_are_installed(run: ModuleType, checkout: Path, name: str) -> None:
    finish(run, checkout, "run")
    (checkout / name).write_text("changed\n", encoding="utf-8")
    assert run.work(run.read_stamp(checkout), run.stamp(checkout, "run")) == "update"


def test_another_python_or_place_needs_another_venv(run: ModuleType, checkout: Path) -> None:
    finish(run, checkout, "run")
    found = run.read_stamp(checkout)
    assert run.work(found, run.stamp(checkout, "run", (3, 99, 0))) == "rebuild"
    moved = checkout.rename(checkout.with_name("moved"))
    assert run.work(run.read_stamp(moved), run.stamp(moved, "run")) == "rebuild"


@pytest.mark.parametrize("content", [None, "", "{}", "[1]", '{"home": "x"}', "no JSON"])
def test_an_unfinished_or_foreign_venv_is_rebuilt(run: ModuleType, checkout: Path, content: str | None) -> None:
    finish(run, checkout, "run")
    if content is None:
        run.stamp_file(checkout).unlink()
    else:
        run.stamp_file(checkout).write_text(content, encoding="utf-8")
    assert run.read_stamp(checkout) is None
    assert run.work(None, run.stamp(checkout, "run")) == "rebuild"


def test_a_venv_whose_python_is_gone_is_rebuilt(run: ModuleType, checkout: Path) -> None:
    finish(run, checkout, "run")
    run.venv_program(checkout, "python").unlink()
    assert run.read_stamp(checkout) is None


def test_only_one_start_installs(run: ModuleType, checkout: Path) -> None:
    with run.only_one(checkout):
        other = os.open(checkout / ".venv.lock", os.O_RDWR)
        assert not run.take(other)
    assert run.take(other)
    os.close(other)


def test_installers_download_no_interpreter_and_stay_in_the_venv(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_TARGET", "elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("UV_PYTHON_DOWNLOADS", "automatic")
    environment = run.tidy()
    assert "PIP_TARGET" not in environment
    assert environment["PIP_USER"] == "0"
    assert environment["UV_PYTHON_DOWNLOADS"] == "never"


@pytest.mark.parametrize("name", LOCKED)
def test_requirements_are_pins_with_hashes_and_name_no_host(name: str) -> None:
    pins(name)
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert re.findall(r"https?:|://|--(?:extra-)?index|--find-links", text) == []


def test_the_development_set_holds_the_other_with_equal_versions() -> None:
    locked, development = pins("run.txt"), pins("dev.txt")
    assert {name: development.get(name) for name in locked} == locked


def test_the_locked_sets_hold_what_the_project_asks_for() -> None:
    project, groups = pyproject()["project"], pyproject()["dependency-groups"]
    asked = [*project["dependencies"], *(r for extra in project["optional-dependencies"].values() for r in extra)]
    assert named([*asked, *groups["build"]]) <= pins("run.txt").keys()
    assert named([r for r in groups["dev"] if isinstance(r, str)]) <= pins("dev.txt").keys()


def test_no_development_package_is_a_runtime_dependency() -> None:
    project, groups = pyproject()["project"], pyproject()["dependency-groups"]
    development = named([r for r in groups["dev"] if isinstance(r, str)])
    assert development.isdisjoint(pins("run.txt"))
    assert (development | set(groups["build"])).isdisjoint(named(project["dependencies"]))


def test_every_room_is_on_the_plan() -> None:
    layers = pyproject()["tool"]["importlinter"]["contracts"][0]["layers"]
    planned = {room for layer in layers for room in re.findall(r"\w+", layer)}
    rooms = {path.parent.name for path in (ROOT / "src" / "fairshare").glob("*/__init__.py")}
    assert rooms <= planned


def test_the_wheel_s_data_is_not_ignored() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert not [pattern for pattern in ignored if pattern in ("data/", "build/", "dist/", "*.csv", "*.toml")]


def test_the_citation_names_this_version() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    project = pyproject()["project"]
    assert f"\nversion: {project['version']}\n" in citation
    assert f"\nlicense: {project['license']}\n" in citation


@pytest.mark.skipif(os.name == "nt", reason="Windows has no executable bit")
def test_the_ci_script_can_be_started() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
