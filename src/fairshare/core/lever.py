"""Lever: one kind of change a scenario may make; Change and Scenario: changes as data.

A lever alters who is a member, or rewrites whole rows of base measures (amounts, GDP, people). Everything else
is derived again from those rows, so every identity that held before holds after. Add one as a file in ``levers/``.
"""

import hashlib
import inspect
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import TYPE_CHECKING, Literal, cast, get_args, get_origin

from fairshare.core.figure import ScenarioLine
from fairshare.core.registry import Registry
from fairshare.errors import BadInput

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
Setting = str | int | float | bool | tuple[str, ...]
Members = Callable[..., frozenset[str]]
Rewrite = Callable[..., "Row"]


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
    """

    id: str
    alters: Literal["members", "amounts"]
    function: Members | Rewrite
    rewrites: frozenset[str] = frozenset()
    extends: bool = False

    def members(self, members: frozenset[str], year: int, change: "Change") -> frozenset[str]:
        """The members of a year after a change of membership."""
        return cast(Members, self.function)(members, year, **dict(change.settings))

    def rewrite(self, below: "World", measure: str, row: "Row", change: "Change") -> "Row":
        """A base measure's row after a change of amounts; ``below`` is the world before it."""
        line = ScenarioLine(change.scenario, str(change))
        return cast(Rewrite, self.function)(below, measure, row, line, **dict(change.settings))

    @property
    def settings(self) -> dict[str, inspect.Parameter]:
        """Its settings, with defaults and types, from the function's signature."""
        params = inspect.signature(self.function, eval_str=True).parameters
        return {n: p for n, p in params.items() if p.kind is inspect.Parameter.KEYWORD_ONLY}


levers: Registry[Lever] = Registry("lever", "fairshare.levers", Lever)


def lever(
    *, alters: Literal["members", "amounts"], rewrites: tuple[str, ...] = (), extends: bool = False
) -> Callable[[Members | Rewrite], Lever]:
    """Make the decorated function the lever of its file."""
    return lambda f: Lever(f.__name__.replace("_", "-"), alters, f, frozenset(rewrites), extends)


@dataclass(frozen=True)
class Change:
    """One line of a scenario: a lever and its settings, as data."""

    lever: str
    settings: tuple[tuple[str, Setting], ...]
    scenario: str = ""

    @classmethod
    def of(cls, scenario: str, mapping: dict[str, Setting]) -> "Change":
        """Check a mapping ``{"lever": ..., setting: value}`` against the lever's signature.

        Raises:
            UnknownName, BadInput: naming the lever or setting, what is wrong and what is accepted.
        """
        given = dict(mapping)
        if "lever" not in given:
            raise BadInput.of("scenario", scenario, "every [[change]] names its lever")
        kind = levers[str(given.pop("lever"))]
        known = kind.settings
        for name in given:
            if name not in known:
                raise BadInput.of(f"setting of lever {kind.id}", name, f"known settings are {', '.join(known)}")
        lacking = [n for n, p in known.items() if p.default is inspect.Parameter.empty and n not in given]
        if lacking:
            raise BadInput.of("lever", kind.id, f"it needs {', '.join(lacking)}")
        settings = tuple(sorted((k, _fitting(kind.id, known[k], v)) for k, v in given.items()))
        return cls(kind.id, settings, scenario)

    def located(self, find: Callable[[str], str]) -> "Change":
        """The same change with ``place`` and ``places`` as ISO codes, by whatever name they were given."""
        settings = dict(self.settings)
        if isinstance(place := settings.get("place"), str):
            settings["place"] = find(place)
        if isinstance(places := settings.get("places"), tuple):
            settings["places"] = tuple(find(p) for p in places)
        return replace(self, settings=tuple(sorted(settings.items())))

    def __str__(self) -> str:
        return " ".join(
            [self.lever, *(f"{k}={v if not isinstance(v, tuple) else ','.join(v)}" for k, v in self.settings)]
        )


def _fitting(lever: str, parameter: inspect.Parameter, value: object) -> Setting:
    """A setting as the lever's signature wants it (BadInput if it cannot be)."""
    wanted = parameter.annotation
    what = f"setting {parameter.name} of lever {lever}"
    if get_origin(wanted) is Literal:
        if value not in get_args(wanted):
            raise BadInput.of(what, value, f"one of {', '.join(map(str, get_args(wanted)))}")
        return str(value)
    if get_origin(wanted) is tuple:
        if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
            raise BadInput.of(what, value, "a list of country codes or names")
        return tuple(value)
    if wanted is float and isinstance(value, int | float) and not isinstance(value, bool):
        if not isfinite(value):
            raise BadInput.of(what, value, "a finite number")
        return float(value)
    if not isinstance(value, wanted) or isinstance(value, bool) != (wanted is bool):
        raise BadInput.of(what, value, f"a value of kind {wanted.__name__}")
    return cast(Setting, value)


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

    @classmethod
    def of(cls, label: str, changes: list[dict[str, Setting]], id: str = "", note: str = "") -> "Scenario":
        """Build and check a scenario; without an id it is named by the hash of its changes."""
        name = id or hashlib.sha256(json.dumps(changes, sort_keys=True, default=str).encode()).hexdigest()[:10]
        return cls(name, label, tuple(Change.of(name, c) for c in changes), note)
