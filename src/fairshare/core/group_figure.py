"""A group's figure: as published, or like for like at a named membership."""

from datetime import date
from typing import TYPE_CHECKING

from fairshare.core.derived import Whole, derived_measures
from fairshare.core.figure import ONE, Figure
from fairshare.core.figure_id import FigureId
from fairshare.core.published import unit_of
from fairshare.core.unit import scaled
from fairshare.errors import NoSuchFact

if TYPE_CHECKING:
    from fairshare.core.world import World


def group_figure(world: "World", wanted: FigureId) -> Figure:
    """The figure of a group in a year.

    Without a base year it is the aggregate the publisher printed, whose composition may change from year to year;
    with one, or under a scenario, it is added up over the members of the base year (of the year itself). What only a
    group has is computed over them.

    Raises:
        NoSuchFact: if a member's figure is missing, or the measure has no meaning for a group.
    """
    group = world.group(wanted.place)
    measure = world.measure(wanted.measure)
    steady = world.steady(wanted.year) if measure.on_board else world
    at = steady.name(measure.id, wanted.year, wanted.choices).at
    name = FigureId(measure.id, group.id, wanted.year, wanted.base, at, world.scenarios, wanted.choices)
    printed = _printed(steady, name) if wanted.base is None and not world.changes else None
    if printed is not None:
        return printed.named(name)
    members = world.members(wanted.year, group.id) if wanted.base is None else _members(world, wanted.base, group.id)
    if not members:
        raise NoSuchFact(f"{wanted} is unknown: {group.id} had no members in {wanted.base or wanted.year}.")
    return _added_up(steady.over(members), name).named(name)


def _members(world: "World", base: int | date, group: str) -> frozenset[str]:
    """The members of a base year, or those of a base day."""
    return world.members(base, group) if isinstance(base, int) else world.members(base.year, f"{group}~{base}")


def _printed(world: "World", name: FigureId) -> Figure | None:
    """The aggregate as the publisher printed it, if it did."""
    if name.measure not in world.catalogue.measures or name.choices:
        return None
    fact = world.facts.row(name.measure, name.year, name.at).get(name.place)
    if fact is None or fact.value is None:
        return None
    unit = unit_of(world.catalogue.measures[name.measure], fact)
    return Figure.of_fact(scaled(fact.unit).plain(fact.value), unit, fact)


def _added_up(there: "World", name: FigureId) -> Figure:
    """The aggregate over the places of this world, by the measure's own rule."""
    measure = there.measure(name.measure)
    choices = dict(name.choices)
    if measure.aggregate == "sum":
        return there.row(measure.id, name.year, **choices).total()
    if measure.aggregate == "ratio":
        above, below = (there.row(m, name.year).total() for m in measure.over)
        return above / below
    if measure.aggregate == "growth":
        now, before = (there.row(measure.over[0], y).total() for y in (name.year, name.year - 1))
        return now / before - ONE
    if isinstance(made := derived_measures.get(measure.id), Whole):
        return made.of(there, name.year, **choices)
    raise NoSuchFact(f"{name} is unknown: {measure.id} of a group is neither published nor a sum over its members.")
