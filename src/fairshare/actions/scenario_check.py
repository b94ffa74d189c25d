"""Check a scenario file: every problem at once."""

from pathlib import Path

from fairshare.core.action import action
from fairshare.core.question import Answer, Column
from fairshare.errors import BadInput
from fairshare.ledger.load import Scenarios
from fairshare.ledger.open import world
from fairshare.ledger.scenario_file import Checked, checked


@action
def scenario_check(file: str) -> Answer:
    """Every problem of a scenario file, with its key, its line and what is accepted; ends with 1 where there is one.

    Args:
        file: The file.
    """
    path = Path(file)
    if file in Scenarios() and not path.is_file():
        raise BadInput.of("file", file, f"a file; {file} is a shipped scenario: fairshare scenario show {file}")
    newest = world().newest_year()
    found = checked(path, newest)
    certain = sum(f.problem.certain for f in found.faults)
    return Answer(
        headline=_headline(path, found, certain),
        columns=(
            Column("line", "Line", "number"),
            Column("key", "Key"),
            Column("kind", "Kind"),
            Column("problem", "Problem and what is accepted"),
        ),
        rows=tuple(
            {
                "line": fault.line,
                "key": fault.problem.key,
                "kind": "problem" if fault.problem.certain else "doubt",
                "problem": str(fault.problem.error),
            }
            for fault in sorted(found.faults, key=lambda f: f.line or 0)
        ),
        notes=_notes(found, certain),
        extra={
            "ok": not certain,
            "file": file,
            "problems": certain,
            "doubts": len(found.faults) - certain,
            "hash": found.scenario.hash if found.scenario else None,
            "newest_year": newest,
        },
        next=f"fairshare scenario show {file}" if found.scenario else "fairshare scenario show",
    )


def _headline(path: Path, found: Checked, certain: int) -> str:
    doubts = len(found.faults) - certain
    told = f" {doubts} thing{'s' * (doubts != 1)} may be meant otherwise." if doubts else ""
    if found.scenario is None:
        return f"{path.name} cannot be used: {certain} problem{'s' * (certain != 1)}.{told}"
    lines = len(found.scenario.changes)
    return f"{path.name} can be used: {lines} line{'s' * (lines != 1)}, hash {found.scenario.hash}.{told}"


def _notes(found: Checked, certain: int) -> tuple[str, ...]:
    keyed = any("[" in f.problem.key for f in found.faults)
    return (
        *(["Lines of the scenario are counted from 1: change[2] is the second [[change]]."] if keyed else []),
        *(["A doubt does not keep the file from being used."] if len(found.faults) > certain else []),
    )
