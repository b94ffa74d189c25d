"""Lever: one kind of change a scenario may make; Change and Scenario: changes as data.

A lever alters who is a member, or rewrites whole rows of base measures (amounts, GDP, people). Everything else
is derived again from those rows, so every identity that held before holds after. Add one as a file in ``levers/``.
"""

import hashlib
import inspect
import json
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, cast

from fairshare.core.figure import ScenarioLine
from fairshare.core.registry import Registry
from fairshare.core.setting import Bounds, Value, fitting, read_setting
from fairshare.errors import BadInput, UnknownName

if TYPE_CHECKING:
    from fairshare.core.row import Row
    from fairshare.core.world import World

#: The rows of expenditure. Who changes what is spent rewrites them all by one factor, so that their ratios hold.
AMOUNTS = (
    "expenditure_national_current",
    "expenditure_national_constant",
    "expenditure_usd_current",
    "expenditure_usd_constant",
)
#: A setting of a line: a number, a word, or a list of words.
Setting = Value
Members = Callable[..., frozenset[str]]
Rewrite = Callable[..., "Row"]
#: From the settings of a line, by name, those that do not go together: the setting, and what is accepted.
Sound = Callable[..., Iterable[tuple[str, str]]]


@dataclass(frozen=True)
class Lever:
    """A kind of change.

    Attributes:
        id: Name in scenario files.
        alters: ``members`` or ``amounts``.
        function: ``(members, year, **settings)``, or ``(below, measure, row, line, **settings)`` where
            ``row.name.year`` is the year.
        rewrites: Base measures whose rows it may rewrite.
        extends: Whether it fills years after the last board, so that worlds go on beyond what was published.
        once: Whether a world may hold one line of it only.
        bounds: Setting -> least and most it may be.
        sound: What must hold between settings.
    """

    id: str
    alters: Literal["members", "amounts"]
    function: Members | Rewrite
    rewrites: frozenset[str] = frozenset()
    extends: bool = False
    once: bool = False
    bounds: Mapping[str, Bounds] = field(default_factory=dict, hash=False)
    sound: Sound | None = None

    def members(self, members: frozenset[str], year: int, change: "Change") -> frozenset[str]:
        """The members of a year after a change of membership."""
        return cast(Members, self.function)(members, year, **dict(change.settings))

    def rewrite(self, below: "World", measure: str, row: "Row", change: "Change") -> "Row":
        """A base measure's row after a change of amounts; ``below`` is the world before it."""
        line = ScenarioLine(change.scenario, str(change))
        return cast(Rewrite, self.function)(below, measure, row, line, **dict(change.settings))

    @cached_property
    def settings(self) -> dict[str, inspect.Parameter]:
        """Its settings, with defaults and types, from the function's signature."""
        params = inspect.signature(self.function, eval_str=True).parameters
        return {n: p for n, p in params.items() if p.kind is inspect.Parameter.KEYWORD_ONLY}

    @property
    def summary(self) -> str:
        """What it does, in one sentence: the first line of the lever's file."""
        module = inspect.getmodule(self.function)
        return (inspect.getdoc(module) or "").partition("\n")[0] if module else ""

    def fitted(self, name: str, value: object) -> Setting:
        """A setting as the signature wants it, within its bounds (BadInput if it cannot be)."""
        return fitting(f"setting {name} of lever {self.id}", self.settings[name], value, self.bounds.get(name))

    def complete(self, given: Mapping[str, Setting]) -> dict[str, Setting]:
        """All its settings: those given, and the defaults of the others."""
        return {n: given.get(n, p.default) for n, p in self.settings.items()}

    def problems(self, given: Mapping[str, object]) -> Iterator[tuple[str, BadInput]]:
        """Everything wrong with the settings of a line: the setting (empty for one that is lacking), and the error."""
        found: dict[str, Setting] = {}
        faults: list[tuple[str, BadInput]] = []
        for name, value in given.items():
            if name not in self.settings:
                faults.append((name, UnknownName(f"setting of lever {self.id}", name, self.settings)))
                continue
            try:
                found[name] = self.fitted(name, value)
            except BadInput as error:
                faults.append((name, error))
        empty = inspect.Parameter.empty
        lacking = [n for n, p in self.settings.items() if p.default is empty and n not in given]
        if lacking:
            faults.append(("", BadInput.of("lever", self.id, f"it needs {', '.join(lacking)}")))
        yield from faults
        if self.sound is not None and not faults:
            for name, accepted in self.sound(**(whole := self.complete(found))):
                yield name, BadInput.of(f"{name} of lever {self.id}", _written(whole[name]), accepted)


def _written(setting: Setting) -> str:
    """A setting as ``read_setting`` reads it: a list by commas, by semicolons where a part holds a comma."""
    if not isinstance(setting, tuple):
        return str(setting)
    return "".join(f"{part};" for part in setting) if any("," in part for part in setting) else ",".join(setting)


levers: Registry[Lever] = Registry("lever", "fairshare.levers", Lever)


