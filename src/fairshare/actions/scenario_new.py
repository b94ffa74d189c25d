"""Write a scenario file to begin with."""

from pathlib import Path

from fairshare.core.action import action
from fairshare.core.lever import Change, Scenario, levers
from fairshare.core.question import Answer, Column
from fairshare.errors import BadInput, UnknownName
from fairshare.ledger import load
from fairshare.ledger.scenario_text import text_of, write


@action
def scenario_new(
    file: str, *, from_: str | None = None, lever: tuple[str, ...] = (), label: str | None = None, force: bool = False
) -> Answer:
    """Write a scenario file with comments on every setting: a copy of a shipped one, lines of your own, or both.

    Args:
        file: The file, e.g. mine.toml.
        from_: A shipped scenario whose lines come first.
        lever: A line, e.g. "reach by_year=2032 level=0.03"; repeatable, in order.
        label: What it is called in tables.
        force: Replace the file if it exists.
    """
    shipped = load.Scenarios()
    if from_ is not None and from_ not in shipped:
        raise UnknownName("scenario", from_, shipped)
    base = shipped[from_] if from_ is not None else None
    lines = (*(base.changes if base else ()), *(Change.parse(line) for line in lever))
    if not lines:
        names = ", ".join(levers[name].id for name in levers)
        raise BadInput.of("scenario", file, f"give --from with one of {', '.join(shipped)}, or --lever with {names}")
    called = label or (base.label if base and not lever else f"My scenario {Path(file).stem}")
    draft = Scenario.named("", called, lines, base.note if base and not lever else "")
    made = draft.located(lambda name: load.places().find(name).iso3)
    write(text_of(made), Path(file), force=force)
    return Answer(
        headline=f"Wrote {file}: {len(lines)} line{'s' * (len(lines) != 1)}, hash {made.hash}.",
        columns=(
            Column("n", "Line", "number"),
            Column("lever", "Lever", hidden=True),
            Column("change", "What it sets"),
        ),
        rows=tuple({"n": n, "lever": c.lever, "change": str(c)} for n, c in enumerate(made.changes, 1)),
        notes=("Every setting that was left out stands in the file as a comment, with what it may be.",),
        extra={"file": file, "hash": made.hash, "from": from_},
        next=f"fairshare scenario show {file}",
    )
