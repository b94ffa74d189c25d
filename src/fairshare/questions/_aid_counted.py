"""Burdens with all, or with none, of the military aid to Ukraine inside: the switch ``--aid`` and what it says."""

import re
from calendar import month_name
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import fsum
from typing import Literal

from fairshare.core.figure import Cell, Figure
from fairshare.core.row import NO_FORCES, Row
from fairshare.core.world import World
from fairshare.errors import BadInput, NoBoard
from fairshare.questions._backfill import backfill_notes
from fairshare.questions._basis import listed

Aid = Literal["as-published", "none-inside", "all-inside"]
#: Counting -> what is done to published spending, which bound that is and why.
_BOUNDS = {
    "none-inside": "is taken out of its published spending, which holds only a part of it: a lower bound",
    "all-inside": "is added to its published spending, which holds a part of it already: an upper bound",
}
#: How the cells of a year that is not over say so.
_MONTHS = re.compile(r"part of the year: months 1 to (\d+)")


def counted(world: World, aid: Aid) -> World:
    """The world in which published spending holds all, or none, of the military aid to Ukraine.

    Raises:
        BadInput: where a scenario of the world counts military aid already.
    """
    if aid == "as-published":
        return world
    already = [change.scenario for change in world.changes if change.lever == "aid"]
    if already:
        raise BadInput.of("aid", aid, f"scenario {already[0]} counts military aid already; take one of the two")
    return world.under(world.catalogue.scenarios[f"aid-{aid}"])


def in_short(aid: Aid) -> str:
    """The switch for the line above the answer, to be put behind it; empty as published."""
    done = {"none-inside": "taken out (lower bound)", "all-inside": "added (upper bound)"}.get(aid)
    return f" All military aid to Ukraine {done}." if done else ""


@dataclass(frozen=True, eq=False)
class Counting:
    """What one counting makes of a group's spending in a year.

    Attributes:
        published, changed: Defence expenditure of every member, before and after.
        military: Military aid over GDP.
    """

    published: Row
    changed: Row
    military: Row

    @classmethod
    def of(cls, world: World, aid: Aid, year: int, group: str = "NATO") -> "Counting":
        """Look the three rows up (NoBoard where nothing covers the year)."""
        here = world.over(world.members(year, group))
        published, changed = (w.row("expenditure_usd", year) for w in (here, counted(here, aid)))
        return cls(published, changed, here.backfilled().row("ukraine_aid_share", year, type="military"))

    @property
    def both(self) -> frozenset[str]:
        """Who has a figure before and after."""
        return frozenset(self.published.keys() & self.changed.keys())

    @property
    def growth(self) -> float:
        """By how much the total of those with figures changes."""
        before, after = (fsum(row.numbers[p][0] for p in self.both) for row in (self.published, self.changed))
        return after / before - 1 if before else 0.0

    @property
    def untold(self) -> list[str]:
        """Who spends, but stays as published because its aid is unknown."""
        return sorted(p for p in self.both if p not in self.military)


def aid_notes(world: World, aid: Aid, year: int, group: str = "NATO") -> Iterator[str]:
    """What the switch does, which bound it is and by how much it moves the group's total; nothing as published.

    Args:
        world: The world asked, before the switch.
        aid: The switch.
        year: The year told; in a sum over years the last.
        group: Whose total is told.
    """
    if aid == "as-published":
        return
    yield (
        f"--aid {aid}: every ally's military aid to Ukraine of a year (allocations, Kiel Institute, over the IMF's "
        f"GDP) {_BOUNDS[aid]}. Nobody publishes which part. These figures are computed, not published."
    )
    try:
        found = Counting.of(world, aid, year, group)
    except NoBoard:
        return
    if not found.military.numbers:
        yield f"It changes nothing in {year}: {_why_nothing(found.military)}."
        return
    yield _told(world, found, year)
    if found.untold:
        names = listed(sorted(world.catalogue.places[p].in_sentence for p in found.untold))
        yield f"As published, because the tracker does not cover their aid: {names}."
    yield from part_of_year(year, found.military.values())
    yield from backfill_notes(world, found.changed.values(), world.asof)


def _why_nothing(military: Row) -> str:
    return next((why for why in military.missing.values() if why != NO_FORCES), "no aid is held")


def _told(world: World, found: Counting, year: int) -> str:
    """The group's total before and after, of those with figures, prices named."""
    before, after = (fsum(row.numbers[p][0] for p in found.both) for row in (found.published, found.changed))
    basis = found.published.unit.price_basis
    prices = "current prices" if basis == "current" else f"{basis} prices"
    lacking = sorted(p for p, why in found.published.missing.items() if why != NO_FORCES)
    names = listed([world.catalogue.places[p].in_sentence for p in lacking])
    without = f", without {names}, whose spending is unknown" if lacking else ""
    return (
        f"The group's spending of {year} is US$ {after / 1e9:,.1f} bn instead of {before / 1e9:,.1f} bn as published "
        f"({found.growth * 100:+.1f} %; {prices}{without})."
    ).replace("(-", "(−")


def part_of_year(year: int, figures: Iterable[Figure]) -> Iterator[str]:
    """Up to which month a year goes that was not over at publication, as its cells say."""
    leaves = (leaf for figure in figures for leaf in figure.trail.leaves())
    if months := months_held(leaf.fact.cell for leaf in leaves if isinstance(leaf, Cell)):
        yield f"{year} is part of a year: aid is held from January to {month_name[months]}."


def months_held(cells: Iterable[str]) -> int:
    """The last month of a year that is held in part, as the addresses of its cells say; 0 for a whole year."""
    return next((int(found[1]) for cell in cells if (found := _MONTHS.search(cell))), 0)
