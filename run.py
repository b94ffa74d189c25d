#!/usr/bin/env python3
"""Install what fairshare needs into .venv beside this file, then start it: python3 run.py help.

Needs nothing but the standard library. The whole file must parse on Python 3.6 (no walrus, no match,
no positional-only slash), so that an old interpreter answers with one clear line and no traceback.

    start ── stamp current? ── yes ──────────────────────────> become .venv/bin/python ...
                    └── no ── lock ── venv ── requirements ── fairshare ── write the stamp ──┘
"""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn

NEEDED = (3, 11)


def too_old(version: "tuple[int, ...]") -> str:
    """Return the one line for an interpreter that is too old, or nothing if it will do."""
    if tuple(version[:2]) >= NEEDED:
        return ""
    found = ".".join(str(part) for part in version)
    return f"run.py: fairshare needs Python 3.11 or newer and this is Python {found}; try: python3.11 run.py"


if too_old(sys.version_info[:3]):
    print(too_old(sys.version_info[:3]), file=sys.stderr)
    sys.exit(2)

ROOT = Path(__file__).resolve().parent
COMMANDS = {
    "test": "run the test suite on all cores; what follows goes to pytest",
    "lint": "ruff, formatting, mypy --strict and the arrows between the rooms",
    "bench": "measure the budgets (bench/run.py)",
    "docs": "generate the reference (docs/generate.py)",
    "lock": "compile requirements/ again; what follows goes to uv, e.g. --upgrade",
    "help": "this list",
}
#: Settings of the surroundings that would send an installation somewhere else than into .venv.
ASTRAY = {"PIP_PREFIX", "PIP_REQUIRE_HASHES", "PIP_ROOT", "PIP_TARGET", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"}
ASTRAY |= {"UV_BREAK_SYSTEM_PACKAGES", "UV_PREFIX", "UV_REQUIRE_HASHES", "UV_SYSTEM_PYTHON", "UV_TARGET"}
#: Words that tell pytest how to spread its work; without them it uses all cores.
WORKERS = ("-n", "--numprocesses", "--dist", "no:xdist", "-pno:xdist")


class Stop(Exception):
    """Ends the run with one clear line and an exit code."""

    def __init__(self, line: str, code: int = 2) -> None:
        super().__init__(line)
        self.code = code


class Plan(NamedTuple):
    """What must be installed (``run`` or ``dev``) and what .venv's Python is then given, one line per process."""

    packages: str
    commands: tuple[tuple[str, ...], ...]
    from_root: bool


class Stamp(NamedTuple):
    """What an installation was made of: the interpreter and place, the locked requirements, which of the two sets."""

    home: str
    inputs: str
    packages: str


def plan(argv: list[str], root: Path = ROOT) -> Plan:
    """Return what the given words ask for; whatever is not a command of ours is fairshare's."""
    name, rest = (argv[0], argv[1:]) if argv else ("", [])
    if name == "test":
        spread = () if any(word.startswith(WORKERS) for word in rest) else ("-n", "auto")
        return Plan("dev", (("-m", "pytest", *spread, *rest),), from_root=True)
    if name == "lint":
        if rest:
            raise Stop(f"run.py: lint takes nothing after it, not {rest[0]!r}; it checks everything.")
        return Plan("dev", lint_commands(root), from_root=True)
    if name in ("bench", "docs"):
        script = "bench/run.py" if name == "bench" else "docs/generate.py"
        if not (root / script).is_file():
            raise Stop(f"run.py: {name} starts {script}, which this checkout does not have.")
        return Plan("dev", ((script, *rest),), from_root=True)
    return Plan("run", (("-P", "-m", "fairshare", *argv),), from_root=False)


def lint_commands(root: Path) -> tuple[tuple[str, ...], ...]:
    """Return the four checks; mypy is given those of its configured files that exist."""
    import tomllib

    with (root / "pyproject.toml").open("rb") as file:
        typed = tomllib.load(file)["tool"]["mypy"]["files"]
    return (
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy", *(name for name in typed if (root / name).exists())),
        ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
    )


def lock_commands(more: list[str]) -> tuple[tuple[str, ...], ...]:
    """Return uv's arguments that compile the two requirement files, the development one bound to the other."""
    how = ("--universal", "--generate-hashes", "--no-header", "--python-version", "3.11", "--quiet", "--all-extras")
    one_version = ("--fork-strategy", "fewest")  # of each package on every Python, so that all compute alike
    compile_project = ("pip", "compile", "pyproject.toml", *how, *one_version, *more)
    return (
        (*compile_project, "--group", "build", "--output-file", "requirements/run.txt"),
        (
            *(*compile_project, "--group", "dev", "--constraint", "requirements/run.txt"),
            *("--output-file", "requirements/dev.txt"),
        ),
    )


def help_text() -> str:
    """Return what ``python3 run.py help`` prints."""
    return "\n".join(
        [
            "python3 run.py            the scoreboard of today",
            *(f"python3 run.py {name:<10} {text}" for name, text in COMMANDS.items()),
            "",
            "Everything else goes to fairshare: python3 run.py score --year 2024, python3 run.py --help",
        ]
    )


def stamp(root: Path, packages: str, version: tuple[int, ...] = tuple(sys.version_info[:3])) -> Stamp:
    """Return the stamp a finished installation of these packages would bear now."""
    inputs = hashlib.sha256()
    for name in ("pyproject.toml", "requirements/run.txt", "requirements/dev.txt"):
        content = (root / name).read_bytes()
        inputs.update(f"{name} {len(content)}\n".encode() + content)
    place = f"{sys.implementation.name} {version} {sys.platform} {root}"
    return Stamp(hashlib.sha256(place.encode()).hexdigest(), inputs.hexdigest(), packages)


def read_stamp(root: Path) -> Stamp | None:
    """Return the stamp of the finished installation in .venv, if there is one that can start."""
    try:
        found = Stamp(**json.loads(stamp_file(root).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return found if venv_program(root, "python").exists() else None


def work(found: Stamp | None, needed: Stamp) -> str:
    """Return what is to be done: ``rebuild`` .venv, ``update`` it, or nothing."""
    if found is None or found.home != needed.home:
        return "rebuild"
    if found.inputs != needed.inputs or (found.packages, needed.packages) == ("run", "dev"):
        return "update"
    return ""


def stamp_file(root: Path) -> Path:
    """Return where the stamp lies: inside .venv, so that it goes when .venv goes."""
    return root / ".venv" / "fairshare-stamp.json"


def venv_program(root: Path, name: str) -> Path:
    """Return the path of a program in .venv."""
    return root / ".venv" / ("Scripts" if os.name == "nt" else "bin") / (f"{name}.exe" if os.name == "nt" else name)


def say(line: str) -> None:
    """Tell of progress, on stderr: stdout is for data."""
    print(f"run.py: {line}", file=sys.stderr, flush=True)


def ensure(root: Path, packages: str) -> None:
    """Install what is missing, one process at a time; the stamp comes last, so a half-done job is done again."""
    if not work(read_stamp(root), stamp(root, packages)):
        return
    try:
        with only_one(root):
            found, needed = read_stamp(root), stamp(root, packages)
            to_do = work(found, needed)
            if to_do:
                if found is not None and found.packages == "dev":
                    needed = needed._replace(packages="dev")
                install(root, needed, afresh=to_do == "rebuild")
    except OSError as error:
        raise Stop(f"run.py: cannot make .venv in {root}: {error}.") from error


def install(root: Path, needed: Stamp, *, afresh: bool) -> None:
    """Make .venv if need be, install the locked requirements with their hashes, then fairshare itself."""
    started = time.monotonic()
    uv = find_uv(root)
    say(f"installing into .venv with {'uv' if uv else 'pip'} (first start, or the requirements have changed) ...")
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        stamp_file(root).unlink()
    if afresh:
        make_venv(root)
    python = str(venv_program(root, "python"))
    if not uv:
        ensure_pip(root, python)
    tool = [*uv, "pip", "install", "--python", python] if uv else [python, "-m", "pip", "install"]
    locked = f"requirements/{needed.packages}.txt"
    must([*tool, "--require-hashes", "-r", locked], f"{locked} could not be installed (is there a network?)", root)
    itself = ["--no-deps", "--no-build-isolation", "--no-index", "-e", "."]
    must([*tool, *itself], "fairshare itself could not be installed", root)
    stamp_file(root).write_text(json.dumps(needed._asdict(), indent=1) + "\n", encoding="utf-8")
    say(f"ready after {time.monotonic() - started:.0f} s.")


def make_venv(root: Path) -> None:
    """Make an empty .venv with the running interpreter, in place of whatever is there."""
    try:
        import venv
    except ImportError as error:
        raise Stop(lacking("venv")) from error
    place = root / ".venv"
    if place.is_symlink() or place.is_file():
        place.unlink()
    elif place.exists():
        shutil.rmtree(place)
    venv.EnvBuilder(symlinks=os.name != "nt").create(place)


def ensure_pip(root: Path, python: str) -> None:
    """Put the interpreter's own pip into .venv if it has none."""
    import importlib.util

    if subprocess.run([python, "-m", "pip", "--version"], env=tidy(), capture_output=True, check=False).returncode == 0:
        return
    if importlib.util.find_spec("ensurepip") is None:
        raise Stop(lacking("ensurepip"))
    must([python, "-m", "ensurepip"], "pip could not be put into .venv", root)


def lacking(module: str) -> str:
    """Return the line for an interpreter that came without a part of its standard library."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return (
        f"run.py: this Python {version} came without its module {module!r}; install it"
        f" (Debian, Ubuntu: the package python{version}-venv) and start again."
    )


def find_uv(root: Path) -> list[str]:
    """Return how to start a uv that works and does not live in .venv itself, or nothing."""
    import importlib.util

    ours = str(root / ".venv")
    candidates = []
    on_path = shutil.which("uv")
    if on_path and not on_path.startswith(ours):
        candidates.append([on_path])
    if not sys.prefix.startswith(ours) and importlib.util.find_spec("uv"):
        candidates.append([sys.executable, "-m", "uv"])
    for uv in candidates:
        with contextlib.suppress(OSError):
            if subprocess.run([*uv, "--version"], env=tidy(), capture_output=True, check=False).returncode == 0:
                return uv
    return []


def tidy() -> dict[str, str]:
    """Return the environment for installers: nothing that leads them astray, no interpreter downloaded."""
    kept = {name: value for name, value in os.environ.items() if name not in ASTRAY}
    return {**kept, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "UV_PYTHON_DOWNLOADS": "never"}


def must(command: list[str], otherwise: str, root: Path) -> None:
    """Run one step of an installation, silently; if it fails, stop with that line and the last ones it said."""
    # Descriptors stay open for the child: should this process be killed, the child keeps the lock until it ends.
    done = subprocess.run(
        command,
        cwd=root,
        env=tidy(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        close_fds=False,
        check=False,
    )
    if done.returncode:
        told = [line for line in done.stdout.splitlines() if line.strip() and "Retrying (Retry(" not in line]
        raise Stop("\n  ".join([f"run.py: {otherwise}; the installer's last words:", *told[-8:]]))


@contextlib.contextmanager
def only_one(root: Path) -> Iterator[None]:
    """Hold .venv.lock; the system lets go of it when its holder dies, so it cannot be left behind locked."""
    lock = os.open(root / ".venv.lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        os.set_inheritable(lock, True)
        if not take(lock):
            say("another start is installing; waiting for it ...")
            while not take(lock):
                time.sleep(0.2)
        yield
    finally:
        os.close(lock)


def take(lock: int) -> bool:
    """Try to take the lock, without waiting."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def compile_requirements(root: Path, more: list[str]) -> int:
    """Compile requirements/ with uv, the locked one if it is installed."""
    locked = venv_program(root, "uv")
    uv = [str(locked)] if locked.exists() else find_uv(root)
    if not uv:
        ensure(root, "dev")
        uv = [str(locked)]
    for arguments in lock_commands(more):
        done = subprocess.run([*uv, *arguments], cwd=root, env=tidy(), stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            raise Stop("run.py: uv could not compile the requirements; what it said stands above.")
    return 0


def become(root: Path, arguments: tuple[str, ...]) -> NoReturn:
    """Turn this process into .venv's Python (on Windows: wait for it)."""
    command = [str(venv_program(root, "python")), *arguments]
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False).returncode)
    try:
        os.execv(command[0], command)  # noqa: S606
    except OSError as error:
        raise Stop(f"run.py: .venv cannot start ({error}); delete .venv and start again.") from error


def check_all(root: Path, commands: tuple[tuple[str, ...], ...]) -> int:
    """Run several checks, all of them even if one fails; 1 if any did."""
    failed = []
    for arguments in commands:
        name = "lint-imports" if arguments[0] == "-c" else " ".join(arguments[1:])
        say(name)
        if subprocess.run([str(venv_program(root, "python")), *arguments], check=False).returncode:
            failed.append(name)
    if failed:
        say(f"failed: {', '.join(failed)}.")
    return 1 if failed else 0


def main(argv: list[str]) -> int:
    """Do what the command line asks; returns the exit code unless the process became another."""
    try:
        if argv[:1] == ["help"]:
            print(help_text())
            return 0
        if argv[:1] == ["lock"]:
            return compile_requirements(ROOT, argv[1:])
        wanted = plan(argv)
        ensure(ROOT, wanted.packages)
        if wanted.from_root:
            os.chdir(ROOT)
        if len(wanted.commands) > 1:
            return check_all(ROOT, wanted.commands)
        become(ROOT, wanted.commands[0])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return stop.code
    except KeyboardInterrupt:
        print("\nrun.py: interrupted; an unfinished installation is made afresh at the next start.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
