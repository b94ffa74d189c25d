"""Addressed: which world the address of a figure speaks of, and what an address must name of its world."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from fairshare.core.figure_id import FigureId
from fairshare.core.lever import Scenario
from fairshare.errors import UnknownName

if TYPE_CHECKING:
    from fairshare.core.world import World


def day_and_pins(world: "World") -> str:
    """The address of what rests on several publishers: the day, and the releases that were pinned behind it.

    A pin counts also in years whose release it does not change: what it does not cover has no board.
    """
    return ",".join([str(world.asof), *(release for _, release in world.pins)])


def world_of(world: "World", wanted: FigureId) -> "World":
    """The world an address speaks of."""
    there = world
    for at in filter(None, wanted.at.split(",")):
        if at in world.facts.sources:
            there = there.holding(at)
            continue
        try:
            there = there.as_of(date.fromisoformat(at))
        except ValueError:
            raise UnknownName("release or day", at, world.facts.sources) from None
    if not wanted.under or wanted.under == world.scenarios:
        return there
    there = there.unchanged()
    own: Mapping[str, Scenario] = world.catalogue.scenarios
    for name in wanted.under:
        if name in own:
            there = there.under(own[name])
        elif mine := tuple(c for c in world.changes if c.scenario == name):
            there = there.after(mine)
        else:
            raise UnknownName("scenario", name, own)
    return there
