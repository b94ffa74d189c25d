"""Question: what a user may ask; Answer: the one envelope every face renders.

One file in ``questions/`` holds one typed function ``(world, *, parameters) -> Answer``; its command, options,
page and endpoint follow from its signature.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import NoneType
from typing import Literal, get_args, get_origin

from fairshare.core.figure import Figure
from fairshare.core.keeper import Keeper
from fairshare.core.measure import Measure
from fairshare.core.registry import Registry
from fairshare.core.workers import Workers
from fairshare.core.world import World
from fairshare.errors import BadInput

#: ``data``: JSON as text, which a face that gives JSON opens.
Kind = Literal["figure", "text", "number", "state", "records", "data"]
#: Annotations of parameters that say how a question is run; nothing of its answer depends on them, nor tells them.
MEANS = (Workers, Keeper)
Plain = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Missing:
    """A cell with no figure, and why."""

    reason: str


Record = Mapping[str, "Plain | Figure | Missing"]
Cell = Figure | Missing | Plain | tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an Answer.

    Attributes:
        id: Key in the rows.
        label: Column head.
        kind: What its cells are.
        unit: Unit of its figures as shown.
        measure: How its figures are scaled and rounded; None for other kinds.
        hidden: Whether a terminal table leaves it out (JSON and CSV never do).
        short: Column head where space is short; the label if empty.
        brief: How its figures are scaled and rounded where space is short; as ``measure`` if None.
    """

    id: str
    label: str
    kind: Kind = "text"
    unit: str = ""
    measure: Measure | None = None
    hidden: bool = False
    short: str = ""
    brief: Measure | None = None


@dataclass(frozen=True)
class Node:
    """A figure opened one step: the tree ``why`` shows.

    Attributes:
        figure: The figure, or None for what is no number.
        label: Its id, or what it is.
        formula: How it came about from ``inputs``.
        inputs: The figures it was made of.
        facts: Source, cell, publisher and so on of a leaf.
        revisions: What every release visible says of it.
        folded: How many inputs are not opened here.
        read_as: Id of the measure in whose unit people read it; empty for none.
    """

    figure: Figure | None
    label: str
    formula: str = ""
    inputs: tuple["Node", ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    revisions: tuple[Figure, ...] = ()
    folded: int = 0
    read_as: str = ""


@dataclass(frozen=True)
class Asked:
    """What re-creates an Answer."""

    question: str = ""
    params: Mapping[str, Plain] = field(default_factory=dict)
    world: str = ""


@dataclass(frozen=True)
class Answer:
    """What a question answers; nothing is computed after it.

    Attributes:
        headline: One sentence with the number.
        columns: What the rows hold.
        rows: One mapping per row, column id -> cell.
        notes: What a reader must know, in order of weight.
        extra: Further data of the answer, by name.
        under: One line below the headline: as-of date, release, status.
        tree: For ``why``.
        next: A command line worth trying next.
        hints: What a picture may use. ``bar`` and ``line`` (by year) name a figure column, ``target`` a level in it;
            ``bar_picture`` one that is drawn as bars in pictures and not in tables;
            ``fan`` names the column of a median and ``bands`` pairs of columns around it, widest first, as
            ``p05:p95,p25:p75``; ``by`` names the column that tells series apart; ``heat`` names the columns of a heat
            strip, joined by commas, or one by ``year``, ``level`` where its colours part, ``strips`` the records that
            say on which side each of them is, ``heads`` the short names of their families.
        asked: Filled in by ``ask``.
    """

    headline: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Cell], ...]
    notes: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)
    under: str = ""
    tree: Node | None = None
    next: str = ""
    hints: Mapping[str, Plain] = field(default_factory=dict)
    asked: Asked = field(default_factory=Asked)

    def __getitem__(self, key: tuple[str, str]) -> Cell:
        """The cell of a row (by its first column) and a column id."""
        row, column = key
        first = self.columns[0].id
        for r in self.rows:
            if r[first] == row:
                return r[column]
        raise KeyError(row)

    def figures(self) -> Iterator[Figure]:
        """Every figure in the answer, in rows, records, extra and tree."""
        yield from figures_in(self.rows)
        yield from figures_in(self.extra)
        if self.tree is not None:
            yield from _tree_figures(self.tree)


