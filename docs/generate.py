"""Write docs/reference/ and the generated sections of README.md: python3 run.py docs.

Everything comes from the registries, the shipped data and the command line itself, for fixed days and releases,
so that the same checkout gives the same bytes each time:

    asking.py      the command line ──> help, parameters, literal JSON ──┐
    schema.py      Answers ──> JSON Schema ──────────────────────────────┼──> docs/reference/, README.md
    registered.py  measures, targets, levers, scenarios, releases ... ───┘
"""

import inspect
import io
import json
import re
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from pathlib import Path

import click
from asking import EXAMPLES, answered, commands, printed, surroundings
from registered import (
    claims,
    default_of,
    fair_share_rules,
    groups,
    held,
    levers,
    measures,
    not_held,
    page,
    releases,
    scenarios,
    series,
    table,
    targets,
)
from schema import schema

from fairshare.faces.cli import shared_options
from fairshare.faces.params import described

ROOT = Path(__file__).resolve().parents[1]
#: The day on which the README's scoreboard was printed.
README_DAY = "2026-11-24"


def pages() -> dict[str, str]:
    """Every generated file, by its path in the checkout."""
    found: dict[str, str] = {}
    for name, (command, function, summary) in commands().items():
        stem = name.replace(" ", "-")
        lines = EXAMPLES.get(name, ())
        if lines:
            emitted = [json.loads(printed(f"{line} --format json")) for line in lines]
            made = schema(name, [answered(line) for line in lines], emitted)
            found[f"docs/reference/{stem}.schema.json"] = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
        found[f"docs/reference/{stem}.md"] = _command_page(name, command, function, summary)
    for told in (measures, series, targets, levers, scenarios, fair_share_rules, claims, releases, groups):
        found[f"docs/reference/{told.__name__.replace('_', '-')}.md"] = told()
    found["docs/reference/README.md"] = _index()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found["README.md"] = filled(readme, sections(readme))
    return {path: "\n".join(line.rstrip() for line in text.split("\n")) for path, text in found.items()}


def _command_page(name: str, command: click.Command, function: Callable[..., object], summary: str) -> str:
    helps = described(function)
    rows = [(f"`{_flag(o)}`", _kind(o.type), default_of(_left_out(o)), _help(o, helps)) for o in command.params]
    usage = printed(f"{name} --help").rstrip()
    parts = [
        summary, "## Usage", f"```text\n{usage}\n```",
        "## Parameters", table(("parameter", "type", "if left out", "meaning"), rows),
    ]  # fmt: skip
    return page(f"fairshare {name}", *parts, *(_example(name) if name in EXAMPLES else ()))


def _example(name: str) -> list[str]:
    line = EXAMPLES[name][0]
    answer, stem = answered(line), name.replace(" ", "-")
    rows = [(f"`{c.id}`", c.label, c.kind) for c in answer.columns]
    body = printed(f"{line} --format json").rstrip()
    return [
        "## Answer",
        f"The columns of `fairshare {line}`; years, releases and targets among them depend on what is asked.",
        table(("column", "label", "kind"), rows),
        f"As JSON, whose shape is in [{stem}.schema.json]({stem}.schema.json):",
        f"```sh\nfairshare {line} --format json\n```",
        f"```json\n{body}\n```",
    ]


def _flag(parameter: click.Parameter) -> str:
    return parameter.opts[0] if isinstance(parameter, click.Option) else str(parameter.metavar)


def _kind(type_: click.ParamType) -> str:
    return f"one of {', '.join(map(str, type_.choices))}" if isinstance(type_, click.Choice) else type_.name


def _left_out(parameter: click.Parameter) -> object:
    return inspect.Parameter.empty if parameter.required else parameter.default


def _help(parameter: click.Parameter, helps: dict[str, str]) -> str:
    return (parameter.help if isinstance(parameter, click.Option) else helps.get(parameter.name or "")) or ""


