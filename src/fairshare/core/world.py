"""World: all that was published by one day, under a stack of changes. Never changed; you get another one."""

import hashlib
import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date
from functools import cached_property, lru_cache, partial
from typing import Any, TypeVar

from fairshare.core import board, membership
from fairshare.core.addressed import pin_that_counts, world_of
from fairshare.core.catalogue import Catalogue
from fairshare.core.derived import derived_measures
from fairshare.core.facts import Facts
from fairshare.core.figure import Figure
from fairshare.core.figure_id import FigureId
from fairshare.core.group_figure import group_figure
from fairshare.core.lever import Change, Scenario, levers
from fairshare.core.measure import ANCHOR, Measure
from fairshare.core.place import Group, Place
from fairshare.core.published import changed_row, published_row, single_figure
from fairshare.core.row import Row
from fairshare.core.series import Series
from fairshare.core.source import Source
from fairshare.core.target import Target
from fairshare.errors import BadInput, NoBoard, NoSuchFact, UnknownName

#: The first and last year a question may ask about.
FIRST_YEAR, LAST_YEAR = 1949, 2100
#: How many worlds of one ledger are kept, with what was computed from them; the least used is forgotten, and made anew
#: when it is asked for.
_KEPT = 256
#: How many things computed from one world are kept with it.
_HELD = 1024

Pins = tuple[tuple[str, str], ...]
T = TypeVar("T")


def no_year(year: int) -> BadInput:
    """What is said of a year outside the bounds."""
    return BadInput.of("year", year, f"a year from {FIRST_YEAR} to {LAST_YEAR}")