def figures_in(thing: object) -> Iterator[Figure]:
    """Every figure in a mapping, a list or anything made of them."""
    if isinstance(thing, Figure):
        yield thing
    elif isinstance(thing, Mapping):
        for value in thing.values():
            yield from figures_in(value)
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from figures_in(value)


def _tree_figures(node: Node) -> Iterator[Figure]:
    if node.figure is not None:
        yield node.figure
    yield from node.revisions
    for child in node.inputs:
        yield from _tree_figures(child)


@dataclass(frozen=True)
class Question:
    """A question with its function; calling it asks it.

    Attributes:
        id: Kebab-case name of the file.
        summary: First line of the docstring.
        function: ``(world, *, parameters) -> Answer``.
        day: From the parameters the day whose knowledge counts unless another is asked for, or None.
        forms: Forms its answer takes beside those every answer takes, e.g. ``html``.
    """

    id: str
    summary: str
    function: Callable[..., Answer]
    day: Callable[[Mapping[str, object]], date | None] | None = None
    forms: tuple[str, ...] = ()

    @cached_property
    def params(self) -> dict[str, inspect.Parameter]:
        """Its parameters, world left out."""
        params = list(inspect.signature(self.function, eval_str=True).parameters.values())
        return {p.name: p for p in params[1:]}

    def __call__(self, world: World, /, *args: object, **params: object) -> Answer:
        """The answer, stamped with what was asked (BadInput for a parameter it does not have, or of another kind)."""
        given = {**dict(zip(self.params, args, strict=False)), **params}
        unknown = sorted(given.keys() - self.params.keys())
        if unknown or len(args) > len(self.params):
            raise BadInput.of("parameter", ", ".join(unknown), f"{self.id} takes {', '.join(self.params)}")
        lacking = [n for n, p in self.params.items() if p.default is p.empty and n not in given]
        if lacking:
            raise BadInput.of("question", self.id, f"it needs {', '.join(lacking)}")
        params = {n: fitting(f"{self.id}: {n}", self.params[n].annotation, v) for n, v in given.items()}
        answer = self.function(world, **params)
        told = {k: v if isinstance(v, str | int | float | bool | None) else str(v) for k, v in params.items()}
        means = {k for k in told if self.params[k].annotation in MEANS}
        kept = {k: v for k, v in told.items() if k not in means and v is not None and v != self.params[k].default}
        stamp = {"as_of": str(world.asof), **({"release": ",".join(r for _, r in world.pins)} if world.pins else {})}
        if world.changes:
            stamp["under"] = "+".join(world.scenarios)
        return replace(answer, asked=Asked(self.id, {**kept, **stamp}, world.key))


def fitting(what: str, annotation: object, value: object) -> object:
    """A parameter as its annotation wants it; a day may be ISO text.

    Raises:
        BadInput: naming the parameter and what is accepted.
    """
    choices = get_args(annotation) if get_origin(annotation) is not Literal else ()
    if choices and value is None and NoneType in choices:
        return None
    wanted = next((c for c in choices if c is not NoneType), annotation)
    if get_origin(wanted) is Literal:
        if value not in get_args(wanted):
            raise BadInput.of(what, value, f"one of {', '.join(map(str, get_args(wanted)))}")
        return value
    if wanted is date and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise BadInput.of(what, value, "a day as YYYY-MM-DD") from None
    if isinstance(wanted, type) and (not isinstance(value, wanted) or isinstance(value, bool) != (wanted is bool)):
        raise BadInput.of(what, value, f"a value of kind {wanted.__name__}")
    return value


def question(f: Callable[..., Answer]) -> Question:
    """Make the decorated function the question of its file."""
    return question_of_day(None)(f)


def question_of_day(
    day: Callable[[Mapping[str, object]], date | None] | None, *, forms: tuple[str, ...] = ()
) -> Callable[[Callable[..., Answer]], Question]:
    """Make the decorated function the question of its file.

    Args:
        day: Whose day's knowledge counts unless another is asked for.
        forms: Forms the answer takes beside those every answer takes.
    """

    def wrap(f: Callable[..., Answer]) -> Question:
        summary = (inspect.getdoc(f) or "").partition("\n")[0]
        return Question(f.__name__.replace("_", "-"), summary, f, day, forms)

    return wrap


questions: Registry[Question] = Registry("question", "fairshare.questions", Question)


def ask(world: World, id: str, **params: object) -> Answer:
    """Ask by name: the door used by every face."""
    return questions[id](world, **params)
