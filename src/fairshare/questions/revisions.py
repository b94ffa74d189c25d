"""What each release said of the same year."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from fairshare.core.figure import Figure
from fairshare.core.measure import Measure
from fairshare.core.question import Answer, Cell, Column, Missing, question
from fairshare.core.target import Target
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.questions._basis import basis, listed
from fairshare.questions._editions import editions, visible_facts


@question
def revisions(
    world: World, *, year: int | None = None, measure: str = "defence_share", ally: str | None = None
) -> Answer:
    """How a published figure changed from release to release.

    Args:
        world: What was known.
        year: Year the figures are about; the newest that at least two releases held whole cover, by default.
        measure: A published measure.
        ally: One ally and all its years, instead of one year and all allies.
    """
    meant = world.base_measure(measure)
    if world.changes:
        raise BadInput.of(
            "scenario", "+".join(world.scenarios), "revisions are about what was published, leave --under out"
        )
    place = world.place(ally).iso3 if ally else None
    at = year if year is not None else world.newest_year() if place else _default_year(world, measure)
    world.release(at)
    pairs = [(place, y) for y in _years(world, measure)] if place else _allies(world, at)
    releases = [r for r in _releases(world, measure) if _says_any(world, measure, r, pairs)]
    records = [_record(world, measure, p, y, releases, by_year=bool(place)) for p, y in pairs]
    flips = [r for r in records if r["changed_side"]]
    who = world.catalogue.places[place].in_sentence if place else f"{at}"
    return Answer(
        headline=_headline(meant, who, records, by_year=bool(place)),
        columns=(
            Column("year", "Year", "number") if place else Column("iso3", "Code"),
            *(() if place else (Column("name", "Ally"),)),
            *(Column(r, r, "figure", "", meant, short=r.removeprefix("nato-")) for r in releases),
            Column("revision", "Newest − oldest", "figure", "", _difference(meant), short="change"),
            Column("changed_side", "Other side of a target", short="other side"),
        ),
        rows=tuple(records),
        notes=(f"Figures in {meant.shown_in}.", *_notes(world, meant, releases)),
        extra={"measure": measure, "releases": releases, "changed_side": [r.get("iso3", r.get("year")) for r in flips]},
        under=basis(world, at) if meant.publisher == world.release(at).publisher else "",
        next="fairshare coverage",
    )


def _releases(world: World, measure: str) -> list[str]:
    held = world.facts.sources.values()
    return [s.id for s in held if s.published <= world.asof and world.facts.years(measure, s.id)]


def _says_any(world: World, measure: str, release: str, pairs: Iterable[tuple[str, int]]) -> bool:
    """Whether a release has a figure for any of these places and years."""
    return any(place in world.facts.covered(measure, year, release) for place, year in pairs)


def _years(world: World, measure: str) -> list[int]:
    return sorted({y for r in _releases(world, measure) for y in world.facts.years(measure, r)})


def _default_year(world: World, measure: str) -> int:
    whole = [r for r in _releases(world, measure) if world.source(r).extent == "complete"]
    shared = [y for y in _years(world, measure) if sum(y in world.facts.years(measure, r) for r in whole) > 1]
    return max(shared, default=world.newest_year())


def _allies(world: World, year: int) -> list[tuple[str, int]]:
    names = world.catalogue.places
    return [(p, year) for p in sorted(world.bound(year), key=lambda p: names[p].name)]


def _record(
    world: World, measure: str, place: str, year: int, releases: Iterable[str], *, by_year: bool
) -> dict[str, Cell]:
    figures = {f.id.at: f for f in editions(world, measure, place, year) if f.id}
    reasons = {f.source: f.reason for f in visible_facts(world, measure, place, year) if f.value is None}
    cells: dict[str, Cell] = {
        r: figures.get(r) or Missing(reasons.get(r) or f"{r} has no such figure for {year}") for r in releases
    }
    oldest, newest = (list(figures.values())[i] if figures else None for i in (0, -1))
    moved: Cell = Missing("fewer than two releases hold it")
    if oldest is not None and newest is not None and oldest is not newest:
        same = oldest.unit == newest.unit
        moved = newest - oldest if same else Missing(f"price bases differ: {oldest.unit} and {newest.unit}")
    first: dict[str, Cell] = {"year": year} if by_year else {"iso3": place, "name": world.catalogue.places[place].name}
    return {**first, **cells, "revision": moved, "changed_side": _flips(world, measure, year, figures)}


def _flips(world: World, measure: str, year: int, figures: Mapping[str, Figure]) -> str:
    """Names the targets on both sides of which releases put the ally."""
    crossed: dict[float, Target] = {}
    for target in world.targets(year):
        for_all = target.measure == measure and "NATO" in target.binds and target.comparator != "up_to"
        sides = {target.reached_by(f.value) for f in figures.values()}
        if for_all and len(sides) > 1 and not target.is_demand:
            crossed.setdefault(target.threshold, target)
    return ", ".join(t.short for t in crossed.values())


def _difference(meant: Measure) -> Measure:
    """How the difference of two figures is read: shares differ by percentage points, not by percent."""
    return replace(meant, shown_in="percentage points") if meant.shown_in.startswith("%") else meant


def _headline(meant: Measure, who: str, records: list[dict[str, Cell]], *, by_year: bool) -> str:
    key = "year" if by_year else "name"
    moved = {str(r[key]): f for r in records if isinstance(f := r["revision"], Figure)}
    if not moved:
        why = "no figure stands in two releases whose figures can be compared"
        return f"{meant.label}, {who}: {why}."
    name = max(moved, key=lambda k: abs(moved[k].value))
    told = f"{moved[name].value * meant.scale:+,.2f} {_difference(meant).shown_in}".replace("-", "−")
    crossed = [str(r[key]) for r in records if r["changed_side"]]
    sides = listed(crossed, 8) if crossed else "none"
    return (
        f"{meant.label}, {who}: the largest change from the oldest to the newest release held is {name}'s, "
        f"{told}; on another side of a target by release: {sides}."
    )


def _notes(world: World, meant: Measure, releases: Iterable[str]) -> Iterable[str]:
    if any(target.measure == meant.id for target in world.catalogue.targets.values()):
        yield (
            "Each release re-bases past years on the GDP known by then: "
            "an ally may have met a target on the figures of its day and not on today's."
        )
    for release in releases:
        source = world.source(release)
        held = {"complete": "held whole", "partial": "held in part", "cells": "single cells held"}[source.extent]
        yield f"{release}: published {source.published}, {held}, {source.grade}."
