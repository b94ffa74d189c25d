"""Baseline: the same world without the paths its scenarios set; what a path costs is held against it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from fairshare.core.lever import Change, Scenario

if TYPE_CHECKING:
    from fairshare.core.world import World

#: The lever that sets a path.
PATH = "reach"
#: What a path may be held against: the same world without it, or nothing, so that all of it counts.
BASELINES = ("baseline", "none")


def has_path(world: "World") -> bool:
    """Whether a scenario of this world sets a path."""
    return any(change.lever == PATH for change in world.changes)


def without_path(world: "World") -> "World":
    """The same world without its paths; the world itself where it has none."""
    if not has_path(world):
        return world
    return world.once("without path", lambda: world.unchanged().after(tuple(_remaining(world))))


def _remaining(world: "World") -> Iterator[Change]:
    """The changes that are left, under names that mean exactly them, so that figures made with them open again."""
    for name in world.scenarios:
        lines = [c for c in world.changes if c.scenario == name]
        left = [c for c in lines if c.lever != PATH]
        named = name if len(left) == len(lines) or not left else _name_of(world, left)
        yield from (replace(c, scenario=named) for c in left)


def _name_of(world: "World", changes: list[Change]) -> str:
    """The shipped scenario that consists of these changes; else the hash that a file of them would have."""
    wanted = [(c.lever, c.settings) for c in changes]
    for id, scenario in world.catalogue.scenarios.items():
        if [(c.lever, c.settings) for c in scenario.changes] == wanted:
            return id
    return Scenario.of("", [{"lever": c.lever, **dict(c.settings)} for c in changes]).id