def _index() -> str:
    told = [(f"[fairshare {n}]({n.replace(' ', '-')}.md)", summary) for n, (_, _, summary) in commands().items()]
    data = (
        ("measures", "what is counted: as published, and derived"),
        ("series", "accounts of burdens: whose figures rank tests take"),
        ("targets", "guidelines, pledges, laws and demands, with their standing"),
        ("levers", "kinds of change a scenario may make"),
        ("scenarios", "what is shipped for --under"),
        ("fair-share-rules", "definitions of a fair share, each with an example to follow by hand"),
        ("claims", "kinds of claims the audit reads, with examples and their verdicts"),
        ("releases", "what is held of each publication, and what is not"),
        ("groups", "dated memberships"),
    )
    return page(
        "Reference",
        "Commands:",
        table(("command", "answers"), told),
        f"Every question also takes {', '.join(f'`{o.opts[0]}`' for o in shared_options())}.",
        "Registered data:",
        table(("page", "holds"), [(f"[{n}]({n}.md)", words) for n, words in data]),
        "Exit codes: 0 done, 1 the answer to a yes/no is no, 2 bad input, with one line that names it.",
    )


def sections(readme: str) -> dict[str, str]:
    """The generated sections of README.md, by the name in their markers."""
    sources = held().sources.values()
    nato = [(f"`{s.id}`", s.published, s.extent, s.grade, s.units, s.title) for s in sources if s.publisher == "NATO"]
    return {
        "scoreboard": f"```text\n{_scoreboard()}\n```",
        "python-output": f"```text\n{run_python(python_example(readme))}\n```",
        "releases-held": table(("id", "published", "extent", "grade", "units", "title"), nato),
        "publishers-held": table(("publisher", "releases", "published", "newest"), _publishers()),
        "releases-not-held": not_held(),
    }


def _publishers() -> list[tuple[object, ...]]:
    """Every other publisher: how many releases are held, from when to when, and the title of the newest."""
    rows: list[tuple[object, ...]] = []
    for name in sorted({s.publisher for s in held().sources.values()} - {"NATO"}):
        its = [s for s in held().sources.values() if s.publisher == name]
        span = f"{its[0].published}" + (f" to {its[-1].published}" if len(its) > 1 else "")
        rows.append((name, len(its), span, f"`{its[-1].id}`: {its[-1].title}"))
    return rows


def filled(text: str, found: Mapping[str, str]) -> str:
    """The text with every section between its markers replaced."""
    for name, body in found.items():
        start, end = f"<!-- generated: {name} -->", f"<!-- end: {name} -->"
        before, opened, rest = text.partition(start)
        _, closed, after = rest.partition(end)
        if not (opened and closed):
            raise SystemExit(f"docs/generate.py: README.md lacks the markers {start} and {end}")
        text = f"{before}{start}\n{body}\n{end}{after}"
    return text


def _scoreboard() -> str:
    """The scoreboard of the README's day, cut where three dots stand."""
    line = f"score --as-of {README_DAY}"
    shown, notes = {"Albania", "Belgium", "Germany", "Iceland", "Latvia", "Poland", "Portugal", "United States"}, 0
    names = [str(r["name"]) for r in answered(line).rows]
    kept: list[str] = []
    for words in printed(line).rstrip().split("\n"):
        name = next((n for n in names if words.startswith(f"{n} ")), "")
        notes += words.startswith("· ")
        cut = (name and name not in shown) or (notes > 10 and words.startswith(("· ", "  ")))
        if not cut:
            kept.append(words.rstrip())
        elif kept[-1] != "...":
            kept.append("...")
    return "\n".join(kept)


def python_example(readme: str) -> str:
    """The first block of Python in the README."""
    found = re.search(r"```python\n(.*?)```", readme, re.DOTALL)
    if found is None:
        raise SystemExit("docs/generate.py: README.md has no Python example")
    return found[1]


def run_python(source: str) -> str:
    """What a piece of Python prints."""
    out = io.StringIO()
    with surroundings(), redirect_stdout(out):
        exec(compile(source, "README.md", "exec"), {"__name__": "__main__"})
    return out.getvalue().rstrip()


def write() -> int:
    """Write every page and remove those that nothing generates any more."""
    made = pages()
    for path, text in made.items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8", newline="\n")
    for stale in set((ROOT / "docs" / "reference").iterdir()) - {ROOT / path for path in made}:
        stale.unlink()
    print(f"docs/reference: {len(made) - 1} files; README.md: its generated sections.")
    return 0


if __name__ == "__main__":
    sys.exit(write())