@dataclass(frozen=True)
class World:
    """Everything known on ``asof``, as changed by ``changes``.

    Attributes:
        facts: The ledger.
        catalogue: Places, groups, measures, targets, scenarios.
        asof: Nothing published later is visible.
        pins: Publisher -> release that must answer for it.
        changes: Lines of scenarios, in order.
        scope: Places whose figures rows hold; None for the members of the year.
        backfill: Whether a source held in later editions only may answer, its figures marked ``backfilled``.
    """

    facts: Facts
    catalogue: Catalogue
    asof: date
    pins: Pins = ()
    changes: tuple[Change, ...] = ()
    scope: frozenset[str] | None = None
    backfill: bool = False
    _made: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False, hash=False)
    _kin: "Callable[..., World] | None" = field(default=None, repr=False, compare=False, hash=False)

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """What follows from this world alone, made when it is first asked for.

        Args:
            what: Tells it from everything else that is asked of a world.
            make: How it is made.
        """
        try:
            kept: T = self._made[what]
            return kept
        except KeyError:
            made = make()
        if len(self._made) >= _HELD:  # no text, whatever it claims, may fill the memory
            self._made.clear()
        self._made[what] = made
        return made

    # other worlds

    def _other(self, **new: object) -> "World":
        """A world of the same ledger; asked for again it is the same one, so that its rows are made once."""
        kin = self._kin or lru_cache(_KEPT)(self._another)
        object.__setattr__(self, "_kin", kin)
        terms = self.__dict__ | new
        return kin(terms["asof"], terms["pins"], terms["changes"], terms["scope"], terms["backfill"])

    def _another(
        self, asof: date, pins: Pins, changes: tuple[Change, ...], scope: frozenset[str] | None, backfill: bool
    ) -> "World":
        return World(self.facts, self.catalogue, asof, pins, changes, scope, backfill, _kin=self._kin)

    def by(self, catalogue: Catalogue) -> "World":
        """The same world by another catalogue; nothing made by the old one is kept."""
        return World(self.facts, catalogue, self.asof, self.pins, self.changes, self.scope, self.backfill)

    def under(self, scenario: Scenario) -> "World":
        """The same world after a scenario."""
        return scenario(self)

    def after(self, changes: tuple[Change, ...]) -> "World":
        """The same world after more changes, their countries found by any name (UnknownName if one is none)."""
        found = tuple(c.located(lambda name: self.place(name).iso3) for c in changes)
        return self._other(changes=(*self.changes, *found))

    def unchanged(self) -> "World":
        """The same world without any scenario."""
        return self._other(changes=()) if self.changes else self

    def as_of(self, day: date) -> "World":
        """What was known on another day, with no release pinned."""
        return self._other(asof=day, pins=())

    def pinned(self, release: str) -> "World":
        """The world of a release's day of publication in which that release answers for its publisher."""
        source = self.source(release)
        return self._other(asof=source.published, pins=((source.publisher, source.id),))

    def holding(self, release: str) -> "World":
        """The same world in which this release answers for its publisher, whenever it was published."""
        source = self.source(release)
        pins = dict(self.pins) | {source.publisher: source.id}
        return self._other(asof=max(self.asof, source.published), pins=tuple(sorted(pins.items())))

    def steady(self, year: int) -> "World":
        """The same world in which the release that answers for this year answers for all years."""
        return self.holding(self.release(year).id)

    def below(self, n: int, year: int) -> "World":
        """The world before its change number ``n``, with rows over the same places."""
        return self._other(changes=self.changes[:n], scope=self.span(year))

    def over(self, places: frozenset[str] | None) -> "World":
        """The same world with rows over these places, members or not."""
        return self._other(scope=places)

    def backfilled(self) -> "World":
        """The same world in which a source known only from a later edition may answer for the day."""
        return self if self.backfill else self._other(backfill=True)

    @cached_property
    def key(self) -> str:
        """A short hash of everything an answer can depend on."""
        parts = [str(self.asof), self.backfill, self.pins, [(c.scenario, c.lever, c.settings) for c in self.changes]]
        parts += [sorted(self.scope) if self.scope is not None else None]
        parts += [self.facts.fingerprint, self.catalogue.fingerprint]
        return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()[:16]

    @property
    def scenarios(self) -> tuple[str, ...]:
        """The names of the scenarios in force, in order."""
        return tuple(dict.fromkeys(c.scenario for c in self.changes))

    # who

    def place(self, text: str) -> Place:
        """The country that goes by this name (UnknownName if there is none)."""
        return self.catalogue.places.find(text)

    def names_group(self, text: str) -> bool:
        """Whether a text means a registered group, or countries joined by commas, and not one country."""
        return self.once(("names a group", text), lambda: membership.names_group(text, self.catalogue))

    def group(self, text: str) -> Group:
        """A registered group, a part of one or its members of another day, or a user's own (``core/membership.py``)."""
        find = partial(membership.group_of, text, self.catalogue, self.asof, joined=bool(self.changes))
        return self.once(("group", text), find)

    def members(self, year: int, group: str = "NATO") -> frozenset[str]:
        """The members of a group in a year, as far as known on the as-of date and as changed by scenarios.

        Raises:
            BadInput: for what is no year of any calendar; before the treaty there are no members, which is no fault.
        """
        if not MINYEAR <= year <= MAXYEAR:
            raise no_year(year)
        return self.once(("members", year, group), lambda: self._count_members(year, self.group(group)))

    def _count_members(self, year: int, chosen: Group) -> frozenset[str]:
        if chosen.fixed is not None:
            return self._members_of(chosen.fixed, chosen.within) - frozenset(chosen.without)
        if chosen.within:
            whole = self.members(year, chosen.within)
            return whole - frozenset(chosen.without) if chosen.without else whole & chosen.of_year(year, self.asof)
        found = chosen.of_year(year, self.asof)
        for change in self.changes if chosen.id == "NATO" else ():
            lever = levers[change.lever]
            if lever.alters == "members":
                found = lever.members(found, year, change)
        return found

    def _members_of(self, fixed: int | date, group: str) -> frozenset[str]:
        """The members of a group in a year, or on a day as if nothing later were known."""
        if isinstance(fixed, int):
            return self.members(fixed, group)
        return self._other(asof=fixed).members(fixed.year, group)

    def bound(self, year: int) -> frozenset[str]:
        """The members of a year that have armed forces."""
        places = self.catalogue.places
        return self.once(("bound", year), lambda: frozenset(p for p in self.members(year) if places[p].armed_forces))

    def span(self, year: int) -> frozenset[str]:
        """The places rows of this world hold for a year."""
        return self.members(year) if self.scope is None else self.scope

    # what, and where from

    def source(self, release: str) -> Source:
        """A release held (UnknownName if it is not)."""
        if release not in self.facts.sources:
            raise UnknownName("release", release, self.facts.sources)
        return self.facts.sources[release]

    def measure(self, id: str) -> Measure:
        """A measure, published or derived."""
        if id in self.catalogue.measures:
            return self.catalogue.measures[id]
        derived = derived_measures.get(id)
        if derived is None or derived.meta is None:
            raise UnknownName("measure", id, {*self.catalogue.measures, *derived_measures})
        return derived.meta

    def target(self, id: str) -> Target:
        """A target known on the as-of date."""
        known = {t.id: t for t in self.catalogue.targets.values() if t.agreed <= self.asof}
        if id not in known and id in self.catalogue.targets:
            raise BadInput.of("target", id, f"it was agreed on {self.catalogue.targets[id].agreed}, after {self.asof}")
        if id not in known:
            raise UnknownName("target", id, known)
        return known[id]

    def series(self, id: str) -> Series:
        """An account of burdens (UnknownName if there is none)."""
        if id not in self.catalogue.series:
            raise UnknownName("source", id, self.catalogue.series)
        return self.catalogue.series[id]

    def targets(self, year: int) -> list[Target]:
        """The targets in force in a year, oldest first, demands included."""
        found = [t for t in self.catalogue.targets.values() if t.in_force(year, self.asof)]
        return sorted(found, key=lambda t: (t.agreed, -t.threshold, t.id))

    def release(self, year: int, anchor: str = ANCHOR) -> Source:
        """The release that answers for a year (NoBoard if there is none, BadInput for no year of the treaty's time)."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise no_year(year)
        if self.scope is not None:  # whose figures rows hold does not matter here
            return self.over(None).release(year, anchor)
        found = self.once(("release", year, anchor), lambda: self._release(year, anchor))
        if isinstance(found, str):
            raise NoBoard(found)
        return found

    def _release(self, year: int, anchor: str) -> Source | str:
        """The release, or why there is none."""
        wanted = board.Wanted(anchor, year, self.unchanged().bound(year))
        try:
            if self.beyond(year):
                return self.unchanged().release(self.unchanged().newest_year(), anchor)
            return board.release_of(self.facts, self.asof, dict(self.pins), wanted)
        except NoBoard as error:
            return str(error)

    def beyond(self, year: int) -> bool:
        """Whether a year lies after every board, and a scenario of this world carries on to it."""
        if not any(levers[change.lever].extends for change in self.changes):
            return False
        return year > self.once("newest year", self.unchanged().newest_year)

    def source_of(self, measure: Measure, year: int) -> Source | None:
        """The release that answers for a measure in a year: its board's, else the newest edition that holds it.

        None where no edition visible holds it; with backfill the earliest later edition may.

        Raises:
            NoBoard: for a measure that stands on a board, where no release carries one.
        """
        if measure.on_board:
            return self.release(year)
        pins = dict(self.pins)
        held = self.base_measure(measure.anchor) if measure.anchor else measure
        found = board.edition_of(self.facts, self.asof, pins, held, year)
        if found is None and self.backfill:
            return board.later_edition(self.facts, self.asof, held, year)
        return found

    def newest_year(self) -> int:
        """The newest year that has a board."""
        pins = dict(self.pins)
        seen = [s for s in board.visible(self.facts, self.asof) if pins.get(s.publisher, s.id) == s.id]
        years = {y for s in seen if s.extent == "complete" for y in self.facts.years(ANCHOR, s.id)}
        for year in sorted(years, reverse=True):
            try:
                self.release(year)
            except NoBoard:
                continue
            return year
        self.release(self.asof.year)
        raise NoBoard(f"no year is covered by what was published by {self.asof}.")

    # figures

    def row(self, measure: str, year: int, /, **choices: str) -> Row:
        """One figure per place of this world; who has none stands in ``missing``, with the reason.

        Raises:
            NoBoard: if no release covers the year.
            UnknownName: for a measure or choice that is not registered.
        """
        asked = tuple(sorted(choices.items()))
        return self.once(("row", measure, year, asked), lambda: self._row(measure, year, asked))

    def _row(self, measure: str, year: int, asked: tuple[tuple[str, str], ...]) -> Row:
        ours = measure in self.catalogue.measures
        derived = derived_measures.shipped(measure) if ours else derived_measures.get(measure)
        if derived is not None:
            row = derived(self, year, **dict(asked))
        elif asked:
            raise BadInput.of("choice", ", ".join(n for n, _ in asked), f"measure {measure} has no choices")
        else:
            row = changed_row(self, self.base_measure(measure), year)
        return row.named(self.name(measure, year, asked))

    def name(self, measure: str, year: int, choices: tuple[tuple[str, str], ...] = ()) -> FigureId:
        """The address of a row's figures, place to be filled in; a mixture of publishers is addressed by the day."""
        meant = self.measure(measure)
        alone = meant.anchor_with(choices) or measure in self.catalogue.measures
        source = self.source_of(meant, year) if alone else None
        at = source.id if source else pin_that_counts(self, year) or str(self.asof)
        return FigureId(measure, "", year, None, at, self.scenarios, choices)

    def base_measure(self, measure: str) -> Measure:
        """A published measure (UnknownName for any other)."""
        if measure not in self.catalogue.measures:
            raise UnknownName("measure", measure, {*self.catalogue.measures, *derived_measures})
        return self.catalogue.measures[measure]

    def published(self, measure: str, year: int) -> Row:
        """What the release that answers for the year printed, before any scenario."""
        row = published_row(self, self.base_measure(measure), year)
        return row if self.beyond(year) else row.named(self.unchanged().name(measure, year))

    def figure(self, id: FigureId | str) -> Figure:
        """One figure by its address.

        Without ``@`` a published figure is the newest known on the as-of date, whichever release it stands in;
        with ``@`` it is that release's (or that day's).

        Raises:
            NoSuchFact: if it is missing, with the reason.
        """
        wanted = FigureId.parse(id) if isinstance(id, str) else id
        return self.once(wanted, lambda: self._figure(wanted))

    def _figure(self, wanted: FigureId) -> Figure:
        if not FIRST_YEAR <= wanted.year <= LAST_YEAR:
            raise no_year(wanted.year)
        self.measure(wanted.measure)
        there = world_of(self, wanted)
        if self.names_group(wanted.place):
            return group_figure(there, wanted)
        if wanted.base is not None:
            raise BadInput.of("base year", f"~{wanted.base}", "only a group has a membership to count")
        place = there.place(wanted.place).iso3
        plain = not wanted.choices and not there.changes
        if plain and (found := single_figure(there, wanted.measure, place, wanted.year)):
            return found
        row = there.over(frozenset({place})).row(wanted.measure, wanted.year, **dict(wanted.choices))
        if place not in row:
            raise NoSuchFact(f"{wanted} is unknown: {row.why_missing(place)}.")
        return row[place]
