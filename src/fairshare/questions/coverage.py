"""What is held: measure by year by release, and why anything is not."""

from collections.abc import Iterable

from fairshare.core.measure import Measure
from fairshare.core.published import why_absent, why_none_held
from fairshare.core.question import Answer, Cell, Column, Record, question
from fairshare.core.source import Source
from fairshare.core.world import World
from fairshare.errors import UnknownName


@question
def coverage(world: World, *, measure: str | None = None, year: int | None = None, publisher: str = "NATO") -> Answer:
    """What is held of each measure, year and release, and why the rest is not.

    Args:
        world: What was known; with a release pinned, that release alone.
        measure: One published measure only.
        year: One year only.
        publisher: Whose releases are listed where no measure is named; "all" for everybody's.
    """
    wanted = [world.base_measure(measure)] if measure else _of(world, publisher)
    pinned = dict(world.pins)
    sources = [s for s in world.facts.sources.values() if s.published <= world.asof]
    meant = {m.publisher for m in wanted}
    sources = [s for s in sources if s.publisher in meant and pinned.get(s.publisher, s.id) == s.id]
    years = (
        [year]
        if year is not None
        else sorted({y for s in sources for m in wanted for y in world.facts.years(m.id, s.id)})
    )
    rows = [_record(world, s, m.id, years) for m in wanted for s in sources if s.publisher == m.publisher]
    whole = sum(r[str(y)] == "held" for r in rows for y in years)
    return Answer(
        headline=f"{whole:,} of {len(rows) * len(years):,} combinations of measure, release and year are held in full.",
        columns=(
            Column("measure", "Measure"),
            Column("release", "Release"),
            *(Column(str(y), str(y), "state", short=f"{y % 100:02d}") for y in years),
            Column("why", "Why not held", "records"),
        ),
        rows=tuple(rows),
        notes=(*_none_held(world, wanted), *_notes(world, sources)),
        extra={"years": years, "known": tuple(_known(world))},
        next="fairshare coverage --measure defence_share --format csv",
    )


def _of(world: World, publisher: str) -> list[Measure]:
    """A publisher's measures (UnknownName for one that has none)."""
    measures = list(world.catalogue.measures.values())
    known = {m.publisher.lower(): m.publisher for m in measures}
    if publisher.lower() == "all":
        return measures
    if publisher.lower() not in known:
        raise UnknownName("publisher", publisher, [*known.values(), "all"])
    return [m for m in measures if m.publisher == known[publisher.lower()]]


def _record(world: World, source: Source, measure: str, years: Iterable[int]) -> dict[str, Cell]:
    states: dict[str, Cell] = {}
    why: list[Record] = []
    printed = world.facts.years(measure, source.id)
    for year in years:
        state, reason = _state(world, source, measure, year, printed)
        states[str(year)] = state
        if reason and (not why or why[-1]["reason"] != reason):
            why.append({"from": year, "to": year, "reason": reason})
        elif reason:
            why[-1] = {**why[-1], "to": year}
    return {"measure": measure, "release": source.id, **states, "why": tuple(why)}


def _state(world: World, source: Source, measure: str, year: int, printed: tuple[int, ...]) -> tuple[str, str]:
    if not printed:
        return "absent", why_absent(source, measure, year) if measure in source.absent else "no figure of it is held"
    if year not in printed:
        return "absent", f"the release covers {printed[0]} to {printed[-1]}"
    there = world.as_of(max(world.asof, source.published))
    needs = world.catalogue.measures[measure].of_forces
    expected = there.bound(year) if needs else there.members(year)
    lacking = sorted(expected - world.facts.covered(measure, year, source.id))
    if not lacking:
        return "held", ""
    facts = world.facts.row(measure, year, source.id)
    reasons = {facts[p].reason if p in facts else "not in what is held" for p in lacking}
    names = ", ".join(lacking) if len(lacking) <= 5 else f"{len(lacking)} of {len(expected)} members"
    return "partial", f"{names}: {'; '.join(sorted(reasons))}"


def _known(world: World) -> Iterable[Record]:
    for known in world.catalogue.releases:
        yield {"id": known.id, "when": known.when, "title": known.title, "held": known.held, "note": known.note}


def _none_held(world: World, wanted: Iterable[Measure]) -> list[str]:
    """Of which publishers nothing is held, and how to come by a release."""
    said = (why_none_held(world.facts, measure) for measure in wanted)
    return [f"{why[0].upper()}{why[1:]}." for why in dict.fromkeys(said) if why]


def _notes(world: World, sources: list[Source]) -> Iterable[str]:
    yield "Held: every member with armed forces. Partial: some. Absent: none; --format csv gives each reason."
    for source in sources:
        told = f"published {source.published}, {source.extent}, {source.grade}, units {source.units}"
        yield f"{source.id}: {source.title}, {told}."
    for source in sources if len(sources) == 1 else ():
        yield from source.notes
    lost = [r for r in world.catalogue.releases if r.held == "no"]
    if lost:
        yield f"Known to exist and not held: {', '.join(r.id for r in lost)}."
