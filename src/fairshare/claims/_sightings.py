"""What the releases say of one figure: the newest of the day first, then earlier and later ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from fairshare.claims._views import View, views
from fairshare.claims._words import SOFT
from fairshare.core.claim import Case
from fairshare.core.fact import Fact, Grade
from fairshare.core.figure import Cell, Figure
from fairshare.core.figure_id import FigureId
from fairshare.core.published import unit_of
from fairshare.core.source import Source
from fairshare.core.unit import scaled
from fairshare.core.verdict import weakest
from fairshare.core.world import World
from fairshare.errors import FairshareError

#: Days after which a newer release than the one held is likely.
_OLD = 150


@dataclass(frozen=True)
class Sighting:
    """One figure in one release.

    Attributes:
        figure: The figure, with its id.
        release: Id of the release.
        source: Who published it.
        known: Whether it was published by the day of the statement.
        main: Whether it is the newest of the day, or, where none was held, the earliest later one.
        grade: The weakest of what it rests on.
        later: Day of publication where that is after the statement; empty otherwise.
    """

    figure: Figure
    release: str
    source: str
    known: Literal["then", "now"]
    main: bool
    grade: Grade
    later: str = ""

    @property
    def value(self) -> float:
        """Its plain value."""
        return self.figure.value

    @property
    def currency(self) -> str:
        """The symbol of its money, without the prices: ``USD``, ``EUR``, ``NCU``; empty for none."""
        return next((s.partition("@")[0] for s, _ in self.figure.unit.powers if "@" in s), "")


def sightings(case: Case, measure: str, place: str, year: int, **choices: str) -> tuple[Sighting, ...]:
    """Every release's figure of a measure, the main one first; empty where none is held.

    A published cell is taken from every release that printed one; a figure that is derived, or added up over a group,
    from every release that carries the year's board.
    """
    id = FigureId(measure, place, year, choices=tuple(sorted(choices.items())))
    return case.once(("sightings", id), lambda: _sightings(case, id))


def _sightings(case: Case, id: FigureId) -> tuple[Sighting, ...]:
    if id.measure in case.now.catalogue.measures and not id.choices:
        printed = tuple(_printed(case, id))
        if printed or id.place in case.now.catalogue.places:
            return printed
    return tuple(_computed(case, id))


def like_for_like(case: Case, measure: str, group: str, year: int, base: int) -> tuple[Sighting, ...]:
    """A group's figure at the membership of a base year, in every release that carries the year."""
    id = FigureId(measure, group, year, base)
    return case.once(("sightings", id), lambda: tuple(_computed(case, id)))


def revisable(case: Case, seen: Sighting, year: int) -> bool:
    """Whether other figures than this one were, or may have been, the newest of the day.

    So it is where it was published later, or is an estimate so old that the ledger lacks a release between; a claim
    that is near to it is then open and not wrong.
    """
    if not seen.main or year < case.day.year - 1:
        return False
    age = (case.day - case.now.source(seen.release).published).days
    return seen.known == "now" or (age > _OLD and seen.figure.status in SOFT)


def main_of(seen: tuple[Sighting, ...]) -> Sighting | None:
    """The one the label rests on."""
    return next((s for s in seen if s.main), None)


def apart(case: Case, measure: str, place: str, year: int, **choices: str) -> Sighting | None:
    """A derived figure that stands on no board of NATO's: of the day where its sources were out, else of later ones."""
    id = FigureId(measure, place, year, choices=tuple(sorted(choices.items())))
    figure = computed(case.then, id)
    if figure is None:
        return None
    grade, sources = resting(case, figure)
    last = max(sources, key=lambda s: s.published)
    then = last.published <= case.then.asof
    later = "" if then else str(last.published)
    return Sighting(figure, last.id, last.publisher, "then" if then else "now", True, grade, later)


def mains(case: Case, measure: str, year: int, places: Iterable[str]) -> Iterator[Sighting]:
    """The main figure of each of many places; those of which there is none are left out."""
    publisher = case.now.catalogue.measures[measure].publisher
    held = [s for s in case.now.facts.sources.values() if s.publisher == publisher]
    covering = [s for s in held if year in case.now.facts.years(measure, s.id)]
    seen = [s for s in covering if s.published <= case.then.asof]
    if not covering:
        return
    source = seen[-1] if seen else covering[0]
    row = case.now.facts.row(measure, year, source.id)
    for place in places:
        fact = row.get(place)
        if fact is not None and fact.value is not None:
            yield _of_fact(case, fact, bool(seen), True)


def _printed(case: Case, id: FigureId) -> Iterator[Sighting]:
    facts = [f for f in case.now.facts.editions(id.measure, id.place, id.year) if f.value is not None]
    seen = [f for f in facts if case.now.source(f.source).published <= case.then.asof]
    main = seen[-1] if seen else facts[0] if facts else None
    for fact in sorted(facts, key=lambda f: (f is not main, -case.now.source(f.source).published.toordinal())):
        yield _of_fact(case, fact, fact in seen, fact is main)


def _of_fact(case: Case, fact: Fact, then: bool, main: bool) -> Sighting:
    source = case.now.source(fact.source)
    unit = unit_of(case.now.catalogue.measures[fact.measure], fact)
    figure = Figure.of_fact(scaled(fact.unit).plain(fact.value or 0.0), unit, fact)
    named = figure.named(FigureId(fact.measure, fact.place, fact.year, at=fact.source))
    later = "" if then else str(source.published)
    return Sighting(named, source.id, source.publisher, "then" if then else "now", main, fact.grade, later)


def _computed(case: Case, id: FigureId) -> Iterator[Sighting]:
    mixed = not case.now.measure(id.measure).anchor_with(id.choices)
    for view in views(case, id.year):
        figure = computed(view.world, id)
        if figure is not None:
            yield in_view(case, view, figure, mixed=mixed)


def in_view(case: Case, view: View, figure: Figure, *, mixed: bool = False) -> Sighting:
    """A computed figure in the release of a view; ``mixed`` where it rests on other publishers' releases as well."""
    grade, last = view.source.grade, view.source
    if mixed:
        weak, sources = resting(case, figure)
        grade, last = weakest(grade, weak), max((last, *sources), key=lambda s: s.published)
    then = view.known == "then" and last.published <= case.then.asof
    later = "" if then else str(last.published)
    return Sighting(figure, view.source.id, view.source.publisher, "then" if then else "now", view.main, grade, later)


def computed(world: World, id: FigureId) -> Figure | None:
    """A figure of a world, or None where something it rests on is missing."""
    return world.once(("computed", id), lambda: _computed_or_none(world, id))


def _computed_or_none(world: World, id: FigureId) -> Figure | None:
    try:
        return world.figure(id)
    except FairshareError:
        return None


def resting(case: Case, figure: Figure) -> tuple[Grade, tuple[Source, ...]]:
    """The weakest grade among the cells a figure rests on, and their releases."""
    facts = [leaf.fact for leaf in figure.trail.leaves() if isinstance(leaf, Cell)]
    ids = dict.fromkeys(f.source for f in facts)
    return weakest(*dict.fromkeys(f.grade for f in facts)), tuple(case.now.source(id) for id in ids)
