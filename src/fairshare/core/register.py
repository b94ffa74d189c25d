"""Rows of a hand-written register that hold in a year, and a number one of them gives as a figure."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from fairshare.core.fact import Status
from fairshare.core.figure import Figure, RegisterRow, Trail
from fairshare.core.unit import Unit

if TYPE_CHECKING:
    from fairshare.core.world import World

Entry = Mapping[str, str]


def in_force(world: "World", register: str, kind: str, year: int) -> tuple[Entry, ...]:
    """The rows of a kind that hold in a year and were known on the as-of day.

    Args:
        world: Whose registers, as known on which day.
        register: One with the columns ``kind``, ``from_year``, ``to_year`` and ``known``; an empty ``to_year`` is open,
            an empty ``known`` is known on every day.
        kind: Which rows.
        year: The year in which they must hold.
    """
    return tuple(
        row
        for row in world.catalogue.register(register)
        if row["kind"] == kind
        and int(row["from_year"]) <= year <= int(row["to_year"] or year)
        and row["known"] <= str(world.asof)
    )


def number_in(register: str, row: Entry, value: float, unit: Unit, status: Status = "estimate") -> Figure:
    """A number that a row gives, in plain units, as a figure whose one leaf is the row."""
    return Figure(value, unit, Trail("register row", leaf=RegisterRow(register, row["id"])), status)
