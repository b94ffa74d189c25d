"""Published rows: a release's cells as a Row, and what scenarios make of them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from fairshare.core.board import later_edition
from fairshare.core.fact import Fact, Status
from fairshare.core.facts import Facts
from fairshare.core.figure import Figure
from fairshare.core.figure_id import FigureId
from fairshare.core.lever import levers
from fairshare.core.measure import Measure
from fairshare.core.row import NO_FORCES, Cells, Row
from fairshare.core.source import Source
from fairshare.core.unit import NATIONAL, Unit, scaled
from fairshare.errors import UnitMismatch

if TYPE_CHECKING:
    from fairshare.core.world import World


def unit_of(measure: Measure, fact: Fact) -> Unit:
    """The plain unit of a fact; national currencies become one symbol, each place counting in its own."""
    unit = scaled(fact.unit).unit
    return Unit.of(f"{NATIONAL}@{unit.price_basis}") if measure.unit.startswith(NATIONAL) else unit


def published_row(world: "World", measure: Measure, year: int) -> Row:
    """The cells of the release that answers for the year, for the places of this world.

    Raises:
        NoBoard: if the measure stands on a board and no release carries one for the year.
        UnitMismatch: if a release mixes units within one measure and year.
    """
    source = world.source_of(measure, year)
    if source is None:
        return Row.none(world.span(year), why_no_edition(world, measure, year), Unit.of(measure.unit))
    facts = world.facts.row(measure.id, year, source.id)
    if source.published > world.asof:
        facts = {p: replace(f, status="backfilled") for p, f in facts.items()}
    numbers: dict[str, tuple[float, Status]] = {}
    missing: dict[str, str] = {}
    units: set[Unit] = set()
    for place in sorted(world.span(year)):
        fact = facts.get(place)
        if fact is not None and fact.value is not None:
            numbers[place] = (scaled(fact.unit).plain(fact.value), fact.status)
            units.add(unit_of(measure, fact))
        elif measure.of_forces and not world.catalogue.places[place].armed_forces:
            missing[place] = NO_FORCES
        else:
            missing[place] = fact.reason if fact is not None else why_absent(source, measure.id, year)
    if len(units) > 1:
        raise UnitMismatch(f"{source.id} gives {measure.id} of {year} in {' and '.join(sorted(map(str, units)))}.")
    unit = units.pop() if units else Unit.of(measure.unit.replace("constant", str(source.price_base or "constant")))
    return Row(numbers, unit, missing, Cells(facts), FigureId(measure.id, "", year, at=source.id))


def why_absent(source: Source, measure: str, year: int) -> str:
    """Why a release has no row for a measure, a place or a year."""
    return source.absent.get(measure, f"{source.id} has no such figure for {year}")


def why_no_edition(world: "World", measure: Measure, year: int) -> str:
    """Why no edition of a measure's publisher answers for a year."""
    later = later_edition(world.facts, world.asof, measure, year)
    if later is not None:
        return f"first held in {later.id}, published {later.published}"
    if (none := why_none_held(world.facts, measure)) is not None:
        return none
    return f"no edition held of {measure.publisher} has it for {year}"


def why_none_held(facts: Facts, measure: Measure) -> str | None:
    """Where no release of a measure's publisher is held at all: that it is so, and how to come by one; else None."""
    if any(source.publisher == measure.publisher for source in facts.sources.values()):
        return None
    return f"no release of {measure.publisher} is held" + (f": {measure.obtain}" if measure.obtain else "")


def changed_row(world: "World", measure: Measure, year: int) -> Row:
    """The published row after every change of the world that rewrites this measure."""
    row = published_row(world, measure, year)
    if row.name is None:  # no edition answers: a lever must know the year all the same
        row = row.named(FigureId(measure.id, "", year, at=str(world.asof)))
    for n, change in enumerate(world.changes):
        lever = levers[change.lever]
        if measure.id in lever.rewrites:
            rewritten = lever.rewrite(world.below(n, year), measure.id, row, change)
            row = rewritten.named(row.name) if row.name else rewritten
    return row


def newest_figure(world: "World", measure: str, place: str, year: int) -> Figure | None:
    """The newest published figure known on the as-of date, whichever release it stands in."""
    if measure not in world.catalogue.measures:
        return None
    return _figure(world, world.facts.newest(measure, place, year, world.asof))


def single_figure(world: "World", measure: str, place: str, year: int) -> Figure | None:
    """One figure that stands in no row: the newest one, or that of a pinned release held only in part."""
    if not world.pins:
        return newest_figure(world, measure, place, year)
    partial = [r for _, r in world.pins if world.facts.sources[r].extent != "complete"]
    if measure not in world.catalogue.measures or not partial:
        return None
    return _figure(world, world.facts.row(measure, year, partial[0]).get(place))


def _figure(world: "World", fact: Fact | None) -> Figure | None:
    if fact is None or fact.value is None:
        return None
    unit = unit_of(world.catalogue.measures[fact.measure], fact)
    figure = Figure.of_fact(scaled(fact.unit).plain(fact.value), unit, fact)
    return figure.named(FigureId(fact.measure, fact.place, fact.year, at=fact.source))
