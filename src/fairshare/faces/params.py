"""One table from a parameter's annotation to its command-line option."""

import inspect
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import click

from fairshare.core.capability import Capabilities
from fairshare.core.document import Document
from fairshare.core.keeper import Keeper
from fairshare.core.lever import Scenario
from fairshare.core.related import RelatedItems
from fairshare.core.workers import Workers
from fairshare.errors import FairshareError
from fairshare.faces.corpus import Corpus
from fairshare.ledger.open import day, scenario


class Day(click.ParamType[date]):
    """An ISO day."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Turn text into a day (a usage error names what is accepted)."""
        try:
            return day(value)
        except FairshareError as error:
            self.fail(str(error), param, ctx)


class Text(click.ParamType[Document | Corpus]):
    """A text to read: a file, an address, or standard input; or many: a folder, or a file of JSON Lines."""

    name = "text"

    def convert(
        self, value: str | Document | Corpus, param: click.Parameter | None, ctx: click.Context | None
    ) -> Document | Corpus:
        """Read it (BadInput where nothing can be read from it); a corpus is only named."""
        if not isinstance(value, str):
            return value
        if (corpus := Corpus.at(value)) is not None:
            return corpus
        from fairshare.inputs.read import read

        return read(value, stdin=sys.stdin.buffer.read() if value == "-" else b"")


class Scheduler(click.ParamType[Workers]):
    """The address of a cluster's scheduler."""

    name = "address"

    def convert(self, value: str | Workers, param: click.Parameter | None, ctx: click.Context | None) -> Workers:
        """The workers behind it, who are not spoken to yet (BadInput for what is no address)."""
        if not isinstance(value, str):
            return value
        from fairshare.jobs.cluster import Cluster

        return Cluster(value)


class CapabilityList(click.ParamType[Capabilities]):
    """A list of capabilities: a published estimate by name, or a file of the user's own."""

    name = "estimate|file"

    def convert(
        self, value: str | Capabilities, param: click.Parameter | None, ctx: click.Context | None
    ) -> Capabilities:
        """Read a file (BadInput listing what is wrong in it); an estimate is only named."""
        if not isinstance(value, str):
            return value
        path = Path(value)
        if path.suffix.lower() not in (".toml", ".csv"):
            return Capabilities(value)
        from fairshare.ledger.capabilities import read

        return read(path)


class ScenarioName(click.ParamType[Scenario]):
    """A shipped scenario by its id, or a scenario file."""

    name = "scenario"

    def convert(self, value: str | Scenario, param: click.Parameter | None, ctx: click.Context | None) -> Scenario:
        """Find or read it (BadInput naming what is wrong in it)."""
        return scenario(value) if isinstance(value, str) else value


class Items(click.ParamType[RelatedItems]):
    """A file of items of related spending."""

    name = "file"

    def convert(
        self, value: str | RelatedItems, param: click.Parameter | None, ctx: click.Context | None
    ) -> RelatedItems:
        """Read it (BadInput with every problem in it)."""
        if isinstance(value, RelatedItems):
            return value
        from fairshare.ledger.related import related_items

        return related_items(Path(value))


#: Annotation -> type of the option.
TYPES: dict[object, click.ParamType[Any]] = {
    str: click.STRING, int: click.INT, float: click.FLOAT, bool: click.BOOL, date: Day(), Document: Text(),
    Workers: Scheduler(), Keeper: click.Path(path_type=Path),
    RelatedItems: Items(),
    Capabilities: CapabilityList(),
    Scenario: ScenarioName(),
}  # fmt: skip
#: Annotation -> what stands for an argument of it in the usage; the parameter's own name for all others.
METAVARS: dict[object, str] = {
    Document: "FILE|FOLDER|-|URL", Scenario: "FILE|PRESET", Scenario | None: "FILE|PRESET",
}  # fmt: skip


def workers_options() -> list[click.Parameter]:
    """Where a long computation is done."""
    return [
        click.Option(
            ["--cluster"], type=TYPES[Workers], metavar="ADDRESS",
            help="Scheduler of a Dask cluster that does it, e.g. tcp://127.0.0.1:8786.",
        ),
        click.Option(
            ["--workers"], type=click.IntRange(min=1), metavar="N", help="Cores for it; all usable ones by default."
        ),
    ]  # fmt: skip


def keeper_options() -> list[click.Parameter]:
    """What of a long computation is kept."""
    return [
        click.Option(
            ["--resume"], type=TYPES[Keeper], metavar="FILE",
            help="Keep what is done in this file, or go on from what it has.",
        )
    ]  # fmt: skip


#: Annotation -> the options that stand for it, where it says how a question is run and not what is asked.
OPTIONS: dict[object, Callable[[], list[click.Parameter]]] = {Workers: workers_options, Keeper: keeper_options}


def options_of(name: str, parameter: inspect.Parameter, help: str) -> list[click.Parameter]:
    """All that a parameter is on the command line."""
    means = OPTIONS.get(parameter.annotation)
    return means() if means is not None else [option(name, parameter, help)]


def type_of(annotation: object) -> click.ParamType[Any]:
    """The option type of an annotation; ``X | None`` and a tuple of X count as X, a Literal as a choice."""
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(a for a in get_args(annotation) if a is not NoneType)
    if get_origin(annotation) is tuple:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is Literal:
        return click.Choice([str(a) for a in get_args(annotation)])
    return TYPES[annotation]


def option(name: str, parameter: inspect.Parameter, help: str) -> click.Parameter:
    """A parameter as an argument (positional; with a default it may be left out) or an option."""
    kind = type_of(parameter.annotation)
    required = parameter.default is inspect.Parameter.empty
    if parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
        shown = METAVARS.get(parameter.annotation, name.upper())
        if required:
            return click.Argument([name], type=kind, metavar=shown)
        return click.Argument([name], type=kind, metavar=f"[{shown}]", required=False, default=parameter.default)
    flag = f"--{name.rstrip('_').replace('_', '-')}"
    if isinstance(kind, type(click.BOOL)):
        return click.Option([flag, name], is_flag=True, default=False, help=help)
    if get_origin(parameter.annotation) is tuple:
        return click.Option([flag, name], type=kind, multiple=True, help=help)
    if required:
        return click.Option([flag, name], type=kind, required=True, help=help)
    return click.Option([flag, name], type=kind, default=parameter.default, help=help)


def described(function: Callable[..., object]) -> dict[str, str]:
    """The lines of a docstring's ``Args`` section, by parameter."""
    text = inspect.getdoc(function) or ""
    found: dict[str, str] = {}
    _, _, section = text.partition("Args:\n")
    for line in section.splitlines():
        name, colon, words = line.strip().partition(": ")
        if not line.startswith("    ") or not line.strip():
            break
        if colon and name.isidentifier():
            found[name] = words
    return found
