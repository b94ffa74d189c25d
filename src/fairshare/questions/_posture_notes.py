"""What must be known of burdens beside spending: what a reading counts, whose is held, how far it was read."""

from collections.abc import Iterator, Mapping, Sequence

from fairshare.core.figure import Cell, Figure, RegisterRow
from fairshare.core.question import Record
from fairshare.core.register import in_force
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.questions._backfill import backfill_notes
from fairshare.questions._basis import listed, scenario_note
from fairshare.questions._rules import year_note

REGISTER = "posture"


def posture_notes(world: World, year: int, *, asked: int | None, rows: Mapping[str, Row]) -> Iterator[str]:
    """Every note, in order of weight."""
    yield from scenario_note(world)
    yield from year_note(asked, year)
    yield (
        "No reading is the right one. Direct: the part in the common budgets, and forces and posture in Europe; of "
        "these, what is held. Area (regional): all spending of allies whose forces are all meant for the Treaty's "
        "area. All: every national defence expenditure, which serves a country's own aims too; of these only common "
        "funding is paid to NATO. Shares are relative and add up to the whole."
    )
    yield from _held_of(world, year)
    yield from _unsplit(world, year, rows["regional"])
    yield from _weak(world, rows)
    basis = rows["all"].unit.price_basis
    if rows["all"].numbers and basis != "current":
        yield f"All and area are at {basis} prices, because the release has none of the year; direct is at those of it."
    figures = [figure for row in rows.values() for figure in row.values()]
    yield from backfill_notes(world, figures, world.asof)


def outside_the_area(world: World, year: int, places: Sequence[str]) -> tuple[Record, ...]:
    """The allies with forces for good outside the Treaty's area, what they are and how that is known."""
    return tuple(
        {"iso3": row["iso3"], "forces": row["item"], "grade": row["grade"], "source": row["source"]}
        for row in in_force(world, REGISTER, "outside", year)
        if row["iso3"] in places
    )


def _held_of(world: World, year: int) -> Iterator[str]:
    """Of whom troops and posture are told; of all others they are unknown, which is not none."""
    counted = _names(world, [row["iso3"] for row in in_force(world, REGISTER, "troops", year)])
    if counted:
        yield (
            f"Troops abroad and hosted are those of {counted}, permanently assigned, in other members; rotations are "
            "not counted, and of other senders no count by host is held, which does not mean that they send none."
        )
    parts = {row["iso3"]: row for row in in_force(world, REGISTER, "programme", year)}
    costs = {**parts, **{row["iso3"]: row for row in in_force(world, REGISTER, "whole", year)}}
    if not costs:
        yield f"Of no ally is an estimate held of what its forces and posture in Europe cost in {year}."
    for place, row in costs.items():
        span = row["low"] + (f" to {row['high']}" if row["high"] not in ("", row["low"]) else "")
        name = world.catalogue.places[place].in_sentence
        yield f"Posture of {name}: {row['item']}, US$ {span} bn ({row['grade']}); of others none is held."


def _unsplit(world: World, year: int, regional: Row) -> Iterator[str]:
    outside = [row["iso3"] for row in in_force(world, REGISTER, "outside", year) if row["iso3"] in regional.missing]
    if outside:
        yield (
            f"Area is unknown for allies with forces for good outside it, whose spending no source held splits: "
            f"{_names(world, outside)}. Whoever is not in the register may have such forces too."
        )


def _weak(world: World, rows: Mapping[str, Row]) -> Iterator[str]:
    """Which columns rest on what was read neither in a document nor in the press."""
    weak = [id for id, row in rows.items() if any(unverified(world, figure) for figure in row.values())]
    if weak:
        yield f"Unverified, read neither in a document nor in the press: {', '.join(weak)}."


def unverified(world: World, figure: Figure) -> bool:
    """Whether a figure rests on a cell or a row of the register that nobody could confirm."""
    weak = {row["id"] for row in world.catalogue.register(REGISTER) if row["grade"] == "unverified"}
    return any(
        (isinstance(leaf, Cell) and leaf.fact.grade == "unverified")
        or (isinstance(leaf, RegisterRow) and leaf.register == REGISTER and leaf.row in weak)
        for leaf in figure.trail.leaves()
    )


def _names(world: World, places: Sequence[str]) -> str:
    return listed([world.catalogue.places[p].in_sentence for p in sorted(places)], 40)