def lever(
    *,
    alters: Literal["members", "amounts"],
    rewrites: tuple[str, ...] = (),
    extends: bool = False,
    once: bool = False,
    sound: Sound | None = None,
    **bounds: Bounds,
) -> Callable[[Members | Rewrite], Lever]:
    """Make the decorated function the lever of its file; ``setting=(least, most)`` bounds a number."""

    def wrap(f: Members | Rewrite) -> Lever:
        return Lever(f.__name__.replace("_", "-"), alters, f, frozenset(rewrites), extends, once, bounds, sound)

    return wrap


@dataclass(frozen=True)
class Change:
    """One line of a scenario: a lever and its settings, as data."""

    lever: str
    settings: tuple[tuple[str, Setting], ...]
    scenario: str = ""

    @classmethod
    def of(cls, scenario: str, mapping: Mapping[str, object]) -> "Change":
        """Check a mapping ``{"lever": ..., setting: value}`` against the lever's signature.

        Raises:
            UnknownName, BadInput: naming the lever or setting, what is wrong and what is accepted.
        """
        for _, error in line_problems(mapping):
            raise error
        given = dict(mapping)
        kind = levers[str(given.pop("lever"))]
        return cls(kind.id, tuple(sorted((k, kind.fitted(k, v)) for k, v in given.items())), scenario)

    @classmethod
    def parse(cls, text: str) -> "Change":
        """A line as it prints itself: ``reach by_year=2035 level=0.035 places=POL,FRA``; blanks stand in quotes.

        Raises:
            UnknownName, BadInput: naming the lever or setting, what is wrong and what is accepted.
        """
        try:
            words = shlex.split(text)
        except ValueError as error:
            raise BadInput.of("line of a scenario", text, f"a lever and its settings ({error})") from None
        kind = levers[words[0] if words else ""]
        given: dict[str, object] = {"lever": kind.id}
        for word in words[1:]:
            name, equals, value = word.partition("=")
            if not equals:
                raise BadInput.of(f"setting of lever {kind.id}", word, "setting=value, e.g. from_year=2027")
            known = kind.settings.get(name)
            given[name] = read_setting(f"setting {name} of lever {kind.id}", known, value) if known else value
        return cls.of("", given)

    def located(self, find: Callable[[str], str]) -> "Change":
        """The same change with ``place`` and ``places`` as ISO codes, by whatever name they were given."""
        settings = dict(self.settings)
        if isinstance(place := settings.get("place"), str):
            settings["place"] = find(place)
        if isinstance(places := settings.get("places"), tuple):
            settings["places"] = tuple(sorted({find(p) for p in places}))
        return replace(self, settings=tuple(sorted(settings.items())))

    def __str__(self) -> str:
        return " ".join([self.lever, *(f"{name}={shlex.quote(_written(v))}" for name, v in self.settings)])


def line_problems(mapping: Mapping[str, object]) -> Iterator[tuple[str, BadInput]]:
    """Everything wrong in one line of a scenario: the key (empty for what is lacking), and the error."""
    if "lever" not in mapping:
        yield "", BadInput.of("change", ", ".join(map(str, mapping)) or "empty", "every [[change]] names its lever")
        return
    name = mapping["lever"]
    kind = levers.get(name) if isinstance(name, str) else None
    if kind is None:
        yield "lever", UnknownName("lever", str(name), [n.replace("_", "-") for n in levers])
        return
    yield from kind.problems({k: v for k, v in mapping.items() if k != "lever"})


@dataclass(frozen=True)
class Scenario:
    """A named list of changes; calling it turns a World into another one."""

    id: str
    label: str
    changes: tuple[Change, ...]
    note: str = field(default="", compare=False)

    def __call__(self, world: "World") -> "World":
        """The same world after the changes."""
        return world.after(self.changes)

    def __str__(self) -> str:
        return self.id

    @property
    def hash(self) -> str:
        """What stands for all it sets, whatever it is called."""
        return digest(self.changes)

    @classmethod
    def of(cls, label: str, changes: Sequence[Mapping[str, object]], id: str = "", note: str = "") -> "Scenario":
        """Build and check a scenario; without an id it is named by the hash of its changes."""
        made = tuple(Change.of("", c) for c in changes)
        return cls.named(id or digest(made), label, made, note)

    @classmethod
    def named(cls, id: str, label: str, changes: Iterable[Change], note: str = "") -> "Scenario":
        """A scenario of lines that were checked, each of which bears its name."""
        return cls(id, label, tuple(replace(c, scenario=id) for c in changes), note)

    def located(self, find: Callable[[str], str]) -> "Scenario":
        """The same scenario with countries as ISO codes; one that is named by its hash is named so again."""
        found = tuple(c.located(find) for c in self.changes)
        return Scenario.named(
            digest(found) if self.id == digest(self.changes) else self.id, self.label, found, self.note
        )


def digest(changes: Iterable[Change]) -> str:
    """A short hash of what lines set: the same however keys are ordered, numbers are spelled or comments are put."""
    told = json.dumps([(c.lever, c.settings) for c in changes])
    return hashlib.sha256(told.encode()).hexdigest()[:10]
