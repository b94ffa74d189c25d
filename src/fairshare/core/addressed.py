"""Addressed: which world the address of a figure speaks of, and which release the address must name."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from fairshare.core import board
from fairshare.core.figure_id import FigureId
from fairshare.core.lever import Scenario
from fairshare.core.measure import ANCHOR
from fairshare.errors import NoBoard, UnknownName

if TYPE_CHECKING:
    from fairshare.core.world import World


def pin_that_counts(world: "World", year: int) -> str:
    """The pinned release which the day alone would not choose; empty where the day says enough."""
    for publisher, release in world.pins:
        same = [s.id for s in board.visible(world.facts, world.asof) if s.publisher == publisher]
        chosen = same[0] if same else ""
        if publisher == world.catalogue.measures[ANCHOR].publisher:
            try:
                chosen = world.as_of(world.asof).release(year).id
            except NoBoard:
                chosen = ""
        if release != chosen:
            return release
    return ""


def world_of(world: "World", wanted: FigureId) -> "World":
    """The world an address speaks of."""
    there = world
    if wanted.at and wanted.at in world.facts.sources:
        there = there.holding(wanted.at)
    elif wanted.at:
        try:
            there = there.as_of(date.fromisoformat(wanted.at))
        except ValueError:
            raise UnknownName("release or day", wanted.at, world.facts.sources) from None
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
