"""What holds for the whole room: examples run, names are files, a start does not wait for scipy."""

import doctest
import importlib
import pkgutil
import subprocess
import sys
from typing import get_args

import pytest

import fairshare
from fairshare import methods
from fairshare.methods.claims import rules
from fairshare.methods.claims.solve import DIVISIONS, Division
from fairshare.methods.games import solutions
from fairshare.methods.games.solve import SOLUTIONS, Solution

MODULES = sorted(m.name for m in pkgutil.walk_packages(methods.__path__, f"{methods.__name__}."))


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert not failed


@pytest.mark.parametrize("name", methods.__all__)
def test_public_names_are_documented_with_an_example(name: str) -> None:
    assert ">>>" in (getattr(methods, name).__doc__ or "")


def test_methods_are_public() -> None:
    assert "methods" in fairshare.__all__
    assert fairshare.methods.claims_problem is methods.claims_problem


def test_the_names_are_the_files() -> None:
    """A file without its name would be dead, a name without its file could not be found."""
    for package, names, literal in ((rules, DIVISIONS, Division), (solutions, SOLUTIONS, Solution)):
        files = {m.name.replace("_", "-") for m in pkgutil.iter_modules(package.__path__)}
        assert files == set(names) == set(get_args(literal))
    assert {name: f.__name__ for name, f in DIVISIONS.items()} == {name: name.replace("-", "_") for name in DIVISIONS}


def test_the_public_methods_start_without_scipy() -> None:
    code = "import sys, fairshare.methods; sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
