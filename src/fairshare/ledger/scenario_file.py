"""A scenario a user wrote: read within limits, every problem with its line; and written with what it may be."""

import re
from dataclasses import dataclass
from pathlib import Path

from fairshare.core.draft import Problem, order_problems, problems
from fairshare.core.lever import Scenario
from fairshare.errors import BadInput
from fairshare.ledger import load
from fairshare.ledger.toml_lines import line_of, lines_of
from fairshare.ledger.toml_text import parsed

_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True)
class Fault:
    """A problem, and the line it stands on where that can be found."""

    problem: Problem
    line: int | None


@dataclass(frozen=True)
class Checked:
    """A file that was looked through.

    Attributes:
        faults: What is wrong in it, or may be meant otherwise.
        scenario: What it says; None where something is certainly wrong.
    """

    faults: tuple[Fault, ...]
    scenario: Scenario | None


def checked(path: Path, newest: int | None = None) -> Checked:
    """Look through a file and list everything that is wrong in it.

    Args:
        path: The file.
        newest: The last year for which anything was published; without it the order of lines is not looked at.

    Raises:
        BadInput: for a file that cannot be read at all.
    """
    text = load.text_of(path)
    try:
        entry = parsed(text)
    except ValueError as error:
        at = _LINE.search(str(error))
        wrong = Problem((), BadInput.of("file", path.name, f"valid TOML ({error})"))
        return Checked((Fault(wrong, int(at[1]) if at else None),), None)
    lines = lines_of(text)
    found = list(problems(entry, lambda name: load.places().find(name).iso3))
    scenario = None
    if not found:
        label, note = str(entry.get("label", path.stem)), str(entry.get("note", ""))
        scenario = Scenario.of(label, entry["change"], note=note).located(lambda name: load.places().find(name).iso3)
        found += order_problems(scenario.changes, newest) if newest is not None else ()
    faults = tuple(Fault(p, line_of(p.path, lines)) for p in found)
    return Checked(faults, None if any(p.certain for p in found) else scenario)


def scenario(path: Path) -> Scenario:
    """The scenario in a TOML file: a label and a list of ``[[change]]``.

    Raises:
        BadInput: naming the file, the first thing that is wrong with its line, and how many more there are.
    """
    found = checked(path)
    if found.scenario is not None:
        return found.scenario
    first, more = found.faults[0], len(found.faults) - 1
    where = f" line {first.line}" if first.line else ""
    key = f", {first.problem.key}" if first.problem.path else ""
    rest = f" {more} more {'problems' if more > 1 else 'problem'}: fairshare scenario check {path}" if more else ""
    raise BadInput(f"{path.name}{where}{key}: {first.problem.error}{rest}")
